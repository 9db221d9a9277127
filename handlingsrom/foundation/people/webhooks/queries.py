"""Every read of webhooks, and of what they are still to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from handlingsrom.foundation.people.access import Standing, may
from handlingsrom.foundation.people.models import Agency
from handlingsrom.foundation.people.webhooks.access import GRANTS
from handlingsrom.foundation.people.webhooks.models import Webhook
from handlingsrom.foundation.records.models import Link


def webhooks_seen_by(standing: Standing) -> QuerySet[Webhook]:
    """The agency's webhooks, newest first, for who may see them."""
    seen = Webhook.objects.filter(agency_id=standing.person.agency_id, ended_at=None).order_by("-made_at")
    return seen if may(standing, GRANTS, "see") else seen.none()


def to_try(agency_id: UUID, at: datetime) -> list[UUID]:
    """The webhooks that do not wait for a later try."""
    now = Q(next_try=None) | Q(next_try__lte=at)
    held = Webhook.objects.filter(now, agency_id=agency_id, ended_at=None).order_by("id")
    return list(held.values_list("id", flat=True))


def taken(agency_id: UUID, webhook_id: UUID) -> Webhook | None:
    """The webhook, locked for this transaction, unless another worker has it or it has ended."""
    free = Webhook.objects.select_for_update(skip_locked=True)
    return free.filter(agency_id=agency_id, id=webhook_id, ended_at=None).first()


def orgnr_of(agency_id: UUID) -> str:
    """The agency's number in Enhetsregisteret."""
    return Agency.objects.values_list("orgnr", flat=True).get(id=agency_id)


def last_number(agency_id: UUID) -> int:
    """The number of the newest link in an agency's chain; 0 before the first."""
    newest = Link.objects.filter(agency_id=agency_id).order_by("-number").values_list("number", flat=True)
    return newest.first() or 0


def untold(webhook: Webhook, kinds: Iterable[str], at_most: int) -> list[Link]:
    """The links that a webhook has not received, of entries of these kinds, in order."""
    after = Link.objects.filter(agency_id=webhook.agency_id, number__gt=webhook.told)
    return list(after.filter(entry__kind__in=kinds).select_related("entry").order_by("number")[:at_most])

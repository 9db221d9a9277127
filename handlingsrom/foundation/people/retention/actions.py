"""Retention: try out what is over and keep the list, then delete what stands in it; and what each rule deletes of people.

Nothing is deleted that did not stand in a dry run before, nor what is no longer over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce

from handlingsrom.foundation.holding import Rule
from handlingsrom.foundation.people.models import Consent, Person, Token
from handlingsrom.foundation.people.retention.models import Run
from handlingsrom.foundation.people.scim.models import ScimUser
from handlingsrom.foundation.people.sign_in.models import Identity
from handlingsrom.foundation.records.actions import record

MOST_AT_ONCE = 5000  # of each rule in one run; what is more waits for the next


@transaction.atomic
def try_out(rules: Iterable[Rule], *, agency_id: UUID, at: datetime) -> Run:
    """Find and list what is over, and delete nothing."""
    found = {
        rule.id: rule.due(agency_id, rule.over_before(at), MOST_AT_ONCE)
        for rule in rules
        if rule.due is not None
    }
    run = Run.objects.create(agency_id=agency_id, tried_at=at, found=found)
    _record("retention_tried", run, at, {rule: len(ids) for rule, ids in found.items() if ids})
    return run


@transaction.atomic
def carry_out(run: Run, rules: Iterable[Rule], *, at: datetime) -> dict[str, int]:
    """Delete what a dry run listed and is still over; gives how many went by each rule."""
    removed: dict[str, int] = {}
    for rule in rules:
        listed = run.found.get(rule.id, [])
        if not listed or rule.due is None or rule.remove is None:
            continue
        still = set(rule.due(run.agency_id, rule.over_before(at), MOST_AT_ONCE))
        if going := [id_ for id_ in listed if id_ in still]:
            removed[rule.id] = rule.remove(run.agency_id, going, at)
    run.done_at, run.removed = at, removed
    run.save(update_fields=["done_at", "removed"])
    _record("retention_done", run, at, removed)
    return removed


def _record(kind: str, run: Run, at: datetime, numbers: dict[str, int]) -> None:
    record(
        kind,
        agency_id=run.agency_id,
        by_id=None,
        by_name="Handlingsrom",
        at=at,
        thing=("retention", run.id),
        content={"numbers": numbers},
    )


def forget_identifiers(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Empty what only an employment needs of those who have left; the name stays with their cases."""
    left = Person.objects.filter(agency_id=agency_id, id__in=ids)
    Identity.objects.filter(agency_id=agency_id, person__in=left, until=None).update(until=at)
    told = ScimUser.objects.filter(agency_id=agency_id, person__in=left)
    told.update(user_name="", external_id="", told={}, deleted_at=Coalesce("deleted_at", at), changed_at=at)
    return left.update(email="", hr_id="", entra_oid="", eppn="", active=False)


def forget_tokens(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Delete keys that have long been of no use."""
    return Token.objects.filter(agency_id=agency_id, id__in=ids).delete()[0]


def forget_consents(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Delete consents that expired long ago; that they were given stands in the record."""
    return Consent.objects.filter(agency_id=agency_id, id__in=ids).delete()[0]

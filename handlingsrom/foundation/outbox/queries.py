"""Every read of the outbox."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from handlingsrom.foundation.outbox.models import Job, Mail


def take_one(at: datetime, kinds: tuple[str, ...]) -> Job | None:
    """The oldest due job that no other worker holds, locked for this transaction."""
    waiting = Job.objects.filter(done_at=None, due__lte=at, kind__in=kinds).order_by("due")
    return waiting.select_for_update(skip_locked=True).first()


def mail_to(agency_id: UUID, person_id: UUID) -> QuerySet[Mail]:
    """A person's mail, newest first."""
    return Mail.objects.filter(agency_id=agency_id, person_id=person_id).order_by("-written_at", "-id")

"""Every read of the log: of a thing, of a person, the chain."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from handlingsrom.foundation.records.kinds import LOOKED_AT
from handlingsrom.foundation.records.models import Entry, Link


def entries_about(agency_id: UUID, thing_id: UUID) -> QuerySet[Entry]:
    """What happened to one thing, oldest first, with content; one whose content is removed has none."""
    return (
        Entry.objects.filter(agency_id=agency_id, thing_id=thing_id)
        .select_related("content")
        .order_by("at", "id")
    )


def looks_at(agency_id: UUID, subject_id: UUID) -> QuerySet[Entry]:
    """Who looked at a person's data, newest first."""
    return _of_subject(agency_id, subject_id).filter(kind=LOOKED_AT)


def acts_about(agency_id: UUID, subject_id: UUID) -> QuerySet[Entry]:
    """What was done and decided about a person, newest first; a look is no act."""
    return _of_subject(agency_id, subject_id).exclude(kind=LOOKED_AT)


def _of_subject(agency_id: UUID, subject_id: UUID) -> QuerySet[Entry]:
    """Entries without their content too: it may be removed."""
    return (
        Entry.objects.filter(agency_id=agency_id, subject_id=subject_id)
        .select_related("content")
        .order_by("-at", "-id")
    )


def unlinked(agency_id: UUID, since: datetime | None = None) -> QuerySet[Entry]:
    """The entries that have no link yet, oldest first; from an instant on, where one is told."""
    linked = Link.objects.filter(entry=OuterRef("pk"))
    waiting = Entry.objects.filter(~Exists(linked), agency_id=agency_id).order_by("at", "id")
    return waiting.filter(at__gte=since) if since else waiting


def last_link(agency_id: UUID) -> Link | None:
    """The head of the agency's chain."""
    return Link.objects.filter(agency_id=agency_id).select_related("entry").order_by("-number").first()


def body_of(entry: Entry) -> dict[str, object]:
    """What an entry says; nothing when retention has removed it."""
    content = getattr(entry, "content", None)
    return dict(content.body) if content else {}

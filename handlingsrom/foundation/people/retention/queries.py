"""Reads of retention: the dry run that waits to be carried out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from handlingsrom.foundation.people.retention.models import Run


def waiting_run(agency_id: UUID, tried_before: datetime) -> Run | None:
    """The newest dry run of an agency, if it was made before an instant and nothing came of it yet."""
    newest = Run.objects.filter(agency_id=agency_id).order_by("-tried_at", "-id").first()
    if newest is None or newest.done_at or newest.tried_at > tried_before:
        return None
    return newest

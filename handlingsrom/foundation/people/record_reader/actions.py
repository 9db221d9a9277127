"""What reading the record writes: that a person was looked at, and that the record was exported."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.record_reader.queries import Search
from handlingsrom.foundation.people.roles import EMPLOYEE
from handlingsrom.foundation.records.actions import record, record_look
from handlingsrom.foundation.records.kinds import EXPORTED


def looked_up(subject_id: UUID | None, *, by: Standing, at: datetime) -> None:
    """Who reads what the record says of a person, has looked at that person."""
    if subject_id is None:
        return
    record_look(
        agency_id=by.person.agency_id,
        by_id=by.person.id,
        by_name=by.person.name,
        by_roles={held.role for held in by.roles} - {EMPLOYEE},
        at=at,
        subject_id=subject_id,
    )


def exported(search: Search, rows: int, form: str, *, by: Standing, at: datetime) -> None:
    """An export is itself recorded: the question, how much came, and as what."""
    record(
        EXPORTED,
        agency_id=by.person.agency_id,
        by_id=by.person.id,
        by_name=by.person.name,
        at=at,
        thing=("record", by.person.agency_id),
        subject_id=search.person.id if search.person else None,
        content={**search.as_content(), "rows": rows, "form": form},
    )

"""What the people pages write: that somebody looked at a person."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.directory.access import verbs_on_person
from handlingsrom.foundation.people.directory.queries import person_of_agency
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.roles import EMPLOYEE
from handlingsrom.foundation.records.actions import record_look
from handlingsrom.foundation.steps import Absent


def open_person(person_id: UUID, *, by: Standing, at: datetime) -> tuple[Person, frozenset[str]]:
    """A person and what may be seen of them; looking at somebody else is recorded."""
    person = person_of_agency(by, person_id)
    verbs = verbs_on_person(person, by) if person else frozenset()
    if person is None or "see" not in verbs or not (_is_here(person) or "see_who_left" in verbs):
        raise Absent
    record_look(
        agency_id=by.person.agency_id,
        by_id=by.person.id,
        by_name=by.person.name,
        at=at,
        subject_id=person.id,
        by_roles={held.role for held in by.roles} - {EMPLOYEE},
    )
    return person, verbs


def _is_here(person: Person) -> bool:
    return person.active and bool(getattr(person, "held", ()))

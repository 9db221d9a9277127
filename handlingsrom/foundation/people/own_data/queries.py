"""What is held about one person, from the tables that say so: one read; and the requests for correction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value
from django.db.models.functions import JSONObject

from handlingsrom.foundation.holding import Held
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Person, Role, in_force
from handlingsrom.foundation.people.own_data.access import may_answer
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.foundation.people.roles import HR


def rows_held(
    person: Person, holdings: Sequence[Held], at_most: int | None = None
) -> list[list[dict[str, Any]]]:
    """The rows about a person of each table, in its order, as plain values by path; every table in one read."""
    parts = [_part(number, held, person, at_most) for number, held in enumerate(holdings)]
    rows: list[list[dict[str, Any]]] = [[] for _ in holdings]
    for number, row in parts[0].union(*parts[1:], all=True):
        rows[number].append(row)
    return rows


def _part(number: int, held: Held, person: Person, at_most: int | None) -> Any:
    mine = held.model._default_manager.filter(held.about(person), agency_id=person.agency_id)
    paths = JSONObject(**{field.path: field.path for field in held.fields})
    return mine.order_by(held.newest).values_list(Value(number), paths)[:at_most]


def corrections_of(person: Person) -> QuerySet[Correction]:
    """A person's own requests, newest first."""
    own = Correction.objects.filter(agency_id=person.agency_id, person=person)
    return own.select_related("answered_by").order_by("-asked_at", "-id")


def to_answer(standing: Standing) -> QuerySet[Correction]:
    """The requests that a person may answer: those of others, oldest first."""
    theirs = Correction.objects.filter(agency_id=standing.person.agency_id).exclude(person=standing.person)
    allowed = theirs if may_answer(standing) else theirs.none()
    return allowed.select_related("person", "answered_by").order_by("asked_at", "id")


def open_requests(standing: Standing, at_most: int = 50) -> list[Correction]:
    """What waits for an answer by HR."""
    return list(to_answer(standing).filter(answered_at=None)[:at_most]) if may_answer(standing) else []


def those_who_answer(standing: Standing, but: UUID) -> list[Person]:
    """The people of HR today, without the one who asks."""
    held = Role.objects.filter(in_force(standing.on), agency_id=standing.person.agency_id, role=HR)
    persons = Person.objects.filter(
        agency_id=standing.person.agency_id, positions__roles__in=held, active=True
    )
    return list(persons.exclude(id=but).distinct().order_by("sort_name"))

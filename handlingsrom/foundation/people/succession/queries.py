"""Every read of succession: what goes over, where it hangs in the successor, and who is there already."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from handlingsrom.foundation.people.line import Line
from handlingsrom.foundation.people.models import (
    Agency,
    Person,
    Position,
    Role,
    Substitution,
    Succession,
    Unit,
    in_force,
)
from handlingsrom.foundation.people.roles import LEADER, SAFETY_REPRESENTATIVE, UNION_REPRESENTATIVE

GO_OVER = (LEADER, SAFETY_REPRESENTATIVE, UNION_REPRESENTATIVE)  # whose reach is their units, not the agency


@dataclass(frozen=True, slots=True)
class Moving:
    """What goes over on a day: read inside the former agency's wall, made anew inside the successor's."""

    units: tuple[Unit, ...]
    positions: tuple[Position, ...]
    persons: tuple[Person, ...]
    roles: tuple[Role, ...]
    substitutions: tuple[Substitution, ...]


def moving(succession: Succession) -> Moving:
    """The units of a succession with those below them, and who works there on the day; the body above stays."""
    agency, day = succession.agency_id, succession.day
    units = _units(agency, succession.units)
    positions = tuple(
        Position.objects.filter(in_force(day), agency_id=agency, unit__in=units).select_related("person")
    )
    later = Q(until=None) | Q(until__gt=day)
    roles = Role.objects.filter(
        later, agency_id=agency, position__in=positions, unit__in=units, role__in=GO_OVER
    )
    stands_in = Substitution.objects.filter(
        later, agency_id=agency, leader__in=positions, substitute__in=positions
    )
    persons = {position.person_id: position.person for position in positions}
    return Moving(
        units, positions, tuple(persons.values()), tuple(roles), tuple(stands_in.select_related("granted_by"))
    )


def _units(agency: UUID, named: Collection[UUID]) -> tuple[Unit, ...]:
    every = {unit.id: unit for unit in Unit.objects.filter(agency_id=agency, until=None)}
    line = Line({unit.id: unit.parent_id for unit in every.values()}, {}, {})
    roots = {unit.id for unit in every.values() if unit.parent_id is None}
    chosen = line.below(named) if named else frozenset(every)
    return tuple(every[unit] for unit in every if unit in chosen - roots)


def top_of(agency: UUID) -> Unit:
    """The unit that is the agency itself: the one below the body above it."""
    units = Unit.objects.filter(agency_id=agency, until=None).order_by("id")
    return units.filter(parent__parent=None, parent__isnull=False).first() or units.get(parent=None)


def already_there(agency: UUID, persons: Iterable[Person]) -> dict[UUID, Person]:
    """Who of some persons the successor has loaded beforehand: the same by identity system, Feide or work address."""
    found: dict[UUID, Person] = {}
    keys = ("entra_oid", "eppn", "email")
    known = {key: {getattr(p, key): p for p in Person.objects.filter(agency_id=agency)} for key in keys}
    for person in persons:
        same = [known[key].get(getattr(person, key)) for key in keys if getattr(person, key)]
        match = next((each for each in same if each), None)
        if match:
            found[person.id] = match
    return found


def taken_hr_ids(agency: UUID) -> set[tuple[str, str]]:
    """The keys of the HR system that the successor uses already, by table."""
    tables: tuple[tuple[str, type[Unit | Person | Position]], ...] = (
        ("unit", Unit), ("person", Person), ("position", Position))  # fmt: skip
    return {
        (name, key)
        for name, model in tables
        for key in model.objects.filter(agency_id=agency).exclude(hr_id="").values_list("hr_id", flat=True)
    }


def declared_of(agency: Agency, on: date) -> list[Succession]:
    """The successions of an agency that are not carried out, with what they are of."""
    return list(Succession.objects.filter(agency=agency, carried_at=None, name="").order_by("day"))

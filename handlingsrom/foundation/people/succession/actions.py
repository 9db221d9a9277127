"""Every write of succession: declare a merger, a split or a renaming; carry it out on its day.

Nothing of the former agency is rewritten. What goes on is made anew inside the successor's own wall and names what it
continues, so that each row still has one agency and the second wall stands as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction

from handlingsrom.foundation.days import OSLO, day_of
from handlingsrom.foundation.outbox.actions import ask_for
from handlingsrom.foundation.people.models import (
    Agency,
    Person,
    Position,
    Role,
    Substitution,
    Succession,
    Unit,
)
from handlingsrom.foundation.people.succession.queries import (
    Moving,
    already_there,
    declared_of,
    moving,
    taken_hr_ids,
    top_of,
)
from handlingsrom.foundation.people.succession.refusals import (
    DAY_IS_PAST,
    DECLARED_ALREADY,
    ENDED,
    NAME_MISSING,
    NOT_ITS_UNITS,
    SAME_AGENCY,
)
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.records.models import new_id
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refusal, Refused

CARRY_OVER = "carry_over"


@dataclass(frozen=True, slots=True)
class Carried:
    """What has gone over, for the features: whose positions continue as which."""

    former: Agency
    successor: Agency
    day: date
    by: str
    at: datetime
    positions: dict[UUID, UUID]  # of the former agency → of the successor
    persons: dict[UUID, UUID]

    def named(self, persons: Collection[Person]) -> dict[UUID, UUID]:
        """The successor's own rows for some persons; who did not come along is there by name only, and not active."""
        with within(self.successor.id):
            made = {
                p.id: _anew(p, self.successor.id, active=False) for p in persons if p.id not in self.persons
            }
            Person.objects.bulk_create(made.values())
        self.persons.update({former: person.id for former, person in made.items()})
        return self.persons


Carry = Callable[[Carried], int]  # gives how many things of its own go on


def merge(former: Agency, successor: Agency, day: date, *, by: str, at: datetime) -> Succession:
    """From a day the whole of one agency goes over into another."""
    return _declare(former, successor, (), day, by=by, at=at)


def split(
    former: Agency, successor: Agency, units: Collection[UUID], day: date, *, by: str, at: datetime
) -> Succession:
    """From a day some units of an agency, with those below them, go over into another."""
    with within(former.id):
        own = set(Unit.objects.filter(agency=former, parent__isnull=False).values_list("id", flat=True))
    _refuse_if([NOT_ITS_UNITS] if not units or not set(units) <= own else [])
    return _declare(former, successor, units, day, by=by, at=at)


@transaction.atomic
def rename(agency: Agency, name: str, day: date, *, by: str, at: datetime) -> Succession:
    """From a day an agency has another name; what was signed under the former one is as it was."""
    why = [NAME_MISSING] if name.strip() in ("", agency.name) else []
    _refuse_if(why + ([DAY_IS_PAST] if day < day_of(at) else []))
    with within(agency.id):
        made = Succession.objects.create(
            agency=agency, successor=agency, day=day, name=name.strip(), former_name=agency.name
        )
        _declared(made, by, at)
    return made


@transaction.atomic
def _declare(
    former: Agency, successor: Agency, units: Collection[UUID], day: date, *, by: str, at: datetime
) -> Succession:
    with within(former.id):
        open_ = declared_of(former, day)
        taken = any(not each.units or not units or set(each.units) & set(units) for each in open_)
        _refuse_if(
            [
                *([SAME_AGENCY] if former.id == successor.id else []),
                *([ENDED] if any(a.until and a.until < day for a in (former, successor)) else []),
                *([DAY_IS_PAST] if day < day_of(at) else []),
                *([DECLARED_ALREADY] if taken else []),
            ]
        )
        made = Succession.objects.create(agency=former, successor=successor, units=list(units), day=day)
        _declared(made, by, at)
    return made


def _declared(made: Succession, by: str, at: datetime) -> None:
    begins = datetime.combine(made.day, time(), OSLO).astimezone(UTC)
    ask_for(CARRY_OVER, agency_id=made.agency_id, key=made.id, at=max(begins, at))
    _record("succession_declared", made.agency_id, by, at, made, {"name": made.name})


def carry_over(carry: Sequence[Carry], agency_id: UUID, key: str, at: datetime) -> None:
    """Carry a succession out, once, on its day or after it: the worker's job, in its one transaction."""
    with within(agency_id):
        one = Succession.objects.select_related("agency", "successor").get(agency_id=agency_id, id=key)
    if one.carried_at or one.day > day_of(at):
        return
    if one.name:
        _take_name(one, at)
    else:
        _take_over(one, carry, at)
    with within(agency_id):
        Succession.objects.filter(id=one.id).update(carried_at=at)


def _take_name(one: Succession, at: datetime) -> None:
    with within(one.agency_id):
        Agency.objects.filter(id=one.agency_id).update(name=one.name)
        Unit.objects.filter(agency_id=one.agency_id, name=one.former_name).update(name=one.name)
        _record("agency_renamed", one.agency_id, "", at, one, {"name": one.name, "former": one.former_name})


def _take_over(one: Succession, carry: Sequence[Carry], at: datetime) -> None:
    with within(one.agency_id):
        goes = moving(one)
    with within(one.successor_id):
        carried = _make_anew(goes, one, at)
    things = sum(each(carried) for each in carry)
    told = {"positions": len(goes.positions), "things": things, "units": [unit.name for unit in goes.units]}
    with within(one.agency_id):
        Position.objects.filter(id__in=[p.id for p in goes.positions]).update(until=one.day)
        Unit.objects.filter(id__in=[unit.id for unit in goes.units]).update(until=one.day)
        if not one.units:
            Agency.objects.filter(id=one.agency_id).update(until=one.day)
        _record("agency_went_over", one.agency_id, "", at, one, told | {"to": one.successor.name})
    with within(one.successor_id):
        _record("agency_took_over", one.successor_id, "", at, one, told | {"from": one.agency.name})


def _make_anew(goes: Moving, one: Succession, at: datetime) -> Carried:
    """Units, persons, positions, and the roles and substitutions that reach no further than those units."""
    to, taken = one.successor_id, taken_hr_ids(one.successor_id)
    units = {u.id: _copied(u, to, "unit", taken) for u in goes.units}
    top = top_of(to)
    for former, unit in zip(goes.units, units.values(), strict=True):
        unit.parent = units.get(former.parent_id, top) if former.parent_id else top
    Unit.objects.bulk_create(units.values())
    there = already_there(to, goes.persons)
    persons = {p.id: there.get(p.id) or _copied(p, to, "person", taken) for p in goes.persons}
    Person.objects.bulk_create([person for former, person in persons.items() if former not in there])
    positions = {p.id: _copied(p, to, "position", taken) for p in goes.positions}
    for held, position in zip(goes.positions, positions.values(), strict=True):
        position.person, position.unit = persons[held.person_id], units[held.unit_id]
        position.since = one.day
    Position.objects.bulk_create(positions.values())
    Role.objects.bulk_create(
        Role(agency_id=to, position=positions[r.position_id], role=r.role, unit=units[r.unit_id],
             organisation=r.organisation, since=max(r.since, one.day), until=r.until)
        for r in goes.roles
    )  # fmt: skip
    Substitution.objects.bulk_create(
        Substitution(agency_id=to, leader=positions[s.leader_id], substitute=positions[s.substitute_id],
                     since=max(s.since, one.day), until=s.until,
                     granted_by=persons.get(s.granted_by_id, positions[s.leader_id].person))
        for s in goes.substitutions
    )  # fmt: skip
    went = {former: position.id for former, position in positions.items()}
    whose = {former: person.id for former, person in persons.items()}
    return Carried(one.agency, one.successor, one.day, "", at, went, whose)


def _copied[R: (Unit, Person, Position)](row: R, agency: UUID, table: str, taken: set[tuple[str, str]]) -> R:
    """The same row in the successor, naming what it continues; a key that is in use there is left out."""
    made = _anew(row, agency)
    if (table, made.hr_id) in taken:
        made.hr_id = ""
    return made


def _anew[R: (Unit, Person, Position)](row: R, agency: UUID, **also: object) -> R:
    stored = [f for f in row._meta.concrete_fields if not f.generated]
    values = {field.attname: getattr(row, field.attname) for field in stored}
    made: R = type(row)(**(values | {"id": new_id(), "agency_id": agency, "continues": row.id} | also))
    return made


def _refuse_if(reasons: list[Refusal]) -> None:
    if reasons:
        raise Refused(reasons)


def _record(
    kind: str, agency_id: UUID, by: str, at: datetime, one: Succession, content: dict[str, object]
) -> None:
    record(
        kind,
        agency_id=agency_id,
        by_id=None,
        by_name=by or "Handlingsrom",
        at=at,
        thing=("succession", one.id),
        content=content | {"day": str(one.day), "successor": str(one.successor_id)},
    )

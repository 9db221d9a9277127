"""Builders: agencies, people, and agreements that reach each state by taking the real steps. Time is passed in.

Each builder works inside the wall of its own agency, and leaves the wall that stood before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from handlingsrom.features.agreements import actions
from handlingsrom.features.agreements.models import Agreement
from handlingsrom.features.agreements.queries import Case, case_seen_by
from handlingsrom.features.agreements.terms import Terms
from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Agency, Mandate, Person, Position, Role, Substitution, Unit
from handlingsrom.foundation.people.queries import standing_of
from handlingsrom.foundation.people.roles import HR, LEADER
from handlingsrom.foundation.walls import within

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = day_of(AT)
EARLIER = AT - timedelta(days=60)
EMPLOYED_SINCE = date(2025, 1, 1)
BASIS = "Delegasjon 1. januar 2025"
JUDGEMENTS = {
    "work_character": "Saksbehandlingen er digital.",
    "unit_need": "Fellesmøte hver onsdag.",
    "personal_situation": "Godt kjent i seksjonen.",
}
_numbers = count(1)


def an_agency(name: str = "Direktoratet", *, language: str = "nb") -> Agency:
    """An agency with the body above it as its root unit, itself below that, and nobody in it."""
    number = next(_numbers)
    agency = Agency(name=f"{name} {number}", orgnr=f"{number:09}", language=language)
    with within(agency.id):
        agency.save(force_insert=True)
        root = Unit.objects.create(agency=agency, parent=None, name="Departementet")
        Unit.objects.create(agency=agency, parent=root, name=agency.name)
    return agency


def a_unit(agency: Agency, name: str, *, below: str = "") -> Unit:
    """A unit of the agency, below another by name or below the agency itself."""
    with within(agency.id):
        parent = Unit.objects.get(agency=agency, name=below or agency.name)
        return Unit.objects.create(agency=agency, parent=parent, name=name)


def a_person(
    *,
    unit: Unit,
    role: str = "",
    over: Unit | None = None,
    name: str = "",
    binds: bool = True,
    language: str = "nb",
    share: int = 100,
    kind: str = "ordinary",
) -> Person:
    """Somebody with a position in a unit; a `role` is for that unit unless `over` names another."""
    number = next(_numbers)
    with within(unit.agency_id):
        person = Person.objects.create(
            agency=unit.agency,
            name=name or f"Person {number}",
            email=f"person{number}@eksempel.no",
            language=language,
            invented=True,
        )
        position = Position.objects.create(
            agency=unit.agency,
            person=person,
            unit=unit,
            title="rådgiver",
            share=share,
            kind=kind,
            since=EMPLOYED_SINCE,
        )
        if role:
            Role.objects.create(
                agency=unit.agency, position=position, role=role, unit=over or unit, since=EMPLOYED_SINCE
            )
        if role == LEADER and binds:
            a_mandate(position, over or unit)
    return person


def a_mandate(position: Position, unit: Unit) -> Mandate:
    """Fullmakt to bind the agency for a unit with those below it."""
    with within(unit.agency_id):
        return Mandate.objects.create(
            agency=unit.agency, position=position, unit=unit, basis=BASIS, since=EMPLOYED_SINCE
        )


def a_substitution(leader: Person, substitute: Person, since: date, until: date | None) -> Substitution:
    """Somebody who stands in a leader's place from a day up to another."""
    with within(leader.agency_id):
        return Substitution.objects.create(
            agency=leader.agency,
            leader=leader.positions.get(),
            substitute=substitute.positions.get(),
            since=since,
            until=until,
            granted_by=leader,
        )


@dataclass(frozen=True, slots=True)
class House:
    """An agency with everybody whom a case can meet."""

    agency: Agency
    section: Unit
    other_section: Unit
    employee: Person
    leader: Person
    colleague: Person
    hr: Person
    other_leader: Person
    other_colleague: Person
    department_head: Person
    agency_head: Person
    above: Person


def a_house(*, language: str = "nb") -> House:
    """Departementet → the agency → a department → two sections, each with its leader."""
    agency = an_agency(language=language)
    department = a_unit(agency, "Avdelingen")
    section = a_unit(agency, "Seksjonen", below="Avdelingen")
    other = a_unit(agency, "Naboseksjonen", below="Avdelingen")
    with within(agency.id):
        whole = Unit.objects.get(agency=agency, name=agency.name)
        root = Unit.objects.get(agency=agency, parent=None)
    return House(
        agency,
        section,
        other,
        employee=a_person(unit=section, name="Kari Nilsen", language=language),
        leader=a_person(unit=section, role=LEADER, name="Per Haugen", language=language),
        colleague=a_person(unit=section, name="Ole Vik", language=language),
        hr=a_person(unit=whole, role=HR, name="Anne Bakke", language=language),
        other_leader=a_person(unit=other, role=LEADER, name="Tor Berg", language=language),
        other_colleague=a_person(unit=other, name="Siri Dahl", language=language),
        department_head=a_person(unit=department, role=LEADER, name="Hanne Fossum", language=language),
        agency_head=a_person(unit=whole, role=LEADER, name="Marit Aasen", kind="leading", language=language),
        above=a_person(unit=root, role=LEADER, name="Geir Holm", language=language),
    )


def standing(person: Person, at: datetime = AT) -> Standing:
    """What a person is at an instant; asked inside the wall."""
    with within(person.agency_id):
        return standing_of(person, day_of(at))


def some_terms(since: date = TODAY + timedelta(days=14), **changes: Any) -> Terms:
    """The usual wish: two fixed days a week."""
    return Terms(**{"days": ("tue", "thu"), "since": since, "language": "nb", **changes})


WAYS: dict[str, tuple[str, ...]] = {
    "draft": ("begin",),
    "with_employee": ("start",),
    "with_leader": ("begin", "send"),
    "returned": ("begin", "send", "return"),
    "refused": ("begin", "send", "refuse"),
    "declined": ("start", "decline"),
    "withdrawn": ("begin", "send", "withdraw"),
    "to_be_signed": ("begin", "send", "assess", "propose"),
    "signed_by_one": ("begin", "send", "assess", "propose", "sign_as_employee"),
    "entered_into": ("begin", "send", "assess", "propose", "sign_as_employee", "sign_for_employer"),
    "in_force": ("begin", "send", "assess", "propose", "sign_as_employee", "sign_for_employer"),
    "expired": ("begin", "send", "assess", "propose", "sign_as_employee", "sign_for_employer"),
}
PERIODS = {
    "in_force": {"since": TODAY - timedelta(days=30)},
    "expired": {"since": TODAY - timedelta(days=40), "until": TODAY - timedelta(days=1)},
}


def an_agreement(
    state: str, house: House | None = None, *, terms: Terms | None = None, accommodation: bool = False
) -> Agreement:
    """An agreement of the house's employee that is in `state` at `AT`, by the steps that lead there."""
    house = house or a_house()
    at = EARLIER if state in PERIODS else AT
    chosen = terms or some_terms(**PERIODS.get(state, {}))
    first, *steps = WAYS[state]
    with within(house.agency.id):
        employee, leader = standing(house.employee, at), standing(house.leader, at)
        position = employee.positions[0]
        if first == "begin":
            made = actions.begin(position, chosen, by=employee, at=at, accommodation=accommodation)
        else:
            made = actions.start_for(position, chosen, by=leader, at=at)
        for step in steps:
            if step == "send":
                actions.send(made.id, by=employee, at=at, seen=None, accommodation=accommodation)
            else:
                TAKEN[step](made.id, employee, leader, at)
        made.refresh_from_db()
    return made


Taken = Callable[[UUID, Standing, Standing, datetime], None]
TAKEN: dict[str, Taken] = {
    "decline": lambda id_, employee, _, at: actions.decline(id_, by=employee, at=at, seen=None),
    "withdraw": lambda id_, employee, _, at: actions.withdraw(id_, by=employee, at=at, seen=None),
    "return": lambda id_, _, leader, at: actions.return_wish(
        id_, by=leader, at=at, seen=None, reason="Velg andre dager."
    ),
    "refuse": lambda id_, _, leader, at: actions.refuse(
        id_, by=leader, at=at, seen=None, reason="Arbeidet krever oppmøte."
    ),
    "assess": lambda id_, _, leader, at: actions.assess(id_, by=leader, at=at, seen=None, **JUDGEMENTS),
    "propose": lambda id_, _, leader, at: actions.propose(id_, by=leader, at=at, seen=None),
    "sign_as_employee": lambda id_, employee, _, at: actions.sign_as_employee(
        id_, by=employee, at=at, seen=None
    ),
    "sign_for_employer": lambda id_, _, leader, at: actions.sign_for_employer(
        id_, by=leader, at=at, seen=None
    ),
}


def case_for(person: Person, agreement: Agreement, at: datetime = AT) -> Case | None:
    """The agreement as a person sees it at an instant."""
    with within(agreement.agency_id):
        return case_seen_by(standing(person, at), agreement.id)


def state_of(agreement: Agreement, at: datetime = AT) -> str:
    """The state of an agreement at an instant, as its employee sees it."""
    with within(agreement.agency_id):
        case = case_for(agreement.position.person, agreement, at)
    assert case
    return case.status

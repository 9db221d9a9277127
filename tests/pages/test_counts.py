"""Counts by unit: exact for HR and the agency head, with a floor for representatives, and none for anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from handlingsrom.features.agreements import counting
from handlingsrom.features.agreements.counting import Counted, counted_for
from handlingsrom.foundation.people.models import Person, Role, Unit
from handlingsrom.foundation.people.roles import (
    AGENCY_HEAD,
    COMMITTEE_MEMBER,
    EMPLOYEE,
    HR,
    LEADER,
    ROLES,
    SAFETY_REPRESENTATIVE,
    UNION_REPRESENTATIVE,
)
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.disclosure import FLOOR
from tests.api.calling import Program
from tests.builders import House, a_house, a_person, a_unit, an_agreement, standing
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db
EXACT, PROTECTED = (HR, AGENCY_HEAD), (SAFETY_REPRESENTATIVE, UNION_REPRESENTATIVE, COMMITTEE_MEMBER)


def a_representative(house: House, role: str, *units: Unit) -> Person:
    """Somebody with a role for some units, who works in the first of them."""
    person = a_person(unit=units[0], role=role)
    with within(house.agency.id):
        for unit in units[1:]:
            Role.objects.create(agency=house.agency, position=person.positions.get(), role=role, unit=unit,
                                since=person.positions.get().since)  # fmt: skip
    return person


def with_agreements(house: House, unit: Unit, *states: str, without: int = 0) -> None:
    """Persons of a unit with agreements in some states, and some without."""
    for state in states:
        an_agreement(state, replace(house, employee=a_person(unit=unit)))
    for _ in range(without):
        a_person(unit=unit)


def counted(person: Person) -> Counted | None:
    with within(person.agency_id):
        return counted_for(standing(person))


def lines(found: Counted | None) -> dict[str, tuple[int | None, ...]]:
    assert found
    return {line.unit: (*line.counts, line.persons) for line in found.lines}


def a_crowded_house() -> House:
    """Seksjonen: 6 with an agreement, 2 who wait, 7 without. Gruppen below it: 1 with, 1 without. Naboseksjonen: 6, 2, 4."""
    house = a_house()
    group = a_unit(house.agency, "Gruppen", below="Seksjonen")
    with_agreements(house, house.section, *["in_force"] * 6, *["with_leader"] * 2, without=4)
    with_agreements(house, group, "in_force", without=1)
    nearby = replace(house, leader=house.other_leader)
    with_agreements(nearby, house.other_section, *["in_force"] * 6, *["with_leader"] * 2, without=2)
    return house


@pytest.mark.parametrize("role", EXACT)
def test_hr_and_the_agency_head_see_every_number(role: str) -> None:
    house = a_crowded_house()
    found = lines(counted(a_person(unit=house.other_section, role=role)))
    assert found["Seksjonen"] == (6, 2, 0, 7, 15)
    assert found["Gruppen"] == (1, 0, 0, 1, 2)


def test_a_representative_sees_no_number_below_the_floor_and_small_units_rolled_up() -> None:
    house = a_crowded_house()
    safety = a_representative(house, SAFETY_REPRESENTATIVE, house.section)
    found = counted(safety)
    assert found
    assert found.floor == FLOOR
    [line] = found.lines
    assert (line.unit, line.also) == ("Seksjonen", ("Gruppen",))
    assert line.persons == 18
    assert line.counts[1] is None  # the two who wait
    for each in (*found.lines, found.all):
        assert all(
            number is None or number == 0 or number >= FLOOR for number in (*each.counts, each.persons)
        )


def test_a_large_agency_is_counted_by_its_higher_units(monkeypatch: pytest.MonkeyPatch) -> None:
    """More lines than can be protected while somebody waits are counted at the level above; nobody is lost."""
    house = a_crowded_house()
    safety = a_representative(house, SAFETY_REPRESENTATIVE, house.section)
    before = counted(safety)
    monkeypatch.setattr(counting, "MOST_LINES", 1)
    found = counted(safety)
    assert before
    assert found
    [line] = found.lines
    assert {"Seksjonen", "Gruppen", "Naboseksjonen"} <= {line.unit, *line.also}
    assert line.persons == found.all.persons == before.all.persons


def test_the_table_is_one_for_the_whole_agency_so_that_two_areas_do_not_tell_on_each_other() -> None:
    house = a_crowded_house()
    with within(house.agency.id):
        whole = Unit.objects.get(name=house.agency.name)
    union = a_representative(house, UNION_REPRESENTATIVE, whole)
    safety = a_representative(house, SAFETY_REPRESENTATIVE, house.section)
    a_part, everything = lines(counted(safety)), lines(counted(union))
    assert set(a_part) < set(everything)
    assert all(everything[unit] == numbers for unit, numbers in a_part.items())
    assert counted(union).all == counted(safety).all  # type: ignore[union-attr]


def test_one_person_is_counted_once_by_what_counts_most() -> None:
    house = a_house()
    an_agreement("refused", house)
    an_agreement("in_force", house)
    an_agreement("expired", replace(house, employee=house.colleague))
    found = lines(counted(house.hr))
    assert found["Seksjonen"] == (1, 0, 0, 2, 3)


@pytest.mark.parametrize("state", ["draft", "withdrawn", "declined"])
def test_what_was_never_sent_or_was_taken_back_is_not_counted(state: str) -> None:
    house = a_house()
    an_agreement(state, house)
    assert lines(counted(house.hr))["Seksjonen"] == (0, 0, 0, 3, 3)


def test_where_all_are_too_few_there_is_no_number() -> None:
    house = a_house()
    with within(house.agency.id):
        Role.objects.filter(agency=house.agency).update(until=house.employee.positions.get().since)
        for person in (house.colleague, house.hr, house.other_leader, house.other_colleague, house.department_head,
                       house.agency_head, house.above, house.leader):  # fmt: skip
            person.positions.update(until=person.positions.get().since)
    safety = a_representative(house, SAFETY_REPRESENTATIVE, house.section)
    assert "for få personer" in text_of(signed_in(safety).get(reverse("agreement-counts")))


@pytest.mark.parametrize("role", [role for role in ROLES if role not in (*EXACT, *PROTECTED)])
def test_nobody_else_counts(role: str) -> None:
    house = a_house()
    person = a_person(unit=house.section, role="" if role == EMPLOYEE else role, binds=role == LEADER)
    assert counted(person) is None
    assert signed_in(person).get(reverse("agreement-counts")).status_code == 404
    assert Program(person).get("/agreements/counts").status_code == 404
    assert reverse("agreement-counts") not in signed_in(person).get(reverse("agreements")).content.decode()


@pytest.mark.parametrize("role", [*EXACT, *PROTECTED])
def test_page_and_api_say_the_same(role: str) -> None:
    house = a_crowded_house()
    person = a_person(unit=house.section, role=role)
    page = signed_in(person).get(reverse("agreement-counts"))
    assert page.status_code == 200
    assert reverse("agreement-counts") in signed_in(person).get(reverse("agreements")).content.decode()
    body = Program(person).get("/agreements/counts").json()
    assert body["floor"] == (FLOOR if role in PROTECTED else None)
    said = text_of(page)
    for line in body["lines"]:
        numbers = [line[name] for name in ("in_force", "waiting", "refused", "none", "persons")]
        shown = " ".join(": skjult" if number is None else str(number) for number in numbers)
        assert f"{line['unit']} " in said
        assert shown in said


def test_another_agency_is_not_counted() -> None:
    house, elsewhere = a_crowded_house(), a_house()
    found = counted(elsewhere.hr)
    assert found
    assert found.all.persons == 9
    assert house.agency.name not in lines(found)

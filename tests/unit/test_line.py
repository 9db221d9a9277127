"""Who answers for whom: the nearest leader, one's own agreement a level up, authority, and who stands in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from handlingsrom.foundation.people.line import NOBODY, Line, Post
from handlingsrom.foundation.people.models import Mandate, Person, Position, Role, Unit
from handlingsrom.foundation.people.queries import (
    binding_mandate,
    leaders_over,
    line_of,
    people_led_by,
    standing_of,
)
from handlingsrom.foundation.people.roles import LEADER
from handlingsrom.foundation.walls import within
from tests.builders import EMPLOYED_SINCE, TODAY, House, a_house, a_person, a_substitution, a_unit, standing

pytestmark = pytest.mark.django_db


def over(person: Person, *, binding: bool = False) -> list[str]:
    with within(person.agency_id):
        return [leader.name for leader in leaders_over(person.positions.get(), TODAY, binding=binding)]


def led_by(person: Person) -> set[str]:
    with within(person.agency_id):
        return {position.person.name for position in people_led_by(standing(person))}


def test_the_nearest_leader_answers() -> None:
    house = a_house()
    assert over(house.employee) == ["Per Haugen"]
    assert over(house.other_colleague) == ["Tor Berg"]
    assert over(house.hr) == ["Marit Aasen"]


@pytest.mark.parametrize(
    ("leader", "next_above"),
    [
        ("leader", "Hanne Fossum"),
        ("department_head", "Marit Aasen"),
        ("agency_head", "Geir Holm"),
    ],
)
def test_a_leaders_own_agreement_goes_one_level_up(leader: str, next_above: str) -> None:
    house = a_house()
    assert over(getattr(house, leader)) == over(getattr(house, leader), binding=True) == [next_above]


def test_nobody_is_above_the_body_above() -> None:
    assert over(a_house().above) == []


def test_a_unit_without_a_leader_is_answered_for_from_above() -> None:
    house = a_house()
    team = a_unit(house.agency, "Teamet", below="Seksjonen")
    assert over(a_person(unit=team, name="Nora")) == ["Per Haugen"]
    assert led_by(house.leader) == {"Kari Nilsen", "Ole Vik", "Nora"}


def test_without_authority_the_next_above_binds_the_agency() -> None:
    house = a_house()
    with within(house.agency.id):
        Mandate.objects.filter(position__person=house.leader).delete()
    assert over(house.employee) == ["Per Haugen"]
    assert over(house.employee, binding=True) == ["Hanne Fossum"]


def test_authority_over_another_unit_binds_nothing_here() -> None:
    house = a_house()
    with within(house.agency.id):
        Mandate.objects.filter(position__person=house.leader).update(unit=house.other_section)
    assert over(house.employee, binding=True) == ["Hanne Fossum"]


def test_two_who_lead_together_both_answer() -> None:
    house = a_house()
    together = a_person(unit=house.section, role=LEADER, name="Eva Lund")
    assert set(over(house.employee)) == {"Per Haugen", "Eva Lund"}
    assert over(together) == ["Hanne Fossum"]
    assert "Eva Lund" not in led_by(house.leader)


@pytest.mark.parametrize(
    ("first", "until", "stands_in"),
    [(0, 1, True), (0, None, True), (-5, 0, False), (1, 5, False), (-5, 1, True)],
)
def test_a_substitute_stands_in_on_its_days_only(first: int, until: int | None, stands_in: bool) -> None:
    house = a_house()
    end = None if until is None else TODAY + timedelta(days=until)
    a_substitution(house.leader, house.other_leader, TODAY + timedelta(days=first), end)
    assert ("Tor Berg" in over(house.employee)) is stands_in
    assert ("Kari Nilsen" in led_by(house.other_leader)) is stands_in
    assert (standing(house.other_leader).in_place_of != {}) is stands_in


def test_a_substitute_whose_position_has_ended_is_told_nothing() -> None:
    house = a_house()
    a_substitution(house.leader, house.other_colleague, TODAY, None)
    with within(house.agency.id):
        house.other_colleague.positions.update(until=TODAY)
    assert over(house.employee) == ["Per Haugen"]


def test_a_substitute_signs_by_the_leaders_authority() -> None:
    house = a_house()
    a_substitution(house.leader, house.other_colleague, TODAY, None)
    with within(house.agency.id):
        mandate = binding_mandate(standing(house.other_colleague), house.employee.positions.get())
        assert mandate
        assert mandate.position.person_id == house.leader.id
        own = binding_mandate(standing(house.leader), house.employee.positions.get())
    assert own == mandate


def test_authority_over_the_unit_that_a_leader_leads_counts_wherever_the_leader_sits() -> None:
    house = a_house()
    with within(house.agency.id):
        house.leader.positions.update(unit=house.other_section)
        Mandate.objects.filter(position__person=house.department_head).update(unit=house.section)
        assert over(house.leader, binding=True) == ["Hanne Fossum"]
        assert binding_mandate(standing(house.department_head), house.leader.positions.get())


def test_a_substitute_never_answers_for_herself() -> None:
    house = a_house()
    a_substitution(house.leader, house.employee, TODAY, None)
    assert over(house.employee) == ["Per Haugen"]
    assert "Kari Nilsen" not in led_by(house.employee)
    assert "Ole Vik" in led_by(house.employee)


def test_a_role_that_has_ended_leads_nothing() -> None:
    house = a_house()
    with within(house.agency.id):
        Role.objects.filter(position__person=house.leader).update(until=TODAY)
    assert over(house.employee) == ["Hanne Fossum"]
    assert led_by(house.leader) == set()


def test_another_agency_is_not_in_the_line() -> None:
    house, elsewhere = a_house(), a_house()
    with within(house.agency.id):
        assert line_of(elsewhere.agency.id, TODAY).parents == {}
        assert standing_of(elsewhere.leader, TODAY).positions == ()


def second_position(person: Person, unit: Unit) -> Position:
    with within(person.agency_id):
        return Position.objects.create(
            agency=person.agency, person=person, unit=unit, title="prosjektleder", since=EMPLOYED_SINCE
        )


def names_over(position: Position, *, binding: bool = False) -> list[str]:
    with within(position.agency_id):
        return [leader.name for leader in leaders_over(position, TODAY, binding=binding)]


@pytest.mark.parametrize("binding", [False, True])
def test_a_second_position_in_the_unit_that_one_leads_goes_one_level_up_too(binding: bool) -> None:
    house = a_house()
    second = second_position(house.leader, house.section)
    a_person(unit=house.section, role=LEADER, name="Eva Lund")
    assert names_over(second, binding=binding) == ["Hanne Fossum"]
    with within(house.agency.id):
        assert second in people_led_by(standing(house.department_head))
        assert not set(people_led_by(standing(house.leader))) & {second}
        [eva] = Person.objects.filter(name="Eva Lund", agency=house.agency)
        assert second not in people_led_by(standing(eva))


def test_a_second_position_elsewhere_is_answered_for_by_the_leader_there() -> None:
    house = a_house()
    second = second_position(house.leader, house.other_section)
    assert names_over(second) == ["Tor Berg"]
    with within(house.agency.id):
        assert second in people_led_by(standing(house.other_leader))


def test_who_also_leads_the_unit_above_by_another_position_is_passed_over_there() -> None:
    house = a_house()
    second = second_position(house.leader, house.section)
    with within(house.agency.id):
        department = Unit.objects.get(agency=house.agency, name="Avdelingen")
        Role.objects.filter(position__person=house.department_head).update(until=TODAY)
        Role.objects.create(
            agency=house.agency, position=second, role=LEADER, unit=department, since=EMPLOYED_SINCE
        )
        leading = house.leader.positions.exclude(id=second.id).get()
    assert names_over(leading) == names_over(second) == ["Marit Aasen"]


def test_who_has_left_leads_nothing_and_the_next_above_answers() -> None:
    house = a_house()
    with within(house.agency.id):
        Person.objects.filter(id=house.leader.id).update(active=False)
    assert over(house.employee) == over(house.employee, binding=True) == ["Hanne Fossum"]
    assert "Kari Nilsen" in led_by(house.department_head)


def test_the_substitute_of_somebody_who_is_away_answers_while_she_is_there_herself() -> None:
    house = a_house()
    a_substitution(house.leader, house.other_leader, TODAY, None)
    with within(house.agency.id):
        Person.objects.filter(id=house.leader.id).update(active=False)
    assert over(house.employee) == over(house.employee, binding=True) == ["Tor Berg"]
    assert "Kari Nilsen" in led_by(house.other_leader)
    with within(house.agency.id):
        Person.objects.filter(id=house.other_leader.id).update(active=False)
    assert over(house.employee) == ["Hanne Fossum"]
    assert "Kari Nilsen" in led_by(house.department_head)


def test_a_circle_of_units_ends() -> None:
    one, other = uuid4(), uuid4()
    line = Line({one: other, other: one}, {}, frozenset())
    assert line.upwards(one) == [one, other]
    assert line.answers([uuid4()], binding=False) == NOBODY


def test_who_leads_two_units_is_answered_for_above_the_higher() -> None:
    root, middle, leaf = uuid4(), uuid4(), uuid4()
    position, above = uuid4(), uuid4()

    def post(position: UUID, unit: UUID) -> Post:
        return Post(position, position, unit)

    line = Line(
        {root: None, middle: root, leaf: middle},
        {root: (post(above, root),), middle: (post(position, middle),), leaf: (post(position, leaf),)},
        frozenset(),
    )
    assert [p.position_id for p in line.over(position, leaf, binding=False)] == [above]


def test_the_house_is_what_the_tests_think() -> None:
    house = a_house()
    assert isinstance(house, House)
    assert led_by(house.department_head) == {"Per Haugen", "Tor Berg"}

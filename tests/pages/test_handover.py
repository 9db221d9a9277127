"""HR puts in a new leader: seen first, done by one click, recorded; and nothing waits for somebody who has left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta

import pytest
from django.urls import reverse

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.features.agreements.queries import waiting_for
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.appointing.actions import Handover, hand_over
from handlingsrom.foundation.people.models import Mandate, Person, Position, Role, Unit
from handlingsrom.foundation.people.queries import leaders_over
from handlingsrom.foundation.people.roles import LEADER
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.steps import Absent
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, TODAY, WAYS, House, a_house, an_agreement, standing
from tests.pages.test_queries_per_page import asked_by, assert_few
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=20)


def seat(person: Person) -> Position:
    with within(person.agency_id):
        return Position.objects.select_related("person", "unit").get(person=person)


def address(house: House, successor: str = "colleague") -> str:
    query = f"former={seat(house.leader).id}&successor={seat(getattr(house, successor)).id}"
    return f"{reverse('handover')}?{query}"


def handed_over(
    house: House, successor: str = "colleague", *, days: int = 0, basis: str = "", by: str = "hr"
) -> None:
    change = Handover(
        seat(house.leader),
        seat(getattr(house, successor)),
        (house.section,),
        TODAY + timedelta(days=days),
        basis,
    )
    with within(house.agency.id):
        hand_over(change, by=standing(getattr(house, by)), at=AT)


def over(person: Person, days: int = 0, *, binding: bool = False) -> list[str]:
    with within(person.agency_id):
        found = leaders_over(seat(person), TODAY + timedelta(days=days), binding=binding)
        return [leader.name for leader in found]


def test_hr_sees_whom_it_concerns_and_what_waits_before_anything_is_done() -> None:
    house = a_house()
    an_agreement("with_leader", house)
    an_agreement("to_be_signed", house)
    client = signed_in(house.hr)
    assert "Per Haugen" in text_of(client.get(reverse("vacancies"), {"name": "haugen"}))
    assert "Hvem er den nye lederen?" in text_of(
        client.get(f"{reverse('handover')}?former={seat(house.leader).id}")
    )
    page = text_of(client.get(address(house)))
    assert "2 personer får ny leder Kari Nilsen, Seksjonen Per Haugen, Seksjonen" in page
    assert "1 sak venter" in page
    assert "Vurder ønsket: Kari Nilsen" in page
    assert "får ikke fullmakt" in page
    asked = {"units": str(house.section.id), "day": "2026-11-24", "basis": "Delegasjon 24. november"}
    tried = client.post(address(house), asked)
    assert tried.status_code == 200
    assert "2 saker venter" in text_of(tried)
    assert "får fullmakt til å bekrefte" in text_of(tried)
    assert 'value="Delegasjon 24. november"' in tried.content.decode()
    assert over(house.employee) == ["Per Haugen"]
    done = client.post(address(house), {**asked, "act": "yes"})
    assert (done.status_code, done["Location"]) == (302, reverse("vacancies"))
    assert over(house.employee) == over(house.employee, binding=True) == ["Ole Vik"]
    with within(house.agency.id):
        entry = Entry.objects.select_related("content").get(kind="unit_handed_over")
        assert (entry.thing_id, entry.by_id) == (house.section.id, house.hr.id)
        assert (entry.content.body["from"], entry.content.body["to"]) == ("Per Haugen", "Ole Vik")
        assert house.colleague.id in {
            mail.person_id for mail in Mail.objects.filter(subject__contains="leder")
        }


def test_the_new_leader_gets_the_cases_and_not_the_own_one() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    handed_over(house)
    with within(house.agency.id):
        assert [c.agreement.id for c in waiting_for(standing(house.colleague))] == [agreement.id]
        assert waiting_for(standing(house.leader)) == []
    assert over(house.colleague) == ["Hanne Fossum"]
    assert over(house.leader) == ["Ole Vik"]
    assert over(house.employee, binding=True) == ["Hanne Fossum"]


def test_a_handover_to_come_changes_nothing_until_its_day() -> None:
    house = a_house()
    handed_over(house, days=10, basis="Delegasjon")
    assert over(house.employee) == over(house.employee, 9, binding=True) == ["Per Haugen"]
    assert over(house.employee, 10) == over(house.employee, 10, binding=True) == ["Ole Vik"]


@pytest.mark.parametrize(
    ("days", "successor", "codes"),
    [
        (-1, "colleague", {"starts_in_the_past"}),
        (0, "leader", {"leads_already"}),
        (0, "hr", {"not_to_oneself"}),
    ],
)
def test_every_reason_against(days: int, successor: str, codes: set[str]) -> None:
    house = a_house()
    with pytest.raises(Refused) as refused:
        handed_over(house, successor, days=days)
    assert {refusal.code for refusal in refused.value.refusals} == codes


def test_nobody_is_put_in_who_has_left_and_no_unit_is_none() -> None:
    house = a_house()
    with within(house.agency.id):
        Person.objects.filter(id=house.colleague.id).update(active=False)
        Position.objects.filter(person=house.colleague).update(until=TODAY)
        change = Handover(seat(house.leader), seat(house.colleague), (), TODAY)
        with pytest.raises(Refused) as refused:
            hand_over(change, by=standing(house.hr), at=AT)
    assert {r.code for r in refused.value.refusals} == {"units_missing", "has_left", "position_not_held"}
    answer = signed_in(house.hr).post(address(house), {"day": "2026-11-24", "act": "yes"})
    assert answer.status_code == 422


def test_it_is_done_once() -> None:
    house = a_house()
    handed_over(house, days=10)
    with pytest.raises(Refused):
        handed_over(house, days=12)
    asked = {"units": str(house.section.id), "day": "2026-12-10", "act": "yes"}
    answer = signed_in(house.hr).post(address(house), asked)
    assert answer.status_code == 422
    assert "Ole Vik leder allerede Seksjonen" in text_of(answer)


def test_of_two_handovers_of_the_same_unit_the_second_is_refused() -> None:
    house = a_house()
    handed_over(house)
    with pytest.raises(Refused) as refused:
        handed_over(house, "other_colleague")
    assert [r.code for r in refused.value.refusals] == ["leads_already"]
    assert "Ole Vik" in refused.value.refusals[0].reason.nb
    assert over(house.employee) == ["Ole Vik"]


@pytest.mark.parametrize("who", ["employee", "leader", "department_head", "agency_head"])
def test_only_hr_hands_over(who: str) -> None:
    house = a_house()
    with pytest.raises(Refused):
        handed_over(house, by=who)
    client = signed_in(getattr(house, who))
    assert client.get(reverse("vacancies")).status_code == 403
    assert client.post(address(house), {"act": "yes"}).status_code == 403


def test_another_agency_is_not_there() -> None:
    house, elsewhere = a_house(), a_house()
    change = Handover(seat(house.leader), seat(house.colleague), (elsewhere.section,), TODAY)
    with within(house.agency.id), pytest.raises(Absent):
        hand_over(change, by=standing(house.hr), at=AT)
    assert signed_in(elsewhere.hr).get(address(house)).status_code == 404


LEAVES: dict[str, Callable[[House], object]] = {
    "position ended": lambda house: Position.objects.filter(person=house.leader).update(until=TODAY),
    "inactive": lambda house: Person.objects.filter(id=house.leader.id).update(active=False),
    "role ended": lambda house: Role.objects.filter(position__person=house.leader).update(until=TODAY),
}
OF_THE_LEADER = {"with_leader", "to_be_signed", "signed_by_one", "entered_into", "in_force"}
WAIT = OF_THE_LEADER | {"draft", "with_employee", "returned"}


def who_has(house: House, agreement: Agreement) -> set[str]:
    """The active people of the house who have the case among their tasks."""
    people = [each for field in fields(house) if isinstance(each := getattr(house, field.name), Person)]
    with within(house.agency.id):
        there = Person.objects.filter(id__in=[p.id for p in people], active=True).select_related("agency")
        return {p.name for p in there if agreement.id in {c.agreement.id for c in waiting_for(standing(p))}}


def test_every_state_that_waits_for_anybody_is_walked() -> None:
    closed = {"refused", "declined", "withdrawn", "expired"}
    assert set(WAYS) - closed == WAIT


@pytest.mark.parametrize("left", LEAVES)
@pytest.mark.parametrize("state", sorted(WAIT))
def test_nothing_waits_for_a_leader_who_has_left(state: str, left: str) -> None:
    house = a_house()
    agreement = an_agreement(state, house)
    before = who_has(house, agreement)
    with within(house.agency.id):
        LEAVES[left](house)
    after = who_has(house, agreement)
    if state in OF_THE_LEADER:
        assert "Per Haugen" in before
        assert after == before - {"Per Haugen"} | {"Hanne Fossum"}
    else:
        assert after == before == {"Kari Nilsen"}


@pytest.mark.parametrize("left", ["position ended", "inactive"])
@pytest.mark.parametrize("state", sorted(WAIT))
def test_the_case_of_an_employee_who_has_left_waits_for_nobody(state: str, left: str) -> None:
    house = a_house()
    agreement = an_agreement(state, house)
    assert who_has(house, agreement)
    with within(house.agency.id):
        if left == "inactive":
            Person.objects.filter(id=house.employee.id).update(active=False)
        else:
            Position.objects.filter(person=house.employee).update(until=TODAY)
    assert who_has(house, agreement) == set()


@pytest.mark.parametrize("left", LEAVES)
def test_hr_is_told_that_a_unit_lacks_a_leader_until_there_is_one(left: str) -> None:
    house = a_house()
    client = signed_in(house.hr)
    assert "Enheter uten leder" not in text_of(client.get(reverse("tasks")))
    with within(house.agency.id):
        LEAVES[left](house)
    assert "Enheter uten leder: 1 Seksjonen." in text_of(client.get(reverse("tasks")))
    page = text_of(client.get(reverse("vacancies")))
    assert "Per Haugen var leder. Hanne Fossum svarer for enheten til en ny leder er satt inn." in page
    assert "Enheter uten leder" not in text_of(signed_in(house.department_head).get(reverse("tasks")))
    asked = {"units": str(house.section.id), "day": "2026-11-24", "act": "yes"}
    assert client.post(address(house), asked).status_code == 302
    assert "Enheter uten leder" not in text_of(client.get(reverse("tasks")))
    assert over(house.employee) == ["Ole Vik"]


def test_where_nobody_is_left_above_it_is_said() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    with within(house.agency.id):
        Role.objects.filter(role=LEADER).update(until=TODAY)
        assert Unit.objects.filter(agency=house.agency, until=None).count() == 5
    assert "Ingen svarer for enheten nå." in text_of(signed_in(house.hr).get(reverse("vacancies")))
    page = text_of(signed_in(house.employee).get(reverse("agreement", args=[agreement.id])))
    assert "Ingen leder svarer for enheten nå. HR må sette inn en." in page


def test_the_authority_of_the_former_ends_with_the_leading() -> None:
    house = a_house()
    handed_over(house, days=3)
    with within(house.agency.id):
        assert Mandate.objects.get(position__person=house.leader).until == TODAY + timedelta(days=3)
        assert Role.objects.get(position__person=house.leader).until == TODAY + timedelta(days=3)


def test_the_pages_ask_the_database_seldom() -> None:
    house = a_house()
    an_agreement("with_leader", house)
    an_agreement("to_be_signed", house)
    client = signed_in(house.hr)
    asked = {"units": str(house.section.id), "day": "2026-11-24", "basis": "Delegasjon"}
    assert_few(asked_by(client, reverse("vacancies"), None))
    assert_few(asked_by(client, address(house)))
    assert_few(asked_by(client, address(house), asked))
    with within(house.agency.id):
        Position.objects.filter(person=house.leader).update(until=TODAY)
    assert_few(asked_by(client, f"{reverse('vacancies')}?name=per"))
    assert_few(asked_by(client, reverse("tasks")))

"""How far authority reaches when signing; what nobody else sees before it is sent; who hears that a wish is withdrawn."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from handlingsrom.features.agreements.models import Agreement, Signature
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.models import Mandate, Person
from handlingsrom.foundation.walls import within
from tests.api.calling import Program, codes
from tests.builders import House, a_house, a_mandate, an_agreement, case_for, some_terms, state_of
from tests.pages.visiting import fresh, page_of, signed_in, step_of, take, text_of

pytestmark = pytest.mark.django_db
TWO_DAYS = {"days": ["mon", "tue"], "since": "2026-12-08"}


def limited(person: Person, most: str) -> None:
    with within(person.agency_id):
        Mandate.objects.filter(position__person=person).update(most_days_per_week=Decimal(most))


def to_be_signed_beyond(most: str = "1") -> tuple[House, Agreement]:
    """Two days a week, and a nearest leader whose authority ends at `most`."""
    house = a_house()
    limited(house.leader, most)
    return house, an_agreement("to_be_signed", house)


def test_a_mandate_that_does_not_reach_refuses_and_names_who_can() -> None:
    house, agreement = to_be_signed_beyond()
    assert "Hanne Fossum kan inngå den." in text_of(signed_in(house.leader).get(page_of(agreement)))
    refused = take(house.leader, agreement, "sign_for_employer")
    assert refused.status_code == 422
    assert "Fullmakten din rekker ikke til en avtale på 2 dager i uken." in text_of(refused)
    answer = Program(house.leader).take(agreement.id, "sign_for_employer", fresh(agreement).revision)
    assert (answer.status_code, codes(answer)) == (422, ["mandate_too_narrow"])
    assert state_of(agreement) == "to_be_signed"


def test_the_next_whose_mandate_reaches_has_the_task_and_signs() -> None:
    house, agreement = to_be_signed_beyond()
    waits = [(p, page_of(agreement) in signed_in(p).get(reverse("tasks")).content.decode())
             for p in (house.leader, house.department_head, house.agency_head)]  # fmt: skip
    assert [who.name for who, waiting in waits if waiting] == ["Hanne Fossum"]
    with within(house.agency.id):
        told = set(Mail.objects.filter(subject__contains="klar").values_list("person_id", flat=True))
    assert told == {house.employee.id, house.department_head.id}
    assert take(house.department_head, agreement, "sign_for_employer").status_code == 302
    with within(house.agency.id):
        assert Signature.objects.get().name == "Hanne Fossum"


def test_a_mandate_that_reaches_just_so_far_is_enough() -> None:
    house, agreement = to_be_signed_beyond("2")
    assert take(house.leader, agreement, "sign_for_employer").status_code == 302


def test_a_wider_mandate_counts_beside_a_narrow_one() -> None:
    house, agreement = to_be_signed_beyond()
    with within(house.agency.id):
        a_mandate(house.leader.positions.get(), house.section)
    assert take(house.leader, agreement, "sign_for_employer").status_code == 302


def test_when_nobodys_mandate_reaches_it_says_so() -> None:
    house, agreement = to_be_signed_beyond()
    for person in (house.department_head, house.agency_head, house.above):
        limited(person, "1.5")
    refused = take(house.leader, agreement, "sign_for_employer")
    assert refused.status_code == 422
    assert "ingen over deg har fullmakt som gjør det" in text_of(refused)


@pytest.mark.parametrize(
    ("terms", "days"),
    [
        ({"days": ("mon", "tue"), "half_days": ("tue",)}, "1.5"),
        ({"extent": "share", "share": Decimal(60)}, "3"),
        ({"extent": "frame", "frame_days": Decimal(3), "expected_days": Decimal(1)}, "3"),
        ({"extent": "period"}, "5"),
        ({"extent": "occasional"}, "5"),
        ({"extent": "occasional", "expected_days": Decimal("0.5")}, "0.5"),
    ],
)
def test_the_days_that_an_authority_must_reach(terms: dict[str, object], days: str) -> None:
    assert some_terms(**terms).most_days_a_week() == Decimal(days)


def test_edits_of_a_returned_wish_are_their_authors_alone_until_sent() -> None:
    house = a_house()
    agreement = an_agreement("returned", house)
    kari = Program(house.employee)
    edited = kari.take(agreement.id, "write", fresh(agreement).revision, **TWO_DAYS).json()
    assert edited["terms"]["days"] == ["mon", "tue"]
    for person in (house.leader, house.department_head, house.hr):
        seen = Program(person).get(f"/agreements/{agreement.id}").json()
        assert seen["terms"]["days"] == ["tue", "thu"]
        assert "mandag" not in str(seen["clauses"])
    form = signed_in(house.employee).get(step_of(agreement, "write")).content.decode()
    assert re.findall(r'name="days" value="(\w+)"[^>]* checked', form) == ["mon", "tue"]
    sent = kari.take(agreement.id, "send", fresh(agreement).revision)
    assert sent.status_code == 200
    for person in (house.employee, house.leader, house.hr):
        assert Program(person).get(f"/agreements/{agreement.id}").json()["terms"]["days"] == ["mon", "tue"]


def test_edits_before_the_answer_to_a_proposal_are_sent_with_it() -> None:
    house = a_house()
    agreement = an_agreement("with_employee", house)
    kari = Program(house.employee)
    kari.take(agreement.id, "write", fresh(agreement).revision, **TWO_DAYS)
    before = case_for(house.leader, agreement)
    kari.take(agreement.id, "accept", fresh(agreement).revision)
    after = case_for(house.leader, agreement)
    assert before
    assert after
    assert (before.terms.days, after.terms.days) == (("tue", "thu"), ("mon", "tue"))


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_program_that_says_nothing_of_accommodation_leaves_the_wish_for_it(state: str) -> None:
    house = a_house()
    agreement = an_agreement(state, house, accommodation=True)
    kari = Program(house.employee)
    assert kari.take(agreement.id, "send", fresh(agreement).revision).status_code == 200
    assert fresh(agreement).accommodation_asked


def test_a_program_may_take_the_wish_for_accommodation_back() -> None:
    house = a_house()
    agreement = an_agreement("returned", house, accommodation=True)
    Program(house.employee).take(agreement.id, "send", fresh(agreement).revision, accommodation=False)
    assert not fresh(agreement).accommodation_asked


def test_whose_step_it_is_not_learns_that_first() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    for person in (house.hr, house.department_head):
        answer = Program(person).take(agreement.id, "refuse", fresh(agreement).revision, reason="")
        assert (answer.status_code, codes(answer)) == (403, ["not_granted"])
        assert take(person, agreement, "refuse", reason="").status_code == 403


def told_of_withdrawal(house: House) -> set[str]:
    with within(house.agency.id):
        ids = Mail.objects.filter(subject__contains="trukket").values_list("person_id", flat=True)
        return set(Person.objects.filter(id__in=list(ids)).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("draft", set()),
        ("with_leader", {"Per Haugen"}),
        ("signed_by_one", {"Per Haugen", "Hanne Fossum"}),
    ],
)
def test_everybody_who_had_the_wish_as_a_task_hears_that_it_is_withdrawn(state: str, told: set[str]) -> None:
    house = a_house()
    limited(house.leader, "1")
    agreement = an_agreement(state, house)
    assert take(house.employee, agreement, "withdraw").status_code == 302
    assert told_of_withdrawal(house) == told

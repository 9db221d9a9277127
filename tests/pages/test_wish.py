"""The wish and the leader's proposal: the pages on which a case begins."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.features.agreements.queries import case_seen_by
from handlingsrom.foundation.walls import within
from tests.builders import a_house, a_person, an_agreement, standing, state_of
from tests.pages.visiting import entries, signed_in, text_of

pytestmark = pytest.mark.django_db

USUAL = {"days": ["tue", "thu"], "since": "2026-12-08", "until": "", "note": ""}
ONE_DAY = {"days": ["tue"], "since": "2026-12-08", "until": "2026-12-08"}


def only_agreement(agency_id: object) -> Agreement:
    with within(agency_id):
        return Agreement.objects.get()


def test_four_inputs_make_a_wish_and_send_it() -> None:
    house = a_house()
    answer = signed_in(house.employee).post(reverse("wish"), {**USUAL, "send": "1"})
    made = only_agreement(house.agency.id)
    assert answer["Location"] == reverse("agreement", args=[made.id])
    assert state_of(made) == "with_leader"
    assert [entry.kind for entry in entries(made)] == ["agreement_drafted", "agreement_send"]


def test_a_wish_that_nobody_answers_is_not_sent() -> None:
    house = a_house()  # above the agency head's leader there is nobody here
    answer = signed_in(house.above).post(reverse("wish"), {**USUAL, "send": "1"})
    assert answer.status_code == 422
    assert "Ingen leder svarer for stillingen din" in text_of(answer)
    assert answer["Cache-Control"] == "private, no-cache"
    with within(house.agency.id):
        assert not Agreement.objects.exists()


def test_the_rest_is_the_common_template() -> None:
    house = a_house()
    signed_in(house.employee).post(reverse("wish"), {**USUAL, "keep": "1"})
    with within(house.agency.id):
        case = case_seen_by(standing(house.employee), only_agreement(house.agency.id).id)
    assert case
    assert case.status == "draft"
    assert (case.terms.place, case.terms.working_time, case.terms.extent) == (
        "own_home",
        "standard",
        "fixed_days",
    )


def test_one_sporadic_day_needs_no_agreement_and_stops() -> None:
    house = a_house()
    answer = signed_in(house.employee).post(reverse("wish"), {**ONE_DAY, "send": "1"})
    assert answer.status_code == 422
    assert "Dere trenger ingen avtale for dette" in text_of(answer)
    with within(house.agency.id):
        assert not Agreement.objects.exists()


def test_all_that_is_wrong_is_said_at_once_and_stays() -> None:
    house = a_house()
    wrong = {
        "since": "i morgen",
        "until": "2026-13-01",
        "note": "Pendler fra Voss.",
        "extent": "share",
        "share": "140",
    }
    answer = signed_in(house.employee).post(reverse("wish"), {**wrong, "send": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert all(typed in page for typed in wrong.values())
    assert page.count('<li><a class="ds-link" href="#id_') >= 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"extent": "share"}, "Skriv en andel mellom 1 og 100 prosent."),
        ({"extent": "frame"}, "Skriv hvor mange dager i uken rammen er på"),
        ({"extent": "frame", "frame_days": "1", "expected_days": "2"}, "kan ikke være større enn rammen"),
        ({"extent": "period"}, "En sammenhengende periode trenger en sluttdato."),
        ({**USUAL, "equipment": "own"}, "Du har valgt egne ord for «Utstyr"),
        ({**USUAL, "half_days": ["mon"]}, "En halv dag må være en av dagene du har valgt."),
        ({**USUAL, "until": "2026-12-01"}, "Sluttdatoen må være lik eller etter startdatoen."),
        ({**USUAL, "until": "9999-12-31"}, "Skriv en dato til og med år 2100."),
        ({"extent": "period", "until": "2026-01-01"}, "Sluttdatoen må være lik eller etter startdatoen."),
    ],
)
def test_each_problem_of_the_terms_is_said(typed: dict[str, object], said: str) -> None:
    answer = signed_in(a_house().employee).post(
        reverse("wish"), {"since": "2026-12-08", **typed, "send": "1"}
    )
    assert (answer.status_code, said in text_of(answer)) == (422, True)


def test_terms_that_make_no_sense_yet_are_no_reason_to_lose_what_was_typed() -> None:
    typed = {
        **USUAL,
        "days": ["mon"],
        "half_days": ["tue", "wed", "thu"],
        "share": "mye",
        "note": "Fra Voss.",
    }
    answer = signed_in(a_house().employee).post(reverse("wish"), {**typed, "send": "1"})
    assert answer.status_code == 422
    assert "Fra Voss." in answer.content.decode()


def test_only_what_can_still_change_the_answer_is_asked() -> None:
    client = signed_in(a_house().employee)

    def asks(typed: dict[str, object]) -> set[str]:
        page = client.post(reverse("wish-answer"), {"since": "2026-12-08", **typed}).content.decode()
        return {name for name in ("expected_days", "works_only_from_home") if f'name="{name}"' in page}

    assert asks(USUAL) == set()
    assert asks({"extent": "occasional"}) == {"expected_days"}
    assert asks({"extent": "occasional", "place": "holiday_home"}) == set()


def test_the_answer_keeps_nothing() -> None:
    house = a_house()
    assert signed_in(house.employee).post(reverse("wish-answer"), USUAL).status_code == 200
    with within(house.agency.id):
        assert not Agreement.objects.exists()


def test_a_wish_is_for_ones_own_position_only() -> None:
    house = a_house()
    with within(house.agency.id):
        foreign = house.colleague.positions.get().id
    answer = signed_in(house.employee).post(reverse("wish"), {**USUAL, "position": str(foreign), "keep": "1"})
    assert answer.status_code == 404
    with within(house.agency.id):
        assert not Agreement.objects.exists()


def test_the_leader_proposes_and_the_employee_answers() -> None:
    house = a_house()
    with within(house.agency.id):
        position = house.employee.positions.get().id
    answer = signed_in(house.leader).post(reverse("agreement-start"), {**USUAL, "position": str(position)})
    assert answer.status_code == 302
    assert state_of(only_agreement(house.agency.id)) == "with_employee"


@pytest.mark.parametrize("whom", ["other_colleague", "leader", "department_head"])
def test_nobody_proposes_to_whom_they_do_not_lead(whom: str) -> None:
    house = a_house()
    with within(house.agency.id):
        position = getattr(house, whom).positions.get().id
    answer = signed_in(house.leader).post(reverse("agreement-start"), {**USUAL, "position": str(position)})
    assert answer.status_code == 422
    with within(house.agency.id):
        assert not Agreement.objects.exists()


def test_who_leads_nobody_has_no_such_page() -> None:
    house = a_house()
    for person in (house.employee, house.hr):
        assert signed_in(person).get(reverse("agreement-start")).status_code == 404


def test_what_is_typed_into_a_proposal_stays() -> None:
    house = a_house()
    answer = signed_in(house.leader).post(reverse("agreement-start"), {**USUAL, "note": "Prøv et halvt år."})
    assert answer.status_code == 422
    assert "Prøv et halvt år." in answer.content.decode()


def test_the_list_shows_what_one_may_see_and_no_more() -> None:
    house, elsewhere = a_house(), a_house()
    neighbour = a_person(unit=house.other_section, name="Nabo Nabosen")
    an_agreement("with_leader", house)
    an_agreement("with_leader", elsewhere)

    def listed(person: object) -> int:
        return signed_in(person).get(reverse("agreements")).content.decode().count("<tr role") - 1

    seen = {
        name: listed(getattr(house, name))
        for name in ("employee", "leader", "hr", "department_head", "agency_head")
    }
    assert seen == dict.fromkeys(seen, 1)
    assert listed(neighbour) == listed(house.other_leader) == listed(house.colleague) == -1


@pytest.mark.parametrize(
    "before",
    [
        "2026-11-24T10:00:00+01:00",
        "2026-11-24T10:00:00",
        "2026-11-24",
        "i går",
        "9" * 30,
        "7558-11-02T23:29:12+20:14",
        "0001-01-01T00:00:00+23:00",
        "9999-12-31T23:59:59-23:00",
    ],
)
def test_an_odd_place_in_the_list_is_no_fault(before: str) -> None:
    house = a_house()
    an_agreement("with_leader", house)
    assert signed_in(house.employee).get(reverse("agreements"), {"before": before}).status_code == 200

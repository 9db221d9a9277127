"""A leader appoints a substitute: who may, for which days, what the substitute gets, and that everybody sees it."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import Settings

from handlingsrom.features.agreements.documents import make_document
from handlingsrom.features.agreements.models import AgreementVersion
from handlingsrom.features.agreements.queries import waiting_for
from handlingsrom.foundation.documents.queries import document_of
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.appointing.actions import appoint, end_substitution
from handlingsrom.foundation.people.granting.actions import Period
from handlingsrom.foundation.people.models import Person, Position, Substitution
from handlingsrom.foundation.people.queries import leaders_over
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.steps import Absent
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, BASIS, TODAY, House, a_house, a_substitution, an_agreement, standing
from tests.pages.test_queries_per_page import asked_by, assert_few
from tests.pages.test_steps import EXAMPLES
from tests.pages.visiting import signed_in, take, text_of

pytestmark = pytest.mark.django_db
WEEK = Period(TODAY, TODAY + timedelta(days=6))


def seat(person: Person) -> Position:
    with within(person.agency_id):
        return Position.objects.select_related("person", "unit").get(person=person)


def appointed(
    house: House, period: Period = WEEK, by: str = "leader", who: str = "other_leader"
) -> Substitution:
    person = getattr(house, by)
    with within(house.agency.id):
        return appoint(seat(house.leader), seat(getattr(house, who)), period, by=standing(person), at=AT)


def reasons(house: House, period: Period = WEEK, **choice: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        appointed(house, period, **choice)
    return [refusal.code for refusal in refused.value.refusals]


def address(house: House, leader: str = "leader", substitute: str = "other_leader") -> str:
    query = f"leader={seat(getattr(house, leader)).id}&substitute={seat(getattr(house, substitute)).id}"
    return f"{reverse('substitute-new')}?{query}"


def test_a_leader_finds_and_appoints_a_substitute_on_pages() -> None:
    house = a_house()
    client = signed_in(house.leader)
    listed = client.get(reverse("substitutes"))
    assert "Oppnevn stedfortreder for deg (Seksjonen)" in text_of(listed)
    whom = client.get(f"{reverse('substitute-new')}?leader={seat(house.leader).id}&name=tor b")
    assert "Tor Berg" in text_of(whom)
    assert f"substitute={seat(house.other_leader).id}" in whom.content.decode().replace("&amp;", "&")
    answer = client.post(address(house), {"since": "2026-11-24", "last_day": "2026-11-30"})
    assert (answer.status_code, answer["Location"]) == (302, reverse("substitutes"))
    with within(house.agency.id):
        made = Substitution.objects.get()
        assert (made.since, made.until, made.granted_by_id) == (
            TODAY,
            date(2026, 12, 1),
            house.leader.id,
        )
        entry = Entry.objects.select_related("content").get(kind="substitute_appointed")
        assert entry.content.body["substitute"] == "Tor Berg"
        assert Mail.objects.get().person_id == house.other_leader.id


def test_everybody_sees_who_stands_in() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    appointed(house)
    until = "til og med 30. november 2026"
    assert f"Tor Berg er stedfortreder for deg fra 24. november 2026 {until}" in text_of(
        signed_in(house.leader).get("/")
    )
    front = text_of(signed_in(house.other_leader).get("/"))
    assert f"Du er stedfortreder for Per Haugen fra 24. november 2026 {until}" in front
    assert "Tor Berg" in text_of(signed_in(house.other_colleague).get(reverse("substitutes")))
    tasks = text_of(signed_in(house.other_leader).get(reverse("tasks")))
    assert "Vurder ønsket: Kari Nilsen" in tasks
    assert "Som stedfortreder for Per Haugen" in tasks
    for viewer in (house.employee, house.hr, house.other_leader):
        page = text_of(signed_in(viewer).get(reverse("agreement", args=[agreement.id])))
        assert "Avgjøres av Per Haugen Stedfortreder: Tor Berg" in page
    assert "stedfortreder" not in text_of(signed_in(house.department_head).get(reverse("tasks")))


def test_hr_appoints_for_a_leader_who_is_told() -> None:
    house = a_house()
    client = signed_in(house.hr)
    assert "Hvem er borte?" in text_of(client.get(reverse("substitute-new")))
    assert client.post(address(house), {"since": "2026-11-24"}).status_code == 302
    with within(house.agency.id):
        told = {mail.person_id: mail for mail in Mail.objects.all()}
    assert set(told) == {house.leader.id, house.other_leader.id}
    assert "uten sluttdato" in told[house.leader.id].body


def test_hr_does_not_appoint_itself_and_so_cannot_sign_in_a_leaders_place() -> None:
    house = a_house()
    assert reasons(house, by="hr", who="hr") == ["not_to_oneself"]
    answer = signed_in(house.hr).post(address(house, substitute="hr"), {"since": str(TODAY)})
    assert answer.status_code == 422
    assert "Be en annen om å gjøre det" in text_of(answer)


@pytest.mark.parametrize("who", ["colleague", "department_head", "other_leader"])
def test_nobody_else_appoints_for_a_leader(who: str) -> None:
    house = a_house()
    assert "not_granted" in reasons(house, by=who)
    assert signed_in(getattr(house, who)).post(address(house), {"since": "2026-11-24"}).status_code == 403
    with within(house.agency.id):
        assert not Substitution.objects.exists()


def test_another_agency_is_not_there() -> None:
    house, elsewhere = a_house(), a_house()
    with within(house.agency.id), pytest.raises(Absent):
        appoint(seat(house.leader), seat(elsewhere.leader), WEEK, by=standing(house.leader), at=AT)
    query = f"leader={seat(house.leader).id}&substitute={seat(elsewhere.leader).id}"
    answer = signed_in(house.leader).get(f"{reverse('substitute-new')}?{query}")
    assert "Hvem skal være stedfortreder?" in text_of(answer)
    other = signed_in(elsewhere.hr).get(f"{reverse('substitute-new')}?leader={seat(house.leader).id}")
    assert "Hvem er borte?" in text_of(other)


def test_every_reason_is_said_at_once() -> None:
    house = a_house()
    yesterday = Period(TODAY - timedelta(days=1), TODAY - timedelta(days=3))
    assert set(reasons(house, yesterday, who="leader")) == {
        "not_oneself",
        "starts_in_the_past",
        "ends_before_it_begins",
    }


def test_who_leads_nothing_has_no_substitute() -> None:
    house = a_house()
    with within(house.agency.id), pytest.raises(Refused) as refused:
        appoint(seat(house.employee), seat(house.colleague), WEEK, by=standing(house.hr), at=AT)
    assert [refusal.code for refusal in refused.value.refusals] == ["leads_nothing"]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(-3, 0, "days_taken"), (6, None, "days_taken"), (2, 3, "days_taken"), (7, None, ""), (-3, -1, "")],
)
def test_two_never_stand_in_on_one_day(first: int, last: int | None, code: str) -> None:
    house = a_house()
    end = None if last is None else TODAY + timedelta(days=last + 1)
    a_substitution(house.leader, house.colleague, TODAY + timedelta(days=first), end)
    if code:
        assert reasons(house) == [code]
    else:
        assert appointed(house)


def test_who_is_away_stands_in_for_nobody() -> None:
    house = a_house()
    a_substitution(house.other_leader, house.department_head, TODAY + timedelta(days=3), None)
    assert reasons(house) == ["days_taken"]


def test_a_substitute_is_there_on_all_the_days() -> None:
    house = a_house()
    with within(house.agency.id):
        Position.objects.filter(person=house.other_leader).update(until=TODAY + timedelta(days=3))
        house.colleague.active = False
        house.colleague.save(update_fields=["active"])
    assert reasons(house) == ["leaves_before_the_end"]
    assert reasons(house, who="colleague") == ["has_left"]
    with within(house.agency.id):
        Position.objects.filter(person=house.other_leader).update(until=TODAY)
    assert reasons(house) == ["position_not_held"]


def test_what_was_typed_is_still_there_with_the_reasons() -> None:
    house = a_house()
    answer = signed_in(house.leader).post(address(house), {"since": "2026-11-20", "last_day": "2026-11-10"})
    assert answer.status_code == 422
    said = text_of(answer)
    assert "Første dag kan ikke være før i dag" in said
    assert "Siste dag må være lik eller etter første dag" in said
    assert 'value="2026-11-10"' in answer.content.decode()


@pytest.mark.parametrize("who", ["leader", "hr"])
def test_a_substitution_is_ended_early(who: str) -> None:
    house = a_house()
    an_agreement("with_leader", house)
    made = appointed(house)
    page = signed_in(getattr(house, who))
    assert "Avslutt" in text_of(page.get(reverse("substitutes")))
    assert page.post(reverse("substitute-end", args=[made.id])).status_code == 302
    with within(house.agency.id):
        assert waiting_for(standing(house.other_leader)) == []
        assert [p.name for p in leaders_over(seat(house.employee), TODAY)] == ["Per Haugen"]
        with pytest.raises(Refused):
            end_substitution(made.id, by=standing(house.leader), at=AT)


def test_the_substitute_does_not_end_it() -> None:
    house = a_house()
    made = appointed(house)
    client = signed_in(house.other_leader)
    assert client.post(reverse("substitute-end", args=[made.id])).status_code == 403
    assert client.post(reverse("substitute-end", args=[house.agency.id])).status_code == 404
    elsewhere = a_house()
    assert signed_in(elsewhere.hr).post(reverse("substitute-end", args=[made.id])).status_code == 404


def names_waiting(house: House, agreement: Any) -> set[str]:
    """Who has the case among the tasks, of everybody in the house."""
    people = [getattr(house, field) for field in house.__slots__]
    with within(house.agency.id):
        return {
            p.name
            for p in people
            if isinstance(p, Person) and agreement.id in {c.agreement.id for c in waiting_for(standing(p))}
        }


@pytest.mark.parametrize("state", ["with_leader", "to_be_signed", "entered_into"])
def test_tasks_go_to_the_substitute(state: str) -> None:
    house = a_house()
    agreement = an_agreement(state, house)
    appointed(house)
    assert {"Per Haugen", "Tor Berg"} <= names_waiting(house, agreement)


@pytest.mark.parametrize("day", ["9999-12-31", "ikke en dag", "0001-01-01"])
def test_a_day_that_makes_no_sense_is_refused(day: str) -> None:
    house = a_house()
    answer = signed_in(house.leader).post(address(house), {"since": "2026-11-24", "last_day": day})
    assert answer.status_code == 422


@pytest.mark.parametrize("who", ["other_leader", "colleague", "department_head"])
def test_what_the_substitute_signs_says_so_on_the_page_and_in_the_document(
    who: str, settings: Settings, tmp_path: Path
) -> None:
    settings.SEAL_KEYS = tmp_path
    house = a_house()
    make_test_key(house.agency.name, tmp_path / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
    agreement = an_agreement("with_leader", house)
    appointed(house, who=who)
    substitute = getattr(house, who)
    for step in ("assess", "propose"):
        assert take(substitute, agreement, step, **EXAMPLES[step].fields).status_code == 302
    take(house.employee, agreement, "sign_as_employee")
    assert take(substitute, agreement, "sign_for_employer").status_code == 302
    page = text_of(signed_in(house.employee).get(reverse("agreement", args=[agreement.id])))
    assert f"Bekreftet for virksomheten {substitute.name} stedfortreder for Per Haugen · {BASIS}" in page
    with within(house.agency.id):
        version = AgreementVersion.objects.get(agreement=agreement)
        make_document(house.agency.id, str(version.id), AT)
        found = document_of(house.agency.id, ("agreement_version", version.id))
        assert found
        (tmp_path / "avtale.pdf").write_bytes(found.pdf)
    printed = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "avtale.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert f"stedfortreder for Per Haugen, fullmakt: {BASIS}" in " ".join(printed.split())
    assert substitute.name in printed


@pytest.mark.parametrize("viewer", ["leader", "hr", "other_leader"])
def test_the_pages_ask_the_database_seldom(viewer: str) -> None:
    house = a_house()
    an_agreement("with_leader", house)
    made = appointed(house)
    client = signed_in(getattr(house, viewer))
    new = reverse("substitute-new")
    for url in (reverse("substitutes"), new, f"{new}?name=tor", address(house), "/", reverse("tasks")):
        assert_few(asked_by(client, url))
    assert_few(asked_by(client, address(house), {"since": "2026-11-01"}))  # refused
    assert_few(asked_by(client, reverse("substitute-end", args=[made.id]), {}))

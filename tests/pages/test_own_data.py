"""Mine opplysninger: what is held and why, who looked, what was decided; the files; a correction, from asking to the answer."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handlingsrom.features.agreements.models import AgreementVersion
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.actions import make_token
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.own_data.documents import document_of
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.foundation.people.own_data.telling import Lists, tell
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site import features
from tests.builders import AT, House, a_house, a_substitution, an_agreement
from tests.pages.visiting import page_of, signed_in, step_of, text_of

pytestmark = pytest.mark.django_db
MOST = 12
PAGE = "own-data"


def a_full_house(language: str = "nb") -> House:
    """Somebody of whom much is held, and whom others have looked at."""
    house = a_house(language=language)
    for state in ("refused", "in_force"):
        agreement = an_agreement(state, house)
    a_substitution(house.leader, house.employee, AT.date(), None)
    with within(house.agency.id):
        make_token(by=house.employee, at=AT, name="mitt program")
    signed_in(house.leader).get(page_of(agreement))
    return house


def asks(person: Person, **fields: str) -> Any:
    return signed_in(person).post(reverse(PAGE), fields)


def the_request(house: House) -> Correction:
    with within(house.agency.id):
        return Correction.objects.select_related("answered_by").get()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            [
                "Per Haugen, leder",
                "sendte ønsket",
                "Arbeidet krever oppmøte.",
                "Virksomheten velger selv lengden",
            ],
        ),
        ("nn", ["Per Haugen, leiar", "Grunngiving", "Verksemda vel sjølv lengda", "Kvifor vi har dette"]),
        (
            "en",
            [
                "Per Haugen, leader",
                "The agency chooses the length itself",
                "Legal basis",
                "GDPR article 6(1)(b)",
            ],
        ),
    ],
)
def test_one_reads_what_is_held_why_how_long_who_looked_and_what_was_decided(
    language: str, said: list[str]
) -> None:
    house = a_full_house(language)
    answer = signed_in(house.employee).get(reverse(PAGE))
    assert answer.status_code == 200
    text = text_of(answer)
    for each in [*said, "Kari Nilsen", house.employee.email, "mitt program", "Seksjonen"]:
        assert each in text
    assert not re.search(r"\b(work_character|own_home|signed_in)\b", text)  # no code of ours


def test_one_sees_nothing_of_others() -> None:
    house = a_full_house()
    text = text_of(signed_in(house.colleague).get(reverse(PAGE)))
    for each in (house.employee.email, "mitt program", "Arbeidet krever oppmøte."):
        assert each not in text
    assert "Ingen andre har sett på opplysningene dine." in text


def test_few_queries_however_much_is_held() -> None:
    house = a_full_house()
    for _ in range(3):
        an_agreement("with_leader", house)
    client = signed_in(house.employee)
    for address in (reverse(PAGE), reverse("own-data-file", args=["json"])):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        asked = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= MOST, "\n".join(sql[:100] for sql in asked)


def test_the_file_holds_everything_and_fetching_it_is_recorded() -> None:
    house = a_full_house()
    answer = signed_in(house.employee).get(reverse("own-data-file", args=["json"]))
    assert answer["Content-Disposition"] == 'attachment; filename="mine-opplysninger.json"'
    told = json.loads(answer.content)
    held = {each["table"]: each for each in told["held"]}
    assert held["people.Person"]["rows"][0]["email"] == house.employee.email
    assert len(held["agreements.AgreementVersion"]["rows"]) == 2
    for each in held.values():
        named = {field for why in each["why"] for field in why["fields"]}
        assert named
        assert all(why["purpose"] and why["basis"] and why["how_long"] for why in each["why"])
    assert [look["by"] for look in told["who_looked"]] == ["Per Haugen"]
    assert "Arbeidet krever oppmøte." in {h["reason"] for h in told["what_happened"]}
    with within(house.agency.id):
        fetched = Entry.objects.get(kind="own_data_downloaded")
    assert (fetched.by_id, fetched.subject_id) == (house.employee.id, house.employee.id)


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Mine opplysninger"), ("nn", "Mine opplysningar"), ("en", "My data")]
)
def test_the_pdf_is_in_the_persons_language_with_the_data_inside(language: str, title: str) -> None:
    house = a_full_house(language)
    answer = signed_in(house.employee).get(reverse("own-data-file", args=["pdf"]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    with within(house.agency.id):
        lists = Lists(features.holds(), features.rules(), features.record_words()["kinds"])
        document = document_of(tell(house.employee, lists, house.employee.language), AT)
    assert (document.title, document.language) == (title, language)
    assert document.attachment["person"]["name"] == "Kari Nilsen"


def test_no_other_file_is_made() -> None:
    assert signed_in(a_house().employee).get(reverse("own-data-file", args=["exe"])).status_code == 404


def test_who_has_a_protected_address_is_told_that_none_is_held() -> None:
    house = a_house()
    with within(house.agency.id):
        Person.objects.filter(id=house.employee.id).update(protected_address=True)
    said = "Ingen adresse til deg blir lagret eller vist her."
    assert said in text_of(signed_in(house.employee).get(reverse(PAGE)))
    assert said not in text_of(signed_in(house.colleague).get(reverse(PAGE)))


def test_a_request_waits_for_hr_who_are_told_and_answer_with_a_reason_that_the_person_reads() -> None:
    house = a_house()
    assert asks(house.employee, about="people.Position", wish="Jeg er seniorrådgiver.").status_code == 302
    request = the_request(house)
    with within(house.agency.id):
        told = Mail.objects.get(person_id=house.hr.id)
    assert reverse("correction", args=[request.id]) in told.body
    assert "seniorrådgiver" not in told.body
    hr = signed_in(house.hr)
    assert "Svar på krav om retting: Kari Nilsen" in text_of(hr.get(reverse("tasks")))
    address = reverse("correction", args=[request.id])
    assert "Jeg er seniorrådgiver." in text_of(hr.get(address))
    assert hr.post(address, {"corrected": "yes", "reason": "Rettet i HR-systemet."}).status_code == 302
    assert "Svar på krav om retting" not in text_of(hr.get(reverse("tasks")))
    page = text_of(signed_in(house.employee).get(reverse(PAGE)))
    for said in ("Det er rettet", "Rettet i HR-systemet.", "Anne Bakke"):
        assert said in page
    with within(house.agency.id):
        kinds = list(
            Entry.objects.filter(subject_id=house.employee.id).order_by("id").values_list("kind", flat=True)
        )
        answered = Mail.objects.get(person_id=house.employee.id)
    assert kinds == ["correction_asked", "looked_at", "correction_answered"]
    assert "HR-systemet" not in answered.body


def test_a_request_that_says_nothing_is_refused_with_every_reason() -> None:
    house = a_house()
    answer = asks(house.employee, about="people.Nothing", wish="")
    assert answer.status_code == 422
    assert "Dette må fylles ut" in text_of(answer) or "må" in text_of(answer)
    assert len(answer.context["form"].errors) == 2
    with within(house.agency.id):
        assert not Correction.objects.exists()


@pytest.mark.parametrize("fields", [{}, {"corrected": "no"}, {"corrected": "perhaps", "reason": "Derfor."}])
def test_an_answer_needs_a_choice_and_a_reason(fields: dict[str, str]) -> None:
    house = a_house()
    asks(house.employee, about="other", wish="Feil.")
    answer = signed_in(house.hr).post(reverse("correction", args=[the_request(house).id]), fields)
    assert answer.status_code == 422
    assert the_request(house).answered_at is None


@pytest.mark.parametrize("who", ["leader", "colleague", "agency_head", "employee"])
def test_nobody_but_hr_reads_or_answers_it(who: str) -> None:
    house = a_house()
    asks(house.employee, about="other", wish="Feil.")
    address = reverse("correction", args=[the_request(house).id])
    client = signed_in(getattr(house, who))
    assert client.get(address).status_code == 404
    assert client.post(address, {"corrected": "yes", "reason": "x"}).status_code == 404


def test_hr_answers_nothing_in_their_own_case_nor_in_another_agency() -> None:
    house, elsewhere = a_house(), a_house()
    asks(house.hr, about="other", wish="Feil.")
    address = reverse("correction", args=[the_request(house).id])
    assert signed_in(house.hr).get(address).status_code == 404
    assert signed_in(elsewhere.hr).get(address).status_code == 404
    with within(house.agency.id):
        assert not Mail.objects.filter(person_id=house.hr.id).exists()


def test_the_second_of_two_who_answer_is_told_that_somebody_was_first() -> None:
    house = a_house()
    asks(house.employee, about="other", wish="Feil.")
    address = reverse("correction", args=[the_request(house).id])
    client = signed_in(house.hr)
    assert client.post(address, {"corrected": "no", "reason": "Det er riktig."}).status_code == 302
    second = client.post(address, {"corrected": "yes", "reason": "Rettet."})
    assert second.status_code == 409
    assert "besvart av noen andre" in text_of(second)
    assert the_request(house).reason == "Det er riktig."


@pytest.mark.parametrize("protected", [True, False])
def test_no_place_is_kept_of_who_has_a_protected_address(protected: bool) -> None:
    house = a_house()
    agreement = an_agreement("draft", house)
    with within(house.agency.id):
        Person.objects.filter(id=house.employee.id).update(protected_address=protected)
    wish = {
        "days": ["tue"],
        "since": "2026-12-08",
        "extent": "fixed_days",
        "place": "own_home",
        "place_note": "Lom",
    }
    client = signed_in(house.employee)
    new = client.post(reverse("wish"), wish)
    assert new.status_code == (422 if protected else 302)
    answer = client.post(step_of(agreement, "write"), wish | {"seen": "1"})
    assert answer.status_code == (422 if protected else 302)
    said = text_of(answer) if protected else ""
    assert ("skal stedet ikke nevnes" in said) is protected
    with within(house.agency.id):
        kept = str(list(AgreementVersion.objects.values_list("content", "unsent")))
    assert ("Lom" in kept) is not protected

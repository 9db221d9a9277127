"""What is recorded when somebody looks, what a wish for accommodation does, and in which languages pages speak."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from handlingsrom.features.agreements.documents import document_about, make_document
from handlingsrom.features.agreements.models import Agreement, AgreementVersion
from handlingsrom.features.agreements.queries import case_of_version
from handlingsrom.foundation.documents.check import Checked, Outcome
from handlingsrom.foundation.documents.queries import document_of
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.records.models import Content
from handlingsrom.foundation.records.queries import looks_at
from handlingsrom.foundation.walls import within
from handlingsrom.site import middleware, views
from handlingsrom.site.refusing import refusal_page
from handlingsrom.site.views import csrf_failure
from tests.builders import AT, House, a_house, an_agreement, state_of
from tests.pages.visiting import page_of, signed_in, step_of, take, text_of

pytestmark = pytest.mark.django_db


def looks(person: Person) -> list[str]:
    with within(person.agency_id):
        return [entry.content.body["by"] for entry in looks_at(person.agency_id, person.id)]


def test_the_first_look_of_an_hour_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    leader = signed_in(house.leader)
    for minutes in (0, 1, 30, 59):
        monkeypatch.setattr(middleware, "now", lambda minutes=minutes: AT + timedelta(minutes=minutes))
        assert leader.get(page_of(agreement)).status_code == 200
    assert looks(house.employee) == ["Per Haugen"]
    monkeypatch.setattr(middleware, "now", lambda: AT + timedelta(hours=1))
    leader.get(page_of(agreement))
    signed_in(house.hr, AT + timedelta(hours=1)).get(page_of(agreement))
    assert sorted(looks(house.employee)) == ["Anne Bakke", "Per Haugen", "Per Haugen"]


def test_looking_at_ones_own_case_is_no_look() -> None:
    house = a_house()
    signed_in(house.employee).get(page_of(an_agreement("with_leader", house)))
    assert looks(house.employee) == []


def test_who_is_shown_nothing_has_looked_at_nothing() -> None:
    house = a_house()
    assert signed_in(house.colleague).get(page_of(an_agreement("with_leader", house))).status_code == 404
    assert looks(house.employee) == []


def test_asking_for_accommodation_stops_a_refusal_until_it_is_considered() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house, accommodation=True)
    refused = take(house.leader, agreement, "refuse", reason="")
    assert refused.status_code == 422
    refused = take(house.leader, agreement, "refuse", reason="Arbeidet krever oppmøte.")
    assert refused.status_code == 422
    assert "Den ansatte har bedt om tilrettelegging." in text_of(refused)
    assert "Arbeidet krever oppmøte." in refused.content.decode()
    assert state_of(agreement) == "with_leader"
    take(house.leader, agreement, "consider_accommodation", reason="Vurdert i egen sak.")
    assert take(house.leader, agreement, "refuse", reason="Arbeidet krever oppmøte.").status_code == 302
    assert state_of(agreement) == "refused"


def test_only_the_parties_see_that_accommodation_is_asked_for() -> None:
    house = a_house(language="en")
    agreement = an_agreement("with_leader", house, accommodation=True)
    for person, shown in ((house.employee, True), (house.leader, True), (house.hr, False)):
        assert ("Accommodation is asked for" in text_of(signed_in(person).get(page_of(agreement)))) is shown


def test_nobody_else_learns_it_by_the_history_or_by_trying_to_refuse() -> None:
    house = a_house(language="en")
    agreement = an_agreement("with_leader", house, accommodation=True)
    for person in (house.hr, house.department_head):
        refused = take(person, agreement, "refuse", reason="Work needs presence.")
        assert (refused.status_code, "ccommodation" in text_of(refused)) == (403, False)
    take(house.leader, agreement, "consider_accommodation", reason="In its own case.")
    for person, shown in ((house.employee, True), (house.leader, True), (house.hr, False)):
        assert ("considered accommodation" in text_of(signed_in(person).get(page_of(agreement)))) is shown
    late = take(house.hr, agreement, "withdraw", seen=1)
    assert (late.status_code, "ccommodation" in text_of(late)) == (409, False)


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_wish_for_accommodation_is_still_ticked_when_the_wish_is_sent_later(state: str) -> None:
    house = a_house()
    agreement = an_agreement(state, house, accommodation=True)
    page = signed_in(house.employee).get(step_of(agreement, "send")).content.decode()
    assert re.search(r'<input type="checkbox" name="accommodation"[^>]* checked', page)


def signed_with_accommodation(settings: Settings, folder: Path) -> tuple[House, Agreement]:
    settings.SEAL_KEYS = folder
    house = a_house()
    make_test_key(house.agency.name, folder / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
    return house, an_agreement("entered_into", house, accommodation=True)


def test_accommodation_is_in_no_record_mail_or_document(settings: Settings, tmp_path: Path) -> None:
    house, agreement = signed_with_accommodation(settings, tmp_path)
    with within(house.agency.id):
        version = AgreementVersion.objects.get(agreement=agreement)
        make_document(house.agency.id, str(version.id), AT)
        said = [str(body) for body in Content.objects.values_list("body", flat=True)]
        said += [f"{mail.subject} {mail.body}" for mail in Mail.objects.all()]
        said.append(str(document_about(case_of_version(house.agency.id, version.id, AT), AT)))
        assert document_of(house.agency.id, ("agreement_version", version.id))
    assert said
    for word in ("accommodation", "tilrettelegging"):
        assert not [text for text in said if word in text.lower()]


@pytest.mark.parametrize(
    ("language", "label"),
    [("nb", "Foreslå avtalen"), ("nn", "Foreslå avtalen"), ("en", "Propose the agreement")],
)
def test_a_case_speaks_the_readers_language(language: str, label: str) -> None:
    house = a_house(language=language)
    answer = signed_in(house.leader).get(page_of(an_agreement("with_leader", house)))
    assert f'<html lang="{language}"' in answer.content.decode()
    assert label in text_of(answer)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize(
    "name", ["front", "tasks", "agreements", "wish", "tokens", "check", "accessibility", "sign-in"]
)
def test_every_page_comes_in_three_languages(language: str, name: str) -> None:
    house = a_house(language=language)
    an_agreement("with_employee", house)
    for client in (signed_in(house.employee), Client(headers={"cookie": f"language={language}"})):
        page = client.get(reverse(name), follow=True).content.decode()
        assert f'<html lang="{language}"' in page


def test_the_language_is_kept_on_the_person_and_in_the_strangers_cookie() -> None:
    house = a_house()
    client = signed_in(house.employee)
    client.post(reverse("language"), {"language": "nn", "next": "/avtaler/"})
    assert '<html lang="nn"' in client.get("/avtaler/").content.decode()
    stranger = Client()
    answer = stranger.post(reverse("language"), {"language": "en", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert '<html lang="en"' in stranger.get("/").content.decode()
    stranger.post(reverse("language"), {"language": "xx"})
    assert '<html lang="en"' in stranger.get("/").content.decode()


def test_a_foreign_id_is_not_found() -> None:
    house, elsewhere = a_house(), a_house()
    theirs = an_agreement("in_force", elsewhere)
    with within(elsewhere.agency.id):
        mail = Mail.objects.all()[0].id
    client = signed_in(house.agency_head)
    for address in (
        page_of(theirs),
        reverse("agreement-document", args=[theirs.id]),
        reverse("mail", args=[mail]),
        f"/avtaler/{house.agency.id}/",
    ):
        assert client.get(address).status_code == 404
    assert client.post(reverse("token-end", args=[theirs.id])).status_code == 404


def test_a_file_too_large_to_be_a_document_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LARGEST", 10)
    seen: list[bytes] = []
    monkeypatch.setattr(
        views, "check", lambda pdf, trust: seen.append(pdf) or Checked(Outcome.UNREADABLE, ())
    )
    file = SimpleUploadedFile("avtale.pdf", b"%PDF-" + b"0" * 100)
    assert Client().post(reverse("check"), {"file": file}).status_code == 200
    assert [len(pdf) for pdf in seen] == [11]


def test_a_colleagues_mail_is_not_found(settings: Settings) -> None:
    settings.DEMO = True
    house = a_house()
    an_agreement("with_leader", house)
    with within(house.agency.id):
        mail = Mail.objects.get(person_id=house.leader.id)
    assert signed_in(house.leader).get(reverse("mail", args=[mail.id])).status_code == 200
    assert signed_in(house.employee).get(reverse("mail", args=[mail.id])).status_code == 404


def test_a_mail_says_neither_reason_nor_terms() -> None:
    house = a_house()
    an_agreement("refused", house)
    with within(house.agency.id):
        mails = list(Mail.objects.all())
    assert len(mails) == 2
    for mail in mails:
        assert "oppmøte" not in mail.body
        assert "tirsdag" not in mail.body


@pytest.mark.parametrize(
    ("came_from", "leads_back"), [("https://elsewhere.example/", False), ("http://testserver/avtaler/", True)]
)
def test_a_refusal_leads_back_only_to_our_own_pages(came_from: str, leads_back: bool) -> None:
    request = RequestFactory().get("/", headers={"Referer": came_from})
    for answer in (refusal_page(request, 422, []), csrf_failure(request)):
        assert (f'href="{came_from}"' in answer.content.decode()) is leads_back

"""How long somebody stays signed in, how everything ends, and how an agency chooses its ways."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.sign_in.actions import forget_what_is_over
from handlingsrom.foundation.people.sign_in.models import Link, ProviderSession
from handlingsrom.foundation.walls import within
from handlingsrom.site import middleware
from tests.builders import AT, House, a_house, a_person
from tests.pages.sign_in.arriving import (
    Open,
    a_house_with,
    kinds,
    known_to_hr,
    link_sent,
    second,
)
from tests.pages.test_queries_per_page import asked_by, assert_few, counted
from tests.pages.visiting import signed_in, text_of
from tests.unit.fake_provider import ISSUER

pytestmark = pytest.mark.django_db


def test_the_session_gets_a_new_key_when_somebody_comes_in(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    visitor = browser()
    visitor.start("entra", house.agency)
    before = visitor.client.session.session_key
    visitor.come("entra", house.agency, oid="o")
    assert visitor.client.session.session_key != before


def test_nobody_is_led_to_another_site(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    visitor = browser()
    state = visitor.start("entra", house.agency, next="https://evil.example/")["state"]
    visitor.op.claims = {"oid": "o"}
    answer = visitor.client.get(reverse("sign-in-answer", args=["entra"]), {"code": "c", "state": state})
    assert answer["Location"] == "/"


def minutes_later(monkeypatch: pytest.MonkeyPatch, minutes: float) -> None:
    monkeypatch.setattr(middleware, "now", lambda: AT + timedelta(minutes=minutes))


def test_half_an_hour_without_doing_anything_ends_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    for last, status in ((29, 200), (30.5, 302)):
        client = signed_in(house.employee)
        minutes_later(monkeypatch, last)
        assert client.get("/oppgaver/").status_code == status
    told = client.get("/oppgaver/", follow=True)
    assert told.redirect_chain[0][0] == "/logg-inn/?next=/oppgaver/"
    client = signed_in(house.employee)
    timed_out = client.get("/oppgaver/", follow=True)
    assert "etter 30 minutter" in text_of(timed_out)
    assert "person" not in client.session


def test_two_hours_end_the_session_whatever_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(a_house().employee)
    for minutes in (20, 40, 60, 80, 100, 119):
        minutes_later(monkeypatch, minutes)
        assert client.get("/oppgaver/").status_code == 200
    minutes_later(monkeypatch, 121)
    assert client.get("/oppgaver/").status_code == 302


def test_the_worker_clears_what_is_over(browser: Open) -> None:
    house = a_house_with("entra", by_mail=True)
    known_to_hr(house.employee, entra_oid="o")
    browser().come("entra", house.agency, oid="o")
    address = f"{reverse('sign-in-mail')}?virksomhet={house.agency.orgnr}"
    browser().client.post(address, {"email": house.employee.email})

    def rows() -> list[int]:
        with within(house.agency.id):
            return [model.objects.count() for model in (ProviderSession, Link)]

    forget_what_is_over(AT)
    assert rows() == [1, 1]
    sessions = Session.objects.count()
    forget_what_is_over(AT + timedelta(days=400))
    assert rows() == [0, 0]
    assert Session.objects.count() < sessions


def test_signing_out_leads_on_to_the_provider(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    visitor = browser()
    visitor.come("entra", house.agency, oid="o")
    hint = visitor.client.session["hint"]
    answer = visitor.client.post(reverse("sign-out"))
    assert answer["Refresh"].startswith(f"0;url={ISSUER}/out?x=1&client_id=us")
    assert f"id_token_hint={hint}" in answer["Refresh"]
    assert visitor.person is None
    assert kinds(house.agency)[-1] == "signed_out"
    assert visitor.client.get(reverse("signed-out")).status_code == 200


def ended(client: Client, **told: str) -> Any:
    return client.get(reverse("sign-in-ended", args=["entra"]), told)


def test_the_provider_ends_a_session_by_iss_and_sid_without_a_cookie(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    known_to_hr(house.colleague, entra_oid="p")
    visitor, second_window, other = browser(), browser(), browser()
    for each in (visitor, second_window):
        each.come("entra", house.agency, oid="o")
    other.come("entra", house.agency, sub="other", oid="p")
    for wrong in ({}, {"sid": "sid-sub"}, {"iss": ISSUER}, {"iss": "https://x.example", "sid": "sid-sub"}):
        assert ended(Client(), **wrong).status_code == 200
    assert visitor.client.get("/oppgaver/").status_code == 200
    answer = ended(Client(), iss=ISSUER, sid="sid-sub")
    assert answer.content == ended(Client(), iss=ISSUER, sid="unknown").content
    assert [each.client.get("/oppgaver/").status_code for each in (visitor, second_window, other)] == [
        302,
        302,
        200,
    ]
    assert kinds(house.agency).count("signed_out") == 2


def test_only_the_provider_may_show_that_page_in_a_frame() -> None:
    answer = ended(Client(), iss=ISSUER, sid="x")
    assert answer["Content-Security-Policy"] == f"default-src 'none'; frame-ancestors {ISSUER}"
    assert "X-Frame-Options" not in answer
    assert "no-store" in answer["Cache-Control"]
    assert Client().get("/logg-inn/")["X-Frame-Options"] == "DENY"


def test_the_provider_ends_the_session_of_the_very_browser(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    visitor = browser()
    visitor.come("entra", house.agency, oid="o")
    assert ended(visitor.client, iss=ISSUER, sid="sid-sub").status_code == 200
    assert visitor.person is None


def an_administrator(house: House) -> Person:
    return a_person(unit=house.section, role="administrator")


def test_the_administrator_chooses_the_ways() -> None:
    house = a_house_with("entra")
    client = signed_in(an_administrator(house))
    assert client.get(reverse("sign-in-ways")).status_code == 200
    answer = client.post(reverse("sign-in-ways"), {"providers": ["feide", "entra"], "by_mail": "on"})
    assert answer.status_code == 302
    stranger = text_of(Client().get(f"/logg-inn/?virksomhet={house.agency.orgnr}"))
    assert "Logg inn med Feide" in stranger
    assert kinds(house.agency)[-1] == "ways_chosen"
    assert client.post(reverse("sign-in-ways"), {}).status_code == 422  # nobody would get in
    assert client.post(reverse("sign-in-ways"), {"providers": ["unknown"]}).status_code == 422
    for person in (house.employee, house.leader, house.hr, house.agency_head):
        assert signed_in(person).get(reverse("sign-in-ways")).status_code == 404
        assert signed_in(person).post(reverse("sign-in-ways"), {"providers": ["feide"]}).status_code == 404


def test_one_agency_alone_needs_no_choosing() -> None:
    house = a_house_with("entra")
    page = Client().get("/logg-inn/")
    assert house.agency.name in text_of(page)
    assert reverse("sign-in-start", args=["entra"]) in page.content.decode()
    assert "<select" not in page.content.decode()


def test_several_agencies_are_chosen_among_and_the_choice_is_remembered(browser: Open) -> None:
    one, _ = a_house_with("entra"), a_house_with("feide", "entra")
    visitor = browser()
    page = visitor.client.get("/logg-inn/").content.decode()
    assert "<select" in page
    assert reverse("sign-in-start", args=["feide"]) not in page  # only what several share is offered before
    assert reverse("sign-in-start", args=["entra"]) in page
    visitor.start("entra", one.agency)
    again = visitor.client.get("/logg-inn/").content.decode()
    assert f"virksomhet={one.agency.orgnr}" in again


def test_the_picker_exists_only_for_who_sits_at_the_demos_own_machine(settings: Settings) -> None:
    settings.DEMO = True
    house = a_house()
    told = {"person": str(house.employee.id), "agency": str(house.agency.id)}
    far = Client(REMOTE_ADDR="192.0.2.7")
    assert house.employee.name not in text_of(far.get("/logg-inn/"))
    assert far.post(reverse("sign-in-demo"), told).status_code == 404
    near = Client()
    assert near.post(reverse("sign-in-demo"), told).status_code == 302
    assert near.session["person"] == told["person"]
    known_to_hr(house.leader, invented=False)
    told["person"] = str(house.leader.id)
    assert Client().post(reverse("sign-in-demo"), told).status_code == 404


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_failure_speaks_the_language_that_was_chosen(browser: Open, language: str) -> None:
    house = a_house_with("entra")
    visitor = browser()
    visitor.client.cookies["language"] = language
    said = {"nb": "Vi finner deg ikke", "nn": "Vi finn deg ikkje", "en": "We do not find you"}
    assert said[language] in text_of(visitor.come("entra", house.agency))


def test_few_queries_on_the_way_in(browser: Open) -> None:
    house = a_house_with("entra", "idporten", by_mail=True)
    known_to_hr(house.employee, entra_oid="o")
    visitor = browser()
    for route in ("sign-in-start", "sign-in-answer", "sign-in-ended"):
        assert_few(asked_by(Client(), reverse(route, args=["entra"])))
    for route in ("sign-in-bind", "sign-in-link"):
        assert_few(asked_by(Client(), reverse(route, args=["secret"])))
    assert_few(asked_by(Client(), reverse("sign-in-demo"), {}))
    visitor.come("idporten", house.agency, sub="x")
    assert_few(asked_by(visitor.client, reverse("sign-in-address")))
    with CaptureQueriesContext(connection) as captured:
        visitor.client.post(reverse("sign-in-address"), {"email": house.colleague.email})
    assert len(counted(captured)) <= 20  # a link is asked for and recorded
    assert_few(asked_by(visitor.client, link_sent(house.agency)))
    client = signed_in(an_administrator(house))
    assert_few(asked_by(client, reverse("sign-in-ways")))
    second(browser, house)
    assert_few(asked_by(signed_in(house.hr), reverse("identities")))

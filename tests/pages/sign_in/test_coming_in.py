"""From the page that offers the ways to being in, and out again: who gets in where, who does not, and what is recorded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from handlingsrom.foundation.outbox.actions import do_one
from handlingsrom.foundation.people.address_changed import (
    OBJECTED_WITHIN,
    address_is_new,
    tell_former_address,
)
from handlingsrom.foundation.people.models import Agency, Person
from handlingsrom.foundation.people.sign_in.actions import set_ways
from handlingsrom.foundation.people.sign_in.models import Identity, Link
from handlingsrom.foundation.walls import within
from handlingsrom.site import middleware
from handlingsrom.site.features import jobs
from tests.builders import AT, House, a_house, a_person
from tests.pages.sign_in.arriving import Open, a_house_with, kinds, known_to_hr, link_sent, second
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db


def test_entra_binds_by_oid_and_knows_the_subject_from_then_on(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    answer = browser().come("entra", house.agency, oid="o")
    assert (answer.status_code, answer["Location"]) == (302, "/oppgaver/")
    known_to_hr(house.employee, entra_oid="")
    again = browser()
    again.come("entra", house.agency, oid="another")
    assert again.person == str(house.employee.id)
    found = [kind for kind in kinds(house.agency) if kind in ("identity_bound", "signed_in")]
    assert found == ["identity_bound", "signed_in", "signed_in"]
    with within(house.agency.id):
        identity = Identity.objects.get()
    assert "sub" not in identity.digest
    assert identity.used_at == AT


def test_feide_binds_by_the_principal_name(browser: Open) -> None:
    house = a_house_with("feide")
    known_to_hr(house.employee, eppn="kari@eksempel.no")
    visitor = browser()
    visitor.come(
        "feide", house.agency, **{"https://n.feide.no/claims/eduPersonPrincipalName": "kari@eksempel.no"}
    )
    assert visitor.person == str(house.employee.id)


@pytest.mark.parametrize("claims", [{"oid": "unknown"}, {"oid": ""}, {}, {"oid": None}])
def test_somebody_whom_hr_has_not_written_down(browser: Open, claims: dict[str, Any]) -> None:
    house = a_house_with("entra")
    visitor = browser()
    answer = visitor.come("entra", house.agency, **claims)
    assert answer.status_code == 403
    assert "Vi finner deg ikke" in text_of(answer)
    assert visitor.person is None
    assert "sign_in_failed" in kinds(house.agency)


def test_who_was_refused_is_asked_anew_by_the_provider_once(browser: Open) -> None:
    house = a_house_with("entra")
    visitor = browser()
    visitor.come("entra", house.agency, oid="unknown")
    assert visitor.start("entra", house.agency)["prompt"] == "login"
    assert "prompt" not in visitor.start("entra", house.agency)


def test_an_oid_of_another_agency_opens_nothing_here(browser: Open) -> None:
    here, there = a_house_with("entra"), a_house_with("entra")
    known_to_hr(there.employee, entra_oid="o")
    assert browser().come("entra", here.agency, oid="o").status_code == 403


def test_a_link_to_the_work_address_binds_in_the_browser_that_proved(browser: Open) -> None:
    house = a_house_with("idporten")
    visitor, other = browser(), browser()
    answer = visitor.come("idporten", house.agency)
    assert answer["Location"] == reverse("sign-in-address")
    sent = visitor.client.post(reverse("sign-in-address"), {"email": house.employee.email.upper()})
    assert sent.status_code == 200
    link = link_sent(house.agency)
    assert other.client.get(link).status_code == 403
    other.come("idporten", house.agency, sub="another")
    assert other.client.post(link).status_code == 403
    assert house.employee.name in text_of(visitor.client.get(link))
    assert visitor.person is None
    assert visitor.client.post(link)["Location"] == "/oppgaver/"
    assert visitor.person == str(house.employee.id)
    assert visitor.client.post(link).status_code == 403


def test_the_answer_is_the_same_whoever_the_address_belongs_to(browser: Open) -> None:
    house = a_house_with("idporten")
    with within(house.agency.id):
        Person.objects.filter(id=house.leader.id).update(active=False)
    visitor = browser()
    visitor.come("idporten", house.agency)
    told = {
        text_of(visitor.client.post(reverse("sign-in-address"), {"email": address}))
        for address in (house.employee.email, house.leader.email, "nobody@eksempel.no")
    }
    assert len(told) == 1
    with within(house.agency.id):
        assert [link.person_id for link in Link.objects.all()] == [house.employee.id]


def test_an_address_that_two_share_gets_no_link(browser: Open) -> None:
    house = a_house_with("idporten")
    known_to_hr(house.colleague, email=house.employee.email)
    visitor = browser()
    visitor.come("idporten", house.agency)
    visitor.client.post(reverse("sign-in-address"), {"email": house.employee.email})
    with within(house.agency.id):
        assert not Link.objects.exists()


def test_what_is_no_address_is_told_with_what_was_written(browser: Open) -> None:
    house = a_house_with("idporten")
    visitor = browser()
    visitor.come("idporten", house.agency)
    answer = visitor.client.post(reverse("sign-in-address"), {"email": "kari"})
    assert answer.status_code == 422
    assert 'value="kari"' in answer.content.decode()


def test_a_link_lasts_fifteen_minutes(browser: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house_with("generic", by_mail=True)
    visitor = browser()
    address = f"{reverse('sign-in-mail')}?virksomhet={house.agency.orgnr}"
    visitor.client.post(address, {"email": house.employee.email})
    link = link_sent(house.agency)
    monkeypatch.setattr(middleware, "now", lambda: AT + timedelta(minutes=15))
    assert visitor.client.get(link).status_code == 403
    monkeypatch.setattr(middleware, "now", lambda: AT + timedelta(minutes=14))
    assert visitor.client.get(link).status_code == 200
    assert visitor.client.post(link).status_code == 302
    assert visitor.person == str(house.employee.id)


def test_links_by_mail_are_off_until_an_agency_switches_them_on(browser: Open) -> None:
    house = a_house_with("generic")
    address = f"{reverse('sign-in-mail')}?virksomhet={house.agency.orgnr}"
    assert browser().client.post(address, {"email": house.employee.email}).status_code == 403
    assert "lenke" not in text_of(browser().client.get(f"/logg-inn/?virksomhet={house.agency.orgnr}"))


def test_a_link_asked_for_before_it_was_switched_off_opens_nothing(browser: Open) -> None:
    house = a_house_with("generic", by_mail=True)
    address = f"{reverse('sign-in-mail')}?virksomhet={house.agency.orgnr}"
    browser().client.post(address, {"email": house.employee.email})
    link = link_sent(house.agency)
    set_ways(house.agency, by=None, at=AT, providers=["generic"], by_mail=False)
    assert browser().client.post(link).status_code == 403


def test_only_the_hash_of_a_link_is_kept(browser: Open) -> None:
    house = a_house_with("generic", by_mail=True)
    browser().client.post(
        f"{reverse('sign-in-mail')}?virksomhet={house.agency.orgnr}", {"email": house.employee.email}
    )
    secret = link_sent(house.agency).rstrip("/").rpartition("/")[2]
    with connection.cursor() as cursor, within(house.agency.id):
        for table in ("sign_in_link", "outbox_mail", "outbox_job", "records_content"):
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s", [f"%{secret}%"])
            assert cursor.fetchone() == (0,)


def decided_by(person: Person, house: House, verdict: str) -> Any:
    with within(house.agency.id):
        waiting = Identity.objects.get(waits=True)
    return signed_in(person).post(reverse("identity-decided", args=[waiting.id]), {"verdict": verdict})


def test_a_second_subject_waits_for_hr_who_is_told(browser: Open) -> None:
    house = a_house_with("entra")
    visitor = second(browser, house)
    assert "HR må godkjenne" in text_of(visitor.come("entra", house.agency, sub="second", oid="o"))
    mail.outbox.clear()
    while do_one(jobs(), AT):
        pass
    assert [m.to for m in mail.outbox if "innlogging" in m.subject] == [[house.hr.email]]
    page = signed_in(house.hr).get(reverse("identities"))
    assert house.employee.name in text_of(page)
    assert decided_by(house.hr, house, "beside").status_code == 302
    assert visitor.come("entra", house.agency, sub="second").status_code == 302
    assert browser().come("entra", house.agency).status_code == 302
    assert "identity_approved" in kinds(house.agency)


def test_hr_may_end_the_former(browser: Open) -> None:
    house = a_house_with("entra")
    visitor = second(browser, house)
    decided_by(house.hr, house, "instead")
    assert visitor.come("entra", house.agency, sub="second").status_code == 302
    assert "HR må godkjenne" in text_of(browser().come("entra", house.agency, oid="o"))


def test_hr_approves_nothing_while_a_new_address_can_still_be_objected_to(browser: Open) -> None:
    house = a_house_with("entra")
    second(browser, house)
    with within(house.agency.id):
        tell_former_address(house.employee, "kari.for@eksempel.no", at=AT)
    refused = decided_by(house.hr, house, "beside")
    assert refused.status_code == 422
    assert "nylig endret" in text_of(refused)
    assert "identity_approved" not in kinds(house.agency)
    assert "address_changed" in kinds(house.agency)
    with within(house.agency.id):
        assert address_is_new(house.employee, AT + OBJECTED_WITHIN - timedelta(seconds=1))
        assert address_is_new(house.employee, AT + OBJECTED_WITHIN) is None
    assert decided_by(house.hr, house, "refuse").status_code == 302


def test_hr_may_refuse(browser: Open) -> None:
    house = a_house_with("entra")
    second(browser, house)
    decided_by(house.hr, house, "refuse")
    assert "identity_refused" in kinds(house.agency)
    with within(house.agency.id):
        assert Identity.objects.filter(until=None).count() == 1


def test_nobody_else_decides_not_even_hr_on_ones_own(browser: Open) -> None:
    house = a_house_with("entra")
    second(browser, house)
    for person in (house.employee, house.leader, house.colleague, house.agency_head):
        assert signed_in(person).get(reverse("identities")).status_code == 404
        assert decided_by(person, house, "beside").status_code == 404
    hr_elsewhere = a_person(unit=house.other_section, role="hr")
    assert house.employee.name not in text_of(signed_in(hr_elsewhere).get(reverse("identities")))
    assert decided_by(hr_elsewhere, house, "beside").status_code == 404
    with within(house.agency.id):
        Identity.objects.filter(waits=True).update(person=house.hr)
    assert decided_by(house.hr, house, "beside").status_code == 404
    assert decided_by(a_house().hr, house, "beside").status_code == 404


def test_who_has_left_gets_in_nowhere(browser: Open) -> None:
    house = a_house_with("entra", by_mail=True)
    known_to_hr(house.employee, entra_oid="o")
    inside = browser()
    inside.come("entra", house.agency, oid="o")
    known_to_hr(house.employee, active=False)
    assert "Tilgangen din er avsluttet" in text_of(browser().come("entra", house.agency, oid="o"))
    assert inside.client.get("/oppgaver/").status_code == 302
    assert inside.person is None
    known_to_hr(house.colleague, entra_oid="p", active=False)  # never signed in before
    assert "Tilgangen din er avsluttet" in text_of(browser().come("entra", house.agency, sub="p", oid="p"))


def test_an_agency_that_has_ended_is_not_signed_in_to(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    browser().come("entra", house.agency, oid="o")
    with within(house.agency.id):
        Agency.objects.filter(id=house.agency.id).update(until=date(2026, 11, 24))
    told = text_of(browser().come("entra", oid="o"))
    assert "lagt ned eller slått sammen" in told
    assert house.agency.name not in browser().client.get("/logg-inn/").content.decode()


def test_somebody_in_two_agencies_chooses(browser: Open) -> None:
    one, two = a_house_with("entra"), a_house_with("entra")
    for house in (one, two):
        known_to_hr(house.employee, entra_oid="o")
        browser().come("entra", house.agency, oid="o")
    visitor = browser()
    assert visitor.come("entra", oid="o")["Location"] == reverse("sign-in-choose")
    page = visitor.client.get(reverse("sign-in-choose"))
    assert one.agency.name in text_of(page)
    assert two.agency.name in text_of(page)
    third = a_house_with("entra")
    assert visitor.client.post(page.request["PATH_INFO"], {"agency": third.agency.id}).status_code == 403
    assert visitor.client.post(page.request["PATH_INFO"], {"agency": two.agency.id}).status_code == 302
    assert visitor.person == str(two.employee.id)
    straight = browser()
    straight.come("entra", one.agency, oid="o")
    assert straight.person == str(one.employee.id)


def test_somebody_new_who_has_chosen_no_agency_is_asked(browser: Open) -> None:
    house = a_house_with("feide")
    a_house_with("feide")
    known_to_hr(house.employee, eppn="kari@eksempel.no")
    visitor = browser()
    eppn = {"https://n.feide.no/claims/eduPersonPrincipalName": "kari@eksempel.no"}
    assert visitor.come("feide", **eppn)["Location"] == reverse("sign-in-choose")
    visitor.client.post(reverse("sign-in-choose"), {"agency": house.agency.id})
    assert visitor.person == str(house.employee.id)


def test_a_provider_that_the_agency_has_not_chosen(browser: Open) -> None:
    house = a_house_with("entra")
    a_house_with("feide")
    start = reverse("sign-in-start", args=["feide"])
    left = browser().client.get(start, {"virksomhet": house.agency.orgnr})
    assert left.status_code == 403
    assert browser().client.get(reverse("sign-in-start", args=["unknown"])).status_code == 403


def test_what_an_agency_takes_away_stops_working(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    browser().come("entra", house.agency, oid="o")
    begun = browser()
    state = begun.start("entra", house.agency)["state"]
    set_ways(house.agency, by=None, at=AT, providers=["feide"], by_mail=False)
    answer = begun.client.get(reverse("sign-in-answer", args=["entra"]), {"code": "c", "state": state})
    assert "bruker en annen innlogging" in text_of(answer)


def test_ansattporten_for_the_agency_or_not_at_all(browser: Open) -> None:
    house = a_house_with("ansattporten")

    def details(number: str) -> list[dict[str, Any]]:
        party = {"orgno": {"ID": f"0192:{number}"}}
        return [
            {"type": "ansattporten:altinn:resource", "resource": "x", "authorized_parties": [party]},
        ]

    other = browser().come("ansattporten", house.agency, authorization_details=details("000000000"))
    assert "på vegne av en annen virksomhet" in text_of(other)
    own = browser().come("ansattporten", house.agency, authorization_details=details(house.agency.orgnr))
    assert own["Location"] == reverse("sign-in-address")


def test_an_answer_is_good_once_and_only_where_it_was_begun(browser: Open) -> None:
    house = a_house_with("entra")
    known_to_hr(house.employee, entra_oid="o")
    visitor, thief = browser(), browser()
    state = visitor.start("entra", house.agency)["state"]
    visitor.op.claims = {"oid": "o"}
    answer = reverse("sign-in-answer", args=["entra"])
    assert thief.client.get(answer, {"code": "c", "state": state}).status_code == 403
    assert visitor.client.get(answer, {"code": "c", "state": "another"}).status_code == 403
    assert visitor.client.get(answer, {"code": "c", "state": state}).status_code == 302
    assert visitor.client.get(answer, {"code": "c", "state": state}).status_code == 403
    assert (thief.person, visitor.client.session.get("begun")) == (None, {})

"""Consent: a representative sees one case, by that person's leave alone, until a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.models import Consent, Person
from handlingsrom.foundation.people.roles import (
    SAFETY_REPRESENTATIVE,
    UNION_REPRESENTATIVE,
)
from handlingsrom.foundation.records.queries import looks_at
from handlingsrom.foundation.walls import within
from handlingsrom.site import middleware
from tests.api.calling import Program
from tests.builders import AT, TODAY, House, a_house, a_person, an_agreement
from tests.pages.test_granting import an_administrator, grant, recorded, roles_of
from tests.pages.visiting import page_of, signed_in, text_of

pytestmark = pytest.mark.django_db


def representatives(house: House) -> tuple[Person, Person]:
    """The verneombud of the section, and a tillitsvalgt for the whole agency."""
    nina = an_administrator(house)
    safety = a_person(unit=house.other_section, name="Jonas Moen")
    union = a_person(unit=house.other_section, name="Siri Lund")
    grant(nina, safety, role=SAFETY_REPRESENTATIVE, units=[str(house.section.id)])
    grant(nina, union, role=UNION_REPRESENTATIVE, organisation="NTL")
    return safety, union


def consent(house: House, agreement: Agreement, to: Person, days: int = 30) -> Any:
    [role] = roles_of(to)
    given = {
        "case": str(agreement.id),
        "given_to": str(role.id),
        "last_day": str(TODAY + timedelta(days=days)),
    }
    return signed_in(house.employee).post(reverse("consents"), given)


def sees(person: Person, agreement: Agreement) -> bool:
    client = signed_in(person)
    page = client.get(page_of(agreement)).status_code == 200
    listed = page_of(agreement) in client.get(reverse("agreements")).content.decode()
    program = Program(person)
    one = program.get(f"/agreements/{agreement.id}").status_code == 200
    many = str(agreement.id) in [each["id"] for each in program.get("/agreements").json()]
    assert len({page, listed, one, many}) == 1
    return page


def test_without_consent_a_representative_sees_no_case() -> None:
    house = a_house()
    agreement = an_agreement("in_force", house)
    assert [sees(person, agreement) for person in representatives(house)] == [False, False]


@pytest.mark.parametrize("which", [0, 1])
def test_a_consent_opens_one_case_for_one_role_and_every_look_is_recorded(which: int) -> None:
    house = a_house()
    both = representatives(house)
    agreement, other = an_agreement("in_force", house), an_agreement("with_leader", house)
    assert consent(house, agreement, both[which]).status_code == 302
    assert (sees(both[which], agreement), sees(both[which], other)) == (True, False)
    assert not sees(both[1 - which], agreement)
    with within(house.agency.id):
        looks = {entry.content.body["by"] for entry in looks_at(house.agency.id, house.employee.id)}
        told = Mail.objects.get(person_id=both[which].id)
    assert looks == {both[which].name}
    assert page_of(agreement) in told.body
    assert "uken" not in told.body


def test_a_representative_reads_and_does_nothing_and_hears_of_no_accommodation() -> None:
    house = a_house(language="en")
    safety, _ = representatives(house)
    agreement = an_agreement("with_leader", house, accommodation=True)
    consent(house, agreement, safety)
    page = text_of(signed_in(safety).get(page_of(agreement)))
    assert "ccommodation" not in page
    assert Program(safety).get(f"/agreements/{agreement.id}").json()["steps"] == []
    assert Program(safety).take(agreement.id, "return", 2, reason="x").status_code == 403


def test_a_consent_is_gone_after_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    safety, _ = representatives(house)
    agreement = an_agreement("in_force", house)
    consent(house, agreement, safety, days=3)
    program = Program(safety)
    for days, seen in ((0, True), (3, True), (4, False)):
        monkeypatch.setattr(middleware, "now", lambda days=days: AT + timedelta(days=days))
        assert program.get(f"/agreements/{agreement.id}").status_code == (200 if seen else 404)


def test_a_consent_is_withdrawn_at_any_time_and_only_by_its_giver() -> None:
    house = a_house()
    safety, _ = representatives(house)
    agreement = an_agreement("in_force", house)
    consent(house, agreement, safety)
    with within(house.agency.id):
        given = Consent.objects.get()
    for person in (safety, house.leader, house.hr, house.colleague):
        assert signed_in(person).post(reverse("consent-end", args=[given.id])).status_code == 404
    assert "Jonas Moen" in text_of(signed_in(house.employee).get(reverse("consents")))
    assert signed_in(house.employee).post(reverse("consent-end", args=[given.id])).status_code == 302
    assert not sees(safety, agreement)
    assert "Du har ikke gitt noe samtykke." in text_of(signed_in(house.employee).get(reverse("consents")))
    assert len(recorded(house, "consent_given")) == len(recorded(house, "consent_ended")) == 1


def test_a_consent_ends_with_the_role() -> None:
    house = a_house()
    safety, _ = representatives(house)
    agreement = an_agreement("in_force", house)
    consent(house, agreement, safety)
    [role] = roles_of(safety)
    signed_in(an_administrator(house)).post(reverse("role-end", args=[role.id]))
    assert not sees(safety, agreement)


@pytest.mark.parametrize("days", [-1, 181])
def test_a_consent_lasts_from_today_and_180_days_at_most(days: int) -> None:
    house = a_house()
    safety, _ = representatives(house)
    agreement = an_agreement("in_force", house)
    refused = consent(house, agreement, safety, days)
    assert refused.status_code == 422
    assert "høyst 180 dager" in text_of(refused)
    assert consent(house, agreement, safety, 180).status_code == 302


def test_consent_goes_to_a_representative_of_ones_own_unit_and_for_ones_own_case_only() -> None:
    house = a_house()
    elsewhere = a_person(unit=house.other_section, name="Arne Berg")
    nina = an_administrator(house)
    grant(nina, elsewhere, role=SAFETY_REPRESENTATIVE, units=[str(house.other_section.id)])
    safety, _ = representatives(house)
    agreement = an_agreement("in_force", house)
    page = text_of(signed_in(house.employee).get(reverse("consents")))
    assert "Jonas Moen" in page
    assert "Siri Lund (tillitsvalgt, NTL, Departementet)" in page
    assert "Arne Berg" not in page
    assert consent(house, agreement, elsewhere).status_code == 422
    [role] = roles_of(safety)
    of_another = {"case": str(agreement.id), "given_to": str(role.id), "last_day": str(TODAY)}
    assert signed_in(house.colleague).post(reverse("consents"), of_another).status_code == 422
    assert not sees(safety, agreement)


def test_a_draft_can_be_shown_to_nobody() -> None:
    house = a_house()
    representatives(house)
    an_agreement("draft", house)
    assert "Du har ingen sak som noen kan få se." in text_of(
        signed_in(house.employee).get(reverse("consents"))
    )

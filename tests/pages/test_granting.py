"""Roles, fullmakt and consents: who grants, for which units and days, what is refused, and what a consent opens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handlingsrom.foundation.people.models import Mandate, Person, Role
from handlingsrom.foundation.people.roles import (
    ADMINISTRATOR,
    AGENCY_HEAD,
    AUDITOR,
    EMPLOYEE,
    HR,
    LEADER,
    ROLES,
    SAFETY_REPRESENTATIVE,
    UNION_REPRESENTATIVE,
)
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.cli import main
from tests.api.calling import Program
from tests.builders import TODAY, House, a_house, a_person, a_unit, an_agreement, standing
from tests.pages.visiting import page_of, signed_in, text_of

pytestmark = pytest.mark.django_db


def an_administrator(house: House) -> Person:
    return a_person(unit=house.section, role=ADMINISTRATOR, name="Nina Foss")


def address(name: str, person: Person) -> str:
    with within(person.agency_id):
        return f"{reverse(name)}?position={person.positions.get().id}"


def grant(by: Person, to: Person, **fields: Any) -> Any:
    return signed_in(by).post(address("role-new", to), {"since": str(TODAY), **fields})


def roles_of(person: Person) -> list[Role]:
    with within(person.agency_id):
        found = Role.objects.filter(position__person=person).select_related("unit", "granted_by")
        return list(found.order_by("unit__name"))


def test_a_search_for_whom_that_holds_no_text_finds_nobody_and_is_no_fault() -> None:
    house = a_house()
    for client, name in (
        (signed_in(an_administrator(house)), "role-new"),
        (signed_in(house.hr), "vacancies"),
    ):
        answer = client.get(reverse(name), {"name": "x\0y\0z"})
        assert (answer.status_code, answer.context["found"]) == (200, [])


def recorded(house: House, kind: str) -> list[Entry]:
    with within(house.agency.id):
        return list(Entry.objects.filter(kind=kind).select_related("content"))


def test_the_administrator_grants_a_role_and_it_is_recorded() -> None:
    house = a_house()
    nina = an_administrator(house)
    last = TODAY + timedelta(days=100)
    answer = grant(nina, house.colleague, role=UNION_REPRESENTATIVE, organisation="NTL",
                   units=[str(house.section.id)], last_day=str(last))  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, reverse("roles"))
    [role] = roles_of(house.colleague)
    assert (role.organisation, role.since, role.until) == ("NTL", TODAY, last + timedelta(days=1))
    assert role.granted_by == nina
    [entry] = recorded(house, "role_granted")
    assert (entry.by_id, entry.subject_id) == (nina.id, house.colleague.id)
    assert entry.content.body["unit"] == "Seksjonen"


def test_a_verneombud_is_for_exactly_the_units_named() -> None:
    house = a_house()
    below = a_unit(house.agency, "Gruppen", below="Seksjonen")
    nina = an_administrator(house)
    units = [str(house.section.id), str(house.other_section.id)]
    grant(nina, house.colleague, role=SAFETY_REPRESENTATIVE, units=units)
    assert standing(house.colleague).units_of(SAFETY_REPRESENTATIVE) == {
        house.section.id,
        house.other_section.id,
    }
    grant(nina, house.other_colleague, role=SAFETY_REPRESENTATIVE, units=units[:1], with_units_below="on")
    assert [role.unit for role in roles_of(house.other_colleague)] == [below, house.section]


def test_a_role_for_no_unit_is_for_the_whole_agency() -> None:
    house = a_house()
    grant(an_administrator(house), house.colleague, role=AUDITOR)
    assert [role.unit.name for role in roles_of(house.colleague)] == ["Departementet"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"role": SAFETY_REPRESENTATIVE}, "Velg enhetene som rollen gjelder for."),
        ({"role": LEADER}, "Velg enhetene som rollen gjelder for."),
        ({"role": UNION_REPRESENTATIVE}, "Skriv hvilken organisasjon"),
        ({"role": HR, "organisation": "NTL"}, "Organisasjon oppgis bare for tillitsvalgte."),
        ({"role": HR, "last_day": str(TODAY - timedelta(days=1))}, "Siste dag må være lik eller etter"),
        ({"role": HR, "since": "2020-01-01"}, "Stillingen er avsluttet eller har ikke begynt"),
    ],
)
def test_what_is_wrong_with_a_role_is_said(fields: dict[str, str], said: str) -> None:
    house = a_house()
    answer = grant(an_administrator(house), house.colleague, **fields)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert roles_of(house.colleague) == []


def test_every_reason_at_once_and_what_was_written_is_still_there() -> None:
    house = a_house()
    answer = grant(an_administrator(house), house.colleague, role=SAFETY_REPRESENTATIVE, organisation="Tekna")
    assert "Velg enhetene" in text_of(answer)
    assert "Organisasjon oppgis bare" in text_of(answer)
    assert 'value="Tekna"' in answer.content.decode()


def test_a_role_is_not_granted_twice() -> None:
    house = a_house()
    nina = an_administrator(house)
    grant(nina, house.colleague, role=HR)
    again = grant(nina, house.colleague, role=HR)
    assert again.status_code == 422
    assert "Ole Vik har rollen allerede for Departementet" in text_of(again)


def test_nobody_grants_a_role_to_herself() -> None:
    house = a_house()
    nina = an_administrator(house)
    refused = grant(nina, nina, role=HR)
    assert refused.status_code == 422
    assert "Ingen gir roller eller fullmakt til seg selv." in text_of(refused)
    [own] = roles_of(nina)
    assert signed_in(nina).post(reverse("role-end", args=[own.id])).status_code == 403


@pytest.mark.parametrize("role", [role for role in ROLES if role not in (ADMINISTRATOR, LEADER)])
def test_nobody_else_grants_or_ends_a_role(role: str) -> None:
    house = a_house()
    person = a_person(unit=house.section, role="" if role == EMPLOYEE else role)
    assert signed_in(person).get(reverse("role-new")).status_code == 403
    assert grant(person, house.colleague, role=HR).status_code == 403
    [theirs] = roles_of(house.hr)
    ended = signed_in(person).post(reverse("role-end", args=[theirs.id]))
    assert ended.status_code == (403 if role in (HR, AGENCY_HEAD, AUDITOR) else 404)
    assert roles_of(house.hr)[0].until is None


def test_a_role_is_ended_from_today() -> None:
    house = a_house()
    nina = an_administrator(house)
    [role] = roles_of(house.hr)
    assert signed_in(nina).post(reverse("role-end", args=[role.id])).status_code == 302
    assert not standing(house.hr).holds(HR)
    assert len(recorded(house, "role_ended")) == 1
    again = signed_in(nina).post(reverse("role-end", args=[role.id]))
    assert again.status_code == 422
    assert "avsluttet" in text_of(again)


def test_another_agencys_administrator_finds_nothing() -> None:
    house, elsewhere = a_house(), a_house()
    nina = an_administrator(elsewhere)
    [role] = roles_of(house.hr)
    with within(house.agency.id):
        mandate = Mandate.objects.all()[0].id
    assert signed_in(nina).post(reverse("role-end", args=[role.id])).status_code == 404
    assert signed_in(elsewhere.hr).post(reverse("mandate-end", args=[mandate])).status_code == 404
    assert "Til hvem?" in text_of(signed_in(nina).get(address("role-new", house.colleague)))
    found = text_of(signed_in(nina).get(reverse("role-new"), {"name": "Ole Vik"}))
    assert found.count("Ole Vik") == 1


@pytest.mark.parametrize("name", ["vik", "OLE", "ole v"])
def test_a_person_is_found_by_some_letters_of_the_name(name: str) -> None:
    house = a_house()
    page = text_of(signed_in(an_administrator(house)).get(reverse("role-new"), {"name": name}))
    assert "Ole Vik rådgiver, Seksjonen" in page
    assert "Kari Nilsen" not in page


def test_an_employee_sees_her_own_roles_and_no_others() -> None:
    house = a_house()
    assert "Anne Bakke" in text_of(signed_in(house.hr).get(reverse("roles")))
    page = text_of(signed_in(house.leader).get(reverse("roles")))
    assert page.count("Per Haugen") == 2
    assert "Tor Berg" not in page


def test_the_list_of_roles_narrows_to_one() -> None:
    house = a_house()
    page = text_of(signed_in(an_administrator(house)).get(reverse("roles"), {"role": HR}))
    assert "Anne Bakke" in page
    assert "Tor Berg" not in page


def test_an_administrator_without_other_role_sees_no_case() -> None:
    house = a_house()
    nina = an_administrator(house)
    agreement = an_agreement("in_force", house)
    client = signed_in(nina)
    for url in (page_of(agreement), reverse("agreement-document", args=[agreement.id])):
        assert client.get(url).status_code == 404
    assert "Kari Nilsen" not in text_of(client.get(reverse("agreements")))
    assert Program(nina).get("/agreements").json() == []
    for path in ("", "/findings", "/document"):
        assert Program(nina).get(f"/agreements/{agreement.id}{path}").status_code == 404


# Fullmakt


def register(by: Person, to: Person, house: House, **fields: Any) -> Any:
    given = {"unit": str(house.section.id), "basis": "Delegasjonsbrev", "since": str(TODAY), **fields}
    return signed_in(by).post(address("mandate-new", to), given)


@pytest.mark.parametrize("role", [HR, AGENCY_HEAD])
def test_hr_and_the_agency_head_register_fullmakt(role: str) -> None:
    house = a_house()
    by = a_person(unit=house.section, role=role)
    assert register(by, house.leader, house, most_days_per_week="2,5").status_code == 302
    with within(house.agency.id):
        mandate = Mandate.objects.get(granted_by=by)
    assert (str(mandate.most_days_per_week), mandate.basis) == ("2.5", "Delegasjonsbrev")
    assert recorded(house, "mandate_granted")[0].content.body["most_days_per_week"] == "2.5"
    assert "inntil 2,5 dager i uken" in text_of(signed_in(house.employee).get(reverse("mandates")))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"basis": ""}, "Hva fullmakten bygger på –"),
        ({"most_days_per_week": "6"}, "Skriv et antall dager fra 0,5 til 5"),
        ({"most_days_per_week": "1,3"}, "hele eller halve dager"),
    ],
)
def test_what_is_wrong_with_a_fullmakt_is_said(fields: dict[str, str], said: str) -> None:
    house = a_house()
    answer = register(house.hr, house.leader, house, **fields)
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_fullmakt_lies_with_a_leader_and_never_with_oneself() -> None:
    house = a_house()
    assert "Denne stillingen leder ingen enhet." in text_of(register(house.hr, house.colleague, house))
    own = a_person(unit=house.section, role=LEADER, over=house.section)
    with within(house.agency.id):
        Role.objects.create(agency=house.agency, position=own.positions.get(), role=HR, unit=house.section,
                            since=TODAY)  # fmt: skip
    assert "til seg selv" in text_of(register(own, own, house))


@pytest.mark.parametrize("role", ["", LEADER, ADMINISTRATOR, AUDITOR])
def test_everybody_sees_the_register_and_nobody_else_changes_it(role: str) -> None:
    house = a_house()
    person = a_person(unit=house.section, role=role)
    assert "Marit Aasen" in text_of(signed_in(person).get(reverse("mandates")))
    assert register(person, house.other_leader, house).status_code == 403
    with within(house.agency.id):
        mandate = Mandate.objects.get(position__person=house.other_leader)
    assert signed_in(person).post(reverse("mandate-end", args=[mandate.id])).status_code == 403


def test_a_fullmakt_is_ended_from_today_and_the_next_leader_binds() -> None:
    house = a_house()
    agreement = an_agreement("to_be_signed", house)
    with within(house.agency.id):
        mandate = Mandate.objects.get(position__person=house.leader)
    assert signed_in(house.hr).post(reverse("mandate-end", args=[mandate.id])).status_code == 302
    assert page_of(agreement) in signed_in(house.department_head).get(reverse("tasks")).content.decode()
    assert page_of(agreement) not in signed_in(house.leader).get(reverse("tasks")).content.decode()


# Consent


@pytest.mark.parametrize("name", ["roles", "role-new", "mandates", "mandate-new", "consents"])
def test_a_stranger_is_sent_to_sign_in(name: str) -> None:
    assert Client().get(reverse(name))["Location"].startswith("/logg-inn/")


def test_the_first_administrator_is_made_by_the_command_line_and_no_second(
    capsys: pytest.CaptureFixture[str],
) -> None:
    house = a_house()
    asked = ["administrator", house.agency.orgnr]
    assert main([*asked, "nobody@eksempel.no"]) == 1
    assert main([*asked, house.colleague.email]) == 0
    assert main([*asked, house.employee.email]) == 1
    assert main(["administrator", "999999999", house.employee.email]) == 2
    told = capsys.readouterr()
    assert "Ole Vik is the administrator" in told.out
    assert "Virksomheten har en administrator" in told.err
    [role] = roles_of(house.colleague)
    assert (role.role, role.granted_by) == (ADMINISTRATOR, None)
    assert recorded(house, "role_granted")[0].content.body["by"] == "kommandolinjen"

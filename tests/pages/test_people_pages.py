"""The people pages: found by name, unit and title in Norwegian order, and each viewer sees what is theirs to see."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from handlingsrom.foundation.people.directory.queries import PAGE, Key, Wanted, people_found
from handlingsrom.foundation.people.models import Mandate, Person, Position, Role
from handlingsrom.foundation.people.roles import ADMINISTRATOR
from handlingsrom.foundation.people.scim.models import ScimUser
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from tests.builders import (
    AT,
    EMPLOYED_SINCE,
    TODAY,
    House,
    a_house,
    a_person,
    a_substitution,
    a_unit,
    standing,
)
from tests.pages.test_queries_per_page import asked_by, assert_few
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db


def found(viewer: Person, **wanted: Any) -> list[str]:
    with within(viewer.agency_id):
        return [person.name for person in people_found(standing(viewer), Wanted(**wanted))]


def page(viewer: Person, of: Person) -> Any:
    return signed_in(viewer).get(reverse("person", args=[of.id]))


def changed(person: Person, **values: Any) -> None:
    with within(person.agency_id):
        Person.objects.filter(id=person.id).update(**values)


def test_names_come_in_norwegian_order() -> None:
    house = a_house()
    for name in ("Åse Aas", "Øyvind By", "Ævar Li", "Zara Moe", "Aase Vik", "åge Ek"):
        a_person(unit=house.section, name=name)
    names = found(house.employee)
    assert names[0] == "Aase Vik"
    assert names[-5:] == ["Zara Moe", "Ævar Li", "Øyvind By", "åge Ek", "Åse Aas"]
    shown = text_of(signed_in(house.employee).get(reverse("people")))
    assert shown.index("Zara Moe") < shown.index("Ævar Li") < shown.index("Åse Aas")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kari", ["Kari Nilsen"]),
        ("NILS", ["Kari Nilsen"]),
        ("nilsen kari", ["Kari Nilsen"]),
        ("lise", ["Anne-Lise Østby"]),
        ("øst", ["Anne-Lise Østby"]),
        ("ari", []),
        ("%", []),
        ("_", []),
        ("kari hansen", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_words_of_a_name(name: str, expected: list[str]) -> None:
    house = a_house()
    a_person(unit=house.section, name="Anne-Lise Østby")
    assert found(house.employee, name=name) == expected


def test_people_are_found_by_unit_with_those_below_it_and_by_title() -> None:
    house = a_house()
    team = a_unit(house.agency, "Teamet for Åpenhet", below="Seksjonen")
    a_person(unit=team, name="Nora Lie")
    with within(house.agency.id):
        Position.objects.filter(person=house.other_colleague).update(title="Fagdirektør")
    assert found(house.employee, place="åpenhet") == ["Nora Lie"]
    assert found(house.employee, place="seksjonen") == ["Kari Nilsen", "Nora Lie", "Ole Vik", "Per Haugen",
                                                         "Siri Dahl", "Tor Berg"]  # fmt: skip
    assert found(house.employee, place="fagdir") == ["Siri Dahl"]
    assert found(house.employee, name="nora", place="avdeling") == ["Nora Lie"]
    assert found(house.employee, name="nora", place="nabo") == []


def test_a_page_begins_where_the_former_ended() -> None:
    house = a_house()
    with within(house.agency.id):
        people = Person.objects.bulk_create(
            Person(agency=house.agency, name="Samme Navn" if n % 2 else f"Navn {n:03}", email="x@y.no")
            for n in range(PAGE + 20)
        )
        Position.objects.bulk_create(
            Position(agency=house.agency, person=p, unit=house.section, title="x", since=EMPLOYED_SINCE)
            for p in people
        )
    client, address, seen = signed_in(house.employee), reverse("people"), []
    while address:
        answer = client.get(address)
        seen += [row["name"] for row in answer.context["rows"]]
        address = answer.context["next_url"] and reverse("people") + answer.context["next_url"]
    assert len(seen) == PAGE + 29
    assert seen.count("Samme Navn") == (PAGE + 20) // 2
    assert seen == sorted(seen, key=lambda name: name.lower().translate(str.maketrans("æøå", "{|}")))


@pytest.mark.parametrize("after", ["x", "~a", f"{'0' * 32}~", "\0~\0", f"{'0' * 32}~\0"])
def test_a_key_that_is_none_begins_from_the_beginning(after: str) -> None:
    house = a_house()
    answer = signed_in(house.employee).get(reverse("people"), {"after": after})
    assert (answer.status_code, len(answer.context["rows"])) == (200, 9)


@pytest.mark.parametrize("name", ["x" * 101, "a\0b"])
def test_a_search_that_makes_no_sense_is_refused_with_what_was_typed(name: str) -> None:
    answer = signed_in(a_house().employee).get(reverse("people"), {"name": name})
    assert answer.status_code == 422
    assert answer.context["rows"] == []


def test_who_has_left_is_found_by_hr_and_the_administrator_alone() -> None:
    house = a_house()
    admin = a_person(unit=house.section, role=ADMINISTRATOR, name="Ada Min")
    changed(house.colleague, active=False)
    with within(house.agency.id):
        Position.objects.filter(person=house.other_colleague).update(until=TODAY)
    assert not {"Ole Vik", "Siri Dahl"} & set(found(house.employee))
    for viewer in (house.hr, admin):
        answer = signed_in(viewer).get(reverse("people"), {"also_left": "on"})
        assert {"Ole Vik", "Siri Dahl"} <= {row["name"] for row in answer.context["rows"] if row["has_left"]}
        assert page(viewer, house.colleague).status_code == 200
    hidden = signed_in(house.employee).get(reverse("people"), {"also_left": "on"})
    assert "Ole Vik" not in text_of(hidden)
    assert page(house.employee, house.colleague).status_code == 404
    assert page(house.employee, house.other_colleague).status_code == 404


def test_a_colleague_sees_name_unit_title_and_leader_and_no_address() -> None:
    house = a_house()
    changed(house.employee, email="kari.nilsen@etat.no", hr_id="HR-1042")
    answer = page(house.other_colleague, house.employee)
    said = text_of(answer)
    assert "Stillingstittel rådgiver Enhet Seksjonen Nærmeste leder Per Haugen" in said
    for secret in ("kari.nilsen@etat.no", "HR-1042", "100 %", "Roller og fullmakt"):
        assert secret not in answer.content.decode()


def test_hr_and_the_person_see_what_hr_needs() -> None:
    house = a_house()
    changed(house.employee, email="kari.nilsen@etat.no", hr_id="HR-1042")
    for viewer in (house.hr, house.employee):
        said = text_of(page(viewer, house.employee))
        assert "E-postadresse på jobb kari.nilsen@etat.no" in said
        assert "HR-1042" in said
        assert "100 % (rådgiver)" in said
    assert "kari.nilsen" not in text_of(page(house.leader, house.employee))


@pytest.mark.parametrize("viewer", ["colleague", "leader", "other_leader", "agency_head"])
def test_of_a_protected_address_nothing_is_shown(viewer: str) -> None:
    house = a_house()
    changed(house.employee, email="kari.nilsen@etat.no", protected_address=True)
    answer = page(getattr(house, viewer), house.employee)
    assert answer.status_code == 200
    assert "kari.nilsen@etat.no" not in answer.content.decode()
    assert "sperre" not in answer.content.decode()
    listed = signed_in(getattr(house, viewer)).get(reverse("people"), {"name": "kari"})
    assert "@etat.no" not in listed.content.decode()
    assert "Adressesperre" in text_of(page(house.hr, house.employee))


def test_hr_and_the_administrator_see_who_holds_what_and_a_colleague_does_not() -> None:
    house = a_house()
    admin = a_person(unit=house.section, role=ADMINISTRATOR, name="Ada Min")
    with within(house.agency.id):
        basis = Mandate.objects.filter(position__person=house.leader)[0].basis
    for viewer in (house.hr, admin, house.leader):
        said = text_of(page(viewer, house.leader))
        assert "Leder (Seksjonen) fra 1. januar 2025, uten sluttdato" in said
        assert f"Fullmakt (Seksjonen): {basis} fra" in said
    assert basis not in text_of(page(house.colleague, house.leader))
    assert "@eksempel.no" not in page(admin, house.leader).content.decode()
    assert "Ingen utover å være ansatt" in text_of(page(admin, house.employee))


def test_substitutes_are_seen_on_both_pages() -> None:
    house = a_house()
    a_substitution(house.leader, house.other_leader, TODAY, None)
    assert "Stedfortreder nå: Tor Berg" in text_of(page(house.colleague, house.leader))
    assert "Er stedfortreder for lederen nå: Tor Berg" in text_of(page(house.colleague, house.employee))
    assert "Har ingen stedfortreder nå" in text_of(page(house.colleague, house.other_leader))
    assert "Oppnevn stedfortreder" in text_of(page(house.hr, house.leader))
    assert "Oppnevn stedfortreder" in text_of(page(house.leader, house.leader))
    assert "Oppnevn stedfortreder" not in text_of(page(house.colleague, house.leader))


def test_hr_is_told_where_the_identity_system_has_another_manager() -> None:
    house = a_house()
    enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    for manager, differs in ((house.leader, False), (house.department_head, True)):
        with within(house.agency.id):
            ScimUser.objects.filter(person=house.employee).delete()
            ScimUser.objects.create(
                person=house.employee,
                agency=house.agency,
                user_name="kari",
                told={enterprise: {"manager": {"value": str(manager.id)}}},
                created_at=AT,
                changed_at=AT,
            )
        assert ("Leder i identitetssystemet" in text_of(page(house.hr, house.employee))) is differs


def looks(house: House) -> list[tuple[object, object]]:
    with within(house.agency.id):
        seen = Entry.objects.filter(kind="looked_at").order_by("at", "id")
        return [(entry.by_id, entry.subject_id) for entry in seen]


def test_looking_at_a_person_is_recorded_and_at_oneself_or_a_list_is_not() -> None:
    house = a_house()
    signed_in(house.hr).get(reverse("people"), {"name": "kari"})
    page(house.employee, house.employee)
    assert looks(house) == []
    page(house.hr, house.employee)
    page(house.hr, house.employee)
    page(house.colleague, house.employee)
    assert looks(house) == [(house.hr.id, house.employee.id), (house.colleague.id, house.employee.id)]


@pytest.mark.parametrize("viewer", ["employee", "leader", "hr", "agency_head"])
def test_the_pages_ask_the_database_seldom(viewer: str) -> None:
    house = a_house()
    changed(house.leader, email="x@y.no", protected_address=True)
    a_substitution(house.leader, house.other_leader, TODAY, None)
    a_substitution(house.department_head, house.agency_head, TODAY, None)
    client = signed_in(getattr(house, viewer))
    addresses = [reverse("people"), f"{reverse('people')}?name=k&place=seksjon&also_left=on"]
    addresses += [reverse("person", args=[person.id]) for person in (house.leader, house.employee, house.hr)]
    for address in addresses:
        assert_few(asked_by(client, address))


def test_another_agency_is_not_there() -> None:
    house, elsewhere = a_house(), a_house()
    assert page(house.hr, elsewhere.employee).status_code == 404
    assert found(house.hr, name="kari") == ["Kari Nilsen"]
    with within(house.agency.id):
        last = people_found(standing(house.hr), Wanted())[-1]
        after = Key("a", last.id)
        assert len(people_found(standing(house.hr), Wanted(), after)) == 9


def test_who_works_nowhere_finds_nobody() -> None:
    house = a_house()
    with within(house.agency.id):
        Role.objects.filter(position__person=house.other_colleague).delete()
        Position.objects.filter(person=house.other_colleague).update(until=TODAY)
    assert signed_in(house.other_colleague).get(reverse("people")).status_code == 404
    assert page(house.other_colleague, house.employee).status_code == 404


def test_two_positions_stand_on_two_lines() -> None:
    house = a_house()
    with within(house.agency.id):
        Position.objects.create(
            agency=house.agency,
            person=house.employee,
            unit=house.other_section,
            title="prosjektleder",
            since=TODAY,
        )
    row = next(
        row
        for row in signed_in(house.colleague).get(reverse("people")).context["rows"]
        if row["name"] == "Kari Nilsen"
    )
    assert [(p["title"], p["leaders"][0]["name"]) for p in row["places"]] == [
        ("rådgiver", "Per Haugen"),
        ("prosjektleder", "Tor Berg"),
    ]

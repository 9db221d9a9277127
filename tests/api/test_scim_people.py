"""What provisioning means for people: who is who, who may sign in, where a task goes, and what is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlingsrom.features.agreements.queries import waiting_for
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.models import Person, Position, Unit
from handlingsrom.foundation.people.queries import leaders_over
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from tests.api.calling import Program
from tests.api.provisioning import (
    ENTERPRISE,
    ERROR,
    IDENTITY,
    ROOT,
    USER,
    IdentitySystem,
)
from tests.builders import TODAY, a_house, an_agreement, standing
from tests.pages.visiting import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "attributes",
    [{"userName": "kari@etat.no\nBcc: alle@etat.no"}, {"userName": " "}, {"displayName": "Kari\nNilsen"}],
)
def test_what_is_no_line_of_text_is_refused(attributes: dict[str, str]) -> None:
    answer = IdentitySystem(a_house().agency).user(**{"user_name": "kari", **attributes})
    assert (answer.status_code, answer.json()["scimType"]) == (400, "invalidValue")


def test_the_former_address_is_told_when_it_changes() -> None:
    house = a_house()
    system = IdentitySystem(house.agency)
    made = system.user("kari", emails=[{"value": "kari@etat.no", "primary": True}]).json()
    for address in ("Kari@etat.no", "en.annen@etat.no"):
        system.patch(
            f"/Users/{made['id']}", {"op": "replace", "path": "emails", "value": [{"value": address}]}
        )
    with within(house.agency.id):
        assert [mail.address for mail in Mail.objects.filter(person_id=made["id"])] == ["Kari@etat.no"]


def test_a_filter_that_is_no_text_is_refused() -> None:
    answer = IdentitySystem(a_house().agency).get("/Users", filter='userName eq "\\ud800"')
    assert (answer.status_code, answer.json()["scimType"]) == (400, "invalidValue")


USERS = "/Users/"
OID = "6f9619ff-8b86-d011-b42d-00cf4fc964ff"


def person(system: IdentitySystem, id_: str) -> Person:
    with within(system.agency.id):
        return Person.objects.get(id=id_)


def entries(system: IdentitySystem, thing_id: object) -> list[tuple[str, str]]:
    with within(system.agency.id):
        found = Entry.objects.filter(thing_id=thing_id).select_related("content").order_by("at", "id")
        return [(entry.kind, entry.content.body["by"]) for entry in found]


def said(answer: Any, status: int, kind: str = "") -> str:
    """The detail of a SCIM error."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/scim+json"
    body = answer.json()
    assert (body["schemas"], body["status"]) == ([ERROR], str(status))
    assert body.get("scimType", "") == kind
    return str(body.get("detail", ""))


def test_a_new_user_is_a_person_who_can_be_recognised_at_sign_in() -> None:
    system = IdentitySystem(a_house().agency)
    answer = system.user(
        "kari@etat.no",
        externalId=OID,
        displayName="Kari Nordmann",
        name={"givenName": "Kari", "familyName": "Nordmann"},
        emails=[{"value": "privat@hjemme.no", "type": "home"}, {"value": "kari.n@etat.no", "type": "work"}],
        phoneNumbers=[{"value": "99999999"}],
        **{ENTERPRISE: {"employeeNumber": "1042", "department": "Seksjonen"}},
    )
    assert answer.status_code == 201
    made = person(system, answer.json()["id"])
    assert (made.name, made.email, made.hr_id) == ("Kari Nordmann", "kari.n@etat.no", "1042")
    assert (made.entra_oid, made.eppn, made.active, made.language) == (OID, "", True, "nb")
    assert "phoneNumbers" not in answer.json()
    assert answer["Location"] == answer.json()["meta"]["location"]
    assert answer["ETag"] == answer.json()["meta"]["version"]
    assert entries(system, made.id) == [("person_provisioned", "Identitetssystemet")]


@pytest.mark.parametrize(
    ("external_id", "identity", "oid", "eppn"),
    [
        (OID.upper(), {}, OID, ""),
        ("kari@etat.no", {}, "", "kari@etat.no"),
        ("1042", {}, "", ""),
        (OID, {"entraObjectId": "annen"}, "annen", ""),
        ("1042", {"eduPersonPrincipalName": "kari@uni.no"}, "", "kari@uni.no"),
    ],
)
def test_what_recognises_a_person_comes_from_the_external_id_or_from_the_extension(
    external_id: str, identity: dict[str, str], oid: str, eppn: str
) -> None:
    system = IdentitySystem(a_house().agency)
    extension = {IDENTITY: identity} if identity else {}
    made = system.user("kari", externalId=external_id, **extension).json()
    found = person(system, made["id"])
    assert (found.entra_oid, found.eppn) == (oid, eppn)
    assert made.get(IDENTITY, {}) == identity


@pytest.mark.parametrize(
    "second",
    [
        {"user_name": "KARI@etat.no"},
        {"user_name": "annen", "externalId": OID},
        {"user_name": "annen", ENTERPRISE: {"employeeNumber": "7"}},
    ],
)
def test_two_users_are_never_the_same(second: dict[str, Any]) -> None:
    system = IdentitySystem(a_house().agency)
    system.user("kari@etat.no", externalId=OID, **{ENTERPRISE: {"employeeNumber": "7"}})
    assert "Another user" in said(system.user(**second), 409, "uniqueness")
    free = system.user("fri").json()
    name = second.get("user_name", "annen")
    change = {k: v for k, v in second.items() if k != "user_name"}
    again = system.send(
        "PUT", f"/Users/{free['id']}", {"schemas": [USER, ENTERPRISE], "userName": name, **change}
    )
    said(again, 409, "uniqueness")


def test_whom_the_hr_system_has_brought_is_found_and_is_the_same_person() -> None:
    house = a_house()
    system = IdentitySystem(house.agency)
    with within(house.agency.id):
        Person.objects.filter(id=house.employee.id).update(hr_id="1042")
    by_address = system.get("/Users", filter=f'userName eq "{house.employee.email.upper()}"').json()
    assert [user["id"] for user in by_address["Resources"]] == [str(house.employee.id)]
    made = system.user("kari@annet.no", displayName="Kari Nilsen", **{ENTERPRISE: {"employeeNumber": "1042"}})
    assert (made.status_code, made.json()["id"]) == (201, str(house.employee.id))
    assert [unit["display"] for unit in made.json()["groups"]] == ["Seksjonen"]


def test_a_user_that_is_deleted_cannot_sign_in_and_leaves_the_record() -> None:
    house = a_house()
    an_agreement("in_force", house)
    system, address = IdentitySystem(house.agency), f"/Users/{house.employee.id}"
    client, program = signed_in(house.employee), Program(house.employee)
    assert system.send("DELETE", address).status_code == 204
    said(system.get(address), 404)
    said(system.send("DELETE", address), 404)
    assert str(house.employee.id) not in system.get("/Users").content.decode()
    gone = person(system, str(house.employee.id))
    assert (gone.name, gone.active) == ("Kari Nilsen", False)
    assert ("person_deprovisioned", "Identitetssystemet") in entries(system, gone.id)
    assert client.get("/oppgaver/").status_code == 302
    assert program.get("/agreements").status_code == 401
    with within(house.agency.id):
        assert gone.positions.get().until == TODAY


def test_who_comes_back_is_the_same_person_by_the_employee_number() -> None:
    system = IdentitySystem(a_house().agency)
    number = {ENTERPRISE: {"employeeNumber": "7"}}
    first = system.user("kari", **number).json()["id"]
    system.send("DELETE", f"/Users/{first}")
    assert system.user("kari", **number).json()["id"] == first
    assert person(system, first).active
    other = system.user("per").json()["id"]
    system.send("DELETE", f"/Users/{other}")
    assert system.user("per").json()["id"] != other


def test_a_leader_who_is_no_longer_active_answers_for_nobody_and_the_next_above_does() -> None:
    house = a_house()
    an_agreement("with_leader", house)
    system = IdentitySystem(house.agency)
    with within(house.agency.id):
        assert waiting_for(standing(house.leader))
        assert waiting_for(standing(house.department_head)) == []
    answer = system.patch(f"/Users/{house.leader.id}", {"op": "Replace", "path": "active", "value": "False"})
    assert answer.status_code == 204
    with within(house.agency.id):
        names = [p.name for p in leaders_over(house.employee.positions.get(), TODAY)]
        assert names == ["Hanne Fossum"]
        assert waiting_for(standing(house.department_head))
    assert signed_in(house.leader).get("/oppgaver/").status_code == 302
    assert entries(system, house.leader.id)[-1] == ("person_deactivated", "Identitetssystemet")
    assert system.get(f"/Users/{house.leader.id}").json()["active"] is False
    system.patch(f"/Users/{house.leader.id}", {"op": "replace", "value": {"active": True}})
    assert entries(system, house.leader.id)[-1] == ("person_activated", "Identitetssystemet")
    assert signed_in(house.leader).get("/oppgaver/").status_code == 200


def test_what_somebody_else_changed_is_told_as_it_is() -> None:
    system = IdentitySystem(a_house().agency)
    made = system.user("kari@etat.no", displayName="Kari", externalId=OID)
    id_ = made.json()["id"]
    with within(system.agency.id):
        Person.objects.filter(id=id_).update(
            name="Kari Ny", email="ny@etat.no", hr_id="8", entra_oid="annen", eppn="kari@uni.no", active=False
        )
    now = system.get(f"/Users/{id_}").json()
    assert (now["displayName"], now["emails"][0]["value"], now["active"]) == ("Kari Ny", "ny@etat.no", False)
    assert now[ENTERPRISE]["employeeNumber"] == "8"
    assert now[IDENTITY] == {"entraObjectId": "annen", "eduPersonPrincipalName": "kari@uni.no"}
    assert now["meta"]["version"] != made["ETag"]


def test_a_group_is_a_unit_and_a_member_has_a_position_in_it() -> None:
    house = a_house()
    system = IdentitySystem(house.agency)
    kari = system.user("kari", title="rådgiver").json()["id"]
    per = system.user("per").json()["id"]
    made = system.group("Ny seksjon", [kari], externalId="g-1").json()
    assert [member["value"] for member in made["members"]] == [kari]
    with within(house.agency.id):
        unit = Unit.objects.get(id=made["id"])
        assert (unit.name, unit.parent.name if unit.parent else "") == ("Ny seksjon", house.agency.name)
        seat = Position.objects.get(unit=unit)
        assert (str(seat.person_id), seat.title, seat.since, seat.until) == (kari, "rådgiver", TODAY, None)
    address = f"/Groups/{made['id']}"
    system.patch(address, {"op": "add", "path": "members", "value": [{"value": per}]})
    system.patch(address, {"op": "remove", "path": f'members[value eq "{kari}"]'})
    system.patch(f"/Users/{per}", {"op": "add", "path": "title", "value": "leder"})
    system.patch(address, {"op": "replace", "path": "displayName", "value": "Nytt navn"})
    with within(house.agency.id):
        seat.refresh_from_db()
        assert seat.until == TODAY
        assert [(str(p.person_id), p.title) for p in Position.objects.filter(unit=unit, until=None)] == [
            (per, "leder")
        ]
    assert system.get(address).json()["displayName"] == "Nytt navn"
    kinds = [kind for kind, _ in entries(system, made["id"])]
    assert kinds == ["unit_made", "unit_renamed"]
    assert system.send("DELETE", address).status_code == 204
    said(system.get(address), 404)
    with within(house.agency.id):
        unit.refresh_from_db()
        assert unit.until == TODAY
        assert not Position.objects.filter(unit=unit, until=None).exists()


def test_what_the_hr_system_keeps_is_ended_by_it_alone() -> None:
    house = a_house()
    system, address = IdentitySystem(house.agency), f"/Groups/{house.section.id}"
    with within(house.agency.id):
        Position.objects.filter(person=house.colleague).update(hr_id="p-1")
    assert "HR system" in said(system.patch(address, {"op": "remove", "path": "members"}), 400, "mutability")
    assert "HR system" in said(system.send("DELETE", address), 400, "mutability")
    with within(house.agency.id):
        assert Position.objects.filter(unit=house.section, until=None).count() == 3


@pytest.mark.parametrize("member", ["ingen", "00000000-0000-0000-0000-000000000007"])
def test_a_member_is_a_user_of_the_agency(member: str) -> None:
    house, elsewhere = a_house(), a_house()
    system = IdentitySystem(house.agency)
    said(system.group("Ny", [member]), 400, "invalidValue")
    said(system.group("Ny", [str(elsewhere.employee.id)]), 400, "invalidValue")
    with within(house.agency.id):
        assert not Unit.objects.filter(name="Ny").exists()


def test_an_address_of_the_hr_system_is_told_as_it_is() -> None:
    house = a_house()
    system = IdentitySystem(house.agency)
    with within(house.agency.id):
        Person.objects.filter(id=house.employee.id).update(email="kari@etat.local")
    assert system.get(f"/Users/{house.employee.id}").json()["emails"][0]["value"] == "kari@etat.local"


@pytest.mark.parametrize("value", ["bare", "object"])
def test_the_manager_comes_as_an_id_or_as_an_object(value: str) -> None:
    house = a_house()
    system, address = IdentitySystem(house.agency), f"/Users/{house.employee.id}"
    leader = str(house.leader.id)
    sent = leader if value == "bare" else {"value": leader}
    path = f"{ENTERPRISE}:manager"
    assert system.patch(address, {"op": "Add", "path": path, "value": sent}).status_code == 204
    manager = system.get(address).json()[ENTERPRISE]["manager"]
    assert (manager["value"], manager["$ref"]) == (leader, f"http://testserver{ROOT}/Users/{leader}")


def test_an_agency_without_units_gets_its_first() -> None:
    house = a_house()
    with within(house.agency.id):
        Unit.objects.filter(agency=house.agency).update(until=TODAY)
    made = IdentitySystem(house.agency).group("Alene").json()
    with within(house.agency.id):
        assert Unit.objects.get(id=made["id"]).parent is None


def test_a_position_that_begins_later_is_ended_before_it_begins() -> None:
    house = a_house()
    with within(house.agency.id):
        house.employee.positions.update(since=TODAY + timedelta(days=10))
    IdentitySystem(house.agency).send("DELETE", f"/Users/{house.employee.id}")
    with within(house.agency.id):
        position = house.employee.positions.get()
        assert position.until == position.since

"""What an identity system meets: keys and walls, versions, filters, bulk and errors."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handlingsrom.foundation.people.models import Token
from handlingsrom.foundation.walls import within
from tests.api.provisioning import (
    GROUP,
    PATCH,
    ROOT,
    USER,
    IdentitySystem,
    a_system_key,
)
from tests.api.test_scim_people import USERS, said
from tests.builders import AT, a_house

pytestmark = pytest.mark.django_db


def test_another_agency_is_not_there() -> None:
    house, elsewhere = a_house(), a_house()
    system = IdentitySystem(house.agency)
    for address in (f"/Users/{elsewhere.employee.id}", f"/Groups/{elsewhere.section.id}"):
        said(system.get(address), 404)
        said(system.send("DELETE", address), 404)
        said(system.patch(address, {"op": "replace", "path": "displayName", "value": "x"}), 404)
    assert system.get("/Users").json()["totalResults"] == 9
    found = system.get("/Users", filter='displayName eq "Kari Nilsen"').json()
    assert [user["id"] for user in found["Resources"]] == [str(house.employee.id)]


@pytest.mark.parametrize("key", ["", "feil", "read", "person", "expired", "revoked"])
def test_only_a_systems_own_valid_key_opens(key: str) -> None:
    house = a_house()
    scopes = ("read",) if key == "read" else ("scim",)
    secret = a_system_key(house.agency, scopes, person_id=house.hr.id if key == "person" else None)
    with within(house.agency.id):
        changed = {"expired": {"expires_at": AT}, "revoked": {"revoked_at": AT}}.get(key)
        if changed:
            Token.objects.update(**changed)
    shown = secret if key not in ("", "feil") else key
    answer = Client(headers={"Authorization": f"Bearer {shown}"} if shown else {}).get(f"{ROOT}/Users")
    said(answer, 401)
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_systems_key_opens_nothing_else_and_its_use_is_noted() -> None:
    house = a_house()
    system = IdentitySystem(house.agency)
    system.get("/Users")
    with within(house.agency.id):
        assert Token.objects.get(person_id=None).last_used_at == AT
    assert system.client.get("/api/v1/agreements").status_code == 401
    assert system.client.get(reverse("tasks")).status_code == 302


def test_a_write_holds_only_if_nobody_was_before() -> None:
    system = IdentitySystem(a_house().agency)
    made = system.user("kari")
    address, seen = f"/Users/{made.json()['id']}", made["ETag"]
    assert system.client.get(ROOT + address, headers={"If-None-Match": seen}).status_code == 304
    title = {"op": "add", "path": "title", "value": "leder"}
    assert system.patch(address, title, **{"If-Match": seen}).status_code == 204
    said(system.patch(address, {**title, "value": "annet"}, **{"If-Match": seen}), 412)
    said(system.send("DELETE", address, **{"If-Match": seen}), 412)
    assert system.get(address).json()["title"] == "leder"


def test_users_are_filtered_sorted_and_paged() -> None:
    system = IdentitySystem(a_house().agency)
    for number in range(4):
        system.user(f"u{number}@etat.no", title="utvikler" if number % 2 else "jurist")
    devs = system.get("/Users", filter='title eq "UTVIKLER" and active ne false', sortBy="userName")
    assert [user["userName"] for user in devs.json()["Resources"]] == ["u1@etat.no", "u3@etat.no"]
    falling = {"sortBy": "userName", "sortOrder": "descending", "filter": 'userName sw "u"'}
    page = system.get("/Users", startIndex=2, count=2, **falling).json()
    assert [user["userName"] for user in page["Resources"]] == ["u2@etat.no", "u1@etat.no"]
    assert (page["totalResults"], page["startIndex"], page["itemsPerPage"]) == (4, 2, 2)
    seen: list[str] = []
    while len(seen) < 13:
        part = system.get("/Users", startIndex=len(seen) + 1, count=5).json()
        assert part["totalResults"] == 13
        seen += [user["id"] for user in part["Resources"]]
    assert len(set(seen)) == 13
    everything = system.send("POST", "/.search", {"schemas": [
        "urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "count": 3, "filter": 'displayName co "seksjonen"'})  # fmt: skip
    assert everything.json()["totalResults"] == 2
    assert everything.json()["Resources"][0]["members"]
    within_it = system.get("/Users", filter='groups.display eq "Seksjonen"').json()
    assert {user["displayName"] for user in within_it["Resources"]} == {
        "Kari Nilsen",
        "Ole Vik",
        "Per Haugen",
    }
    said(system.get("/Users", filter="tull"), 400, "invalidFilter")


def test_of_many_operations_those_that_fail_leave_nothing_and_the_others_stand() -> None:
    system = IdentitySystem(a_house().agency)
    operations = [
        {"method": "POST", "path": "/Users", "bulkId": "k", "data": {"schemas": [USER], "userName": "kari"}},
        {"method": "POST", "path": "/Users", "bulkId": "l", "data": {"schemas": [USER], "userName": "KARI"}},
        {"method": "POST", "path": "/Groups", "bulkId": "g", "data": {
            "schemas": [GROUP], "displayName": "Ny", "members": [{"value": "bulkId:k"}]}},
    ]  # fmt: skip
    schemas = ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]
    answer = system.send("POST", "/Bulk", {"schemas": schemas, "Operations": operations})
    assert [each["status"] for each in answer.json()["Operations"]] == ["201", "409", "201"]
    found = system.get("/Groups", filter='displayName eq "Ny"').json()["Resources"][0]
    assert len(found["members"]) == 1


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "kind"),
    [
        ("POST", "/Users", "{", 400, "invalidSyntax"),
        ("POST", "/Users", {"schemas": [USER]}, 400, "invalidValue"),
        ("POST", "/Users", {"schemas": [USER], "userName": "x" * 255}, 400, "invalidValue"),
        ("POST", "/Users", {"schemas": [USER], "userName": "x", "emails": [{"value": "ingen"}]}, 400, "invalidValue"),
        ("POST", "/Groups", {"schemas": [GROUP], "displayName": "x" * 201}, 400, "invalidValue"),
        ("POST", "/Users", {"schemas": [USER], "userName": "x" * 3_000_000}, 413, ""),
        ("PATCH", USERS + "ingen", {"schemas": [PATCH], "Operations": []}, 400, "invalidValue"),
        ("GET", USERS + "ingen", "", 404, ""),
        ("POST", "/Users", {"schemas": [USER], "userName": "a\0b"}, 400, "invalidValue"),
        ("POST", "/Users", {"schemas": [USER], "userName": "a", "title": "\0"}, 400, "invalidValue"),
        ("POST", "/Groups", {"schemas": [GROUP], "displayName": "\0"}, 400, "invalidValue"),
        ("POST", "/Users", {"schemas": [USER], "userName": "a", "name": {"givenName": "x" * 20_000},
                            "displayName": "x"}, 400, "invalidValue"),
        ("GET", "/Users?startIndex=99999999999999999999", "", 400, "invalidValue"),
        ("PATCH", USERS + "ingen", {"schemas": [PATCH], "Operations": {"path": ":manager"}}, 400, "invalidValue"),
        ("GET", "/Ingenting", "", 404, ""),
        ("PUT", "/Users", {}, 405, ""),
        ("GET", "/Me", "", 501, ""),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_scim_error(
    method: str, path: str, body: Any, status: int, kind: str
) -> None:
    system = IdentitySystem(a_house().agency)
    if body == "{":
        answer = system.client.generic(method, ROOT + path, body, content_type="application/scim+json")
    else:
        answer = system.send(method, path, body)
    said(answer, status, kind)


def test_a_page_of_users_and_of_groups_asks_the_database_seldom() -> None:
    system = IdentitySystem(a_house().agency)
    for path in ("/Users", "/Groups", "/Users?filter=title+pr", "/"):
        with CaptureQueriesContext(connection) as captured:
            assert system.client.get(ROOT + path).status_code == 200
        asked = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= 12, asked

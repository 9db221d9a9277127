"""Substitutes over the API: the same actions and reasons as on the pages."""

from __future__ import annotations

import pytest

from handlingsrom.foundation.people.models import Person, Substitution
from handlingsrom.foundation.walls import within
from tests.api.calling import Program, codes
from tests.builders import TODAY, a_house, a_substitution

pytestmark = pytest.mark.django_db


def position(person: Person) -> str:
    with within(person.agency_id):
        return str(person.positions.get().id)


def test_a_leaders_program_appoints_lists_and_ends() -> None:
    house = a_house()
    program = Program(house.leader)
    body = {"leader": position(house.leader), "substitute": position(house.other_leader)}
    made = program.post("/substitutions", {**body, "since": "2026-11-24", "last_day": "2026-11-30"})
    assert made.status_code == 201
    assert (made.json()["substitute"]["name"], made.json()["last_day"]) == ("Tor Berg", "2026-11-30")
    listed = Program(house.employee).get("/substitutions").json()
    assert listed == {"items": [made.json()], "next": None}
    again = program.post("/substitutions", {**body, "since": "2026-11-25"})
    assert (again.status_code, codes(again)) == (422, ["days_taken"])
    assert program.post(f"/substitutions/{made.json()['id']}/end", {}).status_code == 204
    assert program.get("/substitutions").json()["items"] == []


@pytest.mark.parametrize("who", ["employee", "department_head", "other_leader"])
def test_nobody_else_may(who: str) -> None:
    house = a_house()
    row = a_substitution(house.leader, house.colleague, TODAY, None)
    program = Program(getattr(house, who))
    body = {"leader": position(house.leader), "substitute": position(house.other_leader)}
    assert program.post("/substitutions", {**body, "since": "2026-11-24"}).status_code == 422
    assert program.post(f"/substitutions/{row.id}/end", {}).status_code == 403


def test_another_agency_is_not_there() -> None:
    house, elsewhere = a_house(), a_house()
    row = a_substitution(house.leader, house.colleague, TODAY, None)
    program = Program(elsewhere.hr)
    assert program.get("/substitutions").json()["items"] == []
    assert program.post(f"/substitutions/{row.id}/end", {}).status_code == 404
    body = {"leader": position(house.leader), "substitute": position(house.other_leader)}
    assert program.post("/substitutions", {**body, "since": "2026-11-24"}).status_code == 404
    with within(house.agency.id):
        assert Substitution.objects.get().until is None


def test_a_page_ends_where_the_next_begins() -> None:
    house = a_house()
    with within(house.agency.id):
        leader, substitute = house.leader.positions.get(), house.colleague.positions.get()
        Substitution.objects.bulk_create(
            Substitution(
                agency=house.agency, leader=leader, substitute=substitute, since=TODAY, granted_by=house.hr
            )
            for _ in range(51)
        )
    program = Program(house.employee)
    first = program.get("/substitutions").json()
    rest = program.get("/substitutions", before=first["next"]).json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (50, 1, None)
    assert len({each["id"] for each in first["items"] + rest["items"]}) == 51

"""A program with a person's token reads what is held about that person, and about nobody else; it is recorded."""

from __future__ import annotations

import pytest

from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from tests.api.calling import ROOT, Program
from tests.builders import a_house, an_agreement

pytestmark = pytest.mark.django_db


def test_a_program_reads_what_is_held_about_its_person() -> None:
    house = a_house()
    an_agreement("refused", house)
    answer = Program(house.employee).get("/me/data")
    assert answer.status_code == 200
    told = answer.json()
    tables = {each["table"]: each["rows"] for each in told["held"]}
    assert [row["email"] for row in tables["people.Person"]] == [house.employee.email]
    assert "Arbeidet krever oppmøte." in {act["reason"] for act in told["what_happened"]}
    assert all(why["purpose"] and why["basis"] for each in told["held"] for why in each["why"])
    with within(house.agency.id):
        assert Entry.objects.get(kind="own_data_downloaded").content.body["form"] == "api"


def test_of_others_it_reads_nothing() -> None:
    house = a_house()
    an_agreement("refused", house)
    said = Program(house.colleague).get("/me/data").content.decode()
    assert "Arbeidet krever oppmøte." not in said
    assert house.employee.email not in said


def test_a_token_that_may_only_act_reads_nothing() -> None:
    house = a_house()
    assert Program(house.employee, scopes=("act",)).get("/me/data").status_code in (401, 403)
    assert Program(house.employee).client.post(f"{ROOT}/me/data").status_code == 405

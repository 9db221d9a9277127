"""`handlingsrom agency add`: a real agency comes in by its organisation number, once."""

from __future__ import annotations

import pytest

from handlingsrom.foundation.people.actions import is_orgnr
from handlingsrom.foundation.people.models import Agency, Unit
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.cli import main

pytestmark = pytest.mark.django_db
COMMAND = [
    "agency",
    "add",
    "991825827",
    "Digitaliseringsdirektoratet",
    "--above",
    "Departementet",
    "--language",
    "nn",
]


def test_an_agency_is_added_with_the_body_above_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMMAND) == 0
    agency = Agency.objects.get(orgnr="991825827")
    assert agency.language == "nn"
    with within(agency.id):
        units = {
            unit.name: unit.parent and unit.parent.name for unit in Unit.objects.select_related("parent")
        }
        assert units == {"Departementet": None, "Digitaliseringsdirektoratet": "Departementet"}
        assert Entry.objects.get().kind == "agency_added"
    assert main(COMMAND) == 1
    assert "finst allereie: Digitaliseringsdirektoratet" in capsys.readouterr().err


def test_a_wrong_number_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agency", "add", "991825828", "X", "--above", "Y"]) == 1
    assert capsys.readouterr().err == "991825828 er ikke et organisasjonsnummer.\n"
    assert not Agency.objects.exists()


@pytest.mark.parametrize(
    ("orgnr", "is_one"),
    [
        ("974760665", True),
        ("976029100", True),
        ("974760664", False),
        ("97476066", False),
        ("٩٧٤٧٦٠٦٦٥", False),
        ("", False),
    ],
)
def test_the_check_digit(orgnr: str, is_one: bool) -> None:
    assert is_orgnr(orgnr) is is_one

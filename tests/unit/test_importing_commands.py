"""`handlingsrom people import`, `people rollback` and `demo-data`, as whoever runs the server meets them."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

import pytest

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.people.importing import actions
from handlingsrom.foundation.people.importing.check import check
from handlingsrom.foundation.people.importing.models import Import
from handlingsrom.foundation.people.importing.progress import progress
from handlingsrom.foundation.people.importing.reading import read
from handlingsrom.foundation.people.models import Agency, Mandate, Person, Position, Role, Unit
from handlingsrom.foundation.people.queries import leaders_over, positions_to_pick
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.site.cli import main
from handlingsrom.site.demo_data import load_world, world
from tests.builders import AT, TODAY, a_house, an_agency
from tests.importing import WHOLE, as_csv, person

pytestmark = pytest.mark.django_db
HEAVY = os.environ.get("HANDLINGSROM_HEAVY") == "yes"
AGENCIES, PEOPLE = (200, 170_000) if HEAVY else (20, 1_700)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "org.csv"
    path.write_bytes(as_csv(*WHOLE))
    return path


def people(agency: Agency) -> int:
    with within(agency.id):
        return Person.objects.filter(agency=agency).exclude(hr_id="").count()


def test_without_apply_only_the_changes_are_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency = an_agency()
    assert main(["people", "import", str(file), "--agency", agency.orgnr]) == 0
    assert "persons 6 new; positions 7 new; leaders 4 new; 0 errors" in capsys.readouterr().out
    assert people(agency) == 0


def test_applied_and_rolled_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency = an_agency()
    assert main(["people", "import", str(file), "--agency", agency.orgnr, "--apply"]) == 0
    assert people(agency) == 6
    found = re.search(r"[0-9a-f-]{36}", capsys.readouterr().out)
    assert found
    assert main(["people", "rollback", found.group()]) == 0
    assert people(agency) == 0
    assert main(["people", "rollback", found.group()]) == 1
    assert "rullet tilbake" in capsys.readouterr().err


def test_every_error_is_told_and_nothing_is_loaded(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency = an_agency()
    file.write_bytes(as_csv(*WHOLE, person("8", "Per Moe", "X", "120")))
    arguments = ["people", "import", str(file), "--agency", agency.orgnr, "--apply", "--lang", "nn"]
    assert main(arguments) == 1
    told = capsys.readouterr().out
    assert "13: Enhet: Inga rad har eininga «X»." in told
    assert "13: Stillingsprosent: «120» er ingen stillingsprosent" in told
    assert people(agency) == 0


def test_as_somebody_with_that_persons_roles(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house = a_house()
    arguments = ["people", "import", str(file), "--agency", house.agency.orgnr, "--apply", "--as"]
    assert main([*arguments, house.leader.email]) == 1
    assert "Du har ikke rollen" in capsys.readouterr().err
    assert main([*arguments, "ingen@eksempel.no"]) == 1
    assert "there is no ingen@eksempel.no" in capsys.readouterr().err
    assert main([*arguments, house.hr.email]) == 0
    with within(house.agency.id):
        assert Import.objects.get().made_by_name == house.hr.name


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["nothing.csv", "--agency", "1"], 1), (["nothing.csv"], 2), (["--all", "."], 2)],
)
def test_what_is_not_there(
    arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["people", "import", *arguments]) == code


def test_an_import_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", "rollback", "00000000-0000-0000-0000-000000000007"]) == 2


def a_folder(tmp_path: Path, number: int = 3) -> tuple[Path, list[Agency]]:
    agencies = [an_agency() for _ in range(number)]
    for agency in agencies:
        (tmp_path / f"{agency.orgnr}.csv").write_bytes(as_csv(*WHOLE))
    return tmp_path, agencies


def test_a_folder_with_a_file_for_each_agency(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, agencies = a_folder(tmp_path)
    (folder / "000.csv").write_bytes(as_csv(*WHOLE))
    assert main(["people", "import", "--all", str(folder), "--apply"]) == 1
    told = capsys.readouterr()
    assert "3 of 4 files, 33 rows" in told.out
    assert "there is no agency 000" in told.err
    assert "4 of 4 agencies" in told.err
    assert [people(agency) for agency in agencies] == [6, 6, 6]


def test_a_folder_that_is_stopped_leaves_each_agency_whole_or_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, agencies = a_folder(tmp_path)
    load, seen = actions._load, []

    def stopped(made: Import, at: Any) -> None:
        load(made, at)
        seen.append(made)
        if len(seen) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(actions, "_load", stopped)
    assert main(["people", "import", "--all", str(folder), "--apply"]) == 130
    assert "1 of 3 files are done" in capsys.readouterr().err
    assert sorted(people(agency) for agency in agencies) == [0, 0, 6]
    monkeypatch.setattr(actions, "_load", load)
    assert main(["people", "import", "--all", str(folder), "--apply"]) == 0
    assert [people(agency) for agency in agencies] == [6, 6, 6]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar() -> None:
    out = Terminal()
    assert list(progress([1, 2], 2, "agencies", out)) == [1, 2]
    assert "[###############...............] 1 of 2 agencies" in out.getvalue()
    assert out.getvalue().endswith("] 2 of 2 agencies\n")


def test_the_same_seed_makes_the_same_world() -> None:
    first, again, other = (list(world(8, 500, seed, AT)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert sum(content.decode().count("\r\nansatt;") for *_, content in first) == 500


def test_an_invented_file_is_as_varied_as_a_real_one_and_without_error() -> None:
    for name, _, content in world(12, 6_000, 1, AT):
        found, problems = check(read("a.csv", content))
        assert [p for p in problems if not p.is_warning] == [], name
    text = b"".join(content for *_, content in world(12, 6_000, 1, AT)).decode()
    for part in (
        "Å",
        "Æ",
        "Ø",
        "Máret",
        "Áile",
        ";37,5;",
        ";80;",
        ";nn;",
        "stilling;",
        "leder;",
        ";ledende;",
    ):
        assert part in text
    assert len(found.units) > 3


def test_a_world_has_a_leader_with_authority_over_everybody() -> None:
    assert load_world(AGENCIES, PEOPLE, 1, AT) == AGENCIES
    counted = 0
    for agency in Agency.objects.all():
        with within(agency.id):
            assert not Person.objects.filter(agency=agency, invented=False).exists()
            counted += Person.objects.filter(agency=agency).count()
            led = (
                Unit.objects.filter(agency=agency, roles__role="leader", roles__until=None).distinct().count()
            )
            assert led == Unit.objects.filter(agency=agency).count()
            assert Mandate.objects.filter(agency=agency).count() >= led
    assert counted == PEOPLE
    with within(agency.id):
        below = Position.objects.filter(agency=agency, unit__children=None, until=None, since__lte=day_of(AT))
        employee = below.exclude(roles__role="leader").first()
        assert employee
        assert leaders_over(employee, TODAY, binding=True)
        assert Role.objects.filter(agency=agency, role="hr").exists()
    assert load_world(AGENCIES, PEOPLE, 1, AT) == 0


def test_a_world_that_cannot_be_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-data", "--agencies", "9999"]) == 2
    assert main(["demo-data", "--agencies", "10", "--people", "5"]) == 2
    assert "need at least" in capsys.readouterr().err


def test_a_refusal_of_the_operator_is_told_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency = an_agency()
    arguments = ["people", "import", str(file), "--agency", agency.orgnr, "--apply"]
    assert main(arguments) == main(arguments) == 0
    assert "nothing changes" in capsys.readouterr().out


def test_two_imports_at_once_are_one_after_the_other() -> None:
    agency = an_agency()
    with within(agency.id):
        first = actions.try_file(agency, "a.csv", as_csv(*WHOLE), by=actions.Operator(), at=AT)
        second = actions.try_file(agency, "a.csv", as_csv(*WHOLE), by=actions.Operator(), at=AT)
        actions.load(first.id, agency_id=agency.id, by=actions.Operator(), at=AT)
        with pytest.raises(Refused, match="changed_meanwhile"):
            actions.load(second.id, agency_id=agency.id, by=actions.Operator(), at=AT)


def test_of_a_whole_state_a_few_of_each_agency_may_be_picked_and_hr_is_among_them() -> None:
    load_world(60, 1_200, 1, AT)
    picked = positions_to_pick()
    assert len(picked) == 60
    assert max(len(positions) for _, positions in picked) <= 6
    roles = {role.role for _, positions in picked for position in positions for role in position.roles.all()}
    assert {"hr", "administrator"} <= roles

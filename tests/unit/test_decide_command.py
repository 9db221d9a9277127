"""`handlingsrom decide` and `handlingsrom cases` on the command line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from handlingsrom.foundation.days import day_of, now
from handlingsrom.rulebook.law.registry import CONCLUSIONS
from handlingsrom.site.cli import main

Said = pytest.CaptureFixture[str]
FACTS = {
    "place": "own_home",
    "place_is_abroad": False,
    "home_work_pattern": "once",
    "works_only_from_home": None,
}


@pytest.fixture
def facts(tmp_path: Path) -> str:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS), encoding="utf-8")
    return str(file)


def test_decide_prints_one_object(facts: str, capsys: Said) -> None:
    assert main(["decide", facts, "--on", "2024-01-15", "--lang", "nn", "--flips"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["on", "conclusions", "questions", "findings"]
    assert said["on"] == "2024-01-15"
    assert tuple(said["conclusions"]) == CONCLUSIONS
    assert said["questions"][0] == "works_only_from_home"
    assert len(said["findings"]) == len(CONCLUSIONS)
    assert any(finding["flips"] for finding in said["findings"])
    assert said["findings"][0]["sentence"].startswith("Vi manglar opplysningar")


def test_without_a_day_it_is_today_in_oslo(facts: str, capsys: Said) -> None:
    before = day_of(now()).isoformat()
    assert main(["decide", facts]) == 0
    said = json.loads(capsys.readouterr().out)
    assert before <= said["on"] <= day_of(now()).isoformat()


def test_text_is_for_people(facts: str, capsys: Said) -> None:
    assert main(["decide", facts, "--on", "2021-03-15", "--text", "--flips"]) == 0
    said = capsys.readouterr().out
    assert "fordi hjemmearbeidet bare gjelder noen få dager, én gang" in said
    assert "Svaret ville vært" in said
    assert "Fortsatt verdt å spørre om:" in said


def test_facts_come_from_standard_input_too(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    assert _decide(monkeypatch, '{"home_days_per_week": {"from": 1.0, "to": 2}}') == 0
    assert json.loads(capsys.readouterr().out)["conclusions"]


BAD = [
    ('{"place": ', "linje 1"),
    ("[]", "JSON-objekt"),
    ('{"place": "own_home", "place": "commute"}', "place er oppgitt mer enn én gang"),
    ('{"continuous_weeks": NaN}', "NaN"),
    ('{"continuous_weeks": 1e999}', "fra 0 til 520"),
    ('{"continuous_weeks": "3"}', "fra 0 til 520"),
    ('{"home_days_per_week": true}', "fra 0 til 7"),
    ("[" * 100_000, "nøstet for dypt"),
    ("\udcff", "UTF-8"),
]


@pytest.mark.parametrize(("text", "told"), BAD, ids=lambda value: value[:20])
def test_bad_input_is_two_and_nothing_on_standard_output(
    text: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    assert _decide(monkeypatch, text) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err


def test_facts_and_day_are_refused_together(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    assert _decide(monkeypatch, '{"place": "moon", "moon": 1}', "--on", "2024-02-30", "--lang", "nn") == 2
    place, moon, day = capsys.readouterr().err.splitlines()
    assert place.startswith("place: oppgi éin av")
    assert moon.startswith("«moon» er ikkje ei opplysning")
    assert day == "«2024-02-30» er ikkje ein dato. Skriv han som 2024-01-15."


def test_a_file_that_is_not_there(capsys: Said) -> None:
    assert main(["decide", "/nowhere.json"]) == main(["cases", "/nowhere.yaml"]) == 2
    assert capsys.readouterr().out == ""


CASE = """
cases:
- id: one
  on: 2024-01-15
  facts: {place: commute, home_days_per_week: 0.5}
  expect: {home_office_regulation_applies: ANSWER}
"""


def test_cases_are_counted_and_failures_told(tmp_path: Path, capsys: Said) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text(CASE.replace("ANSWER", "no"), encoding="utf-8")
    assert main(["cases", str(file)]) == 0
    assert capsys.readouterr().out == "1 passed, 0 failed, 0 skipped\n"
    file.write_text(CASE.replace("ANSWER", "yes"), encoding="utf-8")
    assert main(["cases", str(file)]) == 1
    failure, count = capsys.readouterr().out.splitlines()
    assert failure == "one home_office_regulation_applies: expected yes, found no"
    assert count == "0 passed, 1 failed, 0 skipped"


@pytest.mark.parametrize(
    "text",
    [
        "cases: [",
        "[]",
        "cases: []",
        "cases: [{id: a}]",
        CASE.replace("ANSWER", "maybe"),
        CASE.replace("ANSWER", "[extent]"),
        CASE.replace("home_office_regulation_applies", "no_such_conclusion").replace("ANSWER", "no"),
        CASE.replace("commute", "moon").replace("ANSWER", "no"),
        CASE.replace("2024-01-15", "2007-12-31").replace("ANSWER", "no"),
        CASE.replace("ANSWER", "no") + CASE.replace("ANSWER", "no").replace("cases:", "").strip("\n"),
        CASE.replace("ANSWER", "no").replace("id: one", "id: one\n  id: two"),
    ],
)
def test_a_malformed_case_file_is_refused(text: str, tmp_path: Path, capsys: Said) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["cases", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err


def test_no_django_is_started(facts: str) -> None:
    script = (
        "import sys; from handlingsrom.site.cli import main; "
        f"code = main(['decide', {facts!r}]); sys.exit(code or ('django' in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr


def _decide(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str) -> int:
    raw = io.BytesIO(text.encode("utf-8", "surrogateescape"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
    return main(["decide", "-", *arguments])

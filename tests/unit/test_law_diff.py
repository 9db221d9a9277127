"""What a change of law changes is told with one smallest case, or proven to be nothing."""

from __future__ import annotations

import json
from datetime import date

import pytest

from handlingsrom.features.regulations import proving
from handlingsrom.features.regulations.law_commands import told
from handlingsrom.rulebook.language.proofs import Failure
from handlingsrom.rulebook.language.values import NO, exactly
from handlingsrom.rulebook.law import registry
from handlingsrom.site.cli import main

BEFORE, AFTER = date(2022, 6, 30), date(2022, 7, 1)
CHANGES = {change.conclusion: change for change in proving.diff(BEFORE, AFTER)}


def test_every_conclusion_is_told_of_changed_rules_first() -> None:
    assert set(CHANGES) == set(registry.CONCLUSIONS)
    kinds = [change.kind for change in proving.diff(BEFORE, AFTER)]
    assert kinds == sorted(kinds, key=["changed", "follows", "same"].index)
    assert {"changed", "follows", "same"} == set(kinds)


@pytest.mark.parametrize("name", [name for name, change in CHANGES.items() if change.case])
def test_the_case_truly_has_another_answer_and_needs_each_of_its_facts(name: str) -> None:
    case = CHANGES[name].case
    assert case is not None

    def answers(facts: dict[str, object]) -> list[object]:
        return [registry.decide(facts, day, [name])[name] for day in (BEFORE, AFTER)]

    before, after = answers(dict(case.facts))
    assert before != after
    assert (before, after) == (case.before.answer, case.after.answer)
    for dropped in case.facts:
        fewer = answers({fact: value for fact, value in case.facts.items() if fact != dropped})
        assert fewer[0] == fewer[1] or {"unknown", "assess"} & {str(answer) for answer in fewer}


def test_a_conclusion_that_had_no_rule_is_told_of() -> None:
    change = CHANGES["information_instead_of_agreement"]
    assert change.kind == "changed"
    assert change.before is None
    assert change.after is not None
    assert change.case is not None
    assert (change.case.before.answer, change.case.after.answer) == ("no", "yes")


def test_a_conclusion_follows_where_only_a_rule_below_it_changed() -> None:
    assert CHANGES["internal_control_met"].kind == "follows"
    assert CHANGES["agreement_complete"].kind == "same"
    assert CHANGES["agreement_complete"].case is None


def test_two_days_under_the_same_law_differ_in_nothing() -> None:
    assert {change.kind for change in proving.diff(date(2019, 5, 1), date(2019, 5, 2))} == {"same"}


def test_the_days_of_change_are_those_of_rules_and_of_amounts() -> None:
    days = proving.change_days()
    assert {BEFORE, AFTER} & set(days) == {AFTER}
    assert days[0] == date(2008, 1, 1)
    assert list(days) == sorted(set(days))


def test_the_command_tells_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "--from", "2022-06-30", "--to", "2022-07-01", "--lang", "nn"]) == 0
    said = capsys.readouterr().out
    assert "Endra reglar\n  heimekontorforskrifta gjeld (hkf-1-2008 → hkf-1-2022)\n    I denne saka:" in said
    assert "2022-07-01: Heimekontorforskrifta gjeld, fordi" in said
    assert "Inga endring\n" in said


def test_the_command_tells_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "--from", "2022-06-30", "--to", "2022-07-01", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["from"], said["to"]) == ("2022-06-30", "2022-07-01")
    told_of = {change["conclusion"]: change for change in said["changes"]}
    access = told_of["home_access_permitted"]
    assert (access["before"], access["after"]) == ("hkf-access-2008", "hkf-access-2022")
    assert access["case"]["facts"]["home_access_sought_by"] == "labour_inspection"
    assert told_of["agreement_complete"]["case"] is None
    facts = registry.read_facts(access["case"]["facts"])
    assert registry.decide(facts, BEFORE, ["home_access_permitted"]) == {"home_access_permitted": "yes"}


def test_a_bad_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "--from", "1999-01-01", "--to", "soon", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2


def test_a_fault_makes_the_proof_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = Failure(
        "gap", "hkf-1-2022", AFTER, "no answer", {"place": exactly("commute"), "employee_agrees": NO}
    )
    monkeypatch.setattr(proving, "faults", lambda: iter([fault]))
    assert main(["law", "prove"]) == 1
    said = capsys.readouterr().out
    assert (
        'gap: hkf-1-2022 on 2022-07-01: no answer, with {"place": "commute", "employee_agrees": false}'
        in said
    )
    assert "1 fault\n" in said


def test_a_law_without_faults_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(proving, "faults", lambda: iter(()))
    assert main(["law", "prove"]) == 0
    assert "no faults\n" in capsys.readouterr().out


def test_a_dead_part_is_told_without_a_case() -> None:
    assert told(Failure("dead", "hkf-4-2008", AFTER, "never says no", None)) == (
        "dead: hkf-4-2008 on 2022-07-01: never says no"
    )


def test_without_z3_the_commands_say_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("handlingsrom.features.regulations.law_commands.find_spec", lambda name: None)
    for command in (
        ["law", "prove"],
        ["law", "diff", "--from", "2022-06-30", "--to", "2022-07-01", "--lang", "en"],
    ):
        assert main(command) == 2
        said = capsys.readouterr()
        assert (said.out, "make setup-all" in said.err) == ("", True)

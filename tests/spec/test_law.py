"""Each section of the law says what its table says, and each rule is shown from every side."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from handlingsrom.rulebook.language.rule import Duty, Rule
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.law.examples import TABLES
from handlingsrom.rulebook.law.examples.table import FIXED, HOME, Row, Table

ROWS = [
    pytest.param(table, row, id=f"{table.conclusion}: {row.text}") for table in TABLES for row in table.rows
]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_the_law_answers(table: Table, row: Row) -> None:
    facts = registry.read_facts(row.given())
    on = registry.read_day(row.on)
    assert registry.decide(facts, on, [table.conclusion])[table.conclusion] == row.answer
    (finding,) = registry.findings(facts, on, [table.conclusion])
    assert finding.answer == row.answer


def test_every_conclusion_has_a_table() -> None:
    assert {table.conclusion for table in TABLES} == set(registry.CONCLUSIONS)


def _shown() -> dict[str, set[str]]:
    """What the rows show of each rule, by the rule that was in force on the row's day."""
    shown: dict[str, set[str]] = defaultdict(set)
    for table in TABLES:
        for row in table.rows:
            rule = registry.law_on(registry.read_day(row.on)).rules.get(table.conclusion)
            if rule is not None:
                shown[rule.id].add(row.shows if row.answer != "unknown" else "unknown")
    return shown


FOUR_SIDES = {"met", "breached", "not applying", "unknown"}
FEWER_SIDES = {
    "place-demand": {"breached"},  # no rule gives the right, whatever the facts
    "hkf-2-1-complete": {"met", "breached", "unknown"},  # judges the text alone
    "hkf-2-1-items": {"met", "breached", "unknown"},
    "place-order": {"met", "breached", "unknown"},  # applies to every employment
    "aml-4-6-2008": {"met", "breached", "unknown"},
    "aml-10-2022": {"met", "not applying", "unknown"},  # says only whether the chapter applies
    "ftrl-state-scheme-2023": {"breached"},  # the source knows no such requirement
    "aml-9-1-2008": {"met", "breached", "assess"},  # judgements alone
} | {
    rule: {"met", "breached", "unknown"}
    for rule in (  # these apply to whatever they are asked about
        "ftrl-13-6-2008",
        "skatt-tax-free",
        "aml-14-7-2008",
        "aml-14-7-2024",
        "eea-framework-2023",
        "control-purpose-2018",
        "aml-9-2-2008",
        "aml-14-5-2008",
        "aml-14-5-2024",
        "aml-14-6-2024",
        "aml-4-3-2008",
        "aml-4-3-2026",
        "aml-6-1-2008",
        "aml-6-1-2024",
        "aml-7-1-2008",
        "aml-7-1-2024",
    )
}


@pytest.mark.parametrize("rule", registry.RULES, ids=lambda rule: rule.id)
def test_every_rule_is_shown_from_each_of_its_sides(rule: Rule) -> None:
    assert FEWER_SIDES.get(rule.id, FOUR_SIDES) <= _shown()[rule.id]


DUTIES = {rule.of.name for rule in registry.RULES if isinstance(rule, Duty)}
NOT_APPLYING = [
    pytest.param(table.conclusion, row, id=f"{table.conclusion}: {row.text}")
    for table in TABLES
    for row in table.rows
    if table.conclusion in DUTIES and row.shows == "not applying"
]


@pytest.mark.parametrize(("duty", "row"), NOT_APPLYING)
def test_a_duty_that_does_not_apply_says_so(duty: str, row: Row) -> None:
    facts = registry.read_facts(row.given())
    (finding,) = registry.findings(facts, registry.read_day(row.on), [duty])
    assert finding.answer == "yes"
    assert "gjelder ikke" in finding.sentence.nb
    assert "gjeld ikkje" in finding.sentence.nn
    assert "does not apply" in finding.sentence.en


PERIOD = {**HOME, "home_work_pattern": "continuous_period"}


def test_an_occasional_day_is_inside_only_when_assessed() -> None:
    on = registry.read_day("2024-01-15")
    for days, answer in ((Decimal("0.9"), "no"), (Decimal(1), "assess"), (Decimal("1.1"), "assess")):
        facts = {**HOME, "home_work_pattern": "occasional", "home_days_per_week": days}
        found = registry.decide(registry.read_facts(facts), on)
        assert found["home_office_regulation_applies"] == answer


@pytest.mark.parametrize(
    ("fact", "asked", "not_asked"),
    [
        ("assessed_as_own_home", {**FIXED, "place": "other_home"}, FIXED),
        ("assessed_as_own_home", {**FIXED, "place_is_abroad": True}, {**FIXED, "place": "holiday_home"}),
        (
            "assessed_as_fixed_arrangement",
            {**PERIOD, "continuous_weeks": 3},
            {**PERIOD, "continuous_weeks": 2},
        ),
        (
            "assessed_as_fixed_arrangement",
            {**HOME, "home_work_pattern": "occasional", "home_days_per_week": 1},
            {**HOME, "home_work_pattern": "regular", "home_days_per_week": 1},
        ),
        ("works_only_from_home", {"place": "own_home"}, {"place": "commute"}),
        ("order_assessed_as_lawful", {"extraordinary_situation": True}, {"extraordinary_situation": False}),
        ("order_assessed_as_lawful", {"extraordinary_situation": True}, {}),
    ],
)
def test_a_question_is_asked_only_where_it_belongs(
    fact: str, asked: dict[str, object], not_asked: dict[str, object]
) -> None:
    on = registry.read_day("2024-01-15")
    assert fact in registry.questions(registry.read_facts(asked), on)
    assert fact not in registry.questions(registry.read_facts(not_asked), on)

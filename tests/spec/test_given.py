"""What is taken as a fact or a day, and what is refused with every error at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlingsrom.rulebook.language.values import Choice, Interval, Members, exactly
from handlingsrom.rulebook.law.registry import FACTS, read_day, read_facts
from handlingsrom.rulebook.refusal import Refused

SEVEN, ONE = Decimal(7), Decimal(1)
TERMS = frozenset({"availability", "change_and_termination", "trial_period", "confidentiality_and_documents"})


@pytest.mark.parametrize(
    ("name", "given", "read"),
    [
        ("works_only_from_home", True, exactly(True)),
        ("place", "own_home", exactly("own_home")),
        ("place", {"among": ["own_home", "commute"]}, Choice(frozenset({"own_home", "commute"}))),
        ("home_days_per_week", 1, exactly(ONE)),
        ("home_days_per_week", 0.1, exactly(Decimal("0.1"))),
        ("home_days_per_week", Decimal("0.5"), exactly(Decimal("0.5"))),
        ("home_days_per_week", 7, exactly(SEVEN)),
        ("home_days_per_week", {"from": 1, "to": 7}, Interval(ONE, SEVEN)),
        ("home_days_per_week", {"from": 1}, Interval(ONE, SEVEN)),
        ("home_days_per_week", {"from": None, "to": 1}, Interval(Decimal(0), ONE)),
        ("agreed_terms", [], exactly(frozenset())),
        ("agreed_terms", ["trial_period"], exactly(frozenset({"trial_period"}))),
        (
            "agreed_terms",
            {"surely": ["trial_period"], "perhaps": ["availability"]},
            Members(frozenset({"trial_period"}), frozenset({"trial_period", "availability"})),
        ),
        ("agreed_terms", {"surely": ["trial_period"]}, Members(frozenset({"trial_period"}), TERMS)),
        ("agreed_terms", {"perhaps": []}, exactly(frozenset())),
    ],
)
def test_a_fact_is_read_in_full_or_in_part(name: str, given: object, read: object) -> None:
    assert read_facts({name: given}) == {name: read}


def test_null_and_absent_are_not_known() -> None:
    assert read_facts({"place": None}) == read_facts({}) == {}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("works_only_from_home", "yes"),
        ("works_only_from_home", 1),
        ("works_only_from_home", {"among": [True]}),
        ("place", "moon"),
        ("place", True),
        ("place", ["own_home"]),
        ("place", {"among": []}),
        ("place", {"among": "own_home"}),
        ("place", {"among": ["own_home"], "from": 1}),
        ("home_days_per_week", "1"),
        ("home_days_per_week", True),
        ("home_days_per_week", -1),
        ("home_days_per_week", Decimal("7.01")),
        ("home_days_per_week", float("nan")),
        ("home_days_per_week", float("inf")),
        ("home_days_per_week", {"from": 3, "to": 2}),
        ("home_days_per_week", {"from": 3, "to": 8}),
        ("home_days_per_week", {}),
        ("home_days_per_week", {"least": 1}),
        ("agreed_terms", "trial_period"),
        ("agreed_terms", ["equipment"]),
        ("agreed_terms", [1]),
        ("agreed_terms", {"surely": "trial_period"}),
        ("agreed_terms", {}),
    ],
)
def test_anything_else_is_refused_by_the_name_of_the_fact(name: str, given: object) -> None:
    with pytest.raises(Refused) as refused:
        read_facts({name: given})
    (refusal,) = refused.value.refusals
    assert refusal.about == name
    assert name in refusal.reason.nn


def test_all_errors_come_at_once_and_say_what_is_allowed() -> None:
    with pytest.raises(Refused) as refused:
        read_facts({"plase": 1, "place": "moon", "home_days_per_week": 8, "works_only_from_home": True})
    assert [refusal.about for refusal in refused.value.refusals] == ["plase", "place", "home_days_per_week"]
    unknown, place, days = refused.value.in_("nb")
    assert "«plase»" in unknown
    assert "place" in unknown.removeprefix("«plase»")
    assert all(member in place for member in FACTS["place"].kind.members)
    assert "fra 0 til 7" in days


@pytest.mark.parametrize("text", ["2024-02-30", "20240115", "15.01.2024", "2024-1-5", "", "today"])
def test_an_impossible_day_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_day(text)
    assert refused.value.refusals[0].code == "not_a_day"


def test_the_law_begins_in_2008() -> None:
    assert read_day("2008-01-01").year == 2008
    with pytest.raises(Refused) as refused:
        read_day("2007-12-31")
    assert "2008-01-01" in refused.value.in_("nn")[0]

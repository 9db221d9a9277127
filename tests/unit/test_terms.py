"""The terms: there and back as JSON, and the facts of the law that they answer, also in part."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from handlingsrom.features.agreements.terms import (
    ITEMS,
    WEEKDAYS,
    Extent,
    Place,
    Terms,
    Wording,
    facts_of,
    items_covered,
    terms_agreed,
)
from handlingsrom.features.agreements.whether import problems_of
from handlingsrom.rulebook.law import registry

FULL = Decimal(100)
halves = st.integers(0, 14).map(lambda n: Decimal(n) / 2)
days = st.sets(st.sampled_from(WEEKDAYS)).map(lambda chosen: tuple(d for d in WEEKDAYS if d in chosen))
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
worded = {item: st.sampled_from(get_args(Wording)) for item in ITEMS if item not in ("extent", "duration")}
any_terms = st.builds(
    Terms,
    days=days,
    half_days=days,
    since=st.dates(date(2008, 1, 1), date(2100, 1, 1)),
    until=st.none() | st.dates(date(2008, 1, 1), date(2100, 1, 1)),
    note=words,
    place=st.sampled_from(get_args(Place)),
    place_is_abroad=st.booleans(),
    extent=st.sampled_from(get_args(Extent)),
    share=st.none() | st.integers(1, 100).map(Decimal),
    frame_days=st.none() | halves,
    expected_days=st.none() | halves,
    works_only_from_home=st.none() | st.booleans(),
    fixed_workplace=st.booleans(),
    language=st.sampled_from(["nb", "nn", "en"]),
    **worded,
)


@given(any_terms)
def test_there_and_back_as_json(terms: Terms) -> None:
    assert Terms.from_json(json.loads(json.dumps(terms.to_json()))) == terms


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(any_terms)
def test_terms_without_problems_answer_facts_that_the_law_can_read(terms: Terms) -> None:
    assume(not problems_of(terms))
    assert registry.read_facts(facts_of(terms, FULL, "ordinary"))


def test_json_of_an_older_shape_takes_the_defaults() -> None:
    older = {"since": "2026-01-01", "days": ["mon"], "no_longer_a_term": 1}
    assert Terms.from_json(older) == Terms(since=date(2026, 1, 1), days=("mon",))


def some(**changes: Any) -> Terms:
    return Terms(**{"since": date(2026, 12, 7), **changes})


@pytest.mark.parametrize(
    ("terms", "days_fact"),
    [
        (some(days=("mon", "tue"), half_days=("tue",)), Decimal("1.5")),
        (some(extent="share", share=Decimal(40)), Decimal(2)),
        (some(extent="frame", frame_days=Decimal(2)), {"from": Decimal(0), "to": Decimal(2)}),
        (some(extent="frame", frame_days=Decimal(2), expected_days=Decimal("0.5")), Decimal("0.5")),
        (some(extent="occasional"), None),
        (some(extent="share"), None),
    ],
)
def test_the_days_a_week_are_given_as_far_as_they_are_agreed(terms: Terms, days_fact: object) -> None:
    assert facts_of(terms, FULL, "ordinary").get("home_days_per_week") == days_fact


@pytest.mark.parametrize(
    ("terms", "pattern"),
    [
        (some(days=("mon",)), "regular"),
        (some(days=("mon",), until=date(2026, 12, 21)), "once"),
        (some(days=("mon",), until=date(2026, 12, 28)), "regular"),
        (some(extent="period", until=date(2027, 3, 1)), "continuous_period"),
        (some(extent="occasional"), "occasional"),
    ],
)
def test_the_pattern_follows_from_extent_and_dates(terms: Terms, pattern: str) -> None:
    assert terms.pattern() == pattern


@pytest.mark.parametrize(
    ("terms", "share", "only"),
    [
        (some(days=("mon", "tue", "wed", "thu", "fri")), 100, None),
        (some(days=("mon", "tue", "wed", "thu")), 100, False),
        (some(days=("mon", "tue", "wed", "thu")), 80, None),
        (some(days=("mon",), works_only_from_home=True), 100, True),
        (some(extent="occasional"), 100, False),
    ],
)
def test_days_left_over_mean_not_only_from_home(terms: Terms, share: int, only: bool | None) -> None:
    assert terms.only_from_home(Decimal(share)) is only


def test_another_office_is_elsewhere_in_law() -> None:
    assert some(place="other_office").place_fact() == some(place="shared_office").place_fact() == "elsewhere"
    assert some(place="holiday_home").place_fact() == "holiday_home"


def test_ones_own_words_count_when_they_are_there() -> None:
    empty = some(days=("mon",), equipment="own", equipment_text=" ")
    assert "equipment" not in items_covered(empty)
    assert "equipment" in items_covered(empty.changed(equipment_text="Egen pc."))
    assert "trial_period" not in terms_agreed(some())
    assert "duration" in items_covered(some(until=date(2027, 1, 1)))


def test_the_whole_of_time_is_read_at_once() -> None:
    endless = some(days=("mon",), since=date(1, 1, 1), until=date(9999, 12, 31))
    for _ in range(100):
        assert endless.pattern() == "regular"

"""The interview on the real law: it settles every answer, and asks nothing that could not matter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import count

from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from handlingsrom.rulebook.language.book import Book, answer
from handlingsrom.rulebook.language.evaluate import evaluate
from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.plain import json_of_possible
from handlingsrom.rulebook.language.points import points, thresholds
from handlingsrom.rulebook.language.values import (
    NO,
    YES,
    Facts,
    Interval,
    Members,
    Number,
    Possible,
    SomeOf,
    exactly,
    is_decided,
    join,
    whole,
)
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.law.given import read
from handlingsrom.rulebook.text import LANGUAGES
from tests.property.small_trees import possible

DAYS = st.sampled_from([date(2021, 3, 15), date(2022, 6, 30), date(2022, 7, 1), date(2026, 11, 24)])
LIMITS = {
    name: limits
    for day in (date(2022, 6, 30), date(2026, 11, 24))
    for name, limits in thresholds(registry.law_on(day).conclusions.values(), day).items()
}


def _value(fact: Fact) -> st.SearchStrategy[Possible]:
    if isinstance(fact.kind, Number):
        exact = st.sampled_from(points(fact, LIMITS.get(fact.name, ()), whole(fact.kind)))
        return exact | possible(fact.kind)
    return possible(fact.kind)


FACTS = st.fixed_dictionaries({}, optional={name: _value(fact) for name, fact in registry.FACTS.items()})
NAMES = st.sampled_from(registry.CONCLUSIONS)


def _values_of(fact: Fact, known: Possible) -> tuple[Possible, ...]:
    """What the fact may still be, in values that the law can tell apart; of a set, some near full or empty."""
    every = points(fact, LIMITS.get(fact.name, ()), known, changes=1)
    if isinstance(fact.kind, SomeOf):
        full = frozenset(fact.kind.members)
        every += tuple(exactly(full - {member}) for member in fact.kind.members)
    if isinstance(known, Interval):
        every += (exactly(known.low), exactly(known.high))
    return tuple(value for value in every if _is_within(value, known))


def _is_within(value: Possible, known: Possible) -> bool:
    if isinstance(value, Members) and isinstance(known, Members):
        return known.surely <= value.surely <= known.perhaps
    return join(value, known) == known


@settings(max_examples=40)
@given(st.data(), FACTS, DAYS)
def test_answering_until_nothing_is_asked_settles_what_all_facts_settle(
    data: st.DataObject, facts: Facts, on: date
) -> None:
    book = registry.law_on(on)
    known = dict(facts)
    while asked := registry.questions(known, on):
        fact = registry.FACTS[asked[0]]
        before = known.get(fact.name, whole(fact.kind))
        assert not is_decided(before)
        known[fact.name] = data.draw(st.sampled_from(_values_of(fact, before) or (before,)))
        if not is_decided(known[fact.name]):
            return  # none of the values that are tried lies within what was known
    rest = {
        name: data.draw(st.sampled_from(points(fact, LIMITS.get(name, ()), whole(fact.kind))))
        for name, fact in registry.FACTS.items()
        if name not in known
    }
    for name, found in registry.decide(known, on).items():
        assert found != "assess", name
        assert answer(book, name, book.reading({**rest, **known}, on)) == found


MOST_TRIED = 10_000  # ways to complete a case: some seconds
TOO_LATE = {"place": exactly("own_home"), "assessed_as_own_home": YES, "conditions_assessed_by_employer": NO}


class _TooMany(Exception):
    """There are more ways to complete a case than a test has time for."""


@settings(max_examples=60)
@example(TOO_LATE, date(2021, 3, 15), "home_work_may_start")  # if the regulation applies, it is no already
@given(FACTS, DAYS, NAMES)
def test_no_question_about_the_law_could_not_matter(facts: Facts, on: date, name: str) -> None:
    book = registry.law_on(on)
    for asked in registry.questions(facts, on, [name]):
        others = [fact for fact in book.stands_on[name] if fact.name != asked]
        try:
            assert _can_wait_for(book, name, dict(facts), others, on, count(1)), asked
        except _TooMany:
            reject()


def _can_wait_for(
    book: Book, name: str, facts: Facts, others: list[Fact], on: date, tried: Iterator[int]
) -> bool:
    """Whether the other facts can be such that the conclusion is still open."""
    if next(tried) > MOST_TRIED:
        raise _TooMany
    value = evaluate(book.conclusions[name], facts, on=on, conclusions=book.conclusions)
    if is_decided(value):
        return False
    still_open = [fact for fact in others if not is_decided(facts.get(fact.name, whole(fact.kind)))]
    if not still_open:
        return True
    fact, *rest = still_open
    known = facts.get(fact.name, whole(fact.kind))
    return any(
        _can_wait_for(book, name, {**facts, fact.name: value}, rest, on, tried)
        for value in _values_of(fact, known)
    )


@given(FACTS, DAYS)
def test_no_finding_holds_a_sensitive_fact(facts: Facts, on: date) -> None:
    sensitive = [name for name, fact in registry.FACTS.items() if fact.sensitive]
    found = registry.findings(facts, on)
    for language in LANGUAGES:
        told = json.dumps([finding.in_language(language) for finding in found], ensure_ascii=False)
        assert sensitive
        assert not any(name in told for name in sensitive)


@given(FACTS)
def test_facts_written_as_json_are_read_back(facts: Facts) -> None:
    raw = {name: json_of_possible(value, registry.FACTS[name].kind) for name, value in facts.items()}
    back = read(json.loads(json.dumps(raw)), registry.FACTS)
    for name, value in facts.items():
        assert back.get(name, whole(registry.FACTS[name].kind)) == value

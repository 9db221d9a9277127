"""The facts still worth asking for, best first.

Cheap facts come before judgements, and a judgement is asked only when nothing else is missing.
Chances are even unless `chances` says otherwise for a fact; what an agency's own cases show can be put there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Book, given, is_judgement_all_that_is_missing
from handlingsrom.rulebook.language.evaluate import Reading, value_of
from handlingsrom.rulebook.language.grounds import open_arms, open_parts, those_behind
from handlingsrom.rulebook.language.points import points, thresholds
from handlingsrom.rulebook.language.values import (
    YES,
    Choice,
    Facts,
    Number,
    OneOf,
    Possible,
    SomeOf,
    YesNo,
    is_decided,
)

LOOKED_AHEAD = 5
EVEN: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Estimate:
    """What it is expected to cost to settle a part, and how likely it is then to be yes."""

    cost: float
    chance: float


def questions(
    book: Book, facts: Facts, on: date, names: Iterable[str], *, chances: Mapping[str, float] = EVEN
) -> tuple[str, ...]:
    """Names of facts that can still change one of these conclusions; empty when none can."""
    reading = book.reading(facts, on)
    cheap: dict[str, n.Fact] = {}
    judgements: dict[str, n.Fact] = {}
    for name in names:
        found = _open(book, name, reading, chances)
        if not cheap and len(found) > 1:
            ahead = [(_price(fact, found, name, book, reading), fact) for fact in found[:LOOKED_AHEAD]]
            ahead.sort(key=lambda priced: priced[0])
            found = [*(fact for _, fact in ahead), *found[LOOKED_AHEAD:]]
        for fact in found:
            (judgements if fact.judgement else cheap).setdefault(fact.name, fact)
    return (*cheap, *judgements)


def _price(fact: n.Fact, found: list[n.Fact], name: str, book: Book, reading: Reading) -> float:
    """What it costs to ask, over how many questions it saves on average over its answers."""
    limits = thresholds(book.conclusions.values(), reading.on)
    answers = points(fact, limits.get(fact.name, ()), given(fact, reading), changes=0)
    left = [_after(fact, value, name, book, reading) for value in answers]
    return _cost(fact) / (1 + len(found) - sum(left) / len(left))


def _after(fact: n.Fact, value: Possible, name: str, book: Book, reading: Reading) -> int:
    """How many questions are left when this is the answer."""
    told = Reading({**reading.facts, fact.name: value}, reading.on, reading.conclusions)
    return len(_open(book, name, told, EVEN))


def _open(book: Book, name: str, reading: Reading, chances: Mapping[str, float]) -> list[n.Fact]:
    """The facts that this conclusion waits for; judgements only when nothing else is missing."""
    node = book.conclusions[name]
    if is_decided(value_of(node, reading)):
        return []
    found = {fact.name: fact for fact in _worth_asking(node, reading, chances)}
    if is_judgement_all_that_is_missing(book, name, reading):
        return sorted(found.values(), key=lambda fact: fact.judgement)
    return [fact for fact in found.values() if not fact.judgement]


def _worth_asking(node: n.Node, reading: Reading, chances: Mapping[str, float]) -> list[n.Fact]:
    """Depth first through what is undecided; decided parts are dropped whole."""
    if is_decided(value_of(node, reading)):
        return []
    match node:
        case n.Fact():
            return [node]
        case n.Value() | n.Parameter():
            return []
        case n.Ref(name):
            return _worth_asking(reading.conclusions[name], reading, chances)
        case n.All(parts):
            parts = _cheapest_first(parts, reading, chances, wanted=False)
        case n.Any(parts):
            parts = _cheapest_first(parts, reading, chances, wanted=True)
        case n.Cases():
            parts = open_parts(node, reading)
        case n.Match():
            parts = open_arms(node, reading)
        case n.Among(of, members):
            parts = _conditions(of, members, reading)
        case n.Compare(left, _, right):
            parts = () if _has_unknown_amount((left, right), reading) else (left, right)
        case n.Not() | n.Count() | n.Those() | n.Unless():
            parts = n.children(node)
        case _:
            assert_never(node)
    return [fact for part in parts for fact in _worth_asking(part, reading, chances)]


def _has_unknown_amount(sides: tuple[n.Node, ...], reading: Reading) -> bool:
    """Whether a side is an amount that nobody can tell: then no answer settles the comparison."""
    return any(isinstance(side, n.Parameter) and not is_decided(value_of(side, reading)) for side in sides)


def _conditions(of: n.Node, members: frozenset[str], reading: Reading) -> tuple[n.Node, ...]:
    """What a membership hangs on: the conditions of these members alone, where they are known."""
    those = those_behind(of, reading)
    if those is None:
        return (of,)
    return tuple(member.when for member in those.members if member.name in members)


def _cheapest_first(
    parts: tuple[n.Node, ...], reading: Reading, chances: Mapping[str, float], *, wanted: bool
) -> tuple[n.Node, ...]:
    """By what it costs to find a part that settles the whole: cost over probability."""

    def price(part: n.Node) -> float:
        estimate = _estimate(part, reading, chances)
        chance = estimate.chance if wanted else 1 - estimate.chance
        return estimate.cost / max(chance, 0.01)

    return tuple(sorted(parts, key=price))


def _estimate(node: n.Node, reading: Reading, chances: Mapping[str, float]) -> Estimate:
    value = value_of(node, reading)
    if is_decided(value):
        return Estimate(0, 1 if value == YES else 0)
    match node:
        case n.Fact(name):
            return Estimate(_cost(node), chances.get(name, 0.5))
        case n.Ref(name):
            return _estimate(reading.conclusions[name], reading, chances)
        case n.Not(part):
            found = _estimate(part, reading, chances)
            return Estimate(found.cost, 1 - found.chance)
        case n.All(parts):
            return _in_turn([_estimate(part, reading, chances) for part in parts], settles=False)
        case n.Any(parts):
            return _in_turn([_estimate(part, reading, chances) for part in parts], settles=True)
        case n.Among(n.Fact() as fact, members):
            among = value_of(fact, reading)
            share = len(among.among & members) / len(among.among) if isinstance(among, Choice) else 0.5
            return Estimate(_cost(fact), share)
        case _:
            return Estimate(sum(_cost(fact) for fact in _worth_asking(node, reading, chances)), 0.5)


def _in_turn(parts: list[Estimate], *, settles: bool) -> Estimate:
    """Asked one after the other until one settles it."""
    cost, still_open = 0.0, 1.0
    for part in sorted(parts, key=lambda p: p.cost / max(p.chance if settles else 1 - p.chance, 0.01)):
        cost += still_open * part.cost
        still_open *= (1 - part.chance) if settles else part.chance
    return Estimate(cost, 1 - still_open if settles else still_open)


def _cost(fact: n.Fact) -> float:
    """How much it asks of a person; an assessment with a written reason costs the most."""
    if fact.judgement:
        return 10
    match fact.kind:
        case YesNo():
            return 1
        case OneOf():
            return 1.2
        case Number():
            return 1.5
        case SomeOf():
            return 2
        case _:
            assert_never(fact.kind)

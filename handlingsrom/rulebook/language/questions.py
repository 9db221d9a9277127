"""The facts still worth asking for, best first.

Cheap facts come before judgements, and a judgement is asked only when nothing else is missing.
Chances are even unless `chances` says otherwise for a fact; what an agency's own cases show can be put there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Book, given, is_judgement_all_that_is_missing
from handlingsrom.rulebook.language.evaluate import Reading, value_of
from handlingsrom.rulebook.language.grounds import open_arms, open_parts, those_behind
from handlingsrom.rulebook.language.points import points, thresholds
from handlingsrom.rulebook.language.values import (
    NO,
    YES,
    YES_NO,
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


@dataclass(frozen=True, slots=True, eq=False)
class _Outlook:
    """What is known, how likely the rest is, and what settling each part will cost; each part is priced once."""

    reading: Reading
    chances: Mapping[str, float]
    seen: dict[int, Estimate] = field(default_factory=dict)

    def told(self, name: str, value: Possible) -> _Outlook:
        """The same when this fact is known too."""
        reading = self.reading
        return _Outlook(
            Reading({**reading.facts, name: value}, reading.on, reading.conclusions), self.chances
        )


def questions(
    book: Book, facts: Facts, on: date, names: Iterable[str], *, chances: Mapping[str, float] = EVEN
) -> tuple[str, ...]:
    """Names of facts that can still change one of these conclusions; empty when none can."""
    names = tuple(names)
    outlook = _Outlook(book.reading(facts, on), chances)
    cheap: dict[str, n.Fact] = {}
    judgements: dict[str, n.Fact] = {}
    for name in names:
        found = _open(book, name, outlook)
        if not cheap and len(found) > 1:
            ahead = [(_price(fact, names, book, outlook), fact) for fact in found[:LOOKED_AHEAD]]
            ahead.sort(key=lambda priced: priced[0])
            found = [*(fact for _, fact in ahead), *found[LOOKED_AHEAD:]]
        for fact in found:
            (judgements if fact.judgement else cheap).setdefault(fact.name, fact)
    return (*cheap, *judgements)


def _price(fact: n.Fact, names: tuple[str, ...], book: Book, outlook: _Outlook) -> float:
    """What it costs to ask, less what it saves, on average over its answers, in all that is asked about."""
    asked = [book.conclusions[name] for name in _standing_on(book, fact.name) if name in names]
    answers = points(
        fact, _limits(book, outlook.reading.on).get(fact.name, ()), given(fact, outlook.reading), changes=0
    )
    chances = [_chance(fact, value, outlook) for value in answers]
    left = [_cost_of_all(asked, outlook.told(fact.name, value)) for value in answers]
    expected = sum(chance * cost for chance, cost in zip(chances, left, strict=True)) / sum(chances)
    return _cost(fact) + expected - _cost_of_all(asked, outlook)


def _chance(fact: n.Fact, value: Possible, outlook: _Outlook) -> float:
    """How likely an answer is beside the others; for anything but a yes or no they are even."""
    yes = outlook.chances.get(fact.name, 0.5)
    return yes if value == YES else 1 - yes if value == NO else 1


def _cost_of_all(nodes: Iterable[n.Node], outlook: _Outlook) -> float:
    return sum(_estimate(node, outlook).cost for node in nodes)


@lru_cache(maxsize=64)
def _limits(book: Book, on: date | None) -> dict[str, tuple[Decimal, ...]]:
    return thresholds(book.conclusions.values(), on)


@lru_cache(maxsize=4096)
def _standing_on(book: Book, name: str) -> tuple[str, ...]:
    """The conclusions that a fact can matter to."""
    return tuple(one for one, facts in book.stands_on.items() if any(fact.name == name for fact in facts))


def _open(book: Book, name: str, outlook: _Outlook) -> list[n.Fact]:
    """The facts that this conclusion waits for; judgements only when nothing else is missing."""
    node, reading = book.conclusions[name], outlook.reading
    if is_decided(value_of(node, reading)):
        return []
    found = {fact.name: fact for fact in _worth_asking(node, outlook)}
    for shared in _referred_to_twice(book, name):
        found = _mattering(found, book, name, shared, outlook)
    if is_judgement_all_that_is_missing(book, name, reading):
        return sorted(found.values(), key=lambda fact: fact.judgement)
    return [fact for fact in found.values() if not fact.judgement]


def _mattering(
    found: dict[str, n.Fact], book: Book, name: str, shared: str, outlook: _Outlook
) -> dict[str, n.Fact]:
    """Those that can matter though both uses of a conclusion have one answer, and those that settle it."""
    reading = outlook.reading
    if is_decided(value_of(reading.conclusions[shared], reading)):
        return found
    keep = {fact.name for fact in book.stands_on[shared]}
    for answer in (True, False):
        supposed = {**reading.conclusions, shared: n.Value(answer)}
        under = _Outlook(Reading(reading.facts, reading.on, supposed), outlook.chances)
        keep |= {fact.name for fact in _worth_asking(book.conclusions[name], under)}
    return {fact_name: fact for fact_name, fact in found.items() if fact_name in keep}


@lru_cache(maxsize=4096)
def _referred_to_twice(book: Book, name: str) -> tuple[str, ...]:
    """The yes-or-no conclusions that a conclusion comes to on more than one way."""
    ways = Counter(_referred_to(book.conclusions[name], book))
    return tuple(one for one, count in ways.items() if count > 1 and book.headings[one].kind == YES_NO)


def _referred_to(node: n.Node, book: Book) -> Iterator[str]:
    if isinstance(node, n.Ref):
        yield node.name
        yield from _referred_to(book.conclusions[node.name], book)
    for below in n.children(node):
        yield from _referred_to(below, book)


def _worth_asking(node: n.Node, outlook: _Outlook) -> list[n.Fact]:
    """Depth first through what is undecided; decided parts are dropped whole."""
    reading = outlook.reading
    if is_decided(value_of(node, reading)):
        return []
    match node:
        case n.Fact():
            return [node]
        case n.Value() | n.Parameter():
            return []
        case n.Ref(name):
            return _worth_asking(reading.conclusions[name], outlook)
        case n.All(parts):
            parts = _cheapest_first(parts, outlook, wanted=False)
        case n.Any(parts):
            parts = _cheapest_first(parts, outlook, wanted=True)
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
    return [fact for part in parts for fact in _worth_asking(part, outlook)]


def _has_unknown_amount(sides: tuple[n.Node, ...], reading: Reading) -> bool:
    """Whether a side is an amount that nobody can tell: then no answer settles the comparison."""
    return any(isinstance(side, n.Parameter) and not is_decided(value_of(side, reading)) for side in sides)


def _conditions(of: n.Node, members: frozenset[str], reading: Reading) -> tuple[n.Node, ...]:
    """What a membership hangs on: the conditions of these members alone, where they are known."""
    those = those_behind(of, reading)
    if those is None:
        return (of,)
    return tuple(member.when for member in those.members if member.name in members)


def _cheapest_first(parts: tuple[n.Node, ...], outlook: _Outlook, *, wanted: bool) -> tuple[n.Node, ...]:
    """By what it costs to find a part that settles the whole: cost over probability."""

    def price(part: n.Node) -> float:
        estimate = _estimate(part, outlook)
        chance = estimate.chance if wanted else 1 - estimate.chance
        return estimate.cost / max(chance, 0.01)

    return tuple(sorted(parts, key=price))


def _estimate(node: n.Node, outlook: _Outlook) -> Estimate:
    found = outlook.seen.get(id(node))
    if found is None:
        value = value_of(node, outlook.reading)
        found = Estimate(0, 1 if value == YES else 0) if is_decided(value) else _estimate_open(node, outlook)
        outlook.seen[id(node)] = found
    return found


def _estimate_open(node: n.Node, outlook: _Outlook) -> Estimate:
    match node:
        case n.Fact(name):
            return Estimate(_cost(node), outlook.chances.get(name, 0.5))
        case n.Ref(name):
            return _estimate(outlook.reading.conclusions[name], outlook)
        case n.Not(part):
            return _opposite(_estimate(part, outlook))
        case n.All(parts):
            return _in_turn([_estimate(part, outlook) for part in parts], settles=False)
        case n.Any(parts):
            return _in_turn([_estimate(part, outlook) for part in parts], settles=True)
        case n.Unless(rule, exceptions):
            excepted = [_opposite(_estimate(exempt.when, outlook)) for exempt in exceptions]
            return _in_turn([_estimate(rule, outlook), *excepted], settles=False)
        case n.Cases(branches):
            return _branch_by_branch(branches, outlook)
        case n.Among(n.Fact() as fact, members):
            among = value_of(fact, outlook.reading)
            share = len(among.among & members) / len(among.among) if isinstance(among, Choice) else 0.5
            return Estimate(_cost(fact), share)
        case _:
            return Estimate(sum(_cost(fact) for fact in _worth_asking(node, outlook)), 0.5)


def _opposite(estimate: Estimate) -> Estimate:
    return Estimate(estimate.cost, 1 - estimate.chance)


def _branch_by_branch(branches: tuple[n.Branch, ...], outlook: _Outlook) -> Estimate:
    """A guard after the other, and the value of the one that holds."""
    cost, chance, still_open = 0.0, 0.0, 1.0
    for branch in branches:
        guard, value = _estimate(branch.when, outlook), _estimate(branch.then, outlook)
        cost += still_open * (guard.cost + guard.chance * value.cost)
        chance += still_open * guard.chance * value.chance
        still_open *= 1 - guard.chance
    return Estimate(cost, chance)


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

"""The few values of a fact that a rule can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.values import (
    NO,
    YES,
    Members,
    Number,
    OneOf,
    Possible,
    SomeOf,
    YesNo,
    exactly,
)


def points(
    fact: n.Fact, limits: Iterable[Decimal], now: Possible, *, changes: int = 2
) -> tuple[Possible, ...]:
    """Values that represent all others: every member, every limit with one step below and above it.

    For a set, those at most `changes` members away from what it is `now`, the empty one and the full one.
    """
    kind = fact.kind
    match kind:
        case YesNo():
            return (YES, NO)
        case OneOf(members):
            return tuple(exactly(member) for member in members)
        case Number():
            return tuple(exactly(value) for value in _around(kind, limits))
        case SomeOf(members):
            core = now.surely if isinstance(now, Members) else frozenset()
            away = [frozenset(m) for size in range(changes + 1) for m in combinations(members, size)]
            sets = dict.fromkeys([*(core ^ change for change in away), frozenset(), frozenset(members)])
            return tuple(exactly(chosen) for chosen in sets)
        case _:
            assert_never(kind)


def _around(kind: Number, limits: Iterable[Decimal]) -> list[Decimal]:
    found = {value for at in limits for value in (at - kind.step, at, at + kind.step)}
    inside = sorted(value for value in found if kind.low <= value <= kind.high)
    ends = [end for end in (kind.low, kind.high) if end.is_finite()]
    return inside or ends or [Decimal(0)]


def thresholds(trees: Iterable[n.Node], on: date | None) -> dict[str, tuple[Decimal, ...]]:
    """For each fact that is a number, the numbers that the trees compare it with on this day."""
    found: dict[str, dict[Decimal, None]] = {}
    for tree in trees:
        for compare in _comparisons(tree):
            for fact, other in ((compare.left, compare.right), (compare.right, compare.left)):
                limit = _limit(other, on)
                if isinstance(fact, n.Fact) and limit is not None:
                    found.setdefault(fact.name, {})[limit] = None
    return {name: tuple(limits) for name, limits in found.items()}


def _comparisons(node: n.Node) -> Iterator[n.Compare]:
    if isinstance(node, n.Compare):
        yield node
    for below in n.children(node):
        yield from _comparisons(below)


def _limit(node: n.Node, on: date | None) -> Decimal | None:
    if isinstance(node, n.Value) and isinstance(node.of, Decimal):
        return node.of
    if isinstance(node, n.Parameter) and on is not None:
        return node.on(on)
    return None

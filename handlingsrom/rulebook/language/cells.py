"""The numbers that rules can tell apart: every number they compare with, and some between each two.

Comparisons see nothing but order. So a fact that is compared with fixed numbers needs one value in each gap between
them. Facts that are compared with each other share their values: in each gap one for each end of what is known of each
of them, and between these again one for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.values import Number


@dataclass(frozen=True, slots=True)
class Rules:
    """Trees with what their references and dated amounts stand for."""

    trees: tuple[n.Node, ...]
    conclusions: Mapping[str, n.Node]
    on: date | None

    def nodes(self) -> Iterator[n.Node]:
        """Every node of the trees and of the conclusions that they refer to, each once."""
        waiting, seen = list(reversed(self.trees)), set[int]()
        while waiting:
            node = waiting.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            yield node
            below = (self.conclusions[node.name],) if isinstance(node, n.Ref) else n.children(node)
            waiting.extend(reversed(below))

    def facts(self) -> tuple[n.Fact, ...]:
        """The facts that the trees stand on, in reading order."""
        return tuple({node.name: node for node in self.nodes() if isinstance(node, n.Fact)}.values())

    def unknown_amounts(self) -> tuple[n.Fact, ...]:
        """The dated amounts that are not known on the day, as numbers of their own."""
        amounts = (node for node in self.nodes() if isinstance(node, n.Parameter))
        return tuple({a.name: n.Fact(a.name, Number()) for a in amounts if self.amount(a) is None}.values())

    def amount(self, parameter: n.Parameter) -> Decimal | None:
        """The amount on the day; None where it is not known."""
        return None if self.on is None else parameter.on(self.on)


@dataclass(frozen=True, slots=True)
class Cells:
    """The numbers at which what is known of a fact may begin and end, those that it may be, and the limits themselves."""

    ends: tuple[Decimal, ...]
    values: tuple[Decimal, ...]
    limits: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """Numbers that are compared with each other, directly or through others."""

    facts: frozenset[n.Fact]
    limits: frozenset[Decimal]


def cells(rules: Iterable[Rules]) -> dict[str, Cells]:
    """For each number among the facts of these rules, the values that represent all others."""
    rules = tuple(rules)
    groups: list[_Compared] = []
    for one in rules:
        for node in one.nodes():
            if isinstance(node, n.Compare):
                groups = _with(groups, _below((node.left, node.right), one))
    for one in rules:
        for fact in (*one.facts(), *one.unknown_amounts()):
            if isinstance(fact.kind, Number):
                groups = _with(groups, _Compared(frozenset({fact}), frozenset()))
    return {fact.name: _cells(fact, group) for group in groups for fact in group.facts}


def _with(groups: list[_Compared], new: _Compared) -> list[_Compared]:
    """The groups, those that share a fact with the new one merged with it."""
    apart = [group for group in groups if not group.facts & new.facts]
    merged = [group for group in groups if group.facts & new.facts]
    together = _Compared(
        new.facts.union(*(group.facts for group in merged)),
        new.limits.union(*(group.limits for group in merged)),
    )
    return [*apart, together] if together.facts else apart


def _below(operands: tuple[n.Node, ...], rules: Rules) -> _Compared:
    """The facts and the fixed numbers that an operand may be equal to."""
    facts, limits = set[n.Fact](), set[Decimal]()
    waiting = list(operands)
    while waiting:
        match waiting.pop():
            case n.Fact() as fact:
                facts.add(fact)
            case n.Value(Decimal() as limit):
                limits.add(limit)
            case n.Parameter(name) as parameter:
                known = rules.amount(parameter)
                facts |= {n.Fact(name, Number())} if known is None else set()
                limits |= set() if known is None else {known}
            case n.Count(parts):
                limits |= {Decimal(count) for count in range(len(parts) + 1)}
            case n.Ref(name):
                waiting.append(rules.conclusions[name])
            case n.Cases(branches):
                waiting.extend(branch.then for branch in branches)
            case n.Match(arms=arms):
                waiting.extend(arm.then for arm in arms)
            case other:
                raise TypeError(f"a number expected of {other!r}")
    return _Compared(frozenset(facts), frozenset(limits))


def _cells(fact: n.Fact, group: _Compared) -> Cells:
    kind, many = _number(fact), len(group.facts)
    outer = {end for other in group.facts for end in (_number(other).low, _number(other).high)}
    cuts = sorted({limit for limit in outer | group.limits if limit.is_finite()}) or [Decimal(0)]
    if many == 1:
        ends = values = _filled(cuts, 1, kind.step)
    else:
        ends = _filled(cuts, 2 * many, kind.step)
        values = _filled(ends, many, kind.step)
    found = (ends, values, sorted(group.limits))
    return Cells(*(tuple(value for value in some if kind.low <= value <= kind.high) for some in found))


def _filled(cuts: list[Decimal], each: int, step: Decimal) -> list[Decimal]:
    """The cuts with `each` numbers in every gap between them, below the first and above the last."""
    below = [cuts[0] - step * ahead for ahead in range(each, 0, -1)]
    above = [cuts[-1] + step * ahead for ahead in range(1, each + 1)]
    between = [value for a, b in pairwise(cuts) for value in _between(a, b, each, step, first=a == cuts[0])]
    return sorted([*below, *cuts, *between, *above])


def _between(low: Decimal, high: Decimal, each: int, step: Decimal, *, first: bool) -> list[Decimal]:
    """`each` numbers between two limits; a single one is a step above the lower, below the very first limit."""
    if each == 1:
        near = high - step if first else low + step
        return [near if low < near < high else (low + high) / 2]
    spread = [low + (high - low) * part / (each + 1) for part in range(1, each + 1)]
    whole_steps = [value // step * step for value in spread]
    fits = len(set(whole_steps)) == each and all(low < value < high for value in whole_steps)
    return whole_steps if fits else spread


def _number(fact: n.Fact) -> Number:
    if not isinstance(fact.kind, Number):
        raise TypeError(f"{fact.name} is not a number")
    return fact.kind

"""The meaning of the rule language: the set of what a node may still be, slow and obvious.

A node's set comes from its children's sets; two uses of one fact are not correlated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any, assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.values import (
    INFINITY,
    NO,
    YES,
    Choice,
    Facts,
    Interval,
    Members,
    Possible,
    Truth,
    exactly,
    join,
    truth,
    whole,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Facts, the day on which the rules are read, and the rule behind each conclusion on that day.

    `seen` remembers what each node was found to be and `forced` what forced it, by the node's identity: nodes must
    outlive the reading.
    """

    facts: Facts
    on: date | None = None
    conclusions: Mapping[str, n.Node] = field(default_factory=dict)
    seen: dict[int, Possible] = field(default_factory=dict)
    forced: dict[int, Any] = field(default_factory=dict)


def evaluate(
    node: n.Node, facts: Facts, *, on: date | None = None, conclusions: Mapping[str, n.Node] | None = None
) -> Possible:
    """What `node` may still be. `on` is needed where a Parameter is, `conclusions` where a Ref is."""
    return value_of(node, Reading(facts, on, conclusions or {}))


def value_of(node: n.Node, reading: Reading) -> Possible:
    """The same within a reading, where each node is looked at once."""
    found = reading.seen.get(id(node))
    if found is None:
        found = reading.seen[id(node)] = _value(node, reading)
    return found


def truth_of(node: n.Node, reading: Reading) -> Truth:
    """The same where the node is known to be a yes or no."""
    found = value_of(node, reading)
    if not isinstance(found, Truth):
        raise TypeError(f"yes or no expected of {node!r}")
    return found


def _value(node: n.Node, reading: Reading) -> Possible:
    match node:
        case n.Fact(name, kind):
            given = reading.facts.get(name)
            return whole(kind) if given is None else given
        case n.Value(of):
            return exactly(of)
        case n.Parameter():
            return _amount(node, reading)
        case n.Ref(name):
            return value_of(reading.conclusions[name], reading)
        case n.Not(part):
            of_part = truth_of(part, reading)
            return truth(no=of_part.yes, yes=of_part.no)
        case n.All(parts):
            return _all([truth_of(part, reading) for part in parts])
        case n.Any(parts):
            return _any([truth_of(part, reading) for part in parts])
        case n.Count(parts):
            found = [truth_of(part, reading) for part in parts]
            return Interval(Decimal(found.count(YES)), Decimal(len(found) - found.count(NO)))
        case n.Compare(left, operator, right):
            return _compared(_number(left, reading), operator, _number(right, reading))
        case n.Among(of, members):
            return _among(value_of(of, reading), members)
        case n.Cases():
            return _first(node, reading)
        case n.Match(of, arms):
            return _matched(value_of(of, reading), arms, reading)
        case n.Those(members):
            conditions = [(member.name, truth_of(member.when, reading)) for member in members]
            return Members(
                frozenset(name for name, condition in conditions if not condition.no),
                frozenset(name for name, condition in conditions if condition.yes),
            )
        case n.Unless(rule, exceptions):
            excepted = _any([truth_of(exempt.when, reading) for exempt in exceptions])
            return _all([truth_of(rule, reading), truth(no=excepted.yes, yes=excepted.no)])
        case _:
            assert_never(node)


def _amount(parameter: n.Parameter, reading: Reading) -> Possible:
    if reading.on is None:
        raise ValueError(f"the parameter {parameter.name} needs a day")
    amount = parameter.on(reading.on)
    return Interval(-INFINITY, INFINITY) if amount is None else exactly(amount)


def _number(node: n.Node, reading: Reading) -> Interval:
    found = value_of(node, reading)
    if not isinstance(found, Interval):
        raise TypeError(f"a number expected of {node!r}")
    return found


def _all(parts: list[Truth]) -> Truth:
    no, yes = False, True
    for part in parts:
        no, yes = no or part.no, yes and part.yes
    return truth(no=no, yes=yes)


def _any(parts: list[Truth]) -> Truth:
    no, yes = True, False
    for part in parts:
        no, yes = no and part.no, yes or part.yes
    return truth(no=no, yes=yes)


def _compared(a: Interval, operator: n.Operator, b: Interval) -> Truth:
    match operator:
        case "<":
            return truth(yes=a.low < b.high, no=a.high >= b.low)
        case "<=":
            return truth(yes=a.low <= b.high, no=a.high > b.low)
        case ">":
            return _compared(b, "<", a)
        case ">=":
            return _compared(b, "<=", a)
        case "==":
            return truth(yes=a.low <= b.high and b.low <= a.high, no=not (a.low == a.high == b.low == b.high))
        case _:
            assert_never(operator)


def _among(of: Possible, members: frozenset[str]) -> Truth:
    match of:
        case Choice(among):
            return truth(yes=bool(among & members), no=bool(among - members))
        case Members(surely, perhaps):
            return truth(yes=bool(perhaps & members), no=not surely & members)
        case Truth() | Interval():
            raise TypeError("Among takes an enum or a set")
        case _:
            assert_never(of)


def _first(cases: n.Cases, reading: Reading) -> Possible:
    found: Possible | None = None
    for branch in cases.branches:
        guard = truth_of(branch.when, reading)
        if guard.yes:
            value = value_of(branch.then, reading)
            found = value if found is None else join(found, value)
        if not guard.no and found is not None:
            return found
    gap = whole(kind_of(cases))
    return gap if found is None else join(found, gap)


def _matched(of: Possible, arms: tuple[n.Arm, ...], reading: Reading) -> Possible:
    if not isinstance(of, Choice):
        raise TypeError("Match takes an enum")
    found = [value_of(arm.then, reading) for arm in arms if arm.members & of.among]
    return reduce(join, found)

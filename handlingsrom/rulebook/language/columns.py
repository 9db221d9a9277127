"""The meaning of a rule over columns: for everything that a node may be, a signal that says whether it may.

Numbers are two lists of guarded ends: the low end is the least of those whose guard holds, the high end the greatest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.circuit import FALSE, TRUE, Circuit, Column, Signal, no
from handlingsrom.rulebook.language.shapes import (
    Ends,
    Options,
    Pairs,
    Range,
    Shape,
    Truths,
    constant,
    joined,
    of_constant,
)
from handlingsrom.rulebook.language.values import (
    INFINITY,
    Interval,
    Kind,
    Number,
    OneOf,
    SomeOf,
    YesNo,
    exactly,
    whole,
)


@dataclass(frozen=True, slots=True)
class Table:
    """Which facts have a column, which of them are given in part, and which columns hold no null.

    A fact without a column is known of nobody. In part: a number from and to, a choice among members, a set surely
    and perhaps; each part a column, and null in it says nothing. The values are ones that the fact can have.
    """

    plain: frozenset[str]
    in_part: frozenset[str] = frozenset()
    full: frozenset[Column] = frozenset()


@dataclass(frozen=True, slots=True)
class Reader:
    """A table read under the rules of a day. `supposing` answers yes-or-no facts where they are not given.

    `seen` remembers nodes by identity: they must outlive the reader.
    """

    table: Table
    on: date | None = None
    conclusions: Mapping[str, n.Node] = field(default_factory=dict)
    circuit: Circuit = field(default_factory=Circuit)
    supposing: Mapping[str, bool] = field(default_factory=dict)
    seen: dict[int, Shape] = field(default_factory=dict)


def reader_of(
    table: Table, on: date | None = None, conclusions: Mapping[str, n.Node] | None = None
) -> Reader:
    """A reader with a circuit of its own."""
    return Reader(table, on, conclusions or {}, Circuit(table.full))


def shape_of(node: n.Node, reader: Reader) -> Shape:
    """What `node` may be, row by row: the same as `evaluate` says of each row."""
    found = reader.seen.get(id(node))
    if found is None:
        found = reader.seen[id(node)] = _shape(node, reader)
    return found


def truths_of(node: n.Node, reader: Reader) -> Truths:
    """The same where the node is known to be a yes or no."""
    found = shape_of(node, reader)
    if not isinstance(found, Truths):
        raise TypeError(f"yes or no expected of {node!r}")
    return found


def _shape(node: n.Node, reader: Reader) -> Shape:
    circuit = reader.circuit
    match node:
        case n.Fact():
            return _fact(node, reader)
        case n.Value(of):
            return constant(exactly(of))
        case n.Parameter():
            return _parameter(node, reader)
        case n.Ref(name):
            return shape_of(reader.conclusions[name], reader)
        case n.Not(part):
            of_part = truths_of(part, reader)
            return Truths(no=of_part.yes, yes=of_part.no)
        case n.All(parts):
            return _all([truths_of(part, reader) for part in parts], circuit)
        case n.Any(parts):
            return _any([truths_of(part, reader) for part in parts], circuit)
        case n.Count(parts):
            counted = [truths_of(part, reader) for part in parts]
            low, high = circuit.total(no(c.no) for c in counted), circuit.total(c.yes for c in counted)
            return Range(((TRUE, low),), ((TRUE, high),))
        case n.Compare(left, operator, right):
            return _compared(_range(left, reader), operator, _range(right, reader), circuit)
        case n.Among(of, members):
            return _among(shape_of(of, reader), members, circuit)
        case n.Cases():
            return _first(node, reader)
        case n.Match(of, arms):
            return _matched(node, _options(of, reader), arms, reader)
        case n.Those(members):
            conditions = [(member.name, truths_of(member.when, reader)) for member in members]
            return Pairs({name: (no(condition.no), condition.yes) for name, condition in conditions})
        case n.Unless(rule, exceptions):
            excepted = _any([truths_of(exempt.when, reader) for exempt in exceptions], circuit)
            return _all([truths_of(rule, reader), Truths(no=excepted.yes, yes=excepted.no)], circuit)
        case _:
            assert_never(node)


def _fact(fact: n.Fact, reader: Reader) -> Shape:
    name, circuit = fact.name, reader.circuit
    if name in reader.table.in_part:
        return _in_part(name, fact.kind, circuit)
    column = Column(name) if name in reader.table.plain else None
    if name in reader.supposing:
        return _supposed(column, reader.supposing[name], circuit)
    if column is None:
        return constant(whole(fact.kind))
    missing = circuit.missing(column)
    match fact.kind:
        case YesNo():
            yes = circuit.is_yes(column)
            return Truths(no=no(yes), yes=circuit.any((missing, yes)))
        case Number(low, high):
            given = (no(missing), column)
            return Range((given, (missing, low)), (given, (missing, high)))
        case OneOf(members):
            may_be = {m: circuit.any((missing, circuit.is_member(column, m))) for m in members}
            return Options(may_be)
        case SomeOf(members):
            has = {m: circuit.has(column, m) for m in members}
            return Pairs({m: (surely, circuit.any((missing, surely))) for m, surely in has.items()})
        case _:
            assert_never(fact.kind)


def _supposed(column: Column | None, answer: bool, circuit: Circuit) -> Truths:
    if column is None:
        return Truths(no=of_constant(not answer), yes=of_constant(answer))
    yes = circuit.is_yes(column)
    yes = circuit.any((circuit.missing(column), yes)) if answer else yes
    return Truths(no=no(yes), yes=yes)


def _in_part(name: str, kind: Kind, circuit: Circuit) -> Shape:
    match kind:
        case YesNo():
            raise TypeError(f"{name} is yes or no: it cannot be given in part")
        case Number(low, high):
            return Range(
                _end(Column(name, "from"), low, circuit),
                _end(Column(name, "to"), high, circuit),
            )
        case OneOf(members):
            among = Column(name, "among")
            missing = circuit.missing(among)
            return Options({m: circuit.any((missing, circuit.has(among, m))) for m in members})
        case SomeOf(members):
            perhaps = Column(name, "perhaps")
            missing = circuit.missing(perhaps)
            surely = {m: circuit.has(Column(name, "surely"), m) for m in members}
            may_be = {m: circuit.any((missing, circuit.has(perhaps, m), surely[m])) for m in members}
            return Pairs({m: (surely[m], may_be[m]) for m in members})
        case _:
            assert_never(kind)


def _end(column: Column, otherwise: Decimal, circuit: Circuit) -> Ends:
    missing = circuit.missing(column)
    return ((no(missing), column), (missing, otherwise))


def _parameter(parameter: n.Parameter, reader: Reader) -> Shape:
    if reader.on is None:
        raise ValueError(f"the parameter {parameter.name} needs a day")
    amount = parameter.on(reader.on)
    return constant(Interval(-INFINITY, INFINITY) if amount is None else exactly(amount))


def _range(node: n.Node, reader: Reader) -> Range:
    found = shape_of(node, reader)
    if not isinstance(found, Range):
        raise TypeError(f"a number expected of {node!r}")
    return found


def _options(node: n.Node, reader: Reader) -> Options:
    found = shape_of(node, reader)
    if not isinstance(found, Options):
        raise TypeError("Match takes an enum")
    return found


def _all(parts: list[Truths], circuit: Circuit) -> Truths:
    return Truths(no=circuit.any(part.no for part in parts), yes=circuit.all(part.yes for part in parts))


def _any(parts: list[Truths], circuit: Circuit) -> Truths:
    return Truths(no=circuit.all(part.no for part in parts), yes=circuit.any(part.yes for part in parts))


def _compared(a: Range, operator: n.Operator, b: Range, circuit: Circuit) -> Truths:
    match operator:
        case "<":
            return Truths(
                yes=_below(a.lows, b.highs, circuit, or_equal=False),
                no=_below(b.lows, a.highs, circuit, or_equal=True),
            )
        case "<=":
            return Truths(
                yes=_below(a.lows, b.highs, circuit, or_equal=True),
                no=_below(b.lows, a.highs, circuit, or_equal=False),
            )
        case ">":
            return _compared(b, "<", a, circuit)
        case ">=":
            return _compared(b, "<=", a, circuit)
        case "==":
            at_most, at_least = _compared(a, "<=", b, circuit), _compared(b, "<=", a, circuit)
            return _all([at_most, at_least], circuit)
        case _:
            assert_never(operator)


def _below(lows: Ends, highs: Ends, circuit: Circuit, *, or_equal: bool) -> Signal:
    """Whether the least of the lows is below the greatest of the highs: whether any low is below any high."""
    return circuit.any(
        circuit.all((guard, other, circuit.less(low, high, or_equal=or_equal)))
        for guard, low in lows
        for other, high in highs
    )


def _among(of: Shape, members: frozenset[str], circuit: Circuit) -> Truths:
    match of:
        case Options(may_be):
            return Truths(
                yes=circuit.any(signal for member, signal in may_be.items() if member in members),
                no=circuit.any(signal for member, signal in may_be.items() if member not in members),
            )
        case Pairs(pairs):
            asked = [pair for member, pair in pairs.items() if member in members]
            return Truths(
                yes=circuit.any(perhaps for _, perhaps in asked),
                no=no(circuit.any(surely for surely, _ in asked)),
            )
        case Truths() | Range():
            raise TypeError("Among takes an enum or a set")
        case _:
            assert_never(of)


def _first(cases: n.Cases, reader: Reader) -> Shape:
    """A branch is taken where its guard may hold and every guard before it may fail."""
    circuit = reader.circuit
    taken: list[tuple[Signal, Shape]] = []
    so_far = TRUE
    for branch in cases.branches:
        guard = truths_of(branch.when, reader)
        taken.append((circuit.all((so_far, guard.yes)), shape_of(branch.then, reader)))
        so_far = circuit.all((so_far, guard.no))
    kind = kind_of(cases)
    return joined([*taken, (so_far, constant(whole(kind)))], kind, circuit)


def _matched(match: n.Match, of: Options, arms: tuple[n.Arm, ...], reader: Reader) -> Shape:
    circuit = reader.circuit
    taken = [
        (circuit.any(of.may_be.get(m, FALSE) for m in arm.members), shape_of(arm.then, reader))
        for arm in arms
    ]
    return joined(taken, kind_of(match), circuit)

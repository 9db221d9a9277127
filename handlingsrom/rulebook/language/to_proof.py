"""A node as z3 formulas: what it may still be, in symbols over what the facts may still be.

Set for set the meaning of evaluate.py; complete facts are the special case where every fact is exact.
An amount that is not known on the day is a number of its own, like a fact that nobody can give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, reduce
from typing import Any, assert_never

import z3

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.values import INFINITY, Kind, Number, OneOf, SomeOf, YesNo

Formula = Any  # a z3 expression; z3 brings no types
FAR = 10**15  # stands for infinity: no fact, amount or count comes near


@dataclass(frozen=True, slots=True)
class Truths:
    """Whether no, and whether yes, is still possible."""

    no: Formula
    yes: Formula


@dataclass(frozen=True, slots=True)
class Amount:
    """The two ends of the interval."""

    low: Formula
    high: Formula


@dataclass(frozen=True, slots=True)
class Chosen:
    """For each member, whether it is still possible."""

    may: Mapping[str, Formula]


@dataclass(frozen=True, slots=True)
class Gathered:
    """For each member, whether it is surely in, and whether it is perhaps in."""

    surely: Mapping[str, Formula]
    perhaps: Mapping[str, Formula]


Symbol = Truths | Amount | Chosen | Gathered


@dataclass(frozen=True, slots=True, eq=False)
class Formulas:
    """The rules of a day as formulas; each node is translated once and kept alive, for its identity is the key."""

    conclusions: Mapping[str, n.Node]
    on: date | None = None
    seen: dict[int, tuple[n.Node, Symbol]] = field(default_factory=dict)

    def of(self, node: n.Node) -> Symbol:
        """What the node may still be."""
        if id(node) not in self.seen:
            self.seen[id(node)] = (node, to_proof(node, self))
        return self.seen[id(node)][1]

    def truths(self, node: n.Node) -> Truths:
        """The same where the node is a yes or no."""
        found = self.of(node)
        if not isinstance(found, Truths):
            raise TypeError(f"yes or no expected of {node!r}")
        return found

    def amount(self, node: n.Node) -> Amount:
        """The same where the node is a number."""
        found = self.of(node)
        if not isinstance(found, Amount):
            raise TypeError(f"a number expected of {node!r}")
        return found


def to_proof(node: n.Node, law: Formulas) -> Symbol:
    """The formulas of one node over those of its parts."""
    match node:
        case n.Fact(name, kind):
            return symbol_of(name, kind)
        case n.Value(of):
            return _constant(of)
        case n.Parameter(name):
            known = None if law.on is None else node.on(law.on)
            return symbol_of(name, Number()) if known is None else Amount(number(known), number(known))
        case n.Ref(name):
            return law.of(law.conclusions[name])
        case n.Not(part):
            of_part = law.truths(part)
            return Truths(no=of_part.yes, yes=of_part.no)
        case n.All(parts):
            return _all([law.truths(part) for part in parts])
        case n.Any(parts):
            return _any([law.truths(part) for part in parts])
        case n.Count(parts):
            return _count([law.truths(part) for part in parts])
        case n.Compare(left, operator, right):
            return _compared(law.amount(left), operator, law.amount(right))
        case n.Among(of, members):
            return _among(law.of(of), members)
        case n.Cases():
            return _first(node, law)
        case n.Match(of, arms):
            return _matched(node, law.of(of), arms, law)
        case n.Those(members):
            conditions = {member.name: law.truths(member.when) for member in members}
            return Gathered(
                {name: z3.Not(found.no) for name, found in conditions.items()},
                {name: found.yes for name, found in conditions.items()},
            )
        case n.Unless(rule, exceptions):
            excepted = _any([law.truths(exempt.when) for exempt in exceptions])
            return _all([law.truths(rule), Truths(no=excepted.yes, yes=excepted.no)])
        case _:
            assert_never(node)


@cache
def symbol_of(name: str, kind: Kind) -> Symbol:
    """The variables of a fact: whatever it may still be."""
    match kind:
        case YesNo():
            return Truths(z3.Bool(f"{name} may be no"), z3.Bool(f"{name} may be yes"))
        case Number():
            return Amount(z3.Real(f"{name} from"), z3.Real(f"{name} to"))
        case OneOf(members):
            return Chosen({member: z3.Bool(f"{name} may be {member}") for member in members})
        case SomeOf(members):
            return Gathered(
                {member: z3.Bool(f"{name} surely has {member}") for member in members},
                {member: z3.Bool(f"{name} perhaps has {member}") for member in members},
            )
        case _:
            assert_never(kind)


def number(value: Decimal) -> Formula:
    """A decimal as z3's exact rational; infinity as a number beyond all others."""
    if abs(value) == INFINITY:
        return z3.RealVal(FAR if value > 0 else -FAR)
    return z3.RealVal(str(Fraction(value)))


def decided(symbol: Symbol) -> Formula:
    """Holds where one value is left."""
    match symbol:
        case Truths(no, yes):
            return z3.Not(z3.And(no, yes))
        case Amount(low, high):
            return low == high
        case Chosen(may):
            return z3.AtMost(*may.values(), 1)
        case Gathered(surely, perhaps):
            return z3.And([surely[member] == perhaps[member] for member in surely])
        case _:
            assert_never(symbol)


def differ(one: Symbol, other: Symbol) -> Formula:
    """Holds where the two may not be the same; both are of one kind."""
    match one, other:
        case Truths(), Truths():
            return z3.Or(one.no != other.no, one.yes != other.yes)
        case Amount(), Amount():
            return z3.Or(one.low != other.low, one.high != other.high)
        case Chosen(), Chosen():
            return _any_differs(one.may, other.may)
        case Gathered(), Gathered():
            return z3.Or(_any_differs(one.surely, other.surely), _any_differs(one.perhaps, other.perhaps))
        case _:
            raise TypeError(f"{one!r} and {other!r} are not of one kind")


def _any_differs(one: Mapping[str, Formula], other: Mapping[str, Formula]) -> Formula:
    never = z3.BoolVal(False)
    return z3.Or([one.get(name, never) != other.get(name, never) for name in {**one, **other}])


def _constant(value: bool | Decimal | str | frozenset[str]) -> Symbol:
    match value:
        case bool():
            return Truths(no=z3.BoolVal(not value), yes=z3.BoolVal(value))
        case Decimal():
            return Amount(number(value), number(value))
        case str():
            return Chosen({value: z3.BoolVal(True)})
        case frozenset():
            held = {member: z3.BoolVal(True) for member in sorted(value)}
            return Gathered(held, held)
        case _:
            assert_never(value)


def _all(parts: Sequence[Truths]) -> Truths:
    return Truths(no=z3.Or([part.no for part in parts]), yes=z3.And([part.yes for part in parts]))


def _any(parts: Sequence[Truths]) -> Truths:
    return Truths(no=z3.And([part.no for part in parts]), yes=z3.Or([part.yes for part in parts]))


def _count(parts: Sequence[Truths]) -> Amount:
    zero, one = z3.RealVal(0), z3.RealVal(1)
    return Amount(
        z3.Sum([zero, *(z3.If(part.no, zero, one) for part in parts)]),
        z3.Sum([zero, *(z3.If(part.yes, one, zero) for part in parts)]),
    )


def _compared(a: Amount, operator: n.Operator, b: Amount) -> Truths:
    match operator:
        case "<":
            return Truths(yes=a.low < b.high, no=a.high >= b.low)
        case "<=":
            return Truths(yes=a.low <= b.high, no=a.high > b.low)
        case ">":
            return _compared(b, "<", a)
        case ">=":
            return _compared(b, "<=", a)
        case "==":
            one = z3.And(a.low == a.high, a.high == b.low, b.low == b.high)
            return Truths(yes=z3.And(a.low <= b.high, b.low <= a.high), no=z3.Not(one))
        case _:
            assert_never(operator)


def _among(of: Symbol, members: frozenset[str]) -> Truths:
    match of:
        case Chosen(may):
            inside = [possible for name, possible in may.items() if name in members]
            outside = [possible for name, possible in may.items() if name not in members]
            return Truths(no=z3.Or(outside), yes=z3.Or(inside))
        case Gathered(surely, perhaps):
            return Truths(
                no=z3.Not(z3.Or([held for name, held in surely.items() if name in members])),
                yes=z3.Or([held for name, held in perhaps.items() if name in members]),
            )
        case Truths() | Amount():
            raise TypeError("Among takes an enum or a set")
        case _:
            assert_never(of)


def _first(cases: n.Cases, law: Formulas) -> Symbol:
    taken: list[tuple[Formula, Symbol]] = []
    passed: list[Formula] = []  # each earlier guard may be no
    for branch in cases.branches:
        guard = law.truths(branch.when)
        taken.append((z3.And([*passed, guard.yes]), law.of(branch.then)))
        passed.append(guard.no)
    return _joined(kind_of(cases), taken, gap=z3.And(passed))


def _matched(match: n.Match, of: Symbol, arms: tuple[n.Arm, ...], law: Formulas) -> Symbol:
    if not isinstance(of, Chosen):
        raise TypeError("Match takes an enum")
    never = z3.BoolVal(False)
    taken = [
        (z3.Or([of.may.get(member, never) for member in sorted(arm.members)]), law.of(arm.then))
        for arm in arms
    ]
    return _joined(kind_of(match), taken, gap=never)


def _joined(kind: Kind, taken: Iterable[tuple[Formula, Symbol]], gap: Formula) -> Symbol:
    """What may be any of those taken, and anything where there is a gap; numbers as their hull."""
    taken = list(taken)
    match kind:
        case YesNo():
            truths = [(when, then) for when, then in taken if isinstance(then, Truths)]
            return Truths(
                no=z3.Or([gap, *(z3.And(when, then.no) for when, then in truths)]),
                yes=z3.Or([gap, *(z3.And(when, then.yes) for when, then in truths)]),
            )
        case Number():
            far = z3.RealVal(FAR)
            amounts = [(when, then) for when, then in taken if isinstance(then, Amount)]
            lows = [z3.If(gap, -far, far), *(z3.If(when, then.low, far) for when, then in amounts)]
            highs = [z3.If(gap, far, -far), *(z3.If(when, then.high, -far) for when, then in amounts)]
            return Amount(reduce(_smaller, lows), reduce(_larger, highs))
        case OneOf(members):
            choices = [(when, then.may) for when, then in taken if isinstance(then, Chosen)]
            return Chosen({name: _some(name, choices, gap) for name in members})
        case SomeOf(members):
            sets = [(when, then) for when, then in taken if isinstance(then, Gathered)]
            return Gathered(
                {name: _every(name, [(w, then.surely) for w, then in sets], gap) for name in members},
                {name: _some(name, [(w, then.perhaps) for w, then in sets], gap) for name in members},
            )
        case _:
            assert_never(kind)


def _some(name: str, taken: list[tuple[Formula, Mapping[str, Formula]]], gap: Formula) -> Formula:
    return z3.Or([gap, *(z3.And(when, held[name]) for when, held in taken if name in held)])


def _every(name: str, taken: list[tuple[Formula, Mapping[str, Formula]]], gap: Formula) -> Formula:
    never = z3.BoolVal(False)
    return z3.And([z3.Not(gap), *(z3.Implies(when, held.get(name, never)) for when, held in taken)])


def _smaller(a: Formula, b: Formula) -> Formula:
    return z3.If(a < b, a, b)


def _larger(a: Formula, b: Formula) -> Formula:
    return z3.If(a > b, a, b)

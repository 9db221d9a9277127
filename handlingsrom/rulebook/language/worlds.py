"""What may be known of the facts, as z3 conditions, and the cases that z3 finds read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

import z3

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.cells import Cells, Rules, cells
from handlingsrom.rulebook.language.to_proof import (
    FAR,
    Amount,
    Chosen,
    Formula,
    Gathered,
    Truths,
    number,
    symbol_of,
)
from handlingsrom.rulebook.language.values import (
    EITHER,
    INFINITY,
    Choice,
    Facts,
    Interval,
    Members,
    Possible,
    Truth,
    truth,
    whole,
)


@dataclass(frozen=True, slots=True)
class World:
    """The facts that a question stands on, amounts nobody knows, and the numbers worth telling apart."""

    facts: tuple[n.Fact, ...]
    amounts: tuple[n.Fact, ...]
    cells: Mapping[str, Cells]

    @property
    def everything(self) -> tuple[n.Fact, ...]:
        """Facts and unknown amounts."""
        return (*self.facts, *self.amounts)

    def solver(self, *, complete: bool = False) -> z3.Solver:
        """Where every fact may be anything that can be known of it, or is known in full; numbers by their cells."""
        solver = z3.Solver()
        solver.add([possible(fact) for fact in self.everything])
        solver.add([exact(fact) for fact in self.everything if complete])
        for fact in self.everything:
            symbol, ends = symbol_of(fact.name, fact.kind), whole(fact.kind)
            if isinstance(symbol, Amount) and isinstance(ends, Interval):
                found = self.cells[fact.name]
                lows, highs = (
                    (found.values,) * 2 if complete else ((*found.ends, ends.low), (*found.ends, ends.high))
                )
                solver.add(_is_one_of(symbol.low, lows), _is_one_of(symbol.high, highs))
        return solver

    def case(self, model: Formula) -> dict[str, Possible]:
        """What the model knows of the facts; those of which it knows nothing are left out."""
        found = {fact.name: read(model, fact) for fact in self.facts}
        return {fact.name: found[fact.name] for fact in self.facts if found[fact.name] != whole(fact.kind)}


def world_of(*rules: Rules) -> World:
    """The world of several readings of rules together."""
    facts = {fact.name: fact for one in rules for fact in one.facts()}
    amounts = {fact.name: fact for one in rules for fact in one.unknown_amounts()}
    return World(tuple(facts.values()), tuple(amounts.values()), cells(rules))


def _is_one_of(formula: Formula, values: Sequence[Decimal]) -> Formula:
    return z3.Or([formula == number(value) for value in values])


def possible(fact: n.Fact) -> Formula:
    """Something is left, and nothing outside what the fact can be."""
    match symbol_of(fact.name, fact.kind):
        case Truths(no, yes):
            return z3.Or(no, yes)
        case Amount(low, high):
            ends = whole(fact.kind)
            assert isinstance(ends, Interval)
            return z3.And(number(ends.low) <= low, low <= high, high <= number(ends.high))
        case Chosen(may):
            return z3.Or(list(may.values()))
        case Gathered(surely, perhaps):
            return z3.And([z3.Implies(surely[member], perhaps[member]) for member in surely])
        case other:
            assert_never(other)


def exact(fact: n.Fact) -> Formula:
    """The fact is known in full."""
    match symbol_of(fact.name, fact.kind):
        case Truths(no, yes):
            return no != yes
        case Amount(low, high):
            return low == high
        case Chosen(may):
            return z3.PbEq([(one, 1) for one in may.values()], 1)
        case Gathered(surely, perhaps):
            return z3.And([surely[member] == perhaps[member] for member in surely])
        case other:
            assert_never(other)


def within(fact: n.Fact, outer: Possible) -> Formula:
    """What is known of the fact is at least this."""
    match symbol_of(fact.name, fact.kind), outer:
        case Truths(no, yes), Truth() as known:
            return z3.And([*([] if known.no else [z3.Not(no)]), *([] if known.yes else [z3.Not(yes)])])
        case Amount(low, high), Interval() as known:
            return z3.And(number(known.low) <= low, high <= number(known.high))
        case Chosen(may), Choice(among):
            return z3.And([z3.Not(one) for member, one in may.items() if member not in among])
        case Gathered(surely, perhaps), Members() as known:
            held = [surely[member] for member in sorted(known.surely)]
            return z3.And([*held, *(z3.Not(one) for m, one in perhaps.items() if m not in known.perhaps)])
        case symbol, _:
            raise TypeError(f"{outer!r} is no value of {symbol!r}")


def meets(fact: n.Fact, other: Possible) -> Formula:
    """The fact may have one of these values."""
    match symbol_of(fact.name, fact.kind), other:
        case Truths(no, yes), Truth() as known:
            return z3.Or([*([no] if known.no else []), *([yes] if known.yes else [])])
        case Amount(low, high), Interval() as known:
            return z3.And(low <= number(known.high), number(known.low) <= high)
        case Chosen(may), Choice(among):
            return z3.Or([may[member] for member in sorted(among)])
        case Gathered(surely, perhaps), Members() as known:
            held = [perhaps[member] for member in sorted(known.surely)]
            return z3.And([*held, *(z3.Not(one) for m, one in surely.items() if m not in known.perhaps)])
        case symbol, _:
            raise TypeError(f"{other!r} is no value of {symbol!r}")


def unknown(fact: n.Fact) -> Formula:
    """Nothing is known of the fact."""
    match symbol_of(fact.name, fact.kind):
        case Truths(no, yes):
            return z3.And(no, yes)
        case Amount(low, high):
            ends = whole(fact.kind)
            assert isinstance(ends, Interval)
            return z3.And(low == number(ends.low), high == number(ends.high))
        case Chosen(may):
            return z3.And(list(may.values()))
        case Gathered(surely, perhaps):
            return z3.And([*(z3.Not(one) for one in surely.values()), *perhaps.values()])
        case other:
            assert_never(other)


def read(model: Formula, fact: n.Fact) -> Possible:
    """What a model knows of a fact."""

    def holds(formula: Formula) -> bool:
        return bool(z3.is_true(model.eval(formula, model_completion=True)))

    match symbol_of(fact.name, fact.kind):
        case Truths(no, yes):
            return truth(no=holds(no), yes=holds(yes))
        case Amount(low, high):
            return Interval(_decimal(model, low), _decimal(model, high))
        case Chosen(may):
            return Choice(frozenset(member for member, one in may.items() if holds(one)))
        case Gathered(surely, perhaps):
            return Members(
                frozenset(member for member, one in surely.items() if holds(one)),
                frozenset(member for member, one in perhaps.items() if holds(one)),
            )
        case other:
            assert_never(other)


def _decimal(model: Formula, ends: Formula) -> Decimal:
    value: Fraction = model.eval(ends, model_completion=True).as_fraction()
    if abs(value) == FAR:
        return INFINITY if value > 0 else -INFINITY
    return Decimal(value.numerator) / Decimal(value.denominator)


def widened(
    case: Facts, world: World, still: Callable[[Facts], bool], *, in_part: bool = True
) -> dict[str, Possible]:
    """The case with as little known as `still` allows: facts dropped whole first, then the rest loosened."""
    known = dict(case)
    for fact in (f for f in world.facts if f.name in case):
        without = {name: value for name, value in known.items() if name != fact.name}
        if still(without):
            known = without
    if in_part:
        for fact in (f for f in world.facts if f.name in known):
            known = _loosened(known, fact, world.cells, still)
    return known


def _loosened(
    known: dict[str, Possible], fact: n.Fact, cells: Mapping[str, Cells], still: Callable[[Facts], bool]
) -> dict[str, Possible]:
    refused: set[Possible] = set()
    ends = cells[fact.name].ends if fact.name in cells else ()
    while True:
        wider = [w for w in _wider(known[fact.name], fact, ends) if w not in refused]
        if not wider:
            return known
        if still({**known, fact.name: wider[0]}):
            known = {**known, fact.name: wider[0]}
        else:
            refused.add(wider[0])


def _wider(value: Possible, fact: n.Fact, stops: Sequence[Decimal]) -> Iterator[Possible]:
    """What knows a little less, one step in each direction."""
    match value, whole(fact.kind):
        case Truth(), Truth():
            yield from () if value == EITHER else (EITHER,)
        case Interval(low, high), Interval() as ends:
            below = [v for v in (*stops, ends.low) if v < low]
            above = [v for v in (*stops, ends.high) if v > high]
            yield from (Interval(max(below), high),) if below else ()
            yield from (Interval(low, min(above)),) if above else ()
        case Choice(among), Choice(members):
            yield from (Choice(among | {member}) for member in sorted(members - among))
        case Members(surely, perhaps), Members(perhaps=members):
            yield from (Members(surely - {member}, perhaps) for member in sorted(surely))
            yield from (Members(surely, perhaps | {member}) for member in sorted(members - perhaps))
        case _:
            raise TypeError(f"{value!r} is no value of {fact.name}")


def fewest(world: World, *conditions: Formula) -> Facts | None:
    """A case with as few known facts as possible, each known in full or not at all; None where there is none.

    Of such cases an ordinary one: without judgements, with early members, with numbers at a limit.
    """
    solver = world.solver()
    solver.add(*conditions, *(unknown(amount) for amount in world.amounts))
    solver.add([z3.Or(exact(fact), unknown(fact)) for fact in world.facts])
    if solver.check() == z3.unsat:
        return None
    known = [z3.Not(unknown(fact)) for fact in world.facts]
    for count in range(len(known) + 1):
        at_most = z3.AtMost(*known, count) if known else z3.BoolVal(True)
        if solver.check(at_most) == z3.sat:
            solver.add(at_most)
            break
    for wish in (wish for fact in world.facts for wish in _ordinary(fact, world)):
        if solver.check(wish) == z3.sat:
            solver.add(wish)
    solver.check()
    return world.case(solver.model())


def _ordinary(fact: n.Fact, world: World) -> Iterator[Formula]:
    """What a case that people recognise has, the most wanted first."""
    if fact.judgement:
        yield unknown(fact)
    match symbol_of(fact.name, fact.kind), whole(fact.kind):
        case Chosen(may), _:
            yield from (z3.Or(unknown(fact), z3.Not(one)) for one in reversed(list(may.values())))
        case Amount(low), Interval() as ends:
            cells = world.cells[fact.name]
            inside = [value for value in cells.values if value not in (ends.low, ends.high)]
            yield from (z3.Or(unknown(fact), _is_one_of(low, some)) for some in (inside, cells.limits))
        case _:
            return

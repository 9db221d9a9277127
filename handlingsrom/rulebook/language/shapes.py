"""What a value of each kind may be in a column: the kinds of `values`, told by signals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from handlingsrom.rulebook.language.circuit import FALSE, TRUE, Amount, Circuit, Signal, Total, no
from handlingsrom.rulebook.language.values import (
    Choice,
    Interval,
    Kind,
    Members,
    Number,
    OneOf,
    Possible,
    SomeOf,
    Truth,
    YesNo,
)

Ends = tuple[tuple[Signal, Amount], ...]


@dataclass(frozen=True, slots=True)
class Truths:
    """Whether it may be no, and whether it may be yes."""

    no: Signal
    yes: Signal


@dataclass(frozen=True, slots=True)
class Range:
    """The low end is the least of the lows whose guard holds; the high end the greatest of the highs."""

    lows: Ends
    highs: Ends


@dataclass(frozen=True, slots=True)
class Options:
    """For each member, whether the value may be it."""

    may_be: Mapping[str, Signal]


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each member, whether it is surely in, and whether it is perhaps in."""

    of: Mapping[str, tuple[Signal, Signal]]


Shape = Truths | Range | Options | Pairs


def constant(possible: Possible) -> Shape:
    """The same for every row."""
    match possible:
        case Truth(may_be_no, may_be_yes):
            return Truths(of_constant(may_be_no), of_constant(may_be_yes))
        case Interval(low, high):
            return Range(((TRUE, low),), ((TRUE, high),))
        case Choice(among):
            return Options(dict.fromkeys(among, TRUE))
        case Members(surely, perhaps):
            return Pairs({member: (of_constant(member in surely), TRUE) for member in perhaps})
        case _:
            assert_never(possible)


def of_constant(holds: bool) -> Signal:
    """The same for every row."""
    return TRUE if holds else FALSE


def signals_in_shape(shape: Shape) -> tuple[Signal, ...]:
    """Every signal that the shape stands on."""
    match shape:
        case Truths(may_be_no, may_be_yes):
            return may_be_no, may_be_yes
        case Range(lows, highs):
            counted = [s for _, amount in lows + highs if isinstance(amount, Total) for s in amount.of]
            return (*(guard for guard, _ in lows + highs), *counted)
        case Options(may_be):
            return tuple(may_be.values())
        case Pairs(of):
            return tuple(signal for pair in of.values() for signal in pair)
        case _:
            assert_never(shape)


def is_decided(shape: Shape, circuit: Circuit) -> Signal:
    """Whether one value is left."""
    match shape:
        case Truths(may_be_no, may_be_yes):
            return no(circuit.all((may_be_no, may_be_yes)))
        case Options(may_be):
            return circuit.any(
                circuit.all((signal, *(no(other) for name, other in may_be.items() if name != member)))
                for member, signal in may_be.items()
            )
        case Pairs(of):
            return circuit.all(circuit.any((surely, no(perhaps))) for surely, perhaps in of.values())
        case Range(lows, highs):
            return no(
                circuit.any(
                    circuit.all((guard, other, circuit.less(low, high, or_equal=False)))
                    for guard, low in lows
                    for other, high in highs
                )
            )


def joined(taken: list[tuple[Signal, Shape]], kind: Kind, circuit: Circuit) -> Shape:
    """What a value may be that is any of those whose guard holds; at least one guard holds in every row."""
    match kind:
        case YesNo():
            truths = [(guard, shape) for guard, shape in taken if isinstance(shape, Truths)]
            return Truths(
                no=circuit.any(circuit.all((guard, shape.no)) for guard, shape in truths),
                yes=circuit.any(circuit.all((guard, shape.yes)) for guard, shape in truths),
            )
        case Number():
            ranges = [(guard, shape) for guard, shape in taken if isinstance(shape, Range)]
            return Range(
                _guarded(((guard, shape.lows) for guard, shape in ranges), circuit),
                _guarded(((guard, shape.highs) for guard, shape in ranges), circuit),
            )
        case OneOf(members):
            options = [(guard, shape.may_be) for guard, shape in taken if isinstance(shape, Options)]
            may_be = {
                m: circuit.any(circuit.all((guard, of.get(m, FALSE))) for guard, of in options)
                for m in members
            }
            return Options(may_be)
        case SomeOf(members):
            pairs = [(guard, shape.of) for guard, shape in taken if isinstance(shape, Pairs)]
            return Pairs({m: _in_any(m, pairs, circuit) for m in members})
        case _:
            assert_never(kind)


def _in_any(
    member: str, pairs: list[tuple[Signal, Mapping[str, tuple[Signal, Signal]]]], circuit: Circuit
) -> tuple[Signal, Signal]:
    nowhere = (FALSE, FALSE)
    surely = circuit.all(circuit.any((no(guard), of.get(member, nowhere)[0])) for guard, of in pairs)
    return surely, circuit.any(circuit.all((guard, of.get(member, nowhere)[1])) for guard, of in pairs)


def _guarded(taken: Iterable[tuple[Signal, Ends]], circuit: Circuit) -> Ends:
    """The ends of all, each only where its own guard and that of its range hold."""
    found: dict[Amount, list[Signal]] = {}
    for guard, ends in taken:
        for own, amount in ends:
            found.setdefault(amount, []).append(circuit.all((guard, own)))
    guards = [(circuit.any(of), amount) for amount, of in found.items()]
    return tuple((guard, amount) for guard, amount in guards if guard != FALSE)

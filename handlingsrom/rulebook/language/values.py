"""What a value may still be: its kind, and the set of values that are left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Exactly one of the members."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Any number of the members, none included."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number between two ends, both included; `step` is the smallest difference that people use."""

    low: Decimal = -INFINITY
    high: Decimal = INFINITY
    step: Decimal = Decimal(1)


Kind = YesNo | OneOf | SomeOf | Number
YES_NO = YesNo()


@dataclass(frozen=True, slots=True)
class Truth:
    """A non-empty subset of {no, yes}."""

    no: bool
    yes: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """Any number from `low` to `high`, both included."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these members."""

    among: frozenset[str]


@dataclass(frozen=True, slots=True)
class Members:
    """A set that has all of `surely` and nothing outside `perhaps`; `surely` is a part of `perhaps`."""

    surely: frozenset[str]
    perhaps: frozenset[str]


Possible = Truth | Interval | Choice | Members
Facts = Mapping[str, Possible]
Plain = bool | Decimal | str | frozenset[str]

YES = Truth(no=False, yes=True)
NO = Truth(no=True, yes=False)
EITHER = Truth(no=True, yes=True)


def truth(*, no: bool, yes: bool) -> Truth:
    """The one of YES, NO, EITHER; a value that may be nothing is an error in the caller."""
    if no and yes:
        return EITHER
    if not (no or yes):
        raise ValueError("a truth value must be something")
    return YES if yes else NO


def exactly(value: Plain | int) -> Possible:
    """The set with this one value in it."""
    match value:
        case bool():
            return YES if value else NO
        case int() | Decimal():
            return Interval(Decimal(value), Decimal(value))
        case str():
            return Choice(frozenset({value}))
        case frozenset():
            return Members(value, value)
        case _:
            assert_never(value)


def whole(kind: Kind) -> Possible:
    """Everything that a value of this kind may be: what a fact that is not given is."""
    match kind:
        case YesNo():
            return EITHER
        case OneOf(members):
            return Choice(frozenset(members))
        case SomeOf(members):
            return Members(frozenset(), frozenset(members))
        case Number(low, high):
            return Interval(low, high)
        case _:
            assert_never(kind)


def only(possible: Possible) -> Plain | None:
    """The one value that is left, or None while more than one is."""
    match possible:
        case Truth(no, yes):
            return None if no and yes else yes
        case Interval(low, high):
            return low if low == high else None
        case Choice(among):
            return next(iter(among)) if len(among) == 1 else None
        case Members(surely, perhaps):
            return surely if surely == perhaps else None
        case _:
            assert_never(possible)


def is_decided(possible: Possible) -> bool:
    """Whether one value is left."""
    if isinstance(possible, Truth):
        return possible.no != possible.yes
    return only(possible) is not None


def join(one: Possible, other: Possible) -> Possible:
    """What a value may be that is either of two; numbers as their hull. Both must be of one kind."""
    match one, other:
        case Truth(), Truth():
            return truth(no=one.no or other.no, yes=one.yes or other.yes)
        case Interval(), Interval():
            return Interval(min(one.low, other.low), max(one.high, other.high))
        case Choice(), Choice():
            return Choice(one.among | other.among)
        case Members(), Members():
            return Members(one.surely & other.surely, one.perhaps | other.perhaps)
        case _:
            raise TypeError(f"{one!r} and {other!r} are not of one kind")

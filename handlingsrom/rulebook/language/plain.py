"""The small parts of trees and facts as plain data, and back; what to_json is made of."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from handlingsrom.rulebook.language.nodes import Dated
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import (
    YES_NO,
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
    only,
    whole,
)
from handlingsrom.rulebook.text import Text

Json = dict[str, Any]


def json_of_possible(possible: Possible, kind: Kind) -> object:
    """A fact's value in the form in which it is given; None when nothing is known."""
    if possible == whole(kind):
        return None
    one = only(possible)
    match possible:
        case Truth():
            return one
        case Interval(low, high):
            return _number(low) if low == high else {"from": _number(low), "to": _number(high)}
        case Choice(among):
            return one if one is not None else {"among": sorted(among)}
        case Members(surely, perhaps):
            known = sorted(surely)
            return known if surely == perhaps else {"surely": known, "perhaps": sorted(perhaps - surely)}
        case _:
            assert_never(possible)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def json_of_kind(kind: Kind) -> Json:
    """A kind as plain data."""
    match kind:
        case YesNo():
            return {"yes_no": True}
        case OneOf(members):
            return {"one_of": list(members)}
        case SomeOf(members):
            return {"some_of": list(members)}
        case Number(low, high, step):
            return {"number": [str(low), str(high), str(step)]}
        case _:
            assert_never(kind)


def kind_back(data: Json) -> Kind:
    """A kind again."""
    match data:
        case {"one_of": members}:
            return OneOf(tuple(members))
        case {"some_of": members}:
            return SomeOf(tuple(members))
        case {"number": [low, high, step]}:
            return Number(Decimal(low), Decimal(high), Decimal(step))
        case _:
            return YES_NO


def json_of_constant(value: bool | Decimal | str | frozenset[str]) -> Json:
    """A constant as its type and value."""
    match value:
        case bool():
            return {"yes_no": value}
        case Decimal():
            return {"number": str(value)}
        case str():
            return {"member": value}
        case frozenset():
            return {"members": sorted(value)}
        case _:
            assert_never(value)


def constant_back(data: Json) -> bool | Decimal | str | frozenset[str]:
    """A constant again."""
    match data:
        case {"yes_no": bool() as value}:
            return value
        case {"number": str() as number}:
            return Decimal(number)
        case {"member": str() as member}:
            return member
        case {"members": list() as members}:
            return frozenset(members)
        case _:
            raise ValueError(f"not a constant: {data!r}")


def json_of_source(source: Source) -> Json:
    """A source as plain data."""
    return asdict(source)


def source_back(data: Json) -> Source:
    """A source again."""
    return Source(Text(**data["citation"]), data["url"], data["confidence"])


def json_of_dated(step: Dated) -> Json:
    """One step of a parameter as plain data."""
    return {
        "since": step.since.isoformat(),
        "value": None if step.value is None else str(step.value),
        "source": json_of_source(step.source),
    }


def dated_back(data: Json) -> Dated:
    """One step of a parameter again."""
    value = None if data["value"] is None else Decimal(data["value"])
    return Dated(date.fromisoformat(data["since"]), value, source_back(data["source"]))

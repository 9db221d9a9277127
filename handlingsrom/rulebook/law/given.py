"""Facts and days as people give them, read or refused: every error at once, each with what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import assert_never

from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.phrases import OR, listed, number
from handlingsrom.rulebook.language.values import (
    Choice,
    Facts,
    Interval,
    Members,
    Number,
    OneOf,
    Possible,
    SomeOf,
    YesNo,
    exactly,
)
from handlingsrom.rulebook.law.dates import FIRST_DAY
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text, same

UNKNOWN_FACT = Text(
    nb="«{name}» er ikke en opplysning vi kjenner. Bruk {known}.",
    nn="«{name}» er ikkje ei opplysning vi kjenner. Bruk {known}.",
    en="“{name}” is not a fact we know. Use {known}.",
)
YES_OR_NO = Text(
    nb="{name}: oppgi true (ja) eller false (nei).",
    nn="{name}: oppgi true (ja) eller false (nei).",
    en="{name}: give true or false.",
)
ONE_OF = Text(
    nb='{name}: oppgi én av {members}, eller {{"among": […]}} med noen av dem.',
    nn='{name}: oppgi éin av {members}, eller {{"among": […]}} med nokre av dei.',
    en='{name}: give one of {members}, or {{"among": […]}} with some of them.',
)
SOME_OF = Text(
    nb='{name}: oppgi en liste med noen av {members}, eller {{"surely": […], "perhaps": […]}}.',
    nn='{name}: oppgi ei liste med nokre av {members}, eller {{"surely": […], "perhaps": […]}}.',
    en='{name}: give a list with some of {members}, or {{"surely": […], "perhaps": […]}}.',
)
NUMBER = Text(
    nb='{name}: oppgi et tall fra {low} til {high}, eller {{"from": …, "to": …}} innenfor de grensene.',
    nn='{name}: oppgi eit tal frå {low} til {high}, eller {{"from": …, "to": …}} innanfor dei grensene.',
    en='{name}: give a number from {low} to {high}, or {{"from": …, "to": …}} within those limits.',
)
NOT_A_DAY = Text(
    nb="«{text}» er ikke en dato. Skriv den som 2024-01-15.",
    nn="«{text}» er ikkje ein dato. Skriv han som 2024-01-15.",
    en="“{text}” is not a date. Write it like 2024-01-15.",
)
TOO_EARLY = Text(
    nb="Reglene finnes fra og med {first}. Velg den dagen eller en senere.",
    nn="Reglane finst frå og med {first}. Vel den dagen eller ein seinare.",
    en="The rules go back to {first}. Choose that day or a later one.",
)


class _Malformed(Exception):
    """The value is not one that the fact can have."""


def read(raw: Mapping[str, object], declared: Mapping[str, Fact]) -> Facts:
    """What each given fact may be; absent and null are not known. Refused with every error."""
    facts: dict[str, Possible] = {}
    refusals: list[Refusal] = []
    for name, value in raw.items():
        fact = declared.get(name)
        if fact is None:
            refusals.append(Refusal("unknown_fact", _unknown(str(name), declared), str(name)))
        elif value is not None:
            try:
                facts[name] = _read_one(fact, value)
            except _Malformed:
                refusals.append(Refusal("not_allowed", what_is_allowed(fact), name))
    if refusals:
        raise Refused(refusals)
    return facts


def _unknown(name: str, declared: Mapping[str, Fact]) -> Text:
    """Says the names that look alike, or all of them."""
    known = get_close_matches(name, declared) or list(declared)
    return UNKNOWN_FACT.filled(name=name, known=listed([same(word) for word in known], OR))


def read_day(text: str) -> date:
    """A calendar day written as 2024-01-15, from the first day of the rules on."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise Refused([Refusal("not_a_day", NOT_A_DAY.filled(text=text), "on")])
    if day < FIRST_DAY:
        raise Refused([Refusal("too_early", TOO_EARLY.filled(first=FIRST_DAY.isoformat()), "on")])
    return day


def what_is_allowed(fact: Fact) -> Text:
    """The values that a fact can have, in words."""
    match fact.kind:
        case YesNo():
            return YES_OR_NO.filled(name=fact.name)
        case OneOf(members):
            return ONE_OF.filled(name=fact.name, members=same(", ".join(members)))
        case SomeOf(members):
            return SOME_OF.filled(name=fact.name, members=same(", ".join(members)))
        case Number(low, high):
            return NUMBER.filled(name=fact.name, low=number(low), high=number(high))
        case _:
            assert_never(fact.kind)


def _read_one(fact: Fact, value: object) -> Possible:
    match fact.kind:
        case YesNo():
            if isinstance(value, bool):
                return exactly(value)
            raise _Malformed
        case OneOf(members):
            return _choice(value, members)
        case SomeOf(members):
            return _set(value, members)
        case Number():
            return _interval(value, fact.kind)
        case _:
            assert_never(fact.kind)


def _choice(value: object, members: tuple[str, ...]) -> Possible:
    if isinstance(value, Mapping):
        among = _names(_parts(value, {"among"})["among"], members)
        if not among:
            raise _Malformed
        return Choice(among)
    return Choice(_names([value], members))


def _set(value: object, members: tuple[str, ...]) -> Possible:
    """A list is the whole set; of a set in parts, what is neither sure nor ruled out may be in it."""
    if isinstance(value, Mapping):
        parts = _parts(value, {"surely", "perhaps"})
        surely = _names(parts.get("surely") or [], members)
        perhaps = frozenset(members) if parts.get("perhaps") is None else _names(parts["perhaps"], members)
        return Members(surely, surely | perhaps)
    return exactly(_names(value, members))


def _interval(value: object, kind: Number) -> Possible:
    if isinstance(value, Mapping):
        parts = _parts(value, {"from", "to"})
        low = kind.low if parts.get("from") is None else _number(parts["from"], kind)
        high = kind.high if parts.get("to") is None else _number(parts["to"], kind)
        if low > high:
            raise _Malformed
        return Interval(low, high)
    return exactly(_number(value, kind))


def _parts(value: Mapping[object, object], allowed: set[str]) -> dict[str, object]:
    parts = {str(key): part for key, part in value.items() if part is not None}
    if not parts or not set(value) <= allowed:
        raise _Malformed
    return parts


def _names(value: object, members: tuple[str, ...]) -> frozenset[str]:
    if not isinstance(value, list | tuple):
        raise _Malformed
    names = [name for name in value if isinstance(name, str) and name in members]
    if len(names) != len(value):
        raise _Malformed
    return frozenset(names)


def _number(value: object, kind: Number) -> Decimal:
    """A float is taken as the decimal that it was written as."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _Malformed
    number_read = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not number_read.is_finite() or not kind.low <= number_read <= kind.high:
        raise _Malformed
    return number_read

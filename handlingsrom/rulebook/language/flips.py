"""The smallest sets of changed facts, three at most, that would give another answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.evaluate import Reading, value_of
from handlingsrom.rulebook.language.grounds import facts_behind, grounds
from handlingsrom.rulebook.language.phrases import as_sentence, fact_sentence
from handlingsrom.rulebook.language.plain import json_of_possible
from handlingsrom.rulebook.language.points import points, thresholds
from handlingsrom.rulebook.language.values import Facts, Interval, Members, Possible, Truth, is_decided, whole
from handlingsrom.rulebook.text import Language

MOST = 3
Changes = tuple[tuple[n.Fact, Possible], ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """Facts changed together, and the answer that they would give."""

    changes: Changes
    answer: Literal["yes", "no"]

    def in_language(self, language: Language) -> dict[str, object]:
        """As plain data, each change with its sentence."""
        changes = [
            {
                "fact": fact.name,
                "to": json_of_possible(value, fact.kind),
                "sentence": as_sentence(fact_sentence(fact, value)).in_(language),
            }
            for fact, value in self.changes
        ]
        return {"changes": changes, "answer": self.answer}


@dataclass(frozen=True, slots=True)
class _Search:
    book: Book
    name: str
    start: Facts
    on: date
    values: dict[str, tuple[Possible, ...]]

    def reading(self, changes: Changes) -> Reading:
        changed = {fact.name: value for fact, value in changes}
        return self.book.reading({**self.start, **changed}, self.on)


def flips_of(book: Book, name: str, facts: Facts, on: date) -> tuple[Flip, ...]:
    """Every smallest flip of a yes or no; for an open answer, what would settle it. Sets have none."""
    if not isinstance(value_of(book.conclusions[name], book.reading(facts, on)), Truth):
        return ()
    limits = thresholds(book.conclusions.values(), on)
    values = {
        fact.name: points(fact, limits.get(fact.name, ()), _now(fact, facts))
        for fact in book.stands_on[name]
        if not fact.sensitive
    }
    search = _Search(book, name, facts, on, values)
    for size in range(1, MOST + 1):
        if found := _of_size(search, size):
            return found
    return ()


def _of_size(search: _Search, size: int) -> tuple[Flip, ...]:
    before = value_of(search.book.conclusions[search.name], search.reading(()))
    nearest: dict[object, tuple[Decimal, Flip]] = {}
    for changes in _changes(search, (), size, before):
        after = value_of(search.book.conclusions[search.name], search.reading(changes))
        if not isinstance(after, Truth) or not is_decided(after) or after == before:
            continue
        ordered = tuple(sorted(changes, key=lambda change: list(search.values).index(change[0].name)))
        flip = Flip(ordered, "yes" if after.yes else "no")
        key = (flip.answer, tuple((fact.name, _exact(value)) for fact, value in ordered))
        far = sum((_distance(_now(fact, search.start), value) for fact, value in ordered), Decimal(0))
        if key not in nearest or far < nearest[key][0]:
            nearest[key] = (far, flip)
    return tuple(flip for _, flip in nearest.values())


def _changes(search: _Search, made: Changes, size: int, before: Possible) -> Iterator[Changes]:
    """Changes that can matter: while the answer stands, one of its grounds must be among them."""
    if len(made) == size:
        yield made
        return
    reading = search.reading(made)
    node = search.book.conclusions[search.name]
    candidates = list(search.book.stands_on[search.name])
    if is_decided(before) and value_of(node, reading) == before:
        candidates = list(facts_behind(grounds(node, reading), reading).values())
    changed = {fact.name for fact, _ in made}
    for fact in candidates:
        if fact.name in changed or fact.name not in search.values:
            continue
        for value in search.values[fact.name]:
            if value != _now(fact, search.start):
                yield from _changes(search, (*made, (fact, value)), size, before)


def _now(fact: n.Fact, facts: Facts) -> Possible:
    return facts.get(fact.name) or whole(fact.kind)


def _exact(value: Possible) -> Possible | None:
    """Numbers and sets count as one way of changing a fact: the nearest is told."""
    return None if isinstance(value, Interval | Members) else value


def _distance(now: Possible, then: Possible) -> Decimal:
    match now, then:
        case Interval(), Interval():
            return abs(then.low - now.low) if now.low == now.high else Decimal(0)
        case Members(), Members():
            return Decimal(len(now.surely ^ then.surely))
        case _:
            return Decimal(0)

"""The rules in force together: what each conclusion stands on, and its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Literal

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.evaluate import Reading, value_of
from handlingsrom.rulebook.language.rule import Heading, Rule, in_force
from handlingsrom.rulebook.language.to_json import fingerprint
from handlingsrom.rulebook.language.values import (
    Choice,
    Facts,
    Interval,
    Members,
    Possible,
    SomeOf,
    Truth,
    exactly,
    is_decided,
    whole,
)

Answer = Literal["yes", "no", "assess", "unknown"]


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """At most one rule in force for each heading; built once and read many times."""

    headings: Mapping[str, Heading]
    rules: Mapping[str, Rule]
    conclusions: dict[str, n.Node] = field(default_factory=dict)
    stands_on: dict[str, tuple[n.Fact, ...]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, heading in self.headings.items():
            rule = self.rules.get(name)
            self.conclusions[name] = n.Value(_without_rule(heading)) if rule is None else rule.node
        for name, rule in self.rules.items():
            self.versions[name] = fingerprint(rule)
        for name in self.headings:
            facts = {fact.name: fact for fact in self._facts_below(self.conclusions[name], (name,))}
            self.stands_on[name] = tuple(facts.values())

    def _facts_below(self, node: n.Node, above: tuple[str, ...]) -> Iterator[n.Fact]:
        if isinstance(node, n.Fact):
            yield node
        if isinstance(node, n.Ref):
            if node.name in above:
                raise ValueError(f"{node.name} stands on itself: {above}")
            if node.kind != self.headings[node.name].kind:
                raise TypeError(f"{node.name} is {self.headings[node.name].kind!r}, not {node.kind!r}")
            yield from self._facts_below(self.conclusions[node.name], (*above, node.name))
        for below in n.children(node):
            yield from self._facts_below(below, above)

    def reading(self, facts: Facts, on: date) -> Reading:
        """These rules read with these facts on this day."""
        return Reading(facts, on, self.conclusions)


def book_of(headings: Mapping[str, Heading], rules: tuple[Rule, ...], on: date) -> Book:
    """The rules in force on a day; two for one heading are an error in the rules."""
    found: dict[str, Rule] = {}
    for rule in rules:
        if in_force(rule, on) and found.setdefault(rule.of.name, rule) is not rule:
            raise ValueError(f"{rule.id} and {found[rule.of.name].id} are both in force on {on}")
    return Book(headings, found)


def answer(book: Book, name: str, reading: Reading) -> Answer | list[str]:
    """Yes, no, assess or unknown; for a set the list of its members in the heading's order."""
    found = value_of(book.conclusions[name], reading)
    kind = book.headings[name].kind
    if not is_decided(found):
        return "assess" if is_judgement_all_that_is_missing(book, name, reading) else "unknown"
    match found:
        case Truth(yes=yes):
            return "yes" if yes else "no"
        case Members(surely) if isinstance(kind, SomeOf):
            return [member for member in kind.members if member in surely]
        case Choice() | Interval() | Members():
            raise TypeError(f"{name} is neither yes or no nor a set")


def is_judgement_all_that_is_missing(book: Book, name: str, reading: Reading) -> bool:
    """Whether every assignment of the open judgement facts decides what the facts do not."""
    open_ones = [f.name for f in book.stands_on[name] if f.judgement and not is_decided(given(f, reading))]
    if not open_ones:
        return False
    for assignment in product((True, False), repeat=len(open_ones)):
        judged = {name: exactly(yes) for name, yes in zip(open_ones, assignment, strict=True)}
        supposed = Reading({**reading.facts, **judged}, reading.on, reading.conclusions)
        if not is_decided(value_of(book.conclusions[name], supposed)):
            return False
    return True


def given(fact: n.Fact, reading: Reading) -> Possible:
    """What the reading knows of a fact."""
    found = reading.facts.get(fact.name)
    return whole(fact.kind) if found is None else found


def _without_rule(heading: Heading) -> bool | frozenset[str]:
    return frozenset() if isinstance(heading.kind, SomeOf) else heading.without_rule

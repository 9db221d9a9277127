"""What a change of law changes, and whether the law holds together on every day on which it changed.

Beside the usual files because the commands, the pages and the tests ask the same. Needs the extra `prove`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from threading import Lock
from typing import Literal

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.cells import Rules
from handlingsrom.rulebook.language.differences import changed_case
from handlingsrom.rulebook.language.findings import Finding
from handlingsrom.rulebook.language.proofs import Failure, failures
from handlingsrom.rulebook.language.rule import Rule
from handlingsrom.rulebook.language.values import Facts
from handlingsrom.rulebook.law import registry

Kind = Literal["changed", "follows", "same"]
ONE_AT_A_TIME = Lock()  # all formulas of z3 live in one context, which two threads must not use at once


@dataclass(frozen=True, slots=True)
class Case:
    """The fewest facts with which the answer changes, and the answer with its reasons on both days."""

    facts: Facts
    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class Change:
    """One conclusion between two days: its own rule changed, a rule that it stands on, or none of them.

    `case` is None where it is proven that no case gets another answer.
    """

    conclusion: str
    kind: Kind
    before: Rule | None
    after: Rule | None
    case: Case | None


def change_days() -> tuple[date, ...]:
    """Every day on which a rule came or went, or an amount changed."""
    days = {rule.in_force_from for rule in registry.RULES}
    days |= {rule.in_force_to for rule in registry.RULES if rule.in_force_to}
    nodes = Rules(tuple(rule.node for rule in registry.RULES), _nothing(), None).nodes()
    steps = {step.since for node in nodes if isinstance(node, n.Parameter) for step in node.steps}
    return tuple(sorted(day for day in days | steps if day >= min(days)))


def faults() -> Iterator[Failure]:
    """Everything that is wrong with the law, on any day on which it changed."""
    return failures(registry.HEADINGS, registry.RULES, change_days())


def diff(from_day: date, to_day: date) -> tuple[Change, ...]:
    """Every conclusion: first those whose rule changed, then what follows from these, then the rest."""
    held = change_days()
    before, after = (max(day for day in held if day <= on) for on in (from_day, to_day))
    with ONE_AT_A_TIME:
        return _diff(before, after)


@cache
def _diff(from_day: date, to_day: date) -> tuple[Change, ...]:
    order: tuple[Kind, ...] = ("changed", "follows", "same")
    found = [_change(name, from_day, to_day) for name in registry.CONCLUSIONS]
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _change(name: str, from_day: date, to_day: date) -> Change:
    old, new = registry.law_on(from_day), registry.law_on(to_day)
    kind = _kind(name, old, from_day, new, to_day)
    facts = None if kind == "same" else changed_case(_read(name, old, from_day), _read(name, new, to_day))
    case = None
    if facts is not None:
        (before,), (after,) = (registry.findings(facts, day, [name]) for day in (from_day, to_day))
        case = Case(facts, before, after)
    return Change(name, kind, old.rules.get(name), new.rules.get(name), case)


def _read(name: str, book: Book, on: date) -> Rules:
    return Rules((book.conclusions[name],), book.conclusions, on)


def _kind(name: str, old: Book, from_day: date, new: Book, to_day: date) -> Kind:
    if _own(name, old, from_day) != _own(name, new, to_day):
        return "changed"
    below = {node.name for node in _read(name, new, to_day).nodes() if isinstance(node, n.Ref)}
    follows = any(_own(one, old, from_day) != _own(one, new, to_day) for one in below)
    return "follows" if follows else "same"


def _own(name: str, book: Book, on: date) -> object:
    """What a rule says by itself on a day: its wording and its amounts."""
    alone = Rules((book.conclusions[name],), _nothing(), on).nodes()
    return book.versions.get(name), {
        node.name: node.on(on) for node in alone if isinstance(node, n.Parameter)
    }


def _nothing() -> dict[str, n.Node]:
    """Conclusions that nothing stands behind, to read a rule by itself."""
    return dict.fromkeys(registry.CONCLUSIONS, n.TRUE)

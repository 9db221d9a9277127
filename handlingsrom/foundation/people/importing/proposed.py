"""A change that an import proposes, and the plan in which the changes are collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from handlingsrom.foundation.people.importing.columns import KINDS
from handlingsrom.foundation.people.importing.present import Present
from handlingsrom.foundation.people.importing.problems import Problem
from handlingsrom.foundation.people.importing.shape import Organisation

NEW, CHANGED, MOVED, GONE = WHATS = ("new", "changed", "moved", "gone")
RELEASED = "released"  # an ended position gives its number to the next one; nothing that HR needs to see

Shown = list[tuple[str, str, str]]  # field, before, after


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is to be made (`before` is None) or changed; `shown` tells it in words."""

    kind: str
    what: str
    thing_id: UUID
    name: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]
    shown: Shown


@dataclass(slots=True)
class Plan:
    """The changes by kind, with what the kinds must know of each other: the ids that the keys of the file stand for."""

    present: Present
    file: Organisation
    make_id: Callable[[], UUID]
    changes: dict[str, list[Change]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    problems: list[Problem] = field(default_factory=list)
    units: dict[str, UUID] = field(default_factory=dict)
    persons: dict[str, UUID] = field(default_factory=dict)
    positions: dict[str, UUID] = field(default_factory=dict)  # those that have not ended
    unit_names: dict[UUID, str] = field(default_factory=dict)
    person_names: dict[UUID, str] = field(default_factory=dict)
    employed: set[UUID] = field(default_factory=set)  # persons with a position after the import

    def add(self, change: Change) -> None:
        self.changes[change.kind].append(change)

    def new(self, kind: str, thing_id: UUID, name: str, after: dict[str, Any], shown: Shown) -> None:
        """One row more."""
        whole = {"id": thing_id, "agency_id": self.present.agency_id, **after}
        self.add(Change(kind, NEW, thing_id, name, None, plain(whole), shown))

    def change(
        self, kind: str, what: str, stored: Any, name: str, after: Mapping[str, Any], shown: Shown
    ) -> None:
        """Other values in a row that is there; nothing when they are the same."""
        differs = {column: value for column, value in after.items() if getattr(stored, column) != value}
        if differs:
            before = {column: getattr(stored, column) for column in differs}
            self.add(Change(kind, what, stored.id, name, plain(before), plain(differs), shown))


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON has them."""
    return {column: _plain(value) for column, value in values.items()}


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return float(value)
        case UUID() | date():
            return str(value)
        case _:
            return value


def differing(pairs: Iterable[tuple[str, Any, Any]]) -> Shown:
    """The fields whose words differ."""
    said = ((name, told(before), told(after)) for name, before, after in pairs)
    return [(name, before, after) for name, before, after in said if before != after]


def told(value: Any) -> str:
    """A value in words that need no language; days stay ISO until a reader's language is known."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value)

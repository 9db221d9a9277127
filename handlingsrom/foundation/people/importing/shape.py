"""The one plain shape of an organisation: raw rows as a reader finds them, and what they mean once checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the file: the sheet or list (empty in a CSV), and the row as its reader counts it."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its kind, its place, and the text of each field that is not empty."""

    kind: str
    where: Where
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as read: its rows, what its columns are called there, and the headings that nobody reads."""

    format: str
    rows: list[Row]
    headings: Mapping[tuple[str, str], str]  # (kind, field) → the heading in the file
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitRow:
    key: str
    name: str
    parent: str
    where: Where


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person; an empty text or None says nothing, so what is stored stays."""

    key: str
    name: str
    email: str
    language: str
    entra_oid: str
    eppn: str
    protected: bool | None
    where: Where


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position; `until` is the first day after it, `main` the one that stands on the person's own row."""

    key: str
    person: str
    unit: str
    title: str
    share: Decimal
    kind: str
    since: date | None
    until: date | None
    main: bool
    where: Where


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """A person leads a unit; `position` is empty where the file does not say by which position."""

    unit: str
    person: str
    position: str
    since: date | None
    until: date | None
    where: Where


@dataclass(slots=True)
class Organisation:
    """What a file says, typed; rows that could not be read are missing and have their problems."""

    units: dict[str, UnitRow] = field(default_factory=dict)
    persons: dict[str, PersonRow] = field(default_factory=dict)
    positions: dict[str, PositionRow] = field(default_factory=dict)
    leaders: list[LeaderRow] = field(default_factory=list)
    unsound_units: set[str] = field(
        default_factory=set
    )  # named on rows that are wrong: not known, but not gone
    unsound_persons: set[str] = field(default_factory=set)

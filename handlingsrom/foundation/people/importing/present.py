"""What stands in an agency before an import, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StoredUnit:
    id: UUID
    hr_id: str
    name: str
    parent_id: UUID | None
    until: date | None


@dataclass(frozen=True, slots=True)
class StoredPerson:
    id: UUID
    hr_id: str
    name: str
    email: str
    language: str
    active: bool
    entra_oid: str
    eppn: str
    protected_address: bool


@dataclass(frozen=True, slots=True)
class StoredPosition:
    id: UUID
    hr_id: str
    person_id: UUID
    unit_id: UUID
    title: str
    share: Decimal
    kind: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class StoredLeader:
    """A leader's role that has not ended; `imported` is False for one given by hand."""

    id: UUID
    position_id: UUID
    unit_id: UUID
    since: date
    until: date | None
    imported: bool


@dataclass(frozen=True, slots=True)
class Present:
    """An agency on a day: positions that have ended are there only when an HR system knows them."""

    agency_id: UUID
    language: str
    on: date
    units: list[StoredUnit]
    persons: list[StoredPerson]
    positions: list[StoredPosition]
    leaders: list[StoredLeader]


def ended(position: StoredPosition, present: Present) -> bool:
    """Whether a position is over on the day."""
    return position.until is not None and position.until <= present.on

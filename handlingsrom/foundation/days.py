"""Instants are UTC; a day is a calendar day in Oslo. This is the only way from one to the other."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def now() -> datetime:
    """The instant, for the edges of the system; actions are given theirs as `at`."""
    return datetime.now(UTC)


def day_of(at: datetime) -> date:
    """The calendar day in Oslo of an aware instant."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at.astimezone(OSLO).date()

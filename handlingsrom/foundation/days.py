"""Instants are UTC; a day is a calendar day in Oslo. This is the only way from one to the other, and into words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from handlingsrom.rulebook.text import Text

OSLO = ZoneInfo("Europe/Oslo")


def now() -> datetime:
    """The instant, for the edges of the system; actions are given theirs as `at`."""
    return datetime.now(UTC)


def day_of(at: datetime) -> date:
    """The calendar day in Oslo of an aware instant."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at.astimezone(OSLO).date()


def in_words(day: date) -> Text:
    """A calendar day in words, as people write it."""
    norwegian = f"{day.day}. {MONTHS_NB[day.month - 1]} {day.year}"
    return Text(norwegian, norwegian, f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}")


def period_in_words(since: date, last_day: date | None) -> Text:
    """From a day to a last day, which is part of it, or without an end."""
    if last_day is None:
        return FROM_ON.filled(since=in_words(since))
    return FROM_TO.filled(since=in_words(since), last_day=in_words(last_day))


FROM_ON = Text("fra {since}, uten sluttdato", "frå {since}, utan sluttdato", "from {since}, without an end")
FROM_TO = Text(
    "fra {since} til og med {last_day}", "frå {since} til og med {last_day}", "from {since} to {last_day}"
)
MONTHS_NB = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

"""A team's week: who has agreed to be at home on which day.

A part of `queries`, in a file of its own for its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, FilteredRelation, Q

from handlingsrom.features.agreements.terms import WEEKDAYS, Terms
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.queries import people_led_by
from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One person's week: for each weekday "" (at the workplace), "full" or "half"; `open_frame` without fixed days."""

    position_id: UUID
    name: str
    days: tuple[str, ...]
    open_frame: Text | None

    @classmethod
    def of(cls, position: Position, terms: Terms | None) -> WeekRow:
        """The week of one position under its terms, if it has any."""
        if terms is None or terms.extent != "fixed_days":
            return cls(position.id, position.person.name, ("",) * 5, None if terms is None else FREE)
        marks = ("half" if d in terms.half_days else "full" if d in terms.days else "" for d in WEEKDAYS)
        return cls(position.id, position.person.name, tuple(marks), None)


def team_week(standing: Standing, on: date) -> list[WeekRow]:
    """The agreed days of those whose nearest leader one is, in one week. Day-level, agreed, nothing measured."""
    holding = FilteredRelation("validity", condition=Q(validity__during__contains=on))
    led = people_led_by(standing).annotate(holding=holding, agreed=F("holding__version__content"))
    return [
        WeekRow.of(position, Terms.from_json(position.agreed) if position.agreed else None)
        for position in led
    ]


FREE = Text("uten faste dager", "utan faste dagar", "no fixed days")

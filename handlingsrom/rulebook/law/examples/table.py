"""The form of the spec tables: for each conclusion, what it answers to which facts on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Shows = Literal["met", "breached", "not applying", "assess", "unknown"]


@dataclass(frozen=True)
class Row:
    """`shows` is what the row is there for; `answer` is what the conclusion says."""

    shows: Shows
    text: str
    on: str
    facts: Mapping[str, object]
    answer: str | list[str]

    def given(self) -> dict[str, object]:
        """The facts as `read_facts` takes them: here a number may stand as text ("0.5"), a part of one as a pair."""
        return {name: _plain(value) for name, value in self.facts.items()}


def _plain(value: object) -> object:
    match value:
        case tuple():
            low, high = value
            return {"from": _plain(low), "to": _plain(high)}
        case str() if value.replace(".", "", 1).isdigit():
            return Decimal(value)
        case _:
            return value


@dataclass(frozen=True)
class Table:
    """The rows of one conclusion, read from `section` of the law."""

    conclusion: str
    section: str
    rows: tuple[Row, ...]


OLD, NEW = "2022-06-30", "2022-07-01"  # the last day of the first wording, the first of the second
HOME: Mapping[str, object] = {
    "place": "own_home",
    "place_is_abroad": False,
    "works_only_from_home": False,
    "ordered_or_recommended_by_authority": False,
}
FIXED: Mapping[str, object] = {**HOME, "home_work_pattern": "regular", "home_days_per_week": 2}
CABIN: Mapping[str, object] = {"place": "holiday_home"}

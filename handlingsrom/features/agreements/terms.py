"""The terms of one agreement as plain data, and the facts that the law reads from them.

A file of its own because forms, clauses, facts and the archive's JSON all derive from this one list of terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, Literal

Place = Literal["own_home", "other_home", "other_office", "shared_office", "holiday_home"]
Extent = Literal["fixed_days", "share", "frame", "period", "occasional"]
Wording = Literal["standard", "own", "none"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
WORKING_DAYS = Decimal(5)
MOST_WEEKS = Decimal(520)  # where the fact `continuous_weeks` ends; every longer period is as long in law
A_FEW_DAYS = 3  # "noen få dager", once: kongelig resolusjon 9/2022
MANDATORY = ("working_time", "equipment")
OPTIONAL = ("availability", "change_and_termination", "trial_period", "confidentiality_and_documents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the parties agree. A worded term is the template's standard, the parties' own words, or left out."""

    days: tuple[str, ...] = ()
    half_days: tuple[str, ...] = ()
    since: date
    until: date | None = None
    note: str = ""
    place: Place = "own_home"
    place_is_abroad: bool = False
    place_note: str = ""
    extent: Extent = "fixed_days"
    share: Decimal | None = None  # per cent of the working time
    frame_days: Decimal | None = None  # at most, a week
    expected_days: Decimal | None = None  # on average, a week
    works_only_from_home: bool | None = None
    working_time: Wording = "standard"
    working_time_text: str = ""
    availability: Wording = "standard"
    availability_text: str = ""
    change_and_termination: Wording = "standard"
    change_and_termination_text: str = ""
    trial_period: Wording = "none"
    trial_period_text: str = ""
    equipment: Wording = "standard"
    equipment_text: str = ""
    confidentiality_and_documents: Wording = "standard"
    confidentiality_and_documents_text: str = ""
    fixed_workplace: bool = False
    language: str = "nb"

    def days_a_week(self) -> Decimal | None:
        """Agreed days a week: half days count a half; None when the parties left it open."""
        match self.extent:
            case "fixed_days":
                return Decimal(len(self.days)) - Decimal(len(self.half_days)) / 2
            case "share":
                return None if self.share is None else self.share * WORKING_DAYS / 100
            case "frame" | "period" | "occasional":
                return self.expected_days

    def most_days_a_week(self) -> Decimal:
        """The days a week that the agreement may take at most, for the authority to sign it: what is open is all."""
        match self.extent:
            case "frame":
                days = self.frame_days
            case "period":
                days = WORKING_DAYS
            case _:
                days = self.days_a_week()
        return WORKING_DAYS if days is None else days

    def pattern(self) -> str | None:
        """The fact `home_work_pattern`: what the extent and the dates amount to."""
        match self.extent:
            case "fixed_days" if self.until and _are_few(self.home_dates(self.until)):
                return "once"
            case "fixed_days" | "share" | "frame":
                return "regular"
            case "period":
                return "continuous_period"
            case "occasional":
                return "occasional"

    def home_dates(self, last: date) -> Iterator[date]:
        """The days at home from the start to `last`, where fixed days are agreed."""
        if self.days:
            span = (self.since + timedelta(n) for n in range((last - self.since).days + 1))
            yield from (day for day in span if day.weekday() < 5 and WEEKDAYS[day.weekday()] in self.days)

    def weeks(self) -> Decimal | None:
        """The length of a continuous period in weeks, both days included."""
        if self.until is None:
            return None
        weeks = (Decimal((self.until - self.since).days + 1) / 7).quantize(Decimal("0.1"))
        return min(weeks, MOST_WEEKS)

    def place_fact(self) -> str:
        """The fact `place`: another office or a shared office is `elsewhere`."""
        return "elsewhere" if self.place in ("other_office", "shared_office") else self.place

    def only_from_home(self, position_share: Decimal) -> bool | None:
        """The fact `works_only_from_home`: surely not when the days at home leave working days over."""
        if self.works_only_from_home is not None:
            return self.works_only_from_home
        days = self.frame_days if self.extent == "frame" else self.days_a_week()
        if self.extent == "occasional" or (days is not None and days < WORKING_DAYS * position_share / 100):
            return False
        return None

    def own_words(self, item: str) -> str:
        """What the parties wrote themselves for a worded term."""
        return str(getattr(self, f"{item}_text"))

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, for storage, the archive and the API."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Terms:
        """The inverse of `to_json`; a key that is not there takes its default."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {name: value for name, value in stored.items() if name in known}
        for name in ("share", "frame_days", "expected_days"):
            if values.get(name) is not None:
                values[name] = Decimal(values[name])
        for name in ("since", "until"):
            if values.get(name) is not None:
                values[name] = date.fromisoformat(values[name])
        for name in ("days", "half_days"):
            values[name] = tuple(values.get(name, ()))
        return cls(**values)

    def changed(self, **changes: Any) -> Terms:
        """The same terms with some replaced."""
        return replace(self, **changes)


def items_covered(terms: Terms) -> list[str]:
    """The fact `agreement_items`: what the text covers, in the order of HKF § 2."""
    covered = {
        "extent": terms.extent != "fixed_days" or bool(terms.days),
        "duration": terms.until is not None,
        **{item: _is_worded(terms, item) for item in (*MANDATORY, *OPTIONAL)},
    }
    return [item for item in ITEMS if covered[item]]


def terms_agreed(terms: Terms) -> list[str]:
    """The fact `agreed_terms`: the optional terms that the parties in fact have."""
    return [item for item in ITEMS if item in OPTIONAL and getattr(terms, item) != "none"]


ITEMS = (
    "extent",
    "working_time",
    "availability",
    "duration",
    "change_and_termination",
    "trial_period",
    "equipment",
    "confidentiality_and_documents",
)


def _are_few(dates: Iterable[date]) -> bool:
    """Whether there are a few at most; looks no further, for an agreement may last long."""
    return len(list(islice(dates, A_FEW_DAYS + 1))) <= A_FEW_DAYS


def _is_worded(terms: Terms, item: str) -> bool:
    match getattr(terms, item):
        case "standard":
            return True
        case "own":
            return bool(terms.own_words(item).strip())
        case _:
            return False


def facts_of(terms: Terms, position_share: Decimal, position_kind: str) -> dict[str, object]:
    """The facts of the law that the terms answer; a fact that they leave open is not in it."""
    days: object = terms.days_a_week()
    if terms.extent == "frame" and days is None and terms.frame_days is not None:
        days = {"from": Decimal(0), "to": terms.frame_days}
    weeks = terms.weeks() if terms.extent == "period" else None
    facts: dict[str, object | None] = {
        "place": terms.place_fact(),
        "place_is_abroad": terms.place_is_abroad,
        "works_only_from_home": terms.only_from_home(position_share),
        "home_work_pattern": terms.pattern(),
        "home_days_per_week": days,
        "continuous_weeks": weeks,
        "position": position_kind,
        "ordered_or_recommended_by_authority": False,
        "extraordinary_situation": False,
        "agreement_is_temporary": terms.until is not None,
        "agreement_items": items_covered(terms),
        "agreed_terms": terms_agreed(terms),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _plain(value: Any) -> Any:
    match value:
        case Decimal() | date():
            return str(value)
        case tuple():
            return list(value)
        case _:
            return value

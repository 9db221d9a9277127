"""Whether law and the terms themselves allow a step: every reason against it, from the rulebook's answers.

A file of its own so that pages, API and actions ask the same questions before and while a step is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from handlingsrom.features.agreements.clauses import HEADINGS, listed
from handlingsrom.features.agreements.refusals import (
    FRAME_MISSING,
    INCOMPLETE,
    JUDGEMENT_MISSING,
    MORE_THAN_FRAME,
    MUST_BE_ASSESSED,
    NO_AGREEMENT_NEEDED,
    NO_DAYS,
    OPEN_ENDED,
    OVERLAPS,
    OWN_WORDS_MISSING,
    PERIOD_WITHOUT_END,
    PLACE_UNSAID,
    QUESTION_OPEN,
    SHARE_MISSING,
    STRAY_HALF_DAYS,
    TOO_LATE,
    UNCLEAR,
    UNTIL_BEFORE_SINCE,
)
from handlingsrom.features.agreements.terms import ITEMS, WORKING_DAYS, Terms
from handlingsrom.foundation.days import in_words
from handlingsrom.foundation.people.models import Position
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.refusal import Refusal

SCOPE = ("home_office_regulation_applies", "written_agreement_required")
SHOWN = (
    "home_office_regulation_applies",
    "written_agreement_required",
    "agreement_complete",
    "employee_can_demand_home_work",
    "work_environment_duty_met",
    "home_work_may_start",
)
JUDGED_BY_LEADER = ("work_character", "unit_need", "personal_situation")
GREY_ZONES = ("assessed_as_fixed_arrangement", "assessed_as_own_home")
LAST_YEAR = 2100
ASKED_OF_EMPLOYEE = {  # fact of the law → the term that answers it
    "home_days_per_week": "expected_days",
    "works_only_from_home": "works_only_from_home",
    "continuous_weeks": "until",
}


@dataclass(frozen=True, slots=True)
class LawSays:
    """What law says of a set of facts on a day: answers, and what is still worth asking, of whom."""

    answers: Mapping[str, Any]
    asked_of_employee: tuple[str, ...]
    asked_of_leader: tuple[str, ...]

    @property
    def needs_no_agreement(self) -> bool:
        """Whether the work is too short or sporadic for the regulation to ask for an agreement."""
        return bool(self.answers["written_agreement_required"] == "no")


def law_says(raw: Mapping[str, object], on: date) -> LawSays:
    """Read the law of a day over the facts that a case answers."""
    facts = registry.read_facts(raw)
    asked = registry.questions(facts, on, SCOPE)
    return LawSays(
        registry.decide(facts, on, (*SCOPE, "agreement_complete", "missing_items")),
        tuple(name for name in asked if name in ASKED_OF_EMPLOYEE),
        tuple(name for name in asked if name in GREY_ZONES),
    )


def problems_of(terms: Terms) -> tuple[Refusal, ...]:
    """What is wrong with the terms themselves, each about its field."""
    found = [refusal for check in CHECKS if (refusal := check(terms))]
    return (*found, *(p for item in ITEMS if (p := _own_words_missing(item, terms))))


def problems_for(position: Position, terms: Terms) -> tuple[Refusal, ...]:
    """The same, and that nothing tells where somebody with a protected address lives."""
    named = bool(terms.place_note.strip()) and position.person.protected_address
    return (*problems_of(terms), *((PLACE_UNSAID,) if named else ()))


def why_not_send(terms: Terms, says: LawSays) -> tuple[Refusal, ...]:
    """Against sending a wish: sporadic work needs no agreement, and open questions come first."""
    if terms.pattern() in ("once", "occasional") and says.needs_no_agreement:
        return (NO_AGREEMENT_NEEDED,)
    return (*problems_of(terms), *(_ask(name) for name in says.asked_of_employee))


def why_not_propose(terms: Terms, says: LawSays, judged: frozenset[str]) -> tuple[Refusal, ...]:
    """Against proposing: terms, open questions, judgements, grey zones, and an incomplete text."""
    missing = [
        Refusal("judgement_missing", JUDGEMENT_MISSING[k], k) for k in JUDGED_BY_LEADER if k not in judged
    ]
    grey = [Refusal("must_be_assessed", MUST_BE_ASSESSED[name], name) for name in says.asked_of_leader]
    return (*why_not_send(terms, says), *missing, *grey, *why_not_sign(says))


def why_not_sign(says: LawSays) -> tuple[Refusal, ...]:
    """Against signing: a text that lacks what HKF § 2 asks for."""
    if says.answers["agreement_complete"] == "yes":
        return ()
    items = says.answers["missing_items"]
    named = listed([HEADINGS[item] for item in items]) if isinstance(items, list) and items else UNCLEAR
    return (Refusal("agreement_incomplete", INCOMPLETE.filled(items=named)),)


def overlaps(since: date, until: date | None) -> Refusal:
    """Another agreement of the same position holds on some of the days."""
    last = in_words(until) if until else OPEN_ENDED
    return Refusal("overlaps", OVERLAPS.filled(since=in_words(since), until=last), "since")


def _ask(fact: str) -> Refusal:
    words = registry.FACTS[fact].words
    question = words.question if words else UNCLEAR
    return Refusal("question_open", QUESTION_OPEN.filled(question=question), ASKED_OF_EMPLOYEE[fact])


def _until_before_since(terms: Terms) -> Refusal | None:
    if terms.until is None or terms.until >= terms.since:
        return None
    return Refusal("until_before_since", UNTIL_BEFORE_SINCE, "until")


def _too_late(terms: Terms) -> Refusal | None:
    for name, chosen in (("since", terms.since), ("until", terms.until)):
        if chosen and chosen.year > LAST_YEAR:
            return Refusal("too_late", TOO_LATE.filled(year=LAST_YEAR), name)
    return None


def _no_days(terms: Terms) -> Refusal | None:
    if terms.extent != "fixed_days" or terms.days:
        return None
    return Refusal("no_days", NO_DAYS, "days")


def _stray_half_days(terms: Terms) -> Refusal | None:
    if set(terms.half_days) <= set(terms.days):
        return None
    return Refusal("stray_half_days", STRAY_HALF_DAYS, "half_days")


def _share_missing(terms: Terms) -> Refusal | None:
    if terms.extent != "share" or (terms.share is not None and 0 < terms.share <= 100):
        return None
    return Refusal("share_missing", SHARE_MISSING, "share")


def _frame_missing(terms: Terms) -> Refusal | None:
    if terms.extent != "frame" or (terms.frame_days is not None and 0 < terms.frame_days <= WORKING_DAYS):
        return None
    return Refusal("frame_missing", FRAME_MISSING, "frame_days")


def _more_than_frame(terms: Terms) -> Refusal | None:
    most = terms.frame_days if terms.extent == "frame" else Decimal(7)
    if terms.expected_days is None or most is None or 0 <= terms.expected_days <= most:
        return None
    return Refusal("more_than_frame", MORE_THAN_FRAME, "expected_days")


def _period_without_end(terms: Terms) -> Refusal | None:
    if terms.extent != "period" or terms.until is not None:
        return None
    return Refusal("period_without_end", PERIOD_WITHOUT_END, "until")


def _own_words_missing(item: str, terms: Terms) -> Refusal | None:
    if getattr(terms, item, "standard") != "own" or terms.own_words(item).strip():
        return None
    return Refusal("own_words_missing", OWN_WORDS_MISSING.filled(item=HEADINGS[item]), f"{item}_text")


CHECKS = (
    _no_days,
    _stray_half_days,
    _until_before_since,
    _too_late,
    _share_missing,
    _frame_missing,
    _more_than_frame,
    _period_without_end,
)

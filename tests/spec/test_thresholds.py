"""At each number that the rules compare with: one step below it, at it, and one step above it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest

from handlingsrom.rulebook.language.points import thresholds
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.law.examples.table import CABIN, FIXED, HOME, OLD

DAYS = ("2015-06-30", OLD, "2024-01-15", "2026-11-24")


@dataclass(frozen=True)
class Limit:
    """What a conclusion answers below, at and above a number that a fact is compared with, on some of the days."""

    fact: str
    at: str
    conclusion: str
    base: Mapping[str, object]
    answers: tuple[str, str, str]
    on: tuple[str, ...] = DAYS


SCOPE = "home_office_regulation_applies"
PERIOD = {**HOME, "home_work_pattern": "continuous_period"}
ORDINARY = {**CABIN, "position": "ordinary"}
AGREED = {
    "works_on_own_initiative": True,
    "written_evening_agreement": True,
    "night_work_needed_by_nature": False,
}
LOOSE = {"other_safety_arrangement_agreed": True}
TELEWORK = {
    "employer_is_state": False,
    "both_states_signed_framework": True,
    "residence_is_holiday_home": False,
}
ROOM = {"benefit": "room_allowance", "room_used_only_as_office": True}
PHONE = {"benefit": "electronic_communication", "needed_for_service": True}
DECISION = {"work_organisation_may_change": True, "change_discussed_with_unions": False}
YES_NO_NO, NO_NO_YES, NO_YES_YES = ("yes", "no", "no"), ("no", "no", "yes"), ("no", "yes", "yes")
YES_YES_NO = ("yes", "yes", "no")
Y2015, Y2022, Y2024, Y2026 = ((day,) for day in DAYS)

LIMITS = (
    Limit("home_days_per_week", "1", SCOPE, FIXED, NO_YES_YES),
    Limit("continuous_weeks", "2", SCOPE, PERIOD, ("no", "no", "assess")),
    Limit("continuous_weeks", "4.3", SCOPE, PERIOD, ("assess", "yes", "yes")),
    Limit("works_until", "6", "evening_work_permitted", {**ORDINARY, **AGREED}, NO_NO_YES),
    Limit("works_until", "21", "evening_work_permitted", {**ORDINARY, **AGREED}, YES_YES_NO, Y2015),
    Limit(
        "works_until",
        "21",
        "evening_work_permitted",
        {**ORDINARY, **AGREED, "written_evening_agreement": False},
        YES_YES_NO,
        DAYS[1:],
    ),
    Limit("works_until", "23", "evening_work_permitted", {**ORDINARY, **AGREED}, YES_YES_NO, DAYS[1:]),
    Limit(
        "rest_hours",
        "11",
        "daily_rest_met",
        {**ORDINARY, "rest_reduced_by_tariff_agreement": False},
        NO_YES_YES,
    ),
    Limit(
        "rest_hours",
        "8",
        "daily_rest_met",
        {**ORDINARY, "rest_reduced_by_tariff_agreement": True},
        NO_YES_YES,
    ),
    Limit("hours_in_day", "9", "hours_in_day_permitted", {**ORDINARY, "averaging": "none"}, YES_YES_NO),
    Limit(
        "hours_in_day",
        "9",
        "hours_in_day_permitted",
        {**ORDINARY, "averaging": "individual_written"},
        YES_YES_NO,
        Y2015,
    ),
    Limit(
        "hours_in_day",
        "10",
        "hours_in_day_permitted",
        {**ORDINARY, "averaging": "shop_stewards_written"},
        YES_YES_NO,
        Y2015,
    ),
    Limit(
        "hours_in_day",
        "10",
        "hours_in_day_permitted",
        {**ORDINARY, "averaging": "individual_written"},
        YES_YES_NO,
        DAYS[1:],
    ),
    Limit(
        "hours_in_day",
        "12.5",
        "hours_in_day_permitted",
        {**ORDINARY, "averaging": "shop_stewards_written"},
        YES_YES_NO,
        DAYS[1:],
    ),
    Limit("consecutive_weeks_abroad", "4.3", "work_abroad_document_required", {}, NO_NO_YES, DAYS[:3]),
    Limit("consecutive_weeks_abroad", "4", "work_abroad_document_required", {}, NO_NO_YES, Y2026),
    Limit("residence_state_share", "0.25", "telework_framework_available", TELEWORK, NO_YES_YES, DAYS[2:]),
    Limit("residence_state_share", "0.5", "telework_framework_available", TELEWORK, YES_NO_NO, DAYS[2:]),
    Limit("benefit_amount", "2128", "benefit_is_tax_free", ROOM, YES_YES_NO, Y2024),
    Limit(
        "benefit_amount", "4392", "electronic_communication_tax_capped", PHONE, NO_NO_YES, (*Y2022, *Y2024)
    ),
    Limit("number_of_employees", "10", "safety_representative_required", LOOSE, NO_YES_YES, DAYS[:2]),
    Limit("number_of_employees", "5", "safety_representative_required", LOOSE, NO_YES_YES, DAYS[2:]),
    Limit(
        "number_of_employees",
        "50",
        "working_environment_committee_required",
        {"committee_demanded": False},
        NO_YES_YES,
        DAYS[:2],
    ),
    Limit(
        "number_of_employees",
        "20",
        "working_environment_committee_required",
        {"committee_demanded": True},
        NO_YES_YES,
        DAYS[:2],
    ),
    Limit(
        "number_of_employees",
        "30",
        "working_environment_committee_required",
        {"committee_demanded": False},
        NO_YES_YES,
        DAYS[2:],
    ),
    Limit(
        "number_of_employees",
        "10",
        "working_environment_committee_required",
        {"committee_demanded": True},
        NO_YES_YES,
        DAYS[2:],
    ),
    Limit("number_of_employees", "50", "information_and_discussion_met", DECISION, YES_NO_NO),
)


@pytest.mark.parametrize(
    ("limit", "on"),
    [pytest.param(each, on, id=f"{each.fact} {each.at} {on}") for each in LIMITS for on in each.on],
)
def test_at_a_threshold(limit: Limit, on: str) -> None:
    step = registry.FACTS[limit.fact].kind.step
    at = Decimal(limit.at)
    found = tuple(
        registry.decide(registry.read_facts({**limit.base, limit.fact: value}), registry.read_day(on))[
            limit.conclusion
        ]
        for value in (at - step, at, at + step)
    )
    assert found == limit.answers


@pytest.mark.parametrize("on", DAYS)
def test_every_threshold_of_the_trees_is_shown(on: str) -> None:
    day = registry.read_day(on)
    in_the_trees = {
        (fact, at)
        for fact, limits in thresholds(registry.law_on(day).conclusions.values(), day).items()
        for at in limits
    }
    assert {(limit.fact, Decimal(limit.at)) for limit in LIMITS if on in limit.on} == in_the_trees

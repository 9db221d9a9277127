"""Thresholds and amounts, each from a day on and with its own source; None where no source gives the amount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from handlingsrom.rulebook.language.nodes import Dated, Parameter
from handlingsrom.rulebook.language.source import Confidence, Source
from handlingsrom.rulebook.law.dates import (
    AVERAGING_2015,
    CONTRACTS_2024,
    EVENING_2017,
    FIRST_DAY,
    FRAMEWORK_2023,
    SAFETY_2024,
)
from handlingsrom.rulebook.law.sources import AT_GUIDE, EKOM, TELEWORK, aml
from handlingsrom.rulebook.text import Text

ONE_MONTH = Decimal("4.3")  # in weeks


def _since_the_first_day(name: str, value: Decimal | int, source: Source) -> Parameter:
    return Parameter(name, (Dated(FIRST_DAY, Decimal(value), source),))


FIXED_DAYS_PER_WEEK = _since_the_first_day("fixed_days_per_week", 1, AT_GUIDE)
SHORT_WEEKS = _since_the_first_day("short_weeks", 2, AT_GUIDE)
ONE_MONTH_IN_WEEKS = _since_the_first_day("one_month_in_weeks", ONE_MONTH, AT_GUIDE)

NIGHT_ENDS = _since_the_first_day("night_ends", 6, aml("§ 10-11 første ledd"))
NIGHT_BEGINS = _since_the_first_day("night_begins", 21, aml("§ 10-11 første ledd"))
AGREED_EVENING_ENDS = Parameter(
    "agreed_evening_ends", (Dated(EVENING_2017, Decimal(23), aml("§ 10-11 tredje ledd")),)
)
DAILY_REST_HOURS = _since_the_first_day("daily_rest_hours", 11, aml("§ 10-8 første ledd"))
REDUCED_REST_HOURS = _since_the_first_day("reduced_rest_hours", 8, aml("§ 10-8 tredje ledd"))
DAY_HOURS = _since_the_first_day("day_hours", 9, aml("§ 10-4 første ledd"))
DAY_HOURS_BY_CONTRACT = Parameter(
    "day_hours_by_contract",
    (
        Dated(FIRST_DAY, Decimal(9), aml("§ 10-5 første ledd", "B")),
        Dated(AVERAGING_2015, Decimal(10), aml("§ 10-5 første ledd")),
    ),
)
DAY_HOURS_BY_UNIONS = Parameter(
    "day_hours_by_unions",
    (
        Dated(FIRST_DAY, Decimal(10), aml("§ 10-5 andre ledd", "B")),
        Dated(AVERAGING_2015, Decimal("12.5"), aml("§ 10-5 andre ledd")),
    ),
)

WEEKS_ABROAD = Parameter(
    "weeks_abroad",
    (
        Dated(FIRST_DAY, ONE_MONTH, aml("§ 14-7", "B")),  # the words were "mer enn en måned"
        Dated(CONTRACTS_2024, Decimal(4), aml("§ 14-7")),
    ),
)

REPRESENTATIVE_FROM_EMPLOYEES = Parameter(
    "representative_from_employees",
    (
        Dated(FIRST_DAY, Decimal(10), aml("§ 6-1 første ledd", "B")),
        Dated(SAFETY_2024, Decimal(5), aml("§ 6-1 første ledd")),
    ),
)
COMMITTEE_FROM_EMPLOYEES = Parameter(
    "committee_from_employees",
    (
        Dated(FIRST_DAY, Decimal(50), aml("§ 7-1 første ledd", "B")),
        Dated(SAFETY_2024, Decimal(30), aml("§ 7-1 første ledd")),
    ),
)
COMMITTEE_ON_DEMAND_FROM_EMPLOYEES = Parameter(
    "committee_on_demand_from_employees",
    (
        Dated(FIRST_DAY, Decimal(20), aml("§ 7-1 første ledd", "B")),
        Dated(SAFETY_2024, Decimal(10), aml("§ 7-1 første ledd")),
    ),
)
DISCUSSION_FROM_EMPLOYEES = _since_the_first_day("discussion_from_employees", 50, aml("§ 8-1 første ledd"))

TELEWORK_SHARE_FROM = Parameter("telework_share_from", (Dated(FRAMEWORK_2023, Decimal("0.25"), TELEWORK),))
TELEWORK_SHARE_BELOW = Parameter("telework_share_below", (Dated(FRAMEWORK_2023, Decimal("0.5"), TELEWORK),))

SKATTE_ABC_2021 = (
    "https://www.skatteetaten.no/rettskilder/type/handboker/skatte-abc/2021/"
    "bolig--hjemmekontor-mv/B-14.100/B-14.002/"
)
REVISORFORENINGEN = "https://revisorforeningen.no/fag/nyheter/takseringsreglene-for-2023"
NORDLYS = "https://nordlysregnskap.no/skattefradrag-hjemmekontor"


def _standard_amount(year: int, value: str | None, url: str, confidence: Confidence) -> Dated:
    said = Text(
        f"standardbeløpet for hjemmekontor i {year}",
        f"standardbeløpet for heimekontor i {year}",
        f"the standard amount for a home office in {year}",
    )
    amount = None if value is None else Decimal(value)
    return Dated(date(year, 1, 1), amount, Source(said, url, confidence))


ROOM_ALLOWANCE = Parameter(
    "room_allowance",
    (
        _standard_amount(2020, "1850", SKATTE_ABC_2021, "A"),
        _standard_amount(2021, None, SKATTE_ABC_2021, "D"),
        _standard_amount(2023, "2050", REVISORFORENINGEN, "B"),
        _standard_amount(2024, "2128", NORDLYS, "C"),  # some sources say 2 192 for 2024 already
        _standard_amount(2025, "2192", NORDLYS, "C"),
        _standard_amount(2026, None, NORDLYS, "D"),
    ),
)
TAXED_COMMUNICATION = Parameter(
    "taxed_communication",
    (
        Dated(date(2021, 1, 1), Decimal(4392), EKOM),  # the oldest edition that we have seen it in
        Dated(date(2026, 1, 1), None, Source(EKOM.citation, EKOM.url, "D")),
    ),
)

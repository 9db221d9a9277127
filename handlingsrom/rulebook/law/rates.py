"""Thresholds and amounts, each from a day on and with its own source."""

from __future__ import annotations

from decimal import Decimal

from handlingsrom.rulebook.language.nodes import Dated, Parameter
from handlingsrom.rulebook.law.dates import FIRST_DAY
from handlingsrom.rulebook.law.sources import AT_GUIDE

FIXED_DAYS_PER_WEEK = Parameter("fixed_days_per_week", (Dated(FIRST_DAY, Decimal(1), AT_GUIDE),))
SHORT_WEEKS = Parameter("short_weeks", (Dated(FIRST_DAY, Decimal(2), AT_GUIDE),))
ONE_MONTH_IN_WEEKS = Parameter("one_month_in_weeks", (Dated(FIRST_DAY, Decimal("4.3"), AT_GUIDE),))

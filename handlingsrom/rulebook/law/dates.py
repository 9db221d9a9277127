"""The days on which the law changed, and on which our reading of it was checked."""

from __future__ import annotations

from datetime import date

FIRST_DAY = date(2008, 1, 1)  # HKF adapted to the act of 2005; no earlier wording is encoded
HKF_2022 = date(2022, 7, 1)  # FOR-2022-03-18-409
CHECKED = date(2026, 11, 24)
NEXT_CHECK = date(2027, 5, 24)

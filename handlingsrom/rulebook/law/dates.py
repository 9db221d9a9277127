"""The days on which the law changed, and on which our reading of it was checked."""

from __future__ import annotations

from datetime import date

FIRST_DAY = date(2008, 1, 1)  # HKF adapted to the act of 2005; no earlier wording is encoded
SPH_2009 = date(2009, 1, 1)  # Statens personalhåndbok 10.2.2
AVERAGING_2015 = date(2015, 7, 1)  # aml § 10-5: longer days by averaging
EVENING_2017 = date(2017, 7, 1)  # LOV-2017-06-16-42: evening work by written agreement
CONTROL_2018 = date(2018, 7, 20)  # FOR-2018-07-02-1108
HKF_2022 = date(2022, 7, 1)  # FOR-2022-03-18-409
FRAMEWORK_2023 = date(2023, 7, 1)  # the EEA framework agreement on telework
DFO_2023 = date(2023, 12, 1)  # DFØ on occupational injury and home office; the day of the month is not known
SAFETY_2024 = date(2024, 1, 1)  # aml §§ 6-1 and 7-1: lower limits
CONTRACTS_2024 = date(2024, 7, 1)  # LOV-2023-12-15-88: aml §§ 14-5 to 14-8
PSYCHOSOCIAL_2026 = date(2026, 1, 1)  # LOV-2025-06-20-37: aml § 4-3 renumbered
CHECKED = date(2026, 11, 24)
NEXT_CHECK = date(2027, 5, 24)

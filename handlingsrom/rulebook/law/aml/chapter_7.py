"""Arbeidsmiljøloven § 7-1: when there must be a working environment committee."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, Branch, Cases, Compare
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.cooperation_facts import COMMITTEE_DEMANDED, NUMBER_OF_EMPLOYEES
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK, SAFETY_2024
from handlingsrom.rulebook.law.rates import COMMITTEE_FROM_EMPLOYEES, COMMITTEE_ON_DEMAND_FROM_EMPLOYEES
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

COMMITTEE = Heading(
    "working_environment_committee_required",
    yes=Text(
        "virksomheten må ha arbeidsmiljøutvalg (AMU)",
        "verksemda må ha arbeidsmiljøutval (AMU)",
        "a working environment committee (AMU) is required",
    ),
    no=Text(
        "virksomheten trenger ikke å ha arbeidsmiljøutvalg (AMU)",
        "verksemda treng ikkje ha arbeidsmiljøutval (AMU)",
        "a working environment committee (AMU) is not required",
    ),
    whether=Text(
        "virksomheten må ha arbeidsmiljøutvalg (AMU)",
        "verksemda må ha arbeidsmiljøutval (AMU)",
        "a working environment committee (AMU) is required",
    ),
)

IS_REQUIRED = Cases(
    (
        Branch(Compare(NUMBER_OF_EMPLOYEES, ">=", COMMITTEE_FROM_EMPLOYEES), TRUE),
        Branch(
            Compare(NUMBER_OF_EMPLOYEES, ">=", COMMITTEE_ON_DEMAND_FROM_EMPLOYEES),
            COMMITTEE_DEMANDED,
        ),
        Branch(
            TRUE,
            FALSE,
            Text(
                "virksomheten er for liten til at noen kan kreve arbeidsmiljøutvalg",
                "verksemda er for lita til at nokon kan krevje arbeidsmiljøutval",
                "the undertaking is too small for anybody to demand a committee",
            ),
        ),
    )
)

RULES = (
    Conclusion(
        id="aml-7-1-2008",
        of=COMMITTEE,
        source=aml("§ 7-1 første ledd", "B"),
        in_force_from=FIRST_DAY,
        in_force_to=SAFETY_2024,
        says=IS_REQUIRED,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="aml-7-1-2024",
        of=COMMITTEE,
        source=aml("§ 7-1 første ledd"),
        in_force_from=SAFETY_2024,
        in_force_to=None,
        says=IS_REQUIRED,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-7-1-2008",
    ),
)

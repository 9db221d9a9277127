"""Arbeidsmiljøloven §§ 10-4 og 10-5: how long the ordinary working day may be."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import Arm, Compare, Match, Ref
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.aml.working_time_facts import AVERAGING, HOURS_IN_DAY
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.rates import DAY_HOURS, DAY_HOURS_BY_CONTRACT, DAY_HOURS_BY_UNIONS
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

HOURS = Heading(
    "hours_in_day_permitted",
    yes=Text(
        "arbeidsdagen er innenfor grensene for alminnelig arbeidstid",
        "arbeidsdagen er innanfor grensene for alminneleg arbeidstid",
        "the working day is within the limits of ordinary working hours",
    ),
    no=Text(
        "arbeidsdagen er lengre enn alminnelig arbeidstid kan være (overtid er et annet spørsmål)",
        "arbeidsdagen er lengre enn alminneleg arbeidstid kan vere (overtid er eit anna spørsmål)",
        "the working day is longer than ordinary working hours may be (overtime is another question)",
    ),
    whether=Text(
        "arbeidsdagen er innenfor grensene for alminnelig arbeidstid",
        "arbeidsdagen er innanfor grensene for alminneleg arbeidstid",
        "the working day is within the limits of ordinary working hours",
    ),
    not_applying=Text(
        "lovens grense for den daglige arbeidstiden gjelder ikke",
        "grensa i lova for den daglege arbeidstida gjeld ikkje",
        "the act's limit on daily working hours does not apply",
    ),
)

WITHIN_THE_LIMIT = Match(
    AVERAGING,
    (
        Arm(frozenset({"none"}), Compare(HOURS_IN_DAY, "<=", DAY_HOURS), source=aml("§ 10-4 første ledd")),
        Arm(
            frozenset({"individual_written"}),
            Compare(HOURS_IN_DAY, "<=", DAY_HOURS_BY_CONTRACT),
            source=aml("§ 10-5 første ledd"),
        ),
        Arm(
            frozenset({"shop_stewards_written"}),
            Compare(HOURS_IN_DAY, "<=", DAY_HOURS_BY_UNIONS),
            source=aml("§ 10-5 andre ledd"),
        ),
    ),
)

RULES = (
    Duty(
        id="aml-10-5-2008",
        of=HOURS,
        source=aml("§§ 10-4 og 10-5"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        applies=Ref("working_time_rules_apply"),
        requires=WITHIN_THE_LIMIT,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

"""Arbeidsmiljøloven § 10-8 første og tredje ledd: daily rest."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, Branch, Cases, Compare, Ref
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.aml.working_time_facts import REST_HOURS, REST_REDUCED_BY_TARIFF_AGREEMENT
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.rates import DAILY_REST_HOURS, REDUCED_REST_HOURS
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

REST = Heading(
    "daily_rest_met",
    yes=Text(
        "den daglige hvilen er lang nok", "den daglege kvila er lang nok", "the daily rest is long enough"
    ),
    no=Text("den daglige hvilen er for kort", "den daglege kvila er for kort", "the daily rest is too short"),
    whether=Text(
        "den daglige hvilen er lang nok", "den daglege kvila er lang nok", "the daily rest is long enough"
    ),
    not_applying=Text(
        "lovens krav om daglig hvile gjelder ikke",
        "kravet i lova om dagleg kvile gjeld ikkje",
        "the act's requirement of daily rest does not apply",
    ),
)

ENOUGH_REST = Cases(
    (
        Branch(
            Compare(REST_HOURS, ">=", DAILY_REST_HOURS),
            TRUE,
            Text(
                "hvilen mellom to arbeidsperioder er minst 11 timer",
                "kvila mellom to arbeidsperiodar er minst 11 timar",
                "the rest between two work periods is at least 11 hours",
            ),
            aml("§ 10-8 første ledd"),
        ),
        Branch(
            Compare(REST_HOURS, "<", REDUCED_REST_HOURS),
            FALSE,
            Text(
                "hvilen er kortere enn 8 timer, og det kan ingen avtale med de tillitsvalgte åpne for",
                "kvila er kortare enn 8 timar, og det kan ingen avtale med dei tillitsvalde opne for",
                "the rest is shorter than 8 hours, which no agreement with the union representatives can allow",
            ),
            aml("§ 10-8 tredje ledd"),
        ),
        Branch(REST_REDUCED_BY_TARIFF_AGREEMENT, TRUE, source=aml("§ 10-8 tredje ledd")),
        Branch(
            TRUE,
            FALSE,
            Text(
                "hvilen er kortere enn 11 timer og ikke er kortet ned ved avtale med de tillitsvalgte",
                "kvila er kortare enn 11 timar og ikkje er korta ned ved avtale med dei tillitsvalde",
                "the rest is shorter than 11 hours and not reduced by agreement with the union "
                "representatives",
            ),
            aml("§ 10-8 første og tredje ledd"),
        ),
    )
)

RULES = (
    Duty(
        id="aml-10-8-2008",
        of=REST,
        source=aml("§ 10-8 første og tredje ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        applies=Ref("working_time_rules_apply"),
        requires=ENOUGH_REST,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

"""Arbeidsmiljøloven § 10-11 første til tredje ledd: work in the evening and at night."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, All, Branch, Cases, Compare, Ref
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.aml.working_time_facts import (
    NIGHT_WORK_NEEDED_BY_NATURE,
    WORKS_ON_OWN_INITIATIVE,
    WORKS_UNTIL,
    WRITTEN_EVENING_AGREEMENT,
)
from handlingsrom.rulebook.law.dates import CHECKED, EVENING_2017, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.rates import AGREED_EVENING_ENDS, NIGHT_BEGINS, NIGHT_ENDS
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

EVENING = Heading(
    "evening_work_permitted",
    yes=Text("kveldsarbeidet er tillatt", "kveldsarbeidet er tillate", "the evening work is permitted"),
    no=Text(
        "kveldsarbeidet er ikke tillatt uten avtale med tillitsvalgte i tariffbundet virksomhet (§ 10-11) eller "
        "med en fagforening med innstillingsrett (§ 10-12)",
        "kveldsarbeidet er ikkje tillate utan avtale med tillitsvalde i tariffbunden verksemd (§ 10-11) eller "
        "med ei fagforeining med innstillingsrett (§ 10-12)",
        "the evening work is not permitted without an agreement with union representatives under a tariff "
        "agreement (§ 10-11) or with a union that has the right of nomination (§ 10-12)",
    ),
    whether=Text("kveldsarbeidet er tillatt", "kveldsarbeidet er tillate", "the evening work is permitted"),
    not_applying=Text(
        "lovens regel om nattarbeid gjelder ikke",
        "regelen i lova om nattarbeid gjeld ikkje",
        "the act's rule on night work does not apply",
    ),
)

NEEDED = Branch(NIGHT_WORK_NEEDED_BY_NATURE, TRUE, source=aml("§ 10-11 andre ledd"))

BEFORE_MORNING = Branch(
    Compare(WORKS_UNTIL, "<=", NIGHT_ENDS),
    FALSE,
    Text(
        "arbeidet skjer om natten, før klokken 6",
        "arbeidet skjer om natta, før klokka 6",
        "the work is done at night, before 06:00",
    ),
    aml("§ 10-11 første og andre ledd"),
)

BEFORE_NIGHT = Branch(
    Compare(WORKS_UNTIL, "<=", NIGHT_BEGINS),
    TRUE,
    Text(
        "arbeidet slutter senest klokken 21 og ikke er nattarbeid",
        "arbeidet sluttar seinast klokka 21 og ikkje er nattarbeid",
        "work ends by 21:00 and is not night work",
    ),
    aml("§ 10-11 første ledd"),
)

BY_WRITTEN_AGREEMENT = Branch(
    Compare(WORKS_UNTIL, "<=", AGREED_EVENING_ENDS),
    All((WORKS_ON_OWN_INITIATIVE, WRITTEN_EVENING_AGREEMENT)),
    source=aml("§ 10-11 tredje ledd"),
)

RULES = (
    Duty(
        id="aml-10-11-2008",
        of=EVENING,
        source=aml("§ 10-11 første og andre ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=EVENING_2017,
        applies=Ref("working_time_rules_apply"),
        requires=Cases(
            (
                NEEDED,
                BEFORE_MORNING,
                BEFORE_NIGHT,
                Branch(
                    TRUE,
                    FALSE,
                    Text(
                        "arbeidet slutter etter klokken 21",
                        "arbeidet sluttar etter klokka 21",
                        "work ends after 21:00",
                    ),
                    aml("§ 10-11 første og andre ledd"),
                ),
            )
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Duty(
        id="aml-10-11-2017",
        of=EVENING,
        source=aml("§ 10-11 første til tredje ledd"),
        in_force_from=EVENING_2017,
        in_force_to=None,
        applies=Ref("working_time_rules_apply"),
        requires=Cases(
            (
                NEEDED,
                BEFORE_MORNING,
                BEFORE_NIGHT,
                BY_WRITTEN_AGREEMENT,
                Branch(
                    TRUE,
                    FALSE,
                    Text(
                        "arbeidet slutter etter klokken 23",
                        "arbeidet sluttar etter klokka 23",
                        "work ends after 23:00",
                    ),
                    aml("§ 10-11 andre og tredje ledd"),
                ),
            )
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-10-11-2008",
    ),
)

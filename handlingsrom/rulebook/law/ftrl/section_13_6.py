"""Folketrygdloven § 13-6: when an injury at home is an occupational injury.

The judgments say what the section already meant, so they are read into it on every day.
"""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import All, Exempt, Unless
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.ftrl.facts import (
    AT_AGREED_HOME_WORKPLACE,
    DURING_BREAK,
    HOME_WORK_NECESSARY_THAT_DAY,
    IN_WORK,
    IN_WORKING_TIME,
)
from handlingsrom.rulebook.law.sources import HR_2024, ftrl
from handlingsrom.rulebook.text import Text

COVER = Heading(
    "national_insurance_cover",
    yes=Text(
        "skaden er dekket av reglene om yrkesskade i folketrygdloven",
        "skaden er dekt av reglane om yrkesskade i folketrygdlova",
        "the injury is covered by the rules on occupational injury in the National Insurance Act",
    ),
    no=Text(
        "skaden er ikke dekket av reglene om yrkesskade i folketrygdloven",
        "skaden er ikkje dekt av reglane om yrkesskade i folketrygdlova",
        "the injury is not covered by the rules on occupational injury in the National Insurance Act",
    ),
    whether=Text(
        "skaden er dekket av reglene om yrkesskade i folketrygdloven",
        "skaden er dekt av reglane om yrkesskade i folketrygdlova",
        "the injury is covered by the rules on occupational injury in the National Insurance Act",
    ),
)

BREAK_AT_HOME = Exempt(
    "ftrl-13-6-break",
    DURING_BREAK,
    Text(
        "skaden skjedde i en pause, og pauser hjemme ikke er dekket på samme måte som på arbeidsplassen",
        "skaden skjedde i ein pause, og pausar heime ikkje er dekte på same måten som på arbeidsplassen",
        "the injury happened during a break, and breaks at home are not covered as at the workplace",
    ),
    HR_2024,
)

RULES = (
    Conclusion(
        id="ftrl-13-6-2008",
        of=COVER,
        source=ftrl("§ 13-6 andre ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=Unless(
            All((IN_WORK, AT_AGREED_HOME_WORKPLACE, IN_WORKING_TIME, HOME_WORK_NECESSARY_THAT_DAY)),
            (BREAK_AT_HOME,),
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Hålogaland lagmannsrett krevde i 2023 at hjemmearbeidet var naturlig og nødvendig den dagen. "
            "Det er ikke avklart om en avtale om hjemmekontor endrer dette.",
            "Hålogaland lagmannsrett kravde i 2023 at heimearbeidet var naturleg og nødvendig den dagen. "
            "Det er ikkje avklart om ein avtale om heimekontor endrar dette.",
            "In 2023 the Hålogaland court of appeal required that the work from home was natural and "
            "necessary that day. It is not settled whether a home-office agreement changes this.",
        ),
    ),
)

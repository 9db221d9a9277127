"""The EEA framework agreement on telework: staying in the employer's state's social security."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import All, Any, Compare, Not
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FRAMEWORK_2023, NEXT_CHECK
from handlingsrom.rulebook.law.eea.facts import (
    BOTH_STATES_SIGNED_FRAMEWORK,
    FRAMEWORK_CONFIRMED_FOR_STATE_EMPLOYEE,
    RESIDENCE_IS_HOLIDAY_HOME,
    RESIDENCE_STATE_SHARE,
)
from handlingsrom.rulebook.law.ftrl.facts import EMPLOYER_IS_STATE
from handlingsrom.rulebook.law.rates import TELEWORK_SHARE_BELOW, TELEWORK_SHARE_FROM
from handlingsrom.rulebook.law.sources import TELEWORK
from handlingsrom.rulebook.text import Text

FRAMEWORK = Heading(
    "telework_framework_available",
    yes=Text(
        "det kan søkes om å bli i arbeidsgiverlandets trygd etter rammeavtalen",
        "det går an å søkje om å bli verande i trygda i landet til arbeidsgivaren etter rammeavtalen",
        "one may apply to stay in the social security of the employer's state under the framework agreement",
    ),
    no=Text(
        "rammeavtalen om fjernarbeid kan ikke brukes",
        "rammeavtalen om fjernarbeid kan ikkje brukast",
        "the framework agreement on telework cannot be used",
    ),
    whether=Text(
        "rammeavtalen om fjernarbeid kan brukes",
        "rammeavtalen om fjernarbeid kan brukast",
        "the framework agreement on telework can be used",
    ),
    no_rule=Text(
        "rammeavtalen om fjernarbeid fantes ikke før 1. juli 2023",
        "rammeavtalen om fjernarbeid fanst ikkje før 1. juli 2023",
        "the framework agreement on telework did not exist before 1 July 2023",
    ),
)

RULES = (
    Conclusion(
        id="eea-framework-2023",
        of=FRAMEWORK,
        source=TELEWORK,
        in_force_from=FRAMEWORK_2023,
        in_force_to=None,
        says=All(
            (
                Compare(RESIDENCE_STATE_SHARE, ">=", TELEWORK_SHARE_FROM),
                Compare(RESIDENCE_STATE_SHARE, "<", TELEWORK_SHARE_BELOW),
                BOTH_STATES_SIGNED_FRAMEWORK,
                Not(RESIDENCE_IS_HOLIDAY_HOME),
                Any((Not(EMPLOYER_IS_STATE), FRAMEWORK_CONFIRMED_FOR_STATE_EMPLOYEE)),
            )
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Statsansatte følger normalt trygden i staten de er ansatt i (forordning 883/2004 artikkel 11 nr. 3 "
            "bokstav b). Om rammeavtalen kan brukes for dem, må avklares med Nav.",
            "Statstilsette følgjer normalt trygda i staten dei er tilsette i (forordning 883/2004 artikkel 11 nr. "
            "3 bokstav b). Om rammeavtalen kan brukast for dei, må avklarast med Nav.",
            "Civil servants normally belong to the social security of the state that employs them (Regulation "
            "883/2004 article 11(3)(b)). Whether the framework can be used for them must be settled with Nav.",
        ),
    ),
)

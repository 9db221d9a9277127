"""Arbeidsmiljøloven chapter 8: inform of and discuss decisions that may change how work is organised."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import All, Compare
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.aml.cooperation_facts import (
    CHANGE_DISCUSSED_WITH_UNIONS,
    NUMBER_OF_EMPLOYEES,
    WORK_ORGANISATION_MAY_CHANGE,
)
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.rates import DISCUSSION_FROM_EMPLOYEES
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

DISCUSSION = Heading(
    "information_and_discussion_met",
    yes=Text(
        "plikten i kapittel 8 til å informere og drøfte er oppfylt",
        "plikta i kapittel 8 til å informere og drøfte er oppfylt",
        "the duty in chapter 8 to inform and discuss is met",
    ),
    no=Text(
        "plikten i kapittel 8 til å informere og drøfte er ikke oppfylt",
        "plikta i kapittel 8 til å informere og drøfte er ikkje oppfylt",
        "the duty in chapter 8 to inform and discuss is not met",
    ),
    whether=Text(
        "plikten i kapittel 8 til å informere og drøfte er oppfylt",
        "plikta i kapittel 8 til å informere og drøfte er oppfylt",
        "the duty in chapter 8 to inform and discuss is met",
    ),
    not_applying=Text(
        "plikten i kapittel 8 til å informere og drøfte gjelder ikke",
        "plikta i kapittel 8 til å informere og drøfte gjeld ikkje",
        "the duty in chapter 8 to inform and discuss does not apply",
    ),
)

RULES = (
    Duty(
        id="aml-8-2-2008",
        of=DISCUSSION,
        source=aml("§§ 8-1 og 8-2 første ledd bokstav c"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        applies=All(
            (Compare(NUMBER_OF_EMPLOYEES, ">=", DISCUSSION_FROM_EMPLOYEES), WORK_ORGANISATION_MAY_CHANGE)
        ),
        requires=CHANGE_DISCUSSED_WITH_UNIONS,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Plikten kan være fraveket ved tariffavtale. I staten gjelder også hovedavtalen.",
            "Plikta kan vere fråviken ved tariffavtale. I staten gjeld òg hovudavtalen.",
            "The duty may be departed from by tariff agreement. In the state the basic agreement applies too.",
        ),
    ),
)

"""Arbeidsmiljøloven § 9-1: when a control measure may be used at all."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import All
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.cooperation_facts import (
    CONTROL_HAS_OBJECTIVE_REASON,
    CONTROL_IS_PROPORTIONATE,
)
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

MEASURE = Heading(
    "control_measure_permitted",
    yes=Text(
        "vilkårene for å bruke kontrolltiltaket er oppfylt",
        "vilkåra for å bruke kontrolltiltaket er oppfylte",
        "the conditions for using the control measure are met",
    ),
    no=Text(
        "vilkårene for å bruke kontrolltiltaket er ikke oppfylt",
        "vilkåra for å bruke kontrolltiltaket er ikkje oppfylte",
        "the conditions for using the control measure are not met",
    ),
    whether=Text(
        "vilkårene for å bruke kontrolltiltaket er oppfylt",
        "vilkåra for å bruke kontrolltiltaket er oppfylte",
        "the conditions for using the control measure are met",
    ),
)

RULES = (
    Conclusion(
        id="aml-9-1-2008",
        of=MEASURE,
        source=aml("§ 9-1 første ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=All((CONTROL_HAS_OBJECTIVE_REASON, CONTROL_IS_PROPORTIONATE)),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

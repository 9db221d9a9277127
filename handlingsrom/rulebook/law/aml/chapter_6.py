"""Arbeidsmiljøloven chapter 6: the safety representative, and consulting them."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import TRUE, Branch, Cases, Compare, Not, Ref
from handlingsrom.rulebook.language.rule import Conclusion, Duty, Heading
from handlingsrom.rulebook.law.aml.cooperation_facts import (
    NUMBER_OF_EMPLOYEES,
    OTHER_SAFETY_ARRANGEMENT_AGREED,
    SAFETY_REPRESENTATIVE_CONSULTED,
)
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK, SAFETY_2024
from handlingsrom.rulebook.law.rates import REPRESENTATIVE_FROM_EMPLOYEES
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

REQUIRED = Heading(
    "safety_representative_required",
    yes=Text(
        "virksomheten må ha verneombud", "verksemda må ha verneombod", "a safety representative is required"
    ),
    no=Text(
        "virksomheten trenger ikke å ha verneombud",
        "verksemda treng ikkje ha verneombod",
        "a safety representative is not required",
    ),
    whether=Text(
        "virksomheten må ha verneombud", "verksemda må ha verneombod", "a safety representative is required"
    ),
)

CONSULTED = Heading(
    "safety_representative_consultation_met",
    yes=Text(
        "plikten til å ta verneombudet med på råd er oppfylt",
        "plikta til å ta verneombodet med på råd er oppfylt",
        "the duty to consult the safety representative is met",
    ),
    no=Text(
        "plikten til å ta verneombudet med på råd er ikke oppfylt",
        "plikta til å ta verneombodet med på råd er ikkje oppfylt",
        "the duty to consult the safety representative is not met",
    ),
    whether=Text(
        "plikten til å ta verneombudet med på råd er oppfylt",
        "plikta til å ta verneombodet med på råd er oppfylt",
        "the duty to consult the safety representative is met",
    ),
    not_applying=Text(
        "plikten til å ta verneombudet med på råd gjelder ikke",
        "plikta til å ta verneombodet med på råd gjeld ikkje",
        "the duty to consult the safety representative does not apply",
    ),
)

IS_REQUIRED = Cases(
    (
        Branch(Compare(NUMBER_OF_EMPLOYEES, ">=", REPRESENTATIVE_FROM_EMPLOYEES), TRUE),
        Branch(TRUE, Not(OTHER_SAFETY_ARRANGEMENT_AGREED)),
    )
)

RULES = (
    Conclusion(
        id="aml-6-1-2008",
        of=REQUIRED,
        source=aml("§ 6-1 første ledd", "B"),
        in_force_from=FIRST_DAY,
        in_force_to=SAFETY_2024,
        says=IS_REQUIRED,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="aml-6-1-2024",
        of=REQUIRED,
        source=aml("§ 6-1 første ledd"),
        in_force_from=SAFETY_2024,
        in_force_to=None,
        says=IS_REQUIRED,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-6-1-2008",
    ),
    Duty(
        id="aml-6-2-2008",
        of=CONSULTED,
        source=aml("§ 6-2 fjerde ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        applies=Ref("safety_representative_required"),
        requires=SAFETY_REPRESENTATIVE_CONSULTED,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

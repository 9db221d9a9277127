"""Arbeidsmiljøloven § 9-2: discuss control measures, inform of them, and evaluate them."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import All
from handlingsrom.rulebook.language.rule import Conclusion, Duty, Heading
from handlingsrom.rulebook.law.aml.cooperation_facts import CONTROL_EVALUATED, CONTROL_IN_OPERATION
from handlingsrom.rulebook.law.aml.facts import CONTROL_DISCUSSED, EMPLOYEES_INFORMED_OF_CONTROL
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

PROCEDURE = Heading(
    "control_procedure_met",
    yes=Text(
        "kravene til drøfting og informasjon om kontrolltiltaket er oppfylt",
        "krava til drøfting og informasjon om kontrolltiltaket er oppfylte",
        "the requirements of discussion and information about the control measure are met",
    ),
    no=Text(
        "kravene til drøfting og informasjon om kontrolltiltaket er ikke oppfylt",
        "krava til drøfting og informasjon om kontrolltiltaket er ikkje oppfylte",
        "the requirements of discussion and information about the control measure are not met",
    ),
    whether=Text(
        "kravene til drøfting og informasjon om kontrolltiltaket er oppfylt",
        "krava til drøfting og informasjon om kontrolltiltaket er oppfylte",
        "the requirements of discussion and information about the control measure are met",
    ),
)

EVALUATION = Heading(
    "control_evaluation_met",
    yes=Text(
        "plikten til å evaluere kontrolltiltaket er oppfylt",
        "plikta til å evaluere kontrolltiltaket er oppfylt",
        "the duty to evaluate the control measure is met",
    ),
    no=Text(
        "plikten til å evaluere kontrolltiltaket er ikke oppfylt",
        "plikta til å evaluere kontrolltiltaket er ikkje oppfylt",
        "the duty to evaluate the control measure is not met",
    ),
    whether=Text(
        "plikten til å evaluere kontrolltiltaket er oppfylt",
        "plikta til å evaluere kontrolltiltaket er oppfylt",
        "the duty to evaluate the control measure is met",
    ),
    not_applying=Text(
        "plikten til å evaluere kontrolltiltaket gjelder ikke ennå",
        "plikta til å evaluere kontrolltiltaket gjeld ikkje enno",
        "the duty to evaluate the control measure does not apply yet",
    ),
)

RULES = (
    Conclusion(
        id="aml-9-2-2008",
        of=PROCEDURE,
        source=aml("§ 9-2 første og andre ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=All((CONTROL_DISCUSSED, EMPLOYEES_INFORMED_OF_CONTROL)),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Duty(
        id="aml-9-2-evaluation-2008",
        of=EVALUATION,
        source=aml("§ 9-2 tredje ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        applies=CONTROL_IN_OPERATION,
        requires=CONTROL_EVALUATED,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

"""Hjemmekontorforskriften § 4: internal control covers the homes too."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import Ref
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.hkf.agreement_facts import HOME_WORK_IN_INTERNAL_CONTROL
from handlingsrom.rulebook.law.sources import hkf
from handlingsrom.rulebook.text import Text

INTERNAL_CONTROL = Heading(
    "internal_control_met",
    yes=Text(
        "kravet om internkontroll ved hjemmearbeid er oppfylt",
        "kravet om internkontroll ved heimearbeid er oppfylt",
        "the requirement of internal control of home work is met",
    ),
    no=Text(
        "kravet om internkontroll ved hjemmearbeid er ikke oppfylt",
        "kravet om internkontroll ved heimearbeid er ikkje oppfylt",
        "the requirement of internal control of home work is not met",
    ),
    whether=Text(
        "kravet om internkontroll ved hjemmearbeid er oppfylt",
        "kravet om internkontroll ved heimearbeid er oppfylt",
        "the requirement of internal control of home work is met",
    ),
    not_applying=Text(
        "forskriftens krav om internkontroll ved hjemmearbeid gjelder ikke",
        "kravet i forskrifta om internkontroll ved heimearbeid gjeld ikkje",
        "the regulation's requirement of internal control of home work does not apply",
    ),
)

RULES = (
    Duty(
        id="hkf-4-2008",
        of=INTERNAL_CONTROL,
        source=hkf("§ 4"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        applies=Ref("home_office_regulation_applies"),
        requires=HOME_WORK_IN_INTERNAL_CONTROL,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

"""Arbeidsmiljøloven § 10-10: work on Sundays and public holidays."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import Any, Not, Ref
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.aml.working_time_facts import SUNDAY_OR_HOLIDAY, SUNDAY_WORK_NEEDED_BY_NATURE
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

SUNDAY = Heading(
    "sunday_work_permitted",
    yes=Text(
        "§ 10-10 om arbeid på søndager og helgedager er ikke til hinder for arbeidet",
        "§ 10-10 om arbeid på sundagar og heilagdagar er ikkje til hinder for arbeidet",
        "§ 10-10 on work on Sundays and public holidays does not stand in the way",
    ),
    no=Text(
        "arbeidet er ikke tillatt uten avtale med tillitsvalgte i tariffbundet virksomhet (§ 10-10 fjerde "
        "ledd), bytte av fridag av religiøse grunner (femte ledd) eller avtale med en fagforening med "
        "innstillingsrett (§ 10-12 fjerde ledd)",
        "arbeidet er ikkje tillate utan avtale med tillitsvalde i tariffbunden verksemd (§ 10-10 fjerde "
        "ledd), byte av fridag av religiøse grunnar (femte ledd) eller avtale med ei fagforeining med "
        "innstillingsrett (§ 10-12 fjerde ledd)",
        "the work is not permitted without an agreement with union representatives under a tariff agreement "
        "(§ 10-10 fourth paragraph), an exchange of days off for religious reasons (fifth paragraph) or an "
        "agreement with a union that has the right of nomination (§ 10-12 fourth paragraph)",
    ),
    whether=Text(
        "arbeid på søndagen eller helgedagen er tillatt",
        "arbeid på sundagen eller heilagdagen er tillate",
        "work on the Sunday or public holiday is permitted",
    ),
    not_applying=Text(
        "lovens regel om arbeid på søndager og helgedager gjelder ikke",
        "regelen i lova om arbeid på sundagar og heilagdagar gjeld ikkje",
        "the act's rule on work on Sundays and public holidays does not apply",
    ),
)

RULES = (
    Duty(
        id="aml-10-10-2008",
        of=SUNDAY,
        source=aml("§ 10-10"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        applies=Ref("working_time_rules_apply"),
        requires=Any((Not(SUNDAY_OR_HOLIDAY), SUNDAY_WORK_NEEDED_BY_NATURE)),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

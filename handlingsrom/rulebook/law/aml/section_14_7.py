"""Arbeidsmiljøloven § 14-7: a written agreement before the employee goes abroad to work."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import Compare
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.facts import CONSECUTIVE_WEEKS_ABROAD
from handlingsrom.rulebook.law.dates import CHECKED, CONTRACTS_2024, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.rates import WEEKS_ABROAD
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

DOCUMENT = Heading(
    "work_abroad_document_required",
    yes=Text(
        "arbeidet i utlandet må avtales skriftlig før avreise, med land, varighet, valuta, ytelser og hjemreise",
        "arbeidet i utlandet må avtalast skriftleg før avreise, med land, varigheit, valuta, ytingar og "
        "heimreise",
        "the work abroad must be agreed in writing before departure, with country, duration, currency, "
        "benefits and return",
    ),
    no=Text(
        "det kreves ikke eget dokument om arbeidet i utlandet",
        "det er ikkje krav om eige dokument om arbeidet i utlandet",
        "no document of its own is required about the work abroad",
    ),
    whether=Text(
        "arbeidet i utlandet må avtales skriftlig før avreise",
        "arbeidet i utlandet må avtalast skriftleg før avreise",
        "the work abroad must be agreed in writing before departure",
    ),
)

LONGER = Compare(CONSECUTIVE_WEEKS_ABROAD, ">", WEEKS_ABROAD)

RULES = (
    Conclusion(
        id="aml-14-7-2008",
        of=DOCUMENT,
        source=aml("§ 14-7", "B"),
        in_force_from=FIRST_DAY,
        in_force_to=CONTRACTS_2024,
        says=LONGER,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Før 1. juli 2024 var grensen «mer enn en måned». Den er her regnet som 4,3 uker.",
            "Før 1. juli 2024 var grensa «meir enn ein månad». Ho er her rekna som 4,3 veker.",
            "Before 1 July 2024 the limit was “more than one month”. It is counted here as 4.3 weeks.",
        ),
    ),
    Conclusion(
        id="aml-14-7-2024",
        of=DOCUMENT,
        source=aml("§ 14-7"),
        in_force_from=CONTRACTS_2024,
        in_force_to=None,
        says=LONGER,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-14-7-2008",
    ),
)

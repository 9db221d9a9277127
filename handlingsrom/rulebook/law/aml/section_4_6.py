"""Arbeidsmiljøloven § 4-6: accommodation for employees with reduced work capacity.

A duty of the employment as such: hjemmekontorforskriften § 3 tredje ledd is read as lifting chapter 4 for the
conditions in the home only.
"""

from __future__ import annotations

from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.facts import REDUCED_WORK_CAPACITY
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

ACCOMMODATION = Heading(
    "accommodation_must_be_considered",
    yes=Text(
        "arbeidsgiveren må vurdere tilrettelegging, der hjemmekontor kan være ett av flere tiltak",
        "arbeidsgivaren må vurdere tilrettelegging, der heimekontor kan vere eitt av fleire tiltak",
        "the employer must consider accommodation, where home work may be one of several measures",
    ),
    no=Text(
        "det er ingen plikt til å vurdere tilrettelegging her",
        "det er inga plikt til å vurdere tilrettelegging her",
        "there is no duty to consider accommodation here",
    ),
    whether=Text(
        "arbeidsgiveren må vurdere tilrettelegging",
        "arbeidsgivaren må vurdere tilrettelegging",
        "the employer must consider accommodation",
    ),
)

RULES = (
    Conclusion(
        id="aml-4-6-2008",
        of=ACCOMMODATION,
        source=aml("§ 4-6"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=REDUCED_WORK_CAPACITY,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Det er omstridt om hjemmekontorforskriften § 3 tredje ledd løfter bort § 4-6 for forholdene i "
            "hjemmet. Plikten i arbeidsforholdet består.",
            "Det er omstridd om heimekontorforskrifta § 3 tredje ledd tek bort § 4-6 for forholda i "
            "heimen. Plikta i arbeidsforholdet står ved lag.",
            "It is contested whether § 3 third paragraph of the home-office regulation lifts § 4-6 for "
            "conditions in the home. The duty of the employment stands.",
        ),
    ),
)

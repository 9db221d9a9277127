"""Arbeidsmiljøloven § 4-3: the psychosocial work environment, renumbered on 1 January 2026.

A duty of the employment as such, as § 4-6 is: hjemmekontorforskriften § 3 tredje ledd is read as lifting
chapter 4 for the conditions in the home only.
"""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, All, Branch, Cases, Fact
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.law.aml.cooperation_facts import CONTACT_WITH_OTHERS_ARRANGED
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK, PSYCHOSOCIAL_2026
from handlingsrom.rulebook.law.hkf.agreement_facts import PSYCHOSOCIAL_ASSESSED
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

PSYCHOSOCIAL = Heading(
    "psychosocial_environment_met",
    yes=Text(
        "kravene til det psykososiale arbeidsmiljøet er oppfylt",
        "krava til det psykososiale arbeidsmiljøet er oppfylte",
        "the requirements of the psychosocial work environment are met",
    ),
    no=Text(
        "kravene til det psykososiale arbeidsmiljøet er ikke oppfylt",
        "krava til det psykososiale arbeidsmiljøet er ikkje oppfylte",
        "the requirements of the psychosocial work environment are not met",
    ),
    whether=Text(
        "kravene til det psykososiale arbeidsmiljøet er oppfylt",
        "krava til det psykososiale arbeidsmiljøet er oppfylte",
        "the requirements of the psychosocial work environment are met",
    ),
)

NOT_ASSESSED = Text(
    "det psykososiale arbeidsmiljøet ikke er vurdert",
    "det psykososiale arbeidsmiljøet ikkje er vurdert",
    "the psychosocial work environment has not been assessed",
)
NO_CONTACT = Text(
    "arbeidet ikke er lagt opp slik at arbeidstakeren kan ha kontakt med andre",
    "arbeidet ikkje er lagt opp slik at arbeidstakaren kan ha kontakt med andre",
    "the work is not arranged so that the employee can have contact with others",
)
OPEN_POINT = Text(
    "Det er omstridt om hjemmekontorforskriften § 3 tredje ledd løfter bort kapittel 4 for forholdene i hjemmet. "
    "Plikten i arbeidsforholdet består.",
    "Det er omstridd om heimekontorforskrifta § 3 tredje ledd tek bort kapittel 4 for forholda i heimen. "
    "Plikta i arbeidsforholdet står ved lag.",
    "It is contested whether § 3 third paragraph of the home-office regulation lifts chapter 4 for conditions in "
    "the home. The duty of the employment stands.",
)


def _psychosocial(environment: Source, contact: Source) -> All:
    return All(
        (
            _required(PSYCHOSOCIAL_ASSESSED, NOT_ASSESSED, environment),
            _required(CONTACT_WITH_OTHERS_ARRANGED, NO_CONTACT, contact),
        )
    )


def _required(fact: Fact, lacking: Text, source: Source) -> Cases:
    return Cases((Branch(fact, TRUE, source=source), Branch(TRUE, FALSE, lacking, source)))


RULES = (
    Conclusion(
        id="aml-4-3-2008",
        of=PSYCHOSOCIAL,
        source=aml("§ 4-3"),
        in_force_from=FIRST_DAY,
        in_force_to=PSYCHOSOCIAL_2026,
        says=_psychosocial(aml("§ 4-3 første til fjerde ledd"), aml("§ 4-3 andre ledd")),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=OPEN_POINT,
    ),
    Conclusion(
        id="aml-4-3-2026",
        of=PSYCHOSOCIAL,
        source=aml("§ 4-3"),
        in_force_from=PSYCHOSOCIAL_2026,
        in_force_to=None,
        says=_psychosocial(aml("§ 4-3 første og andre ledd"), aml("§ 4-3 fjerde ledd")),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-4-3-2008",
        contested=OPEN_POINT,
    ),
)

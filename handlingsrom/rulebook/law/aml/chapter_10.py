"""Arbeidsmiljøloven kapittel 10: whether its working-time rules apply to the work."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, Arm, Branch, Cases, Match, Node, Ref
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.working_time_facts import POSITION
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, HKF_2022, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml, hkf
from handlingsrom.rulebook.text import Text

WORKING_TIME = Heading(
    "working_time_rules_apply",
    yes=Text(
        "arbeidstidsreglene i arbeidsmiljøloven gjelder",
        "arbeidstidsreglane i arbeidsmiljølova gjeld",
        "the working-time rules of the Working Environment Act apply",
    ),
    no=Text(
        "arbeidstidsreglene i arbeidsmiljøloven gjelder ikke",
        "arbeidstidsreglane i arbeidsmiljølova gjeld ikkje",
        "the working-time rules of the Working Environment Act do not apply",
    ),
    whether=Text(
        "arbeidstidsreglene i arbeidsmiljøloven gjelder",
        "arbeidstidsreglane i arbeidsmiljølova gjeld",
        "the working-time rules of the Working Environment Act apply",
    ),
)

OWN_RULES_OF_THE_REGULATION = Cases(
    (
        Branch(
            Ref("home_office_regulation_applies"),
            FALSE,
            Text(
                "hjemmekontorforskriften den gangen hadde egne regler: 40 timer i uken, og i snitt høyst 48 "
                "timer med overtid",
                "heimekontorforskrifta den gongen hadde eigne reglar: 40 timar i veka, og i snitt høgst 48 "
                "timar med overtid",
                "the home-office regulation then had its own rules: 40 hours a week, and on average at most "
                "48 hours with overtime",
            ),
            hkf("tidligere § 6", "B"),
        ),
        Branch(TRUE, TRUE),
    )
)


def _by_position(ordinary: Node) -> Match:
    """Leading and particularly independent positions are exempt; § 10-2 første, andre og fjerde ledd remain."""
    return Match(
        POSITION,
        (
            Arm(frozenset({"ordinary"}), ordinary),
            Arm(frozenset({"leading"}), FALSE, source=aml("§ 10-12 første ledd")),
            Arm(frozenset({"particularly_independent"}), FALSE, source=aml("§ 10-12 andre ledd")),
        ),
    )


RULES = (
    Conclusion(
        id="aml-10-2008",
        of=WORKING_TIME,
        source=aml("kapittel 10"),
        in_force_from=FIRST_DAY,
        in_force_to=HKF_2022,
        says=_by_position(OWN_RULES_OF_THE_REGULATION),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="aml-10-2022",
        of=WORKING_TIME,
        source=aml("kapittel 10"),
        in_force_from=HKF_2022,
        in_force_to=None,
        says=_by_position(TRUE),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-10-2008",
    ),
)

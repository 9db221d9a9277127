"""Hjemmekontorforskriften §§ 3 fjerde ledd, 5 andre ledd and 6 tredje ledd: who may enter the home.

The three provisions say the same of three parties. They are not made to hang on § 1: outside the regulation
nobody has a right of access to a home either.
"""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import TRUE, Any, Arm, Match, Node
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, HKF_2022, NEXT_CHECK
from handlingsrom.rulebook.law.hkf.agreement_facts import (
    HOME_ACCESS_SOUGHT_BY,
    INSPECTION_ACCESS_ASSESSED_AS_PERMITTED,
    SPECIAL_ACCESS_AGREEMENT,
)
from handlingsrom.rulebook.law.sources import hkf
from handlingsrom.rulebook.text import Text

ACCESS = Heading(
    "home_access_permitted",
    yes=Text(
        "adgangen til hjemmet er i orden",
        "tilgjenget til heimen er i orden",
        "access to the home is permitted",
    ),
    no=Text(
        "det er ikke tillatt å gå inn i hjemmet",
        "det er ikkje tillate å gå inn i heimen",
        "access to the home is not permitted",
    ),
    whether=Text(
        "adgang til hjemmet er tillatt", "tilgjenge til heimen er tillate", "access to the home is permitted"
    ),
    without_rule=True,
)


def _access(employer: Source, inspection: Node, inspection_source: Source) -> Node:
    nobody = Text("ingen ber om adgang", "ingen ber om tilgjenge", "nobody seeks access")
    return Match(
        HOME_ACCESS_SOUGHT_BY,
        (
            Arm(frozenset({"nobody"}), TRUE, nobody),
            Arm(frozenset({"employer"}), SPECIAL_ACCESS_AGREEMENT, source=employer),
            Arm(frozenset({"safety_representative"}), SPECIAL_ACCESS_AGREEMENT, source=hkf("§ 5 andre ledd")),
            Arm(frozenset({"labour_inspection"}), inspection, source=inspection_source),
        ),
    )


RULES = (
    Conclusion(
        id="hkf-access-2008",
        of=ACCESS,
        source=hkf("§§ 3 fjerde ledd og 5 andre ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=HKF_2022,
        says=_access(
            hkf("§ 3 fjerde ledd"),
            Any((SPECIAL_ACCESS_AGREEMENT, INSPECTION_ACCESS_ASSESSED_AS_PERMITTED)),
            hkf("§ 6", "D"),
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Hvilken adgang Arbeidstilsynet hadde før 1. juli 2022, er ikke bekreftet i kildene.",
            "Kva tilgjenge Arbeidstilsynet hadde før 1. juli 2022, er ikkje stadfesta i kjeldene.",
            "What access the Labour Inspection Authority had before 1 July 2022 is not confirmed.",
        ),
    ),
    Conclusion(
        id="hkf-access-2022",
        of=ACCESS,
        source=hkf("§§ 3 fjerde ledd, 5 andre ledd og 6 tredje ledd", "B"),
        in_force_from=HKF_2022,
        in_force_to=None,
        says=_access(hkf("§ 3 fjerde ledd", "B"), SPECIAL_ACCESS_AGREEMENT, hkf("§ 6 tredje ledd")),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="hkf-access-2008",
    ),
)

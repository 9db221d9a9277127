"""Hjemmekontorforskriften § 2: the agreement, what it must cover, and information instead of it."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.nodes import (
    TRUE,
    All,
    Among,
    Exempt,
    Fact,
    Member,
    Node,
    Not,
    Ref,
    Those,
    Unless,
)
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.language.values import SomeOf
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, HKF_2022, NEXT_CHECK
from handlingsrom.rulebook.law.hkf.agreement_facts import (
    AGREED_TERMS,
    AGREEMENT_IS_TEMPORARY,
    AGREEMENT_IS_WRITTEN,
    AGREEMENT_ITEMS,
    AGREEMENT_UPDATED,
    EXTENT_CHANGED,
    ITEMS,
)
from handlingsrom.rulebook.law.hkf.facts import ORDERED_OR_RECOMMENDED_BY_AUTHORITY
from handlingsrom.rulebook.law.sources import hkf
from handlingsrom.rulebook.text import Text

APPLIES = Ref("home_office_regulation_applies")
ITEM_NAMES = tuple(name for name, _ in ITEMS)

REQUIRED = Heading(
    "written_agreement_required",
    yes=Text("avtalen må være skriftlig", "avtalen må vere skriftleg", "the agreement must be in writing"),
    no=Text(
        "det kreves ikke skriftlig avtale",
        "det er ikkje krav om skriftleg avtale",
        "no written agreement is required",
    ),
    whether=Text(
        "det kreves en skriftlig avtale",
        "det er krav om skriftleg avtale",
        "a written agreement is required",
    ),
)

INFORMATION = Heading(
    "information_instead_of_agreement",
    yes=Text(
        "arbeidsgiveren kan gi informasjon i stedet for å inngå avtale, etter drøfting med de tillitsvalgte",
        "arbeidsgivaren kan gi informasjon i staden for å inngå avtale, etter drøfting med dei tillitsvalde",
        "the employer may give information instead of making an agreement, after discussion with the "
        "union representatives",
    ),
    no=Text(
        "informasjon kan ikke erstatte avtalen",
        "informasjon kan ikkje erstatte avtalen",
        "information cannot replace the agreement",
    ),
    whether=Text(
        "informasjon kan erstatte avtalen",
        "informasjon kan erstatte avtalen",
        "information can replace the agreement",
    ),
    no_rule=Text(
        "informasjon kunne ikke erstatte avtalen før 1. juli 2022",
        "informasjon kunne ikkje erstatte avtalen før 1. juli 2022",
        "information could not replace the agreement before 1 July 2022",
    ),
)

COMPLETE = Heading(
    "agreement_complete",
    yes=Text(
        "avtalen har med alt forskriften krever",
        "avtalen har med alt forskrifta krev",
        "the agreement has everything that the regulation requires",
    ),
    no=Text("avtalen er ikke fullstendig", "avtalen er ikkje fullstendig", "the agreement is not complete"),
    whether=Text("avtalen er fullstendig", "avtalen er fullstendig", "the agreement is complete"),
)

MISSING = Heading(
    "missing_items",
    kind=SomeOf(ITEM_NAMES),
    yes=Text(
        "avtalen mangler punktet om {value}",
        "avtalen manglar punktet om {value}",
        "the agreement lacks the item on {value}",
    ),
    no=Text(
        "avtalen mangler ingen av punktene som kreves",
        "avtalen manglar ingen av punkta som er kravde",
        "the agreement lacks none of the required items",
    ),
    whether=Text("avtalen mangler noe", "avtalen manglar noko", "the agreement lacks anything"),
)

MUST_BE_UPDATED = Heading(
    "agreement_must_be_updated",
    yes=Text("avtalen må oppdateres", "avtalen må oppdaterast", "the agreement must be updated"),
    no=Text(
        "avtalen trenger ikke oppdateres",
        "avtalen treng ikkje oppdaterast",
        "the agreement need not be updated",
    ),
    whether=Text("avtalen må oppdateres", "avtalen må oppdaterast", "the agreement must be updated"),
)


def _has(of: Fact, item: str) -> Node:
    return Among(of, frozenset({item}))


def _needed(item: str) -> Node:
    """Extent, working time and equipment always; duration if temporary; the rest if the parties have them."""
    match item:
        case "extent" | "working_time" | "equipment":
            return TRUE
        case "duration":
            return AGREEMENT_IS_TEMPORARY
        case _:
            return _has(AGREED_TERMS, item)


WHAT_IS_MISSING = Those(
    tuple(
        Member(
            name,
            All((Not(_has(AGREEMENT_ITEMS, name)), _needed(name))),
            label,
            hkf(f"§ 2 første ledd strekpunkt {number}"),
        )
        for number, (name, label) in enumerate(ITEMS, start=1)
    ),
    Claim(
        "avtalen *mangler punktet om {value}",
        "avtalen *manglar punktet om {value}",
        "the agreement lacks the item on {value}",
        "the agreement does not lack the item on {value}",
    ),
)

RULES = (
    Conclusion(
        id="hkf-2-1-2008",
        of=REQUIRED,
        source=hkf("§ 2 første ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=HKF_2022,
        says=APPLIES,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="hkf-2-1-2022",
        of=REQUIRED,
        source=hkf("§ 2 første ledd"),
        in_force_from=HKF_2022,
        in_force_to=None,
        says=Unless(
            APPLIES,
            (
                Exempt(
                    "hkf-2-3-2022-exception",
                    ORDERED_OR_RECOMMENDED_BY_AUTHORITY,
                    Text(
                        "hjemmearbeidet skyldes pålegg eller anbefaling fra myndighetene, og informasjon "
                        "kan erstatte avtalen",
                        "heimearbeidet kjem av pålegg eller tilråding frå styresmaktene, og informasjon "
                        "kan erstatte avtalen",
                        "the work from home is due to an order or recommendation from the authorities, and "
                        "information may replace the agreement",
                    ),
                    hkf("§ 2 tredje ledd", "B"),
                ),
            ),
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="hkf-2-1-2008",
    ),
    Conclusion(
        id="hkf-2-3-2022",
        of=INFORMATION,
        source=hkf("§ 2 tredje ledd", "B"),
        in_force_from=HKF_2022,
        in_force_to=None,
        says=All((APPLIES, ORDERED_OR_RECOMMENDED_BY_AUTHORITY)),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Ordlyden er ikke bekreftet: om informasjonen må være skriftlig, hvilke punkter den må ha med, "
            "og om kommunale myndigheter er omfattet.",
            "Ordlyden er ikkje stadfesta: om informasjonen må vere skriftleg, kva punkt han må ha med, "
            "og om kommunale styresmakter er omfatta.",
            "The wording is not confirmed: whether the information must be in writing, which items it must "
            "cover, and whether municipal authorities are included.",
        ),
    ),
    Conclusion(
        id="hkf-2-1-complete",
        of=COMPLETE,
        source=hkf("§ 2 første ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=All(
            (
                AGREEMENT_IS_WRITTEN,
                Not(Among(Ref("missing_items", SomeOf(ITEM_NAMES)), frozenset(ITEM_NAMES))),
            )
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="hkf-2-1-items",
        of=MISSING,
        source=hkf("§ 2 første ledd strekpunkt 1 til 8"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=WHAT_IS_MISSING,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="hkf-2-2-2008",
        of=MUST_BE_UPDATED,
        source=hkf("§ 2 andre ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=All((EXTENT_CHANGED, Not(AGREEMENT_UPDATED), Ref("written_agreement_required"))),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

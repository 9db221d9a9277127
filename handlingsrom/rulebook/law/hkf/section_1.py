"""Hjemmekontorforskriften § 1: which work the regulation covers."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import (
    FALSE,
    TRUE,
    Any,
    Arm,
    Branch,
    Cases,
    Compare,
    Match,
    Node,
    Not,
)
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, HKF_2022, NEXT_CHECK
from handlingsrom.rulebook.law.hkf.facts import (
    ASSESSED_AS_FIXED_ARRANGEMENT,
    ASSESSED_AS_OWN_HOME,
    CONTINUOUS_WEEKS,
    HOME_DAYS_PER_WEEK,
    HOME_WORK_PATTERN,
    PLACE,
    PLACE_IS_ABROAD,
    WORKS_ONLY_FROM_HOME,
)
from handlingsrom.rulebook.law.rates import FIXED_DAYS_PER_WEEK, ONE_MONTH_IN_WEEKS, SHORT_WEEKS
from handlingsrom.rulebook.law.sources import hkf
from handlingsrom.rulebook.text import Text

APPLIES = Heading(
    "home_office_regulation_applies",
    yes=Text(
        "hjemmekontorforskriften gjelder",
        "heimekontorforskrifta gjeld",
        "the home-office regulation applies",
    ),
    no=Text(
        "bare arbeidsmiljøloven gjelder, ikke hjemmekontorforskriften",
        "berre arbeidsmiljølova gjeld, ikkje heimekontorforskrifta",
        "only the Working Environment Act applies, not the home-office regulation",
    ),
    whether=Text(
        "hjemmekontorforskriften gjelder",
        "heimekontorforskrifta gjeld",
        "the home-office regulation applies",
    ),
)

FIRST, SECOND = hkf("§ 1 første ledd"), hkf("§ 1 andre ledd")

OWN_HOME = Match(
    PLACE,
    (
        Arm(frozenset({"own_home"}), Any((Not(PLACE_IS_ABROAD), ASSESSED_AS_OWN_HOME))),
        Arm(frozenset({"other_home"}), ASSESSED_AS_OWN_HOME),
        Arm(frozenset({"holiday_home", "commute", "business_trip", "elsewhere"}), FALSE),
    ),
)

NOT_OWN_HOME = Branch(
    Not(OWN_HOME),
    FALSE,
    Text(
        "arbeidet ikke utføres i arbeidstakerens eget hjem",
        "arbeidet ikkje blir utført i arbeidstakaren sin eigen heim",
        "the work is not done in the employee's own home",
    ),
    FIRST,
)

ONLY_HOME = Branch(
    WORKS_ONLY_FROM_HOME,
    TRUE,
    Text(
        "arbeidstakeren bare arbeider hjemmefra",
        "arbeidstakaren berre arbeider heimanfrå",
        "the employee works only from home",
    ),
    SECOND,
)

CONTINUOUS = Cases(
    (
        Branch(
            Compare(CONTINUOUS_WEEKS, "<=", SHORT_WEEKS),
            FALSE,
            Text(
                "perioden hjemme ikke er lengre enn to uker og dermed er kortvarig",
                "perioden heime ikkje er lengre enn to veker og dermed er kortvarig",
                "the period at home is no longer than two weeks and therefore short",
            ),
            SECOND,
        ),
        Branch(
            Compare(CONTINUOUS_WEEKS, ">=", ONE_MONTH_IN_WEEKS),
            TRUE,
            Text(
                "perioden hjemme varer en måned eller mer",
                "perioden heime varer ein månad eller meir",
                "the period at home lasts a month or more",
            ),
            SECOND,
        ),
        Branch(TRUE, ASSESSED_AS_FIXED_ARRANGEMENT, source=SECOND),
    )
)


def recurring(word: Text) -> Cases:
    """At least one day a week, or less: then it is what the wording of the time calls it."""
    return Cases(
        (
            Branch(
                Compare(HOME_DAYS_PER_WEEK, ">=", FIXED_DAYS_PER_WEEK),
                TRUE,
                Text(
                    "hjemmearbeidet er en fast ordning på minst én dag i uken",
                    "heimearbeidet er ei fast ordning på minst éin dag i veka",
                    "the work from home is a fixed arrangement of at least one day a week",
                ),
                SECOND,
            ),
            Branch(
                TRUE,
                FALSE,
                Text(
                    "hjemmearbeidet i snitt er mindre enn én dag i uken og dermed {word}",
                    "heimearbeidet i snitt er mindre enn éin dag i veka og dermed {word}",
                    "the work from home is less than one day a week on average and therefore {word}",
                ).filled(word=word),
                SECOND,
            ),
        )
    )


def occasional(word: Text) -> Cases:
    """Without a recurring arrangement: below one day a week outside, from one day a week to be assessed."""
    return Cases(
        (
            Branch(
                Compare(HOME_DAYS_PER_WEEK, "<", FIXED_DAYS_PER_WEEK),
                FALSE,
                Text(
                    "hjemmearbeidet skjer nå og da, uten fast ordning, og dermed er {word}",
                    "heimearbeidet skjer no og då, utan fast ordning, og dermed er {word}",
                    "the work from home happens now and then, without an arrangement, and is therefore {word}",
                ).filled(word=word),
                SECOND,
            ),
            Branch(TRUE, ASSESSED_AS_FIXED_ARRANGEMENT, source=SECOND),
        )
    )


def extent(word: Text) -> Node:
    """Whether the work is more than short or sporadic."""
    return Match(
        HOME_WORK_PATTERN,
        (
            Arm(
                frozenset({"once"}),
                FALSE,
                Text(
                    "hjemmearbeidet bare gjelder noen få dager, én gang, og dermed er kortvarig",
                    "heimearbeidet berre gjeld nokre få dagar, éin gong, og dermed er kortvarig",
                    "the work from home is only a few days, one time, and therefore short",
                ),
                SECOND,
            ),
            Arm(frozenset({"continuous_period"}), CONTINUOUS),
            Arm(frozenset({"regular"}), recurring(word)),
            Arm(frozenset({"occasional"}), occasional(word)),
        ),
    )


OPEN_POINTS = Text(
    "Hva som er «eget hjem» for en annen bolig eller i utlandet, og hva som gjelder mellom to uker og "
    "en måned, er ikke avklart.",
    "Kva som er «eigen heim» for ein annan bustad eller i utlandet, og kva som gjeld mellom to veker og "
    "ein månad, er ikkje avklart.",
    "What “own home” means for another home or abroad, and what holds between two weeks and a month, "
    "is not settled.",
)

RULES = (
    Conclusion(
        id="hkf-1-2008",
        of=APPLIES,
        source=hkf("§ 1"),
        in_force_from=FIRST_DAY,
        in_force_to=HKF_2022,
        says=Cases((NOT_OWN_HOME, Branch(TRUE, extent(Text("tilfeldig", "tilfeldig", "incidental"))))),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=OPEN_POINTS,
    ),
    Conclusion(
        id="hkf-1-2022",
        of=APPLIES,
        source=hkf("§ 1"),
        in_force_from=HKF_2022,
        in_force_to=None,
        says=Cases(
            (NOT_OWN_HOME, ONLY_HOME, Branch(TRUE, extent(Text("sporadisk", "sporadisk", "sporadic"))))
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="hkf-1-2008",
        contested=OPEN_POINTS,
    ),
)

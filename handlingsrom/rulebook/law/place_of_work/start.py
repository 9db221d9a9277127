"""When work from home may start: both agree, and what the law requires first is in place."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import TRUE, All, Any, Branch, Cases, Node, Not, Ref
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, HKF_2022, NEXT_CHECK
from handlingsrom.rulebook.law.hkf.agreement_facts import INFORMATION_GIVEN, UNION_CONSULTED
from handlingsrom.rulebook.law.hkf.facts import ORDERED_OR_RECOMMENDED_BY_AUTHORITY
from handlingsrom.rulebook.law.place_of_work.facts import EMPLOYEE_AGREES, EMPLOYER_AGREES
from handlingsrom.rulebook.law.sources import ALTINN, hkf
from handlingsrom.rulebook.text import Text

START = Heading(
    "home_work_may_start",
    yes=Text("hjemmearbeidet kan starte", "heimearbeidet kan starte", "the work from home may start"),
    no=Text(
        "hjemmearbeidet kan ikke starte",
        "heimearbeidet kan ikkje starte",
        "the work from home may not start",
    ),
    whether=Text("hjemmearbeidet kan starte", "heimearbeidet kan starte", "the work from home may start"),
)

COMPLETE = Ref("agreement_complete")
OUTSIDE = Branch(Not(Ref("home_office_regulation_applies")), TRUE)
BY_AGREEMENT = Branch(TRUE, COMPLETE, source=hkf("§ 2 første ledd"))
BY_INFORMATION = Branch(
    ORDERED_OR_RECOMMENDED_BY_AUTHORITY,
    Any((COMPLETE, All((INFORMATION_GIVEN, UNION_CONSULTED)))),
    source=hkf("§ 2 tredje ledd", "B"),
)


def _both_agree_and(form: Node) -> Node:
    return All((EMPLOYEE_AGREES, EMPLOYER_AGREES, form, Ref("work_environment_duty_met")))


RULES = (
    Conclusion(
        id="place-start-2008",
        of=START,
        source=ALTINN,
        in_force_from=FIRST_DAY,
        in_force_to=HKF_2022,
        says=_both_agree_and(Cases((OUTSIDE, BY_AGREEMENT))),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="place-start-2022",
        of=START,
        source=ALTINN,
        in_force_from=HKF_2022,
        in_force_to=None,
        says=_both_agree_and(Cases((OUTSIDE, BY_INFORMATION, BY_AGREEMENT))),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="place-start-2008",
    ),
)

"""The right to direct does not reach into the home, except perhaps for a time in an extraordinary situation."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import All
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.place_of_work.facts import EXTRAORDINARY_SITUATION, ORDER_ASSESSED_AS_LAWFUL
from handlingsrom.rulebook.law.sources import ALTINN
from handlingsrom.rulebook.text import Text

ORDER = Heading(
    "employer_can_order_home_work",
    yes=Text(
        "arbeidsgiveren kan pålegge hjemmekontor midlertidig",
        "arbeidsgivaren kan påleggje heimekontor mellombels",
        "the employer may order work from home for a time",
    ),
    no=Text(
        "arbeidsgiveren kan ikke pålegge hjemmekontor",
        "arbeidsgivaren kan ikkje påleggje heimekontor",
        "the employer cannot order work from home",
    ),
    whether=Text(
        "arbeidsgiveren kan pålegge hjemmekontor",
        "arbeidsgivaren kan påleggje heimekontor",
        "the employer can order work from home",
    ),
)

RULES = (
    Conclusion(
        id="place-order",
        of=ORDER,
        source=ALTINN,
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=All((EXTRAORDINARY_SITUATION, ORDER_ASSESSED_AS_LAWFUL)),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

"""No rule lets an employee demand work from home."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.sources import ALTINN
from handlingsrom.rulebook.text import Text

DEMAND = Heading(
    "employee_can_demand_home_work",
    yes=Text(
        "arbeidstakeren kan kreve hjemmekontor",
        "arbeidstakaren kan krevje heimekontor",
        "the employee can demand work from home",
    ),
    no=Text(
        "arbeidstakeren kan ikke kreve hjemmekontor",
        "arbeidstakaren kan ikkje krevje heimekontor",
        "the employee cannot demand work from home",
    ),
    whether=Text(
        "arbeidstakeren kan kreve hjemmekontor",
        "arbeidstakaren kan krevje heimekontor",
        "the employee can demand work from home",
    ),
)

RULES = (
    Conclusion(
        id="place-demand",
        of=DEMAND,
        source=ALTINN,
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=FALSE,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

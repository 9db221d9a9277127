"""Statens personalhåndbok 10.2.2: electronic communication only where the service needs it."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import TRUE, Arm, Match
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, NEXT_CHECK, SPH_2009
from handlingsrom.rulebook.law.skatt.facts import BENEFIT, NEEDED_FOR_SERVICE
from handlingsrom.rulebook.law.sources import DFO_1, SPH_10_2_2
from handlingsrom.rulebook.text import Text

GRANTED = Heading(
    "benefit_may_be_granted",
    yes=Text(
        "arbeidsgiveren kan gi ytelsen", "arbeidsgivaren kan gi ytinga", "the employer may grant the benefit"
    ),
    no=Text(
        "arbeidsgiveren kan ikke gi ytelsen",
        "arbeidsgivaren kan ikkje gi ytinga",
        "the employer may not grant the benefit",
    ),
    whether=Text(
        "arbeidsgiveren kan gi ytelsen", "arbeidsgivaren kan gi ytinga", "the employer may grant the benefit"
    ),
    without_rule=True,
    no_rule=Text(
        "Statens personalhåndbok hadde ingen regel om dette før 2009",
        "Statens personalhandbok hadde ingen regel om dette før 2009",
        "Statens personalhåndbok had no rule about this before 2009",
    ),
)

RULES = (
    Conclusion(
        id="skatt-sph-10-2-2",
        of=GRANTED,
        source=SPH_10_2_2,
        in_force_from=SPH_2009,
        in_force_to=None,
        says=Match(
            BENEFIT,
            (
                Arm(frozenset({"electronic_communication"}), NEEDED_FOR_SERVICE),
                Arm(
                    frozenset({"loan", "gift", "documented_refund", "lump_sum", "room_allowance"}),
                    TRUE,
                    Text(
                        "arbeidsgiveren selv bestemmer hvilket utstyr og hvilke utgifter som dekkes",
                        "arbeidsgivaren sjølv avgjer kva utstyr og kva utgifter som blir dekte",
                        "the employer decides which equipment and which costs to cover",
                    ),
                    DFO_1,
                ),
            ),
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

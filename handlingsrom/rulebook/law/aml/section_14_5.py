"""Arbeidsmiljøloven § 14-5: when the contract of employment must be in writing."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, Arm, Branch, Cases, Match, Node
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.contract_facts import CONTRACT_WRITTEN, EMPLOYMENT_OVER_ONE_MONTH
from handlingsrom.rulebook.law.dates import CHECKED, CONTRACTS_2024, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

IN_TIME = Heading(
    "contract_written_in_time",
    yes=Text(
        "den skriftlige arbeidsavtalen kom i tide",
        "den skriftlege arbeidsavtalen kom i tide",
        "the written contract came in time",
    ),
    no=Text(
        "den skriftlige arbeidsavtalen kom ikke i tide",
        "den skriftlege arbeidsavtalen kom ikkje i tide",
        "the written contract did not come in time",
    ),
    whether=Text(
        "den skriftlige arbeidsavtalen kom i tide",
        "den skriftlege arbeidsavtalen kom i tide",
        "the written contract came in time",
    ),
)


IN_LONG_EMPLOYMENT = Cases(
    (
        Branch(
            EMPLOYMENT_OVER_ONE_MONTH,
            TRUE,
            Text(
                "arbeidsforholdet varer mer enn én måned, og avtalen kom innen fristen",
                "arbeidsforholdet varer meir enn éin månad, og avtalen kom innan fristen",
                "the employment lasts more than one month, and the contract came within the time limit",
            ),
            aml("§ 14-5 andre ledd"),
        ),
        Branch(
            TRUE,
            FALSE,
            Text(
                "arbeidsforholdet ikke varer mer enn én måned, og avtalen da skal inngås umiddelbart",
                "arbeidsforholdet ikkje varer meir enn éin månad, og avtalen då skal inngåast med ein gong",
                "the employment does not last more than one month, and the contract must then be made at once",
            ),
            aml("§ 14-5 tredje ledd"),
        ),
    )
)


def _written(*, within_a_month: Node) -> Match:
    """At once is always in time; a limit of days holds only for employment of more than one month."""
    return Match(
        CONTRACT_WRITTEN,
        (
            Arm(frozenset({"at_start"}), TRUE),
            Arm(frozenset({"within_seven_days"}), IN_LONG_EMPLOYMENT),
            Arm(frozenset({"within_one_month"}), within_a_month),
            Arm(frozenset({"later_or_not"}), FALSE),
        ),
    )


RULES = (
    Conclusion(
        id="aml-14-5-2008",
        of=IN_TIME,
        source=aml("§ 14-5 andre og tredje ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=CONTRACTS_2024,
        says=_written(within_a_month=IN_LONG_EMPLOYMENT),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Conclusion(
        id="aml-14-5-2024",
        of=IN_TIME,
        source=aml("§ 14-5 andre og tredje ledd"),
        in_force_from=CONTRACTS_2024,
        in_force_to=None,
        says=_written(within_a_month=FALSE),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-14-5-2008",
    ),
)

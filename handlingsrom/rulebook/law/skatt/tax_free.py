"""What the employer may pay for at the home office without tax, as the tax authority reads the law."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, All, Among, Arm, Branch, Cases, Compare, Match
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.rates import ROOM_ALLOWANCE, TAXED_COMMUNICATION
from handlingsrom.rulebook.law.skatt.facts import (
    BENEFIT,
    BENEFIT_AMOUNT,
    MAIN_PURPOSE_IS_WORK,
    NEEDED_FOR_SERVICE,
    ROOM_USED_ONLY_AS_OFFICE,
    USE_IS_DOCUMENTED,
)
from handlingsrom.rulebook.law.sources import EKOM, SKATTEETATEN
from handlingsrom.rulebook.text import Text

TAX_FREE = Heading(
    "benefit_is_tax_free",
    yes=Text("ytelsen er skattefri", "ytinga er skattefri", "the benefit is tax-free"),
    no=Text("ytelsen er ikke skattefri", "ytinga er ikkje skattefri", "the benefit is not tax-free"),
    whether=Text("ytelsen er skattefri", "ytinga er skattefri", "the benefit is tax-free"),
)

CAPPED = Heading(
    "electronic_communication_tax_capped",
    yes=Text(
        "bare en fast sats skattlegges, ikke hele beløpet",
        "berre ein fast sats blir skattlagd, ikkje heile beløpet",
        "only a fixed amount is taxed, not the whole",
    ),
    no=Text(
        "skatten er ikke begrenset til den faste satsen for elektronisk kommunikasjon",
        "skatten er ikkje avgrensa til den faste satsen for elektronisk kommunikasjon",
        "the tax is not limited to the fixed amount for electronic communication",
    ),
    whether=Text(
        "skatten er begrenset til den faste satsen for elektronisk kommunikasjon",
        "skatten er avgrensa til den faste satsen for elektronisk kommunikasjon",
        "the tax is limited to the fixed amount for electronic communication",
    ),
)

WITHIN_THE_STANDARD_AMOUNT = Cases(
    (
        Branch(
            Compare(BENEFIT_AMOUNT, "<=", ROOM_ALLOWANCE),
            TRUE,
            Text(
                "beløpet er innenfor standardbeløpet for året",
                "beløpet er innanfor standardbeløpet for året",
                "the amount is within the standard amount of the year",
            ),
        ),
        Branch(
            TRUE,
            FALSE,
            Text(
                "beløpet er over standardbeløpet for året",
                "beløpet er over standardbeløpet for året",
                "the amount is above the standard amount of the year",
            ),
        ),
    )
)

KINDS_OF_BENEFIT = Match(
    BENEFIT,
    (
        Arm(frozenset({"loan", "gift", "documented_refund"}), MAIN_PURPOSE_IS_WORK),
        Arm(frozenset({"lump_sum"}), All((USE_IS_DOCUMENTED, MAIN_PURPOSE_IS_WORK))),
        Arm(
            frozenset({"electronic_communication"}),
            FALSE,
            Text(
                "elektronisk kommunikasjon skattlegges som en fordel, opp til en fast sats i året",
                "elektronisk kommunikasjon blir skattlagd som ein fordel, opp til ein fast sats i året",
                "electronic communication is taxed as a benefit, up to a fixed amount a year",
            ),
            EKOM,
        ),
        Arm(
            frozenset({"room_allowance"}),
            All((ROOM_USED_ONLY_AS_OFFICE, WITHIN_THE_STANDARD_AMOUNT)),
            source=Source(SKATTEETATEN.citation, SKATTEETATEN.url, "B"),
        ),
    ),
)

RULES = (
    Conclusion(
        id="skatt-tax-free",
        of=TAX_FREE,
        source=SKATTEETATEN,
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=KINDS_OF_BENEFIT,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Skatteetatens lesning er fra 18. november 2020. Standardbeløpet er ikke kjent før 2020 og ikke for "
            "2021, 2022 og 2026, og kildene er uenige om beløpet for 2024.",
            "Lesinga til Skatteetaten er frå 18. november 2020. Standardbeløpet er ikkje kjent før 2020 og ikkje "
            "for 2021, 2022 og 2026, og kjeldene er usamde om beløpet for 2024.",
            "The tax authority's reading is of 18 November 2020. The standard amount is not known before 2020 "
            "and not for 2021, 2022 and 2026, and the sources disagree on that of 2024.",
        ),
    ),
    Conclusion(
        id="skatt-communication",
        of=CAPPED,
        source=EKOM,
        in_force_from=FIRST_DAY,
        in_force_to=None,
        says=All(
            (
                Among(BENEFIT, frozenset({"electronic_communication"})),
                NEEDED_FOR_SERVICE,
                Compare(BENEFIT_AMOUNT, ">", TAXED_COMMUNICATION),
            )
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Satsen er ikke bekreftet før 2021 og ikke for 2026.",
            "Satsen er ikkje stadfesta før 2021 og ikkje for 2026.",
            "The amount is not confirmed before 2021 and not for 2026.",
        ),
    ),
)

"""What the tax authority and Statens personalhåndbok ask about what the employer pays for."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import number, one_of, yes_no
from handlingsrom.rulebook.text import Text

BENEFIT = one_of(
    "benefit",
    Text("Hva dekker arbeidsgiveren?", "Kva dekkjer arbeidsgivaren?", "What does the employer provide?"),
    Text(
        "Skattereglene er ulike for utlån, gave og godtgjørelse.",
        "Skattereglane er ulike for utlån, gåve og godtgjersle.",
        "Tax rules differ for loans, gifts and allowances.",
    ),
    Claim(
        "ytelsen *er {value}", "ytinga *er {value}", "the benefit is {value}", "the benefit is not {value}"
    ),
    Text(
        "Vi vet ikke hva arbeidsgiveren dekker",
        "Vi veit ikkje kva arbeidsgivaren dekkjer",
        "We do not know what the employer provides",
    ),
    (
        ("loan", Text("utlån av utstyr", "utlån av utstyr", "equipment on loan")),
        ("gift", Text("utstyr som gave", "utstyr som gåve", "equipment as a gift")),
        (
            "documented_refund",
            Text(
                "refusjon av dokumenterte utgifter",
                "refusjon av dokumenterte utgifter",
                "refund of documented expenses",
            ),
        ),
        ("lump_sum", Text("et fast beløp", "eit fast beløp", "a lump sum")),
        (
            "electronic_communication",
            Text("elektronisk kommunikasjon", "elektronisk kommunikasjon", "electronic communication"),
        ),
        (
            "room_allowance",
            Text("godtgjørelse for hjemmekontor", "godtgjersle for heimekontor", "a room allowance"),
        ),
    ),
)

BENEFIT_AMOUNT = number(
    "benefit_amount",
    "0",
    "1000000",
    "1",
    Text(
        "Hvor mye utgjør det i året, i kroner?",
        "Kor mykje utgjer det i året, i kroner?",
        "How much is it a year, in kroner?",
    ),
    Text(
        "Noen ytelser er skattefrie opp til en sats.",
        "Nokre ytingar er skattefrie opp til ein sats.",
        "Some benefits are tax-free up to a rate.",
    ),
    Claim(
        "beløpet *er {value} kroner i året",
        "beløpet *er {value} kroner i året",
        "the amount is {value} kroner a year",
        "the amount is not {value} kroner a year",
    ),
    Text("Vi vet ikke beløpet", "Vi veit ikkje beløpet", "We do not know the amount"),
)

MAIN_PURPOSE_IS_WORK = yes_no(
    "main_purpose_is_work",
    Text(
        "Er hovedformålet arbeid på hjemmekontoret?",
        "Er hovudformålet arbeid på heimekontoret?",
        "Is the main purpose work at the home office?",
    ),
    Text(
        "Utstyr er skattefritt når hovedformålet er arbeid.",
        "Utstyr er skattefritt når hovudformålet er arbeid.",
        "Equipment is tax-free when the main purpose is work.",
    ),
    Claim(
        "hovedformålet *er arbeid",
        "hovudformålet *er arbeid",
        "the main purpose is work",
        "the main purpose is not work",
    ),
)

USE_IS_DOCUMENTED = yes_no(
    "use_is_documented",
    Text("Er bruken dokumentert?", "Er bruken dokumentert?", "Is the use documented?"),
    Text(
        "Et fast beløp er lønn dersom bruken ikke er dokumentert.",
        "Eit fast beløp er lønn dersom bruken ikkje er dokumentert.",
        "A lump sum is salary unless its use is documented.",
    ),
    Claim(
        "bruken *er dokumentert",
        "bruken *er dokumentert",
        "the use is documented",
        "the use is not documented",
    ),
)

ROOM_USED_ONLY_AS_OFFICE = yes_no(
    "room_used_only_as_office",
    Text(
        "Brukes rommet bare som kontor?",
        "Blir rommet berre brukt som kontor?",
        "Is the room used only as an office?",
    ),
    Text(
        "Godtgjørelsen er bare skattefri for et rom som bare brukes som kontor.",
        "Godtgjersla er berre skattefri for eit rom som berre blir brukt som kontor.",
        "The allowance is tax-free only for a room used only as an office.",
    ),
    Claim(
        "rommet *brukes bare som kontor",
        "rommet *blir brukt berre som kontor",
        "the room is used only as an office",
        "the room is not used only as an office",
    ),
)

NEEDED_FOR_SERVICE = yes_no(
    "needed_for_service",
    Text(
        "Er det tjenstlig behov for ytelsen?",
        "Er det tenestleg behov for ytinga?",
        "Is it needed for the service?",
    ),
    Text(
        "Elektronisk kommunikasjon kan bare gis når tjenesten krever det.",
        "Elektronisk kommunikasjon kan berre givast når tenesta krev det.",
        "Electronic communication may be granted only when the service requires it.",
    ),
    Claim(
        "det *er tjenstlig behov for ytelsen",
        "det *er tenestleg behov for ytinga",
        "the benefit is needed for the service",
        "the benefit is not needed for the service",
    ),
)

FACTS = (
    BENEFIT,
    BENEFIT_AMOUNT,
    MAIN_PURPOSE_IS_WORK,
    USE_IS_DOCUMENTED,
    ROOM_USED_ONLY_AS_OFFICE,
    NEEDED_FOR_SERVICE,
)

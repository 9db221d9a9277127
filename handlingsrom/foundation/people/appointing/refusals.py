"""The reasons why nobody is appointed or put in, in words."""

from __future__ import annotations

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

LEADS_NOTHING = Refusal(
    "leads_nothing",
    Text(
        "Bare en leder har stedfortreder. Denne stillingen leder ingen enhet.",
        "Berre ein leiar har stadfortredar. Denne stillinga leier inga eining.",
        "Only a leader has a substitute. This position leads no unit.",
    ),
    "leader",
)
NOT_ONESELF = Refusal(
    "not_oneself",
    Text(
        "Ingen er stedfortreder for seg selv. Velg en annen.",
        "Ingen er stadfortredar for seg sjølv. Vel ein annan.",
        "Nobody is a substitute for themselves. Choose somebody else.",
    ),
    "substitute",
)
STARTS_IN_THE_PAST = Refusal(
    "starts_in_the_past",
    Text(
        "Første dag kan ikke være før i dag: Det som er avgjort, er avgjort av den som var leder da.",
        "Første dag kan ikkje vere før i dag: Det som er avgjort, er avgjort av den som var leiar då.",
        "The first day cannot be before today: what is decided was decided by whoever led then.",
    ),
    "since",
)
LEAVES_BEFORE_THE_END = Refusal(
    "leaves_before_the_end",
    Text(
        "Stillingen slutter før perioden er over. Velg en kortere periode eller en annen.",
        "Stillinga sluttar før perioden er over. Vel ein kortare periode eller ein annan.",
        "The position ends before the period is over. Choose a shorter period or somebody else.",
    ),
    "last_day",
)
HAS_LEFT = Refusal(
    "has_left",
    Text(
        "Denne personen er ikke aktiv og kan ikke logge inn. Velg en annen.",
        "Denne personen er ikkje aktiv og kan ikkje logge inn. Vel ein annan.",
        "This person is not active and cannot sign in. Choose somebody else.",
    ),
    "substitute",
)
OVERLAPS = Text(
    "{name} er allerede stedfortreder {period}. Avslutt den først, eller velg andre dager.",
    "{name} er allereie stadfortredar {period}. Avslutt den først, eller vel andre dagar.",
    "{name} is already the substitute {period}. End that first, or choose other days.",
)
IS_AWAY = Text(
    "{name} har selv stedfortreder {period}. Velg en annen eller andre dager.",
    "{name} har sjølv stadfortredar {period}. Vel ein annan eller andre dagar.",
    "{name} has a substitute too {period}. Choose somebody else or other days.",
)
UNITS_MISSING = Refusal(
    "units_missing",
    Text(
        "Velg minst én enhet som skal få ny leder.",
        "Vel minst éi eining som skal få ny leiar.",
        "Choose at least one unit that gets a new leader.",
    ),
    "units",
)
LEADS_ALREADY = Text(
    "{name} leder allerede {unit}.", "{name} leier allereie {unit}.", "{name} already leads {unit}."
)
BASIS_MISSING = Refusal(
    "basis_missing",
    Text(
        "Skriv hva fullmakten bygger på, for eksempel delegasjonsbrevet.",
        "Skriv kva fullmakta byggjer på, til dømes delegasjonsbrevet.",
        "Write what the authority rests on, such as the letter of delegation.",
    ),
    "basis",
)

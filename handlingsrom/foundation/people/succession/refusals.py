"""The reasons why an agency does not go over into another, in words."""

from __future__ import annotations

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

SAME_AGENCY = Refusal(
    "same_agency",
    Text(
        "En virksomhet kan ikke gå over i seg selv.",
        "Ei verksemd kan ikkje gå over i seg sjølv.",
        "An agency cannot go over into itself.",
    ),
)
ENDED = Refusal(
    "agency_ended",
    Text(
        "Virksomheten er avsluttet før den dagen.",
        "Verksemda er avslutta før den dagen.",
        "The agency has ended before that day.",
    ),
)
DAY_IS_PAST = Refusal(
    "day_is_past",
    Text("Dagen er forbi. Velg i dag eller senere.", "Dagen er forbi. Vel i dag eller seinare.",
         "The day is past. Choose today or later."),
    "day",
)  # fmt: skip
DECLARED_ALREADY = Refusal(
    "declared_already",
    Text(
        "Det er allerede bestemt hvem som overtar disse enhetene.",
        "Det er allereie bestemt kven som overtek desse einingane.",
        "It is decided already who takes over these units.",
    ),
    "units",
)
NOT_ITS_UNITS = Refusal(
    "not_its_units",
    Text(
        "Velg enheter i virksomheten, under toppen av den.",
        "Vel einingar i verksemda, under toppen av henne.",
        "Choose units of the agency, below its top.",
    ),
    "units",
)
NAME_MISSING = Refusal(
    "name_missing",
    Text("Skriv et nytt navn.", "Skriv eit nytt namn.", "Write a new name."),
    "name",
)

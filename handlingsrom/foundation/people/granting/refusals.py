"""The reasons why something is not granted, in words."""

from __future__ import annotations

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

NOT_TO_ONESELF = Refusal(
    "not_to_oneself",
    Text(
        "Ingen gir roller eller fullmakt til seg selv. Be en annen om å gjøre det.",
        "Ingen gir roller eller fullmakt til seg sjølv. Be ein annan om å gjere det.",
        "Nobody grants roles or authority to themselves. Ask somebody else to do it.",
    ),
)
UNITS_MISSING = Refusal(
    "units_missing",
    Text(
        "Velg enhetene som rollen gjelder for.",
        "Vel einingane som rolla gjeld for.",
        "Choose the units that the role is for.",
    ),
    "units",
)
ORGANISATION_MISSING = Refusal(
    "organisation_missing",
    Text(
        "Skriv hvilken organisasjon den tillitsvalgte er valgt for.",
        "Skriv kva organisasjon den tillitsvalde er vald for.",
        "Write which organisation the union representative is elected for.",
    ),
    "organisation",
)
ORGANISATION_NOT_HERE = Refusal(
    "organisation_not_here",
    Text(
        "Organisasjon oppgis bare for tillitsvalgte. Hvem som er medlem hvor, lagres aldri.",
        "Organisasjon blir oppgitt berre for tillitsvalde. Kven som er medlem kvar, blir aldri lagra.",
        "An organisation is given for union representatives only. Who is a member where is never stored.",
    ),
    "organisation",
)
ENDS_BEFORE_IT_BEGINS = Refusal(
    "ends_before_it_begins",
    Text(
        "Siste dag må være lik eller etter første dag.",
        "Siste dag må vere lik eller etter første dag.",
        "The last day must be the first day or later.",
    ),
    "last_day",
)
POSITION_NOT_HELD = Refusal(
    "position_not_held",
    Text(
        "Stillingen er avsluttet eller har ikke begynt på den første dagen.",
        "Stillinga er avslutta eller har ikkje byrja på den første dagen.",
        "The position has ended or has not begun on the first day.",
    ),
    "since",
)
HELD_ALREADY = Text(
    "{name} har rollen allerede for {unit} i denne perioden.",
    "{name} har rolla allereie for {unit} i denne perioden.",
    "{name} already holds the role for {unit} in this period.",
)
NOT_A_LEADER = Refusal(
    "not_a_leader",
    Text(
        "Fullmakt til å inngå avtaler ligger hos en leder i linjen. Denne stillingen leder ingen enhet.",
        "Fullmakt til å inngå avtalar ligg hos ein leiar i linja. Denne stillinga leier inga eining.",
        "Authority to enter into agreements lies with a leader in the line. This position leads no unit.",
    ),
    "position",
)
DAYS_NOT_KNOWN = Refusal(
    "days_out_of_bounds",
    Text(
        "Skriv et antall dager fra 0,5 til 5, i hele eller halve dager.",
        "Skriv eit tal på dagar frå 0,5 til 5, i heile eller halve dagar.",
        "Write a number of days from 0.5 to 5, in whole or half days.",
    ),
    "most_days_per_week",
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
NOT_ONE_OF_YOURS = Refusal(
    "not_one_of_yours",
    Text(
        "Velg verneombudet for enheten din eller en tillitsvalgt som dekker den.",
        "Vel verneombodet for eininga di eller ein tillitsvald som dekkjer henne.",
        "Choose the safety representative of your unit or a union representative who covers it.",
    ),
    "given_to",
)
LASTS_TOO_LONG = Refusal(
    "lasts_too_long",
    Text(
        "Et samtykke varer fra i dag og høyst 180 dager. Du kan gi et nytt når det er utløpt.",
        "Eit samtykke varer frå i dag og høgst 180 dagar. Du kan gi eit nytt når det er gått ut.",
        "A consent lasts from today and 180 days at most. You can give a new one when it has expired.",
    ),
    "last_day",
)
NOT_FOUND = Refusal(
    "not_found",
    Text(
        "Ingen i virksomheten har denne e-postadressen og en stilling i dag.",
        "Ingen i verksemda har denne e-postadressa og ei stilling i dag.",
        "Nobody in the agency has this e-mail address and a position today.",
    ),
)
HAS_ADMINISTRATOR = Refusal(
    "has_administrator",
    Text(
        "Virksomheten har en administrator, som gir roller på siden «Roller».",
        "Verksemda har ein administrator, som gir roller på sida «Roller».",
        "The agency has an administrator, who grants roles on the page “Roles”.",
    ),
)

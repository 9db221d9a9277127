"""The one list of columns of a file: readers, example files and the help for HR are derived from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlingsrom.rulebook.text import Text

UNIT, PERSON, POSITION, LEADER = KINDS = ("unit", "person", "position", "leader")
TYPE = "type"

KIND_NAMES = {
    UNIT: Text("enhet", "eining", "unit"),
    PERSON: Text("ansatt", "tilsett", "employee"),
    POSITION: Text("stilling", "stilling", "position"),
    LEADER: Text("leder", "leiar", "leader"),
}
SHEETS = {
    UNIT: Text("Enheter", "Einingar", "Units"),
    PERSON: Text("Ansatte", "Tilsette", "Employees"),
    POSITION: Text("Stillinger", "Stillingar", "Positions"),
    LEADER: Text("Ledere", "Leiarar", "Leaders"),
}
ROW_TYPES = {
    UNIT: Text(
        "En enhet, med enheten over og den som leder den. Nøyaktig én enhet har ingen over seg.",
        "Ei eining, med eininga over og den som leier ho. Nøyaktig éi eining har inga over seg.",
        "A unit, with the unit above it and who leads it. Exactly one unit has none above it.",
    ),
    PERSON: Text(
        "En ansatt med hovedstillingen sin.",
        "Ein tilsett med hovudstillinga si.",
        "An employee with the main position.",
    ),
    POSITION: Text(
        "En stilling til for en ansatt som har flere.",
        "Ei stilling til for ein tilsett som har fleire.",
        "One more position of an employee who has several.",
    ),
    LEADER: Text(
        "En leder i en periode: fungerende leder, eller en leder til for samme enhet.",
        "Ein leiar i ein periode: fungerande leiar, eller ein leiar til for same eining.",
        "A leader in a period: an acting leader, or one more leader of the same unit.",
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it fills, the rows that use it, those that must have it, its title and its help."""

    field: str
    of: tuple[str, ...]
    needed_by: tuple[str, ...]
    title: Text
    help: Text


def _column(field: str, of: str, needed_by: str, title: Text, help_: Text) -> Column:
    return Column(field, tuple(of.split()), tuple(needed_by.split()), title, help_)


COLUMNS = (
    _column(
        "unit", "unit person position leader", "unit position leader",
        Text("Enhet", "Eining", "Unit"),
        Text(
            "Enhetens nummer eller kode i HR-systemet. På en ansatt: enheten for hovedstillingen.",
            "Nummeret eller koden til eininga i HR-systemet. På ein tilsett: eininga for hovudstillinga.",
            "The unit’s number or code in the HR system. For an employee: the unit of the main position.",
        ),
    ),
    _column(
        "unit_name", "unit", "unit",
        Text("Enhetsnavn", "Einingsnamn", "Unit name"),
        Text("Navnet på enheten.", "Namnet på eininga.", "The name of the unit."),
    ),
    _column(
        "parent", "unit", "",
        Text("Overordnet enhet", "Overordna eining", "Unit above"),
        Text(
            "Nummeret på enheten over. Tomt bare for den øverste.",
            "Nummeret på eininga over. Tomt berre for den øvste.",
            "The number of the unit above. Empty only for the topmost.",
        ),
    ),
    _column(
        "leader", "unit", "",
        Text("Leder", "Leiar", "Leader"),
        Text(
            "Ansattnummeret til den som leder enheten.",
            "Tilsettnummeret til den som leier eininga.",
            "The employee number of whoever leads the unit.",
        ),
    ),
    _column(
        "person", "person position leader", "person position leader",
        Text("Ansattnummer", "Tilsettnummer", "Employee number"),
        Text(
            "Nummeret i HR-systemet, aldri fødselsnummer. Ved det kjenner vi igjen den samme neste gang.",
            "Nummeret i HR-systemet, aldri fødselsnummer. Ved det kjenner vi att den same neste gong.",
            "The number in the HR system, never the national identity number. By it we know the same person next time.",
        ),
    ),
    _column(
        "name", "person", "person",
        Text("Navn", "Namn", "Name"),
        Text("Fornavn og etternavn.", "Førenamn og etternamn.", "First name and surname."),
    ),
    _column(
        "email", "person", "person",
        Text("E-post", "E-post", "E-mail"),
        Text(
            "Adressen på jobben. Dit går beskjeden om at noe venter.",
            "Adressa på jobben. Dit går meldinga om at noko ventar.",
            "The address at work. We tell there that something waits.",
        ),
    ),
    _column(
        "language", "person", "",
        Text("Målform", "Målform", "Language"),
        Text(
            "nb, nn eller en. Tomt: virksomhetens målform for nye, uendret for andre.",
            "nb, nn eller en. Tomt: målforma til verksemda for nye, uendra for andre.",
            "nb, nn or en. Empty: the agency’s for new people, unchanged for others.",
        ),
    ),
    _column(
        "entra_oid", "person", "",
        Text("Entra-id", "Entra-id", "Entra id"),
        Text(
            "Objekt-id i Entra, til innlogging.",
            "Objekt-id i Entra, til innlogging.",
            "The object id in Entra, for signing in.",
        ),
    ),
    _column(
        "eppn", "person", "",
        Text("Feide-id", "Feide-id", "Feide id"),
        Text(
            "Brukernavnet i Feide (eduPersonPrincipalName), til innlogging.",
            "Brukarnamnet i Feide (eduPersonPrincipalName), til innlogging.",
            "The user name in Feide (eduPersonPrincipalName), for signing in.",
        ),
    ),
    _column(
        "protected", "person", "",
        Text("Adressesperre", "Adressesperre", "Protected address"),
        Text(
            "ja eller nei. Ved ja lagres og vises ingen adresse.",
            "ja eller nei. Ved ja blir inga adresse lagra eller vist.",
            "yes or no. With yes, no address is stored or shown.",
        ),
    ),
    _column(
        "position", "person position leader", "position",
        Text("Stillingsnummer", "Stillingsnummer", "Position number"),
        Text(
            "Stillingens nummer. Kan være tomt for hovedstillingen; en stilling til må ha det.",
            "Nummeret til stillinga. Kan vere tomt for hovudstillinga; ei stilling til må ha det.",
            "The position’s number. May be empty for the main position; one more position must have it.",
        ),
    ),
    _column(
        "title", "person position", "",
        Text("Tittel", "Tittel", "Title"),
        Text("For eksempel rådgiver.", "Til dømes rådgivar.", "For example adviser."),
    ),
    _column(
        "share", "person position", "",
        Text("Stillingsprosent", "Stillingsprosent", "Per cent"),
        Text(
            "0 til 100, gjerne med desimaler: 50 er halve dager, 37,5 går også. Tomt betyr 100.",
            "0 til 100, gjerne med desimalar: 50 er halve dagar, 37,5 går òg. Tomt tyder 100.",
            "0 to 100, with decimals if you like: 50 is half days, 37.5 is fine. Empty means 100.",
        ),
    ),
    _column(
        "kind", "person position", "",
        Text("Stillingstype", "Stillingstype", "Kind of position"),
        Text(
            "ordinær, ledende eller særlig uavhengig (aml. § 10-12). Tomt betyr ordinær for nye, uendret for andre.",
            "ordinær, leiande eller særleg uavhengig (aml. § 10-12). Tomt tyder ordinær for nye, uendra for andre.",
            "ordinary, leading or particularly independent (aml. § 10-12). Empty: ordinary if new, else unchanged.",
        ),
    ),
    _column(
        "since", "person position leader", "",
        Text("Fra og med", "Frå og med", "From"),
        Text(
            "Første dag, som 2026-01-31 eller 31.01.2026. Tomt: i dag for nye, uendret for andre.",
            "Første dag, som 2026-01-31 eller 31.01.2026. Tomt: i dag for nye, uendra for andre.",
            "The first day, as 2026-01-31 or 31.01.2026. Empty: today for new ones, unchanged for others.",
        ),
    ),
    _column(
        "until", "person position leader", "",
        Text("Til og med", "Til og med", "Until"),
        Text(
            "Siste dag, hvis det er bestemt. For fungerende leder: siste dag som leder.",
            "Siste dag, om det er bestemt. For fungerande leiar: siste dag som leiar.",
            "The last day, if there is one. For an acting leader: the last day as leader.",
        ),
    ),
    _column(
        "acting", "leader", "",
        Text("Fungerende", "Fungerande", "Acting"),
        Text(
            "ja for fungerende leder, som må ha en siste dag.",
            "ja for fungerande leiar, som må ha ein siste dag.",
            "yes for an acting leader, who must have a last day.",
        ),
    ),
)  # fmt: skip
BY_FIELD = {column.field: column for column in COLUMNS}
TYPE_TITLE = Text("Type", "Type", "Type")
ALSO = {  # other headings that HR systems write
    "ansattnr": "person", "ansattid": "person", "tilsettnr": "person", "epostadresse": "email", "mail": "email",
    "enhetsid": "unit", "enhetsnummer": "unit", "orgenhet": "unit", "overordnet": "parent", "overordna": "parent",
    "prosent": "share", "stillingsnr": "position", "stillingsid": "position", "stillingstittel": "title",
    "startdato": "since", "sluttdato": "until", "fra": "since", "til": "until", "frå": "since",
    "fornavn": "first_name", "førenamn": "first_name", "firstname": "first_name",
    "etternavn": "surname", "etternamn": "surname", "surname": "surname", "rad": TYPE, "rowtype": TYPE,
}  # fmt: skip


def plain(title: str) -> str:
    """A heading without case, spaces and punctuation, as headings are compared."""
    return re.sub(r"[^0-9a-zæøåäöáčđŋšŧž]", "", title.lower())


def _words(texts: dict[str, Text]) -> dict[str, str]:
    return {plain(word): key for key, t in texts.items() for word in (t.nb, t.nn, t.en)}


FIELDS = {
    **ALSO,
    **_words({TYPE: TYPE_TITLE}),
    **_words({column.field: column.title for column in COLUMNS}),
}
KIND_WORDS = _words(KIND_NAMES)
SHEET_WORDS = _words(SHEETS)

"""Files of an organisation, as HR systems write them, and what the tests of importing do with them."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

from openpyxl import Workbook

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.importing.actions import Operator, load, roll_back, try_file
from handlingsrom.foundation.people.importing.check import check
from handlingsrom.foundation.people.importing.models import Import, Wrong
from handlingsrom.foundation.people.importing.reading import read
from handlingsrom.foundation.people.models import Agency, Person, Position, Role, Unit
from handlingsrom.foundation.walls import within
from tests.builders import AT

HEADER = (
    "Type;Enhet;Enhetsnavn;Overordnet enhet;Leder;Ansattnummer;Navn;E-post;Stillingsnummer;Tittel;"
    "Stillingsprosent;Fra og med;Til og med;Fungerende"
)
OPERATOR = Operator()


def unit(key: str, name: str, parent: str = "", leader: str = "") -> str:
    return f"enhet;{key};{name};{parent};{leader}"


def person(
    key: str, name: str, unit: str, share: str = "", *, title: str = "rådgiver", since: str = "2026-01-01",
    until: str = "", email: str = "", number: str = "",
) -> str:  # fmt: skip
    address = email or f"{name.split()[0].lower().translate(str.maketrans('æøå', 'eoa'))}@eksempel.no"
    return f"ansatt;{unit};;;;{key};{name};{address};{number};{title};{share};{since};{until}"


def position(key: str, of: str, unit: str, share: str = "20", *, until: str = "") -> str:
    return f"stilling;{unit};;;;{of};;;{key};timelærer;{share};2026-01-01;{until}"


def leader(of: str, unit: str, since: str = "", until: str = "", acting: str = "") -> str:
    return f"leder;{unit};;;;{of};;;;;;{since};{until};{acting}"


WHOLE = (
    unit("S", "Styret", leader="1"),
    unit("D", "Direktoratet", "S", leader="2"),
    unit("A", "Avdeling Åse", "D", leader="3"),
    unit("B", "Avdeling Bø", "D", leader="4"),
    person("1", "Øystein Ås", "S"),
    person("2", "Ærlend Bø", "D", title="direktør"),
    person("3", "Máret Eira", "A", title="avdelingsdirektør"),
    person("4", "Kari Nilsen", "B"),
    person("5", "Ole Vik", "A", "50"),
    person("6", "Siri Dahl", "A", "37,5"),
    position("6-2", "6", "B", "40"),
)


def as_csv(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


def problems(content: bytes, name: str = "fil.csv") -> list[tuple[str, int, str]]:
    """What is wrong with a file, as code, row and column."""
    _, found = check(read(name, content))
    return [(p.code, p.where.row, p.heading) for p in found]


def tried(agency: Agency, *rows: str, at: datetime = AT, by: Standing | Operator = OPERATOR) -> Import:
    with within(agency.id):
        return try_file(agency, "fil.csv", as_csv(*rows), by=by, at=at)


def loaded(agency: Agency, *rows: str, at: datetime = AT) -> Import:
    made = tried(agency, *rows, at=at)
    with within(agency.id):
        return load(made.id, agency_id=agency.id, by=OPERATOR, at=at)


def undone(made: Import, at: datetime = AT) -> Import:
    with within(made.agency_id):
        return roll_back(made.id, agency_id=made.agency_id, by=OPERATOR, at=at)


def warned(made: Import) -> set[str]:
    with within(made.agency_id):
        return set(Wrong.objects.filter(of=made).values_list("code", flat=True))


def dump(agency: Agency) -> dict[str, list[dict[str, Any]]]:
    """Everything that an import may touch, to compare before with after."""
    with within(agency.id):
        models = (Unit, Person, Position, Role)
        return {m.__name__: list(m.objects.filter(agency=agency).order_by("id").values()) for m in models}


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def as_dfo(**lists: object) -> bytes:
    return json.dumps(lists, ensure_ascii=False).encode()

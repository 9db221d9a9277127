"""A small file in each format to download and fill in: the same invented organisation in each, in the reader's language."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from handlingsrom.foundation.people.importing.columns import (
    COLUMNS,
    KIND_NAMES,
    KINDS,
    LEADER,
    PERSON,
    POSITION,
    SHEETS,
    TYPE_TITLE,
    UNIT,
)
from handlingsrom.foundation.people.record_reader.exports import guarded
from handlingsrom.rulebook.text import Language

Row = tuple[str, dict[str, str]]
ROWS: tuple[Row, ...] = (
    (UNIT, {"unit": "100", "unit_name": "Styret", "leader": "1001"}),
    (UNIT, {"unit": "110", "unit_name": "Direktoratet", "parent": "100", "leader": "1002"}),
    (UNIT, {"unit": "111", "unit_name": "Seksjon for tilsyn", "parent": "110", "leader": "1003"}),
    (UNIT, {"unit": "112", "unit_name": "Seksjon for veiledning", "parent": "110"}),
    (PERSON, {"person": "1001", "name": "Øystein Ås", "email": "oystein.as@eksempel.no", "unit": "100",
              "title": "styreleder", "share": "10", "since": "2025-01-01"}),
    (PERSON, {"person": "1002", "name": "Marit Aasen", "email": "marit.aasen@eksempel.no", "unit": "110",
              "title": "direktør", "share": "100", "kind": "ledende", "since": "2024-08-01"}),
    (PERSON, {"person": "1003", "name": "Máret Eira", "email": "maret.eira@eksempel.no", "unit": "111",
              "title": "seksjonssjef", "share": "100", "since": "2023-03-01"}),
    (PERSON, {"person": "1004", "name": "Kari Nilsen", "email": "kari.nilsen@eksempel.no", "language": "nn",
              "unit": "111", "title": "rådgiver", "share": "50", "since": "2022-01-15"}),
    (PERSON, {"person": "1005", "name": "Ole Vik", "email": "ole.vik@eksempel.no", "unit": "112",
              "title": "seniorrådgiver", "share": "80", "since": "2021-06-01", "until": "2027-12-31"}),
    (POSITION, {"person": "1005", "position": "1005-2", "unit": "111", "title": "rådgiver", "share": "20",
                "since": "2026-01-01"}),
    (LEADER, {"unit": "112", "person": "1005", "since": "2026-09-01", "until": "2027-03-31", "acting": "ja"}),
)  # fmt: skip


def as_csv(language: Language) -> bytes:
    """With semicolons and a byte order mark, as a Norwegian Excel opens it; no cell can become a formula."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";")
    writer.writerow([TYPE_TITLE.in_(language), *(column.title.in_(language) for column in COLUMNS)])
    for kind, values in ROWS:
        cells = [values.get(column.field, "") for column in COLUMNS]
        writer.writerow([KIND_NAMES[kind].in_(language), *map(guarded, cells)])
    return kept.getvalue().encode("utf-8-sig")


def as_excel(language: Language) -> bytes:
    """One sheet for each kind of row; every cell is text, so no cell can become a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for kind in KINDS:
        sheet = book.create_sheet(SHEETS[kind].in_(language))
        columns = [column for column in COLUMNS if kind in column.of]
        sheet.append([column.title.in_(language) for column in columns])
        for values in (values for of, values in ROWS if of == kind):
            sheet.append([guarded(values.get(column.field, "")) for column in columns])
        for number in range(1, len(columns) + 1):
            sheet.column_dimensions[sheet.cell(1, number).column_letter].width = 20
        sheet.freeze_panes = "A2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def as_json(language: Language) -> bytes:
    """In the shape of DFØ's HR API, whose names are the same in every language."""
    units = [_unit(values) for kind, values in ROWS if kind == UNIT]
    persons = [_person(values) for kind, values in ROWS if kind == PERSON]
    lists = {"orgenhet": units, "ansatt": persons}
    return json.dumps(lists, ensure_ascii=False, indent=2).encode()


def _unit(values: dict[str, str]) -> dict[str, Any]:
    told = {
        "id": values["unit"], "organisasjonsnavn": values["unit_name"],
        "overordnOrgenhetId": values.get("parent", ""),
    }  # fmt: skip
    leads = values.get("leader")
    return told | ({"leder": {"lederAnsattnr": leads}} if leads else {})


def _person(values: dict[str, str]) -> dict[str, Any]:
    first, surname = values["name"].split()
    more = [_position(each) for kind, each in ROWS if kind == POSITION and each["person"] == values["person"]]
    told = {"id": values["person"], "fornavn": first, "etternavn": surname, "epost": values["email"]}
    return told | _position(values) | ({"tilleggsstilling": more} if more else {})


def _position(values: dict[str, str]) -> dict[str, str]:
    return {
        "stillingId": values.get("position", f"S{values['person']}"), "stillingstittel": values["title"],
        "organisasjonId": values["unit"], "dellonnsprosent": values["share"], "startdato": values["since"],
        "sluttdato": values.get("until", "9999-12-31"),
    }  # fmt: skip


FORMATS: dict[str, tuple[Callable[[Language], bytes], str, str]] = {
    "csv": (as_csv, "CSV", "text/csv; charset=utf-8"),
    "xlsx": (as_excel, "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (as_json, "JSON (DFØ)", "application/json"),
}

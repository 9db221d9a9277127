"""The formats of HR systems: each a reader into the same rows, and each refused when it is not what it says."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from handlingsrom.foundation.people.importing import read_excel
from handlingsrom.foundation.people.importing.check import check
from handlingsrom.foundation.people.importing.problems import Unreadable
from handlingsrom.foundation.people.importing.reading import LARGEST, read
from handlingsrom.foundation.people.importing.shape import Organisation
from tests.importing import HEADER, WHOLE, as_csv, as_dfo, unit, workbook

UNITS = [
    ["Enhet", "Enhetsnavn", "Overordnet enhet", "Leder"],
    [1, "Styret", None, None],
    [2, "Åsgård", 1, 10],
]
PEOPLE = [
    ["Ansattnummer", "Fornavn", "Etternavn", "E-post", "Enhet", "Stillingsprosent", "Fødselsnummer"],
    [10, "Øyvind", "Ås", "o@e.no", 2, 37.5, "01010112345"],
]


def whole(name: str, content: bytes) -> Organisation:
    organisation, problems = check(read(name, content))
    assert [p for p in problems if not p.is_warning] == []
    return organisation


def refused(name: str, content: bytes) -> str:
    with pytest.raises(Unreadable) as why:
        read(name, content)
    return why.value.refusal.code


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8-sig", b""), ("latin-1", b""), ("cp1252", b""), ("utf-16", b"")],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_csv_in_every_usual_encoding(encoding: str, mark: bytes, delimiter: str, line_end: str) -> None:
    rows = [
        "Type;Enhet;Enhetsnavn",
        "enhet;1;Åse, Øst – Ævar" if encoding == "cp1252" else "enhet;1;Åse Øst Ævar",
    ]
    text = line_end.join(rows)
    if delimiter == ",":
        text = text.replace("Åse, Øst", "Åse Øst")
    found = read("a.csv", mark + text.replace(";", delimiter).encode(encoding))
    assert found.rows[0].values["unit_name"].startswith("Åse")
    assert "Ævar" in found.rows[0].values["unit_name"]


def test_sami_letters_and_quotes_and_lines_inside_a_cell() -> None:
    found = read("a.csv", 'Type;Enhet;Enhetsnavn\nenhet;1;"Kárášjohka; ""Čáhput"""\n\nenhet;2;To'.encode())
    assert found.rows[0].values["unit_name"] == 'Kárášjohka; "Čáhput"'
    assert [row.where.row for row in found.rows] == [2, 4]


def test_headings_in_all_languages_and_as_other_systems_write_them() -> None:
    nn = read("a.csv", b"Type;Tilsettnummer;Namn;E-post;Eining\ntilsett;1;Kari;k@e.no;9")
    en = read("a.csv", b"type;employee number;name;e-mail;unit\nemployee;1;Kari;k@e.no;9")
    other = read(
        "a.csv", b"TYPE;AnsattNr.;Fornavn;Etternavn;Epostadresse;Enhets-ID\nAnsatt;1;Kari;Moe;k@e.no;9"
    )
    assert (
        nn.rows[0].values
        == en.rows[0].values
        == {"person": "1", "name": "Kari", "email": "k@e.no", "unit": "9"}
    )
    assert other.rows[0].values["name"] == "Kari Moe"


def test_a_column_that_nobody_knows_is_not_read_and_told_of() -> None:
    found = read("a.csv", b"Type;Enhet;Enhetsnavn;Personnummer;Lonn\nenhet;1;En;010101 12345;500000")
    assert found.ignored == ("Personnummer", "Lonn")
    assert "12345" not in repr(found.rows)
    assert "500000" not in repr(found.rows)


def test_excel_with_a_sheet_for_each_kind() -> None:
    content = workbook({"Enheter": UNITS, "Ansatte": PEOPLE, "Notater": [["hei"]]})
    found = read("a.xlsx", content)
    assert "01010112345" not in repr(found)
    organisation = whole("a.xlsx", content)
    assert organisation.units["2"].parent == "1"
    assert (organisation.persons["10"].name, str(organisation.positions["10/0"].share)) == (
        "Øyvind Ås",
        "37.50",
    )
    assert found.rows[-1].where.row == 2


def test_excel_with_one_sheet_and_a_type_column() -> None:
    rows: list[list[object]] = [list(HEADER.split(";")), *(list(row.split(";")) for row in WHOLE)]
    assert len(whole("a.xlsx", workbook({"Ark1": rows})).positions) == 7


def test_excel_dates_and_truths_are_read_as_written() -> None:
    from datetime import date

    rows: list[list[object]] = [["Enhet", "Ansattnummer", "Fra og med", "Til og med", "Fungerende"],
                                ["2", "10", date(2026, 1, 2), date(2026, 5, 6), True]]  # fmt: skip
    content = workbook({"Enheter": UNITS, "Ansatte": PEOPLE, "Ledere": rows})
    leader = next(row for row in whole("a.xlsx", content).leaders if row.since)
    assert (leader.since, leader.until) == (date(2026, 1, 2), date(2026, 5, 7))


DFO = {
    "orgenhet": [
        {"id": 1, "organisasjonsnavn": "Styret", "overordnOrgenhetId": 0},
        {"id": "2", "organisasjonsnavn": "Åsgård", "overordnOrgenhetId": "1",
         "leder": {"lederAnsattnr": "10"}},
    ],
    "ansatt": {
        "id": "10", "fornavn": "Øyvind", "etternavn": "Ås", "epost": "o@e.no", "stillingId": 77,
        "organisasjonId": "2", "dellonnsprosent": "80", "lederflagg": True, "startdato": "2025-01-01",
        "sluttdato": "9999-12-31", "fnr": "01010112345", "privatEpost": "hemmelig@hjem.no",
        "tilleggsstilling": {"stillingId": 78, "organisasjonId": 1, "dellonnsprosent": 20,
                             "startdato": "2025-02-01"},
    },
    "stilling": [{"id": 77, "stillingskode": 1434, "stillingstittel": "rådgiver", "organisasjonId": 2}],
}  # fmt: skip


def test_dfo_with_unwrapped_lists_and_numbers_as_text() -> None:
    organisation = whole("a.json", as_dfo(**DFO))
    main, more = organisation.positions["10/0"], organisation.positions["10/78"]
    assert (main.unit, main.title, str(main.share), main.until) == ("2", "rådgiver", "80.00", None)
    assert (more.unit, str(more.share)) == ("1", "20.00")
    assert [(row.unit, row.person) for row in organisation.leaders] == [("2", "10")]


def test_dfo_private_fields_never_come_in() -> None:
    found = read("a.json", as_dfo(**DFO))
    assert "01010112345" not in repr(found)
    assert "hemmelig" not in repr(found)


def test_dfo_with_lists_left_out() -> None:
    content = as_dfo(orgenhet={"id": "1", "organisasjonsnavn": "En"}, ansatt=[])
    assert [row.kind for row in read("a.json", content).rows] == ["unit"]


def test_a_new_position_number_in_dfo_is_the_same_position() -> None:
    changed = json.loads(json.dumps(DFO))
    changed["ansatt"]["stillingId"] = 99
    assert set(whole("a.json", as_dfo(**changed)).positions) == {"10/0", "10/78"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "file_empty"),
        ("a.csv", b" \n ", "file_empty"),
        ("a.exe", b"MZ", "unknown_format"),
        ("a.csv", b"\x00\x01\x02", "unknown_format"),
        ("a.csv", b"Enhet;Navn\n1;2", "no_type_column"),
        ("a.json", b"{]", "broken_json"),
        ("a.json", b"{" + b'"a":{' * 20000, "broken_json"),
        ("a.json", b'{"a": "\xff"}', "broken_json"),
        ("a.json", b'{"id": ' + b"9" * 5000 + b"}", "broken_json"),
        ("a.json", b"[1]", "not_dfo"),
        ("a.json", b'{"personer": []}', "not_dfo"),
        ("a.xlsx", b"PK\x03\x04 nothing", "broken_excel"),
        ("a.csv", b"x" * (LARGEST + 1), "file_too_large"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, code: str) -> None:
    assert refused(name, content) == code


def zipped(*parts: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    return kept.getvalue()


def test_a_zip_that_grows_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_excel, "MOST_UNPACKED", 5 * 1024 * 1024)
    bomb = zipped(("xl/workbook.xml", b"0" * (6 * 1024 * 1024)))
    assert len(bomb) < 50_000
    assert refused("a.xlsx", bomb) == "expands_too_much"


def test_a_zip_that_lies_of_its_size_is_measured_by_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_excel, "MOST_UNPACKED", 5 * 1024 * 1024)
    bomb = bytearray(zipped(("xl/workbook.xml", b"0" * (6 * 1024 * 1024))))
    true_size = (6 * 1024 * 1024).to_bytes(4, "little")
    while (at := bomb.find(true_size)) >= 0:
        bomb[at : at + 4] = (1000).to_bytes(4, "little")
    assert refused("a.xlsx", bytes(bomb)) in ("broken_excel", "expands_too_much")


def test_a_zip_with_very_many_parts_is_refused() -> None:
    assert refused("a.xlsx", zipped(*((f"{n}.xml", b"") for n in range(600)))) == "expands_too_much"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_xml_that_declares_entities_is_refused(encoding: str) -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'.encode(encoding)
    assert refused("a.xlsx", zipped(("xl/workbook.xml", laughs))) == "broken_excel"


def test_a_workbook_without_a_known_sheet() -> None:
    assert refused("a.xlsx", workbook({"Ark1": [["hei"], ["på deg"]]})) == "no_known_sheet"


def test_a_row_far_down_makes_no_endless_reading() -> None:
    content = workbook({"Enheter": UNITS})
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = next(name for name in parts if "sheet1" in name)
    parts[sheet] = parts[sheet].replace(b'<row r="3"', b'<row r="999999999999"').replace(b'r="A3"', b'r="A9"')
    found = read("a.xlsx", zipped(*parts.items()))
    assert len(found.rows) == 1


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlingsrom.foundation.people.importing.reading.MOST_ROWS", 3)
    units = [unit(str(n), "x") for n in range(4)]
    assert refused("a.csv", as_csv(*units)) == "too_many_rows"
    assert (
        refused("a.xlsx", workbook({"Enheter": [UNITS[0], *([n, "x"] for n in range(4))]})) == "too_many_rows"
    )
    assert refused("a.json", as_dfo(orgenhet=[{"id": n} for n in range(4)])) == "too_many_rows"

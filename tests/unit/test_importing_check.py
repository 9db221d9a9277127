"""What is wrong with a file: every error by row and column, all at once, and nothing where nothing is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from handlingsrom.foundation.people.importing import problems as words
from handlingsrom.foundation.people.importing import values
from handlingsrom.foundation.people.importing.check import check
from handlingsrom.foundation.people.importing.problems import ERRORS, WARNINGS
from handlingsrom.foundation.people.importing.reading import read
from tests.importing import HEADER, WHOLE, as_csv, leader, person, position, problems, unit

LINE = len(WHOLE) + 2  # of the first row after the whole organisation


def test_a_sound_file_has_no_problem() -> None:
    assert problems(as_csv(*WHOLE)) == []


CASES = {
    "missing": (person("8", "Kari", "").replace("kari@eksempel.no", ""), "E-post"),
    "unknown_type": ("tull;1", "Type"),
    "too_long": (unit("9", "x" * 201, "D"), "Enhetsnavn"),
    "control_character": (unit("9", "a\x07b", "D"), "Enhetsnavn"),
    "identity_number": (person("01010100050", "Kari Moe", "A"), "Ansattnummer"),
    "bad_email": (person("8", "Kari Moe", "A", email="kari at e.no"), "E-post"),
    "bad_date": (person("8", "Per Moe", "A", since="2026-02-30"), "Fra og med"),
    "ends_before_it_begins": (person("8", "Per Moe", "A", until="2025-12-31"), "Til og med"),
    "bad_share": (person("8", "Per Moe", "A", "100,01"), "Stillingsprosent"),
    "unknown_unit": (person("8", "Per Moe", "X"), "Enhet"),
    "unknown_person": (position("9-1", "99", "A"), "Ansattnummer"),
    "no_position": (person("8", "Per Moe", ""), "Enhet"),
    "several_tops": (unit("9", "En til"), "Overordnet enhet"),
    "acting_without_end": (leader("5", "A", acting="ja"), "Til og med"),
    "bad_yes_no": (leader("5", "A", acting="kanskje"), "Fungerende"),
    "tiny_share": (person("8", "Per Moe", "A", "0,8"), "Stillingsprosent"),
    "over_full_time": (position("4-2", "4", "A", "30"), "Stillingsprosent"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_problem_is_told_by_row_and_column(code: str) -> None:
    row, heading = CASES[code]
    assert (code, LINE, heading) in problems(as_csv(*WHOLE, row))


@pytest.mark.parametrize("share", ["0", "100", "37,5", "37.50", "50 %", "100,00"])
def test_shares_that_are_shares(share: str) -> None:
    assert problems(as_csv(*WHOLE, person("8", "Per Moe", "A", share))) == []


@pytest.mark.parametrize("share", ["-1", "101", "1e2", "halv", "100,001", "½", "٣"])
def test_shares_that_are_none(share: str) -> None:
    assert ("bad_share", LINE, "Stillingsprosent") in problems(
        as_csv(*WHOLE, person("8", "Per Moe", "A", share))
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-01-31", date(2026, 1, 31)), ("31.01.2026", date(2026, 1, 31)), ("1.2.2026", date(2026, 2, 1)),
        ("20260131", date(2026, 1, 31)), ("2026-01-31T00:00:00", date(2026, 1, 31)), ("31/01/2026", None),
        ("2026-13-01", None), ("0001-01-01", None), ("9999-12-31", None), ("snart", None),
    ],
)  # fmt: skip
def test_days(text: str, found: date | None) -> None:
    assert values.day(text) == found


def test_the_last_day_counts() -> None:
    found, _ = check(read("a.csv", as_csv(*WHOLE, person("8", "Per Moe", "A", until="2027-06-30"))))
    assert found.positions["8/0"].until == date(2027, 7, 1)


@pytest.mark.parametrize(
    "row",
    [unit("A", "Igjen", "D"), person("5", "Andre Navn", "A", email="annen@e.no"), position("6-2", "5", "A")],
)
def test_a_key_that_stands_twice_is_told_of(row: str) -> None:
    assert "duplicate" in {code for code, *_ in problems(as_csv(*WHOLE, row))}


def test_an_address_that_two_have_is_told_of_on_both_rows() -> None:
    found = problems(as_csv(*WHOLE, person("8", "Ny Vik", "A", email="OLE@eksempel.no")))
    assert [(c, h) for c, _, h in found] == [("duplicate", "E-post")] * 2


def test_a_ring_of_units_is_told_once_with_its_way() -> None:
    table = read("a.csv", as_csv(*WHOLE, unit("X", "x", "Y"), unit("Y", "y", "Z"), unit("Z", "z", "X")))
    _, found = check(table)
    assert [p.value for p in found if p.code == "cycle"] == ["X → Y → Z → X"]
    itself = problems(as_csv(*WHOLE, unit("X", "x", "X")))
    assert [code for code, *_ in itself] == ["cycle"]


def test_every_error_at_once() -> None:
    bad = (
        person("8", "Per Moe", "X", "120", since="i går", email="per"),
        leader("99", "A"),
        unit("A", "To", "Q"),
    )
    codes = {code for code, *_ in problems(as_csv(*WHOLE, *bad))}
    assert codes == {"unknown_unit", "bad_share", "bad_date", "bad_email", "unknown_person", "duplicate"}


def test_a_missing_column_is_told_once() -> None:
    header = HEADER.replace("E-post", "Annet")
    content = "\n".join([header, *WHOLE]).encode()
    assert [(c, h) for c, _, h in problems(content) if c != "column_not_read"] == [
        ("missing_column", "E-post")
    ]


def test_a_file_without_people_is_refused() -> None:
    assert "nobody" in {code for code, *_ in problems(as_csv(unit("S", "Styret")))}


def test_an_identity_number_is_never_repeated() -> None:
    _, found = check(read("a.csv", as_csv(*WHOLE, person("01010100050", "Kari Moe", "A"))))
    assert all("01010100050" not in p.value for p in found)


@pytest.mark.parametrize("text", ["01010100050", "010101 00050", "41010100044"])
def test_identity_numbers_are_known_by_their_control_digits(text: str) -> None:
    assert values.is_identity_number(text)


@pytest.mark.parametrize("text", ["01010100051", "12345678901", "1001", "", "٠١٠١٠١٠٠٠٥٠"])
def test_other_numbers_are_not(text: str) -> None:
    assert not values.is_identity_number(text)


def test_a_leader_leads_by_the_position_in_the_unit_else_by_the_main_one() -> None:
    found, _ = check(read("a.csv", as_csv(*WHOLE, leader("6", "B"), leader("6", "D"))))
    assert [(row.unit, row.position) for row in found.leaders if row.person == "6"] == [
        ("B", "6-2"),
        ("D", "6/0"),
    ]


def test_every_problem_has_words_with_the_value_in_them() -> None:
    for code in ERRORS | WARNINGS:
        text = words.text_of(code, "VERDI {0} %s")
        assert "{value}" not in text.nb + text.nn + text.en
    assert len(words.text_of("bad_date", "x" * 500).nb) < 200

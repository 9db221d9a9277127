"""What every printed document keeps: the standards, the words as they were written, the same bytes."""

from __future__ import annotations

import io
import json
import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import outloud
import pikepdf
import pytest
from fontTools.ttLib import TTFont

from handlingsrom.foundation.documents.document import (
    Block,
    Clause,
    Document,
    Items,
    Note,
    Paragraph,
    Quote,
    Reason,
    Reasons,
    Rows,
    Section,
    Table,
)
from handlingsrom.foundation.documents.printable import FONTS, covered, printable
from handlingsrom.foundation.documents.sealing import make_test_key, seal
from handlingsrom.foundation.documents.to_pdf import to_pdf
from handlingsrom.rulebook.text import LANGUAGES, Language
from tests.golden.documents.as_text import by_poppler, read_aloud
from tests.golden.documents.sample import MADE_AT, attachment, sample

MARKUP = (
    """#panic("x") *fet* _kursiv_ `kode` $x^2$ <merke> @ref // kommentar /* c */ \\ \\n "sitat" 'a' -- ---"""
)
LONG = "Menneskerettighetsorganisasjonsmedlemskapskontingent" * 4


def printed(*blocks: Block) -> bytes:
    """A document with one section of these blocks."""
    return to_pdf(replace(sample(), sections=(Section("Avsnitt", blocks),)))


def words(pdf: bytes) -> str:
    """All its text as it is read aloud, without white space."""
    return "".join(read_aloud(pdf).split())


MARKUP_WORDS = "".join(MARKUP.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_accessible(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "avtale.pdf"
    path.write_bytes(to_pdf(sample(language)))
    result = outloud.check(str(path))
    assert (result.verdict, result.findings) == ("pass", [])
    assert result.stats["tagged"]


def test_sealed_it_is_still_accessible_and_says_that_it_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "avtale.pdf"
    key = make_test_key("Etaten", tmp_path, at=MADE_AT)
    path.write_bytes(seal(to_pdf(sample()), key, MADE_AT))
    result = outloud.check(str(path))
    assert (result.verdict, result.findings) == ("pass", [])
    assert by_poppler(path.read_bytes(), "pdfinfo", "-struct").rstrip().splitlines()[-2].strip() == "Form"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_declares_both_standards_and_its_language(language: Language) -> None:
    with pikepdf.open(io.BytesIO(to_pdf(sample(language)))) as pdf:
        with pdf.open_metadata() as about:
            assert about["pdfaid:part"] == "3"
            assert about["pdfaid:conformance"] == "A"
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == sample(language).title
        assert str(pdf.Root.Lang) == language
        assert len(pdf.Root.OutputIntents) == 1


def test_it_carries_its_content_as_data() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(sample()))) as pdf:
        [carried] = pdf.Root.AF
        assert str(carried.AFRelationship) == "/Data"
        assert str(carried.UF) == "avtale.json"
        assert json.loads(carried.EF.F.read_bytes()) == attachment()


def test_it_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "avtale.pdf"
    path.write_bytes(to_pdf(sample()))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_document_gives_the_same_bytes_whatever_was_printed_between() -> None:
    first = to_pdf(sample("nb"))
    other = to_pdf(sample("en"))
    assert to_pdf(sample("nb")) == first != other
    assert to_pdf(replace(sample("nb"), made_at=datetime(2026, 11, 24, 12, 31, tzinfo=UTC))) != first


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(MARKUP),
        Quote(MARKUP, MARKUP),
        Note(MARKUP, MARKUP),
        Items((MARKUP,)),
        Rows(((MARKUP, MARKUP),), MARKUP),
        Table((MARKUP,), ((MARKUP,),), MARKUP),
        Clause(MARKUP, MARKUP, MARKUP, MARKUP),
        Reasons((Reason(MARKUP, MARKUP, (Reason(MARKUP),)),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_what_a_person_wrote_is_never_read_as_markup(block: Block) -> None:
    assert words(printed(block)).count(MARKUP_WORDS) == str(block).count("#panic")


def test_markup_in_title_agency_and_footer_is_text_too() -> None:
    pdf = to_pdf(replace(sample(), title=MARKUP, agency=MARKUP, footer=MARKUP, subtitle=MARKUP))
    assert words(pdf).count(MARKUP_WORDS) == 2  # title and subtitle; header and footer are not read aloud
    assert by_poppler(pdf, "pdftotext", "-layout").count("*fet* _kursiv_") == 6


def test_a_word_longer_than_the_line_is_broken_without_added_characters() -> None:
    pdf = printed(Paragraph(LONG), Table(("A", "B", "C"), ((LONG, "x", "y"),)), Rows(((LONG, LONG),)))
    assert words(pdf).count(LONG) == 4
    with pikepdf.open(io.BytesIO(pdf)) as read:
        width = float(read.pages[0].MediaBox[2])
    places = re.findall(r'xMin="([\d.]+)".*xMax="([\d.]+)"', by_poppler(pdf, "pdftotext", "-bbox"))
    assert all(float(right) < width - 70 for _, right in places)


def test_newlines_stand_and_an_empty_line_begins_a_paragraph() -> None:
    pdf = printed(Paragraph("første\nandre\r\ntredje\n\nny del"))
    lines = [line for line in by_poppler(pdf, "pdftotext").splitlines() if line]
    assert lines[lines.index("første") :][:4] == ["første", "andre", "tredje", "ny del"]
    assert by_poppler(pdf, "pdfinfo", "-struct").count("P (block)") == 3  # the subtitle is one


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Ïï Ńń Åå Ææ Øø §–«»…", "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Ïï Ńń Åå Ææ Øø §–«»…"),
        ("😀 👍🏽 👨‍👩‍👧", "😀 👍🏽 👨‍👩‍👧"),
        ("中", "[U+4E2D]"),
        ("snu \u202eom", "snu [U+202E]om"),
        ("bjelle\x07", "bjelle[U+0007]"),
        ("skjult\u200bord", "skjult[U+200B]ord"),
        ("a\u030a", "å"),
    ],
)
def test_every_character_is_shown_as_itself_or_by_its_number(written: str, shown: str) -> None:
    assert printable(written) == shown
    assert shown.replace(" ", "") in words(printed(Paragraph(written)))


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    regular, bold, emoji = (
        set(TTFont(FONTS / name).getBestCmap())
        for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "NotoEmoji-Regular.ttf")
    )
    assert covered() == (regular & bold) | emoji


def test_a_table_over_two_pages_repeats_its_header() -> None:
    rows = tuple((f"rad {number}", "verdi") for number in range(80))
    pages = by_poppler(printed(Table(("Overskrift", "Verdi"), rows)), "pdftotext").split("\f")[:-1]
    assert len(pages) > 1
    assert all("Overskrift" in page for page in pages)
    assert [f"Side {number} av {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(
        pages
    )


@pytest.mark.parametrize("lines", range(26, 40))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(lines: int) -> None:
    pdf = printed(Paragraph("\n".join(["linje"] * lines)), Clause("1", "Overskriften", "Teksten.", "Kilden"))
    [page] = [page for page in by_poppler(pdf, "pdftotext").split("\f") if "Overskriften" in page]
    assert "Teksten." in page
    assert "Kilden" in page


def test_an_unfit_document_is_refused_where_it_is_made() -> None:
    with pytest.raises(ValueError, match="aware"):
        replace(sample(), made_at=datetime(2026, 11, 24, 12, 30))  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="as many cells"):
        Table(("a", "b"), (("1",),))


def test_a_long_document_can_be_sealed(tmp_path: Path) -> None:
    blocks = tuple(Clause(str(n), "Vilkår", "Ord. " * 60, "Kilde") for n in range(90))
    document: Document = replace(sample(), sections=(Section("Alt", blocks),))
    path = tmp_path / "lang.pdf"
    path.write_bytes(seal(to_pdf(document), make_test_key("Etaten", tmp_path, at=MADE_AT), MADE_AT))
    result = outloud.check(str(path))
    assert result.errors == 0
    assert result.stats["pages"] > 5

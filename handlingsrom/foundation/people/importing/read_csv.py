"""CSV: one header row, and a column Type that says what each row is."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence

from handlingsrom.foundation.people.importing.columns import KIND_WORDS, TYPE, plain
from handlingsrom.foundation.people.importing.headings import Headings
from handlingsrom.foundation.people.importing.problems import Unreadable
from handlingsrom.foundation.people.importing.shape import Row, Table, Where

UNKNOWN_KIND = ""
DELIMITERS = ";,\t"


def read_csv(content: bytes, most_rows: int) -> Table:
    """The rows of a CSV with `;`, `,` or tab between cells; the row number is the line in the file."""
    lines = _lines(_text(content))
    number, header = next(lines, (0, []))
    headings = Headings(header)
    if TYPE not in headings.fields:
        raise Unreadable("no_type_column")
    rows: list[Row] = []
    for number, cells in lines:
        if len(rows) >= most_rows:
            raise Unreadable("too_many_rows", most_rows)
        values = headings.values(cells)
        if values:
            written = values.pop(TYPE, "")
            kind = KIND_WORDS.get(plain(written), UNKNOWN_KIND)
            rows.append(Row(kind, Where("", number), values if kind else {TYPE: written}))
    return Table("csv", rows, headings.titles(), tuple(headings.ignored))


def _lines(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row that is not empty, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    begins = 1
    try:
        for cells in reader:
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise Unreadable("unknown_format") from None


def _delimiter(text: str) -> str:
    header = text.lstrip().split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def _text(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with one, else the Western European that older Excel writes."""
    if b"\0" in content and not content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise Unreadable("unknown_format")
    encodings = ("utf-16",) if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")

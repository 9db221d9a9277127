"""Excel: one sheet for each kind of row, or one sheet with a column Type.

A workbook is a zip of XML: it is measured by what really comes out of it before a parser sees any of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from handlingsrom.foundation.people.importing.columns import KIND_WORDS, SHEET_WORDS, TYPE, plain
from handlingsrom.foundation.people.importing.headings import Headings
from handlingsrom.foundation.people.importing.problems import Unreadable
from handlingsrom.foundation.people.importing.shape import Row, Table, Where

MOST_UNPACKED = 300 * 1024 * 1024
MOST_PARTS = 500
MOST_COLUMNS = 60
CHUNK = 1024 * 1024
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
LONGEST_DOCTYPE = max(len(mark) for mark in DOCTYPES)


def read_excel(content: bytes, most_rows: int) -> Table:
    """The rows of a workbook; the row number is Excel's own."""
    from openpyxl import load_workbook

    _measure(content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        found = _sheets(workbook, most_rows)
        workbook.close()
    except Unreadable:
        raise
    except Exception:  # openpyxl meets a damaged file with whatever error comes first
        raise Unreadable("broken_excel") from None
    return found


def _sheets(workbook: Any, most_rows: int) -> Table:
    rows: list[Row] = []
    headings: dict[tuple[str, str], str] = {}
    ignored: dict[str, None] = {}
    read_any = False
    for sheet in workbook.worksheets:
        lines = enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=most_rows + 2, values_only=True), 1)
        known = Headings(next(lines, (1, ()))[1])
        kind = SHEET_WORDS.get(plain(sheet.title), "")
        if not kind and TYPE not in known.fields:
            continue
        read_any = True
        headings |= known.titles([kind] if kind else tuple(dict.fromkeys(KIND_WORDS.values())))
        ignored |= dict.fromkeys(known.ignored)
        for number, cells in lines:
            values = known.values([_text(cell) for cell in cells])
            if values:
                rows.append(_row(kind, Where(sheet.title, number), values))
        if len(rows) > most_rows:
            raise Unreadable("too_many_rows", most_rows)
    if not read_any:
        raise Unreadable("no_known_sheet")
    return Table("xlsx", rows, headings, tuple(ignored))


def _row(kind: str, where: Where, values: dict[str, str]) -> Row:
    written = values.pop(TYPE, "")
    kind = kind or KIND_WORDS.get(plain(written), "")
    return Row(kind, where, values if kind else {TYPE: written})


def _text(cell: object) -> str:
    """A cell as it would stand in a CSV: a day as ISO, a whole number without its point."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nei"
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def _measure(content: bytes) -> None:
    """Refuse a bomb: unpack in small pieces, count what comes out, and look for what makes XML grow."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
                raise Unreadable("expands_too_much")
            left = MOST_UNPACKED
            for part in listed:
                left -= _unpacked(parts, part, left)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, OSError, ValueError):
        raise Unreadable("broken_excel") from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "bz2"):
            raise Unreadable("broken_excel") from None
        raise


def _unpacked(parts: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    size, tail = 0, b""
    with parts.open(part) as unpacking:
        while piece := unpacking.read(CHUNK):
            size += len(piece)
            if size > left:
                raise Unreadable("expands_too_much")
            if _has_doctype(tail + piece):
                raise Unreadable("broken_excel")
            tail = piece[-LONGEST_DOCTYPE:]
    return size


def _has_doctype(piece: bytes) -> bool:
    marks: Sequence[bytes] = DOCTYPES
    return any(mark in piece for mark in marks)

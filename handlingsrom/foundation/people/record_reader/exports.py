"""The record as a file: who did what with what and when, as CSV or JSON; what a case says stays in the case."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO
from uuid import UUID

from handlingsrom.foundation.records.kinds import SHIELDED, Kind
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.records.queries import body_of
from handlingsrom.rulebook.text import Language

COLUMNS = (
    "at", "kind", "what", "by_id", "by", "thing_kind", "thing_id", "subject_id", "entry_id", "number", "hash",
)  # fmt: skip
IN_MEMORY = 2 * 1024 * 1024
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows_of(
    entries: Iterable[Entry], kinds: Mapping[str, Kind], language: Language
) -> Iterator[dict[str, object]]:
    """One row an entry, its keys in the order of `COLUMNS`; a shielded one tells when, and its place in the chain."""
    for entry in entries:
        kind = kinds.get(entry.kind)
        hidden = kind is not None and kind.shielded
        link = getattr(entry, "link", None)
        yield {
            "at": entry.at.isoformat(),
            "kind": "shielded" if hidden else entry.kind,
            "what": words_of(kind, entry.kind, language),
            "by_id": "" if hidden else _text(entry.by_id),
            "by": "" if hidden else str(body_of(entry).get("by", "")),
            "thing_kind": "" if hidden else entry.thing_kind,
            "thing_id": "" if hidden else str(entry.thing_id),
            "subject_id": "" if hidden else _text(entry.subject_id),
            "entry_id": str(entry.id),
            "number": link.number if link else None,
            "hash": link.hash if link else "",
        }


def words_of(kind: Kind | None, code: str, language: Language) -> str:
    """What happened, in words; of a shielded kind only that something did."""
    if kind is None:
        return code
    return (SHIELDED if kind.shielded else kind.words).in_(language)


def as_csv(rows: Iterable[Mapping[str, object]]) -> IO[bytes]:
    """Semicolons and a byte order mark, as Norwegian spreadsheets read it; no cell can become a formula."""
    file = _file()
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([guarded(row[column]) for column in COLUMNS])
    text.detach()
    return _rewound(file)


def as_json(rows: Iterable[Mapping[str, object]]) -> IO[bytes]:
    """A list of objects, one a line."""
    file = _file()
    for number, row in enumerate(rows):
        file.write((",\n" if number else "[\n").encode() + json.dumps(row, ensure_ascii=False).encode())
    file.write(b"\n]\n" if file.tell() else b"[]\n")
    return _rewound(file)


def guarded(value: object) -> str:
    """A cell as text; one that a spreadsheet would take for a formula begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _file() -> IO[bytes]:
    return SpooledTemporaryFile(max_size=IN_MEMORY)


def _rewound(file: IO[bytes]) -> IO[bytes]:
    file.seek(0)
    return file


def _text(value: UUID | None) -> str:
    return str(value) if value else ""

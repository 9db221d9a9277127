"""From a file to its rows: which format it is, and that it is no larger than a file can be."""

from __future__ import annotations

from handlingsrom.foundation.people.importing.problems import Unreadable
from handlingsrom.foundation.people.importing.read_csv import read_csv
from handlingsrom.foundation.people.importing.read_dfo import read_dfo
from handlingsrom.foundation.people.importing.read_excel import read_excel
from handlingsrom.foundation.people.importing.shape import Table

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
MOST_ROWS = 200_000
SUFFIXES = (".csv", ".txt", ".xlsx", ".json")


def read(name: str, content: bytes) -> Table:
    """The rows of a file; raises `Unreadable`. The name must fit, and the content decides."""
    if len(content) > LARGEST:
        raise Unreadable("file_too_large", LARGEST // MEGABYTE)
    if not content.strip():
        raise Unreadable("file_empty")
    if not name.lower().endswith(SUFFIXES):
        raise Unreadable("unknown_format")
    if content.startswith(b"PK"):
        return read_excel(content, MOST_ROWS)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return read_dfo(content, MOST_ROWS)
    return read_csv(content, MOST_ROWS)

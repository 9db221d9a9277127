"""A document as plain data: what it says, in one language, and what it carries for machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlingsrom.rulebook.text import Language


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a newline is a new line, an empty line a new paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Labels with their values, one a line: parties, facts, choices."""

    rows: tuple[tuple[str, str], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its header is repeated on every page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("every row of a table has as many cells as its header")


@dataclass(frozen=True, slots=True)
class Items:
    """A plain list."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: a reservation, and the source it stands on."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words, never translated; `language` when it differs from the document's."""

    text: str
    by: str = ""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One term of an agreement, and where it comes from."""

    number: str
    heading: str
    text: str
    provenance: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding with its source and the findings it rests on."""

    text: str
    source: str = ""
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasons:
    """The tree of reasons behind a decision."""

    reasons: tuple[Reason, ...]


Block = Paragraph | Rows | Table | Items | Note | Quote | Clause | Reasons


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that `to_pdf` prints; `attachment` goes along inside the file as JSON.

    `made_at` is an aware instant: the same document gives the same bytes.
    """

    title: str
    language: Language
    agency: str
    sections: tuple[Section, ...]
    made_at: datetime
    attachment: Mapping[str, Any]
    attachment_name: str = "avtale.json"
    subtitle: str = ""
    footer: str = ""

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at must be an aware instant")

"""A document as an accessible, archivable PDF: tagged PDF/UA-1 and PDF/A-3a in one file."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from handlingsrom.foundation.documents.document import Block, Document
from handlingsrom.foundation.documents.printable import FONTS, printable
from handlingsrom.rulebook.text import Text

TEMPLATE = Path(__file__).with_name("template.typ")
STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
PAGE = Text("Side {page} av {pages}", "Side {page} av {pages}", "Page {page} of {pages}")
ATTACHED = Text(
    "Innholdet i dokumentet som data, for maskinell lesing.",
    "Innhaldet i dokumentet som data, for maskinell lesing.",
    "The content of the document as data, for machines to read.",
)
_one_at_a_time = Lock()  # the compiler keeps its inputs between two calls


def to_pdf(document: Document) -> bytes:
    """The document as PDF; the same document always gives the same bytes."""
    made_at = document.made_at.astimezone(UTC)
    with _one_at_a_time:
        pdf = _compiler().compile(
            format="pdf",
            # Given on every call: left out, the compiler prints the previous document.
            sys_inputs={"data": json.dumps(_data(document), ensure_ascii=False)},
            pdf_standards=STANDARDS,
            timestamp=int(made_at.timestamp()),
        )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True)


def _data(document: Document) -> dict[str, Any]:
    shown = {
        "title": document.title,
        "subtitle": document.subtitle,
        "agency": document.agency,
        "footer": document.footer,
        "language": document.language,
        "page": PAGE.in_(document.language),
        "sections": [
            {"heading": section.heading, "blocks": [_block(block) for block in section.blocks]}
            for section in document.sections
        ],
    }
    attached = json.dumps(document.attachment, ensure_ascii=False, indent=2, sort_keys=True)
    return {
        **_printable(shown),
        "attachment": attached,
        "attachment_name": document.attachment_name,
        "attachment_says": ATTACHED.in_(document.language),
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__, **asdict(block)}


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: _printable(each) for key, each in value.items()}
        case list() | tuple():
            return [_printable(each) for each in value]
        case _:
            return value

"""A document as a reader without the PDF sees it; `python -m tests.golden.documents.as_text` renews the files."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from handlingsrom.foundation.documents.to_pdf import to_pdf
from handlingsrom.rulebook.text import LANGUAGES, Language
from tests.golden.documents.sample import sample

HERE = Path(__file__).parent


def by_poppler(pdf: bytes, *command: str) -> str:
    """What one of poppler's programs, with its arguments before the file, says of the document."""
    done = subprocess.run(
        [*command, "-", *(["-"] if command[0] == "pdftotext" else [])], input=pdf, capture_output=True
    )
    return done.stdout.decode(errors="replace")


def read_aloud(pdf: bytes) -> str:
    """The text in the order of the structure, as a screen reader meets it, each line of it after a newline."""
    structure = by_poppler(pdf, "pdfinfo", "-struct-text")
    return "\n".join(re.findall(r'^\s+"(.*)"$', structure, re.MULTILINE))


def golden(language: Language) -> Path:
    """Where the expected text stands."""
    return HERE / f"{language}.txt"


def as_text(language: Language) -> str:
    """The sample's text in one language, laid out, without empty lines."""
    text = by_poppler(to_pdf(sample(language)), "pdftotext", "-layout")
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    for each in LANGUAGES:
        golden(each).write_text(as_text(each), encoding="utf-8")

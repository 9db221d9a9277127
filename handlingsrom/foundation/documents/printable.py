"""Which characters the document's fonts can show, and what stands in for the others.

A character without a glyph would stop the document (PDF/A), an invisible one could turn what is read into
something else than what was signed: both are printed by their code point.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
COVERAGE = FONTS / "coverage.txt"
_JOINERS = "\u200c\u200d\u00ad\ufe0e\ufe0f"
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


@cache
def covered() -> frozenset[int]:
    """Code points with a glyph in one of the fonts."""
    ranges = (line.split("-") for line in COVERAGE.read_text(encoding="ascii").split())
    return frozenset(point for first, last in ranges for point in range(int(first, 16), int(last, 16) + 1))


def printable(text: str) -> str:
    """The text as it can be printed: nothing left out, nothing hidden."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\n" or character in _JOINERS:
        return character
    if ord(character) in covered() and unicodedata.category(character) not in _HIDDEN:
        return character
    return f"[U+{ord(character):04X}]"

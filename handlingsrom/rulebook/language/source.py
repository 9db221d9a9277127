"""Where a rule, a branch of it or an amount comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlingsrom.rulebook.text import Text

Confidence = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True)
class Source:
    """A citation for people and an address for those who want to read it.

    Confidence: A primary text or authority, B authoritative summary, C one secondary source, D not confirmed.
    """

    citation: Text
    url: str
    confidence: Confidence = "A"

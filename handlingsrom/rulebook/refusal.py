"""How every layer says no: a code for machines and a reason for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handlingsrom.rulebook.text import Language, Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why not. `about` names the fact or field concerned, where there is one."""

    code: str
    reason: Text
    about: str = ""


class Refused(Exception):
    """Carries every reason at once, never only the first."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        if not self.refusals:
            raise ValueError("a refusal needs a reason")
        super().__init__(", ".join(refusal.code for refusal in self.refusals))

    def in_(self, language: Language) -> list[str]:
        """The reasons as sentences in one language."""
        return [refusal.reason.in_(language) for refusal in self.refusals]

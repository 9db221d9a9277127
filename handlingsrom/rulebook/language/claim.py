"""A claim about the world that can be said to hold, not to hold, or not to be known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from handlingsrom.rulebook.text import Text

WHETHER = Text(
    nb="Vi vet ikke om {claim}", nn="Vi veit ikkje om {claim}", en="We do not know whether {claim}"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim in three languages, lower case, without a full stop, perhaps with `{value}` in it.

    In Norwegian the negation stands after the verb in a main clause and before it in a subordinate one
    ("avtalen er ikke skriftlig", "fordi avtalen ikke er skriftlig"), so the verb is marked with `*`.
    """

    nb: str
    nn: str
    en: str
    en_not: str

    def __post_init__(self) -> None:
        if self.nb.count("*") != 1 or self.nn.count("*") != 1 or not (self.en and self.en_not):
            raise ValueError(f"a claim marks one verb with * in nb and in nn: {self!r}")

    def sentence(self, holds: bool = True) -> Text:
        """As a main clause: "avtalen er ikke skriftlig"."""
        return _said(self, holds, True)

    def clause(self, holds: bool = True) -> Text:
        """As a subordinate clause, after "fordi" or "om": "avtalen ikke er skriftlig"."""
        return _said(self, holds, False)

    def unknown(self) -> Text:
        """Not known: "Vi vet ikke om avtalen er skriftlig"."""
        return WHETHER.filled(claim=self.clause())


@cache
def _said(claim: Claim, holds: bool, is_main: bool) -> Text:
    return Text(
        nb=_placed(claim.nb, "" if holds else "ikke", is_main),
        nn=_placed(claim.nn, "" if holds else "ikkje", is_main),
        en=claim.en if holds else claim.en_not,
    )


def _placed(marked: str, negation: str, is_main: bool) -> str:
    subject, rest = marked.split("*")
    verb, space, after = rest.partition(" ")
    if not negation:
        return subject + rest
    if is_main:
        return f"{subject}{verb} {negation}{space}{after}"
    return f"{subject}{negation} {rest}"

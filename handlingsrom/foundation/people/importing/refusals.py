"""Why a load, or its undoing, is refused."""

from __future__ import annotations

from collections.abc import Sequence

from handlingsrom.foundation.people.importing.columns import SHEETS
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text


def has_errors(number: int) -> Refusal:
    return Refusal("has_errors", ERRORS.filled(number=number))


def nothing_to_do() -> Refusal:
    return Refusal("nothing_to_do", NOTHING)


def changed_meanwhile(kinds: Sequence[str]) -> Refusal:
    """Somebody changed what the file was compared with."""
    names = (SHEETS[kind] for kind in kinds)
    joined = [", ".join(words) for words in zip(*((t.nb, t.nn, t.en) for t in names), strict=True)]
    return Refusal("changed_meanwhile", MEANWHILE.filled(kinds=Text(*joined)))


def later_import(file_name: str) -> Refusal:
    return Refusal("later_import", LATER.filled(file=file_name))


def no_longer_kept() -> Refusal:
    return Refusal("no_longer_kept", FORGOTTEN)


def not_to_oneself() -> Refusal:
    return Refusal("not_to_oneself", ONESELF)


ERRORS = Text(
    "Filen har {number} feil. Rett dem og prøv filen på nytt.",
    "Fila har {number} feil. Rett dei og prøv fila på nytt.",
    "The file has {number} errors. Put them right and try the file again.",
)
ONESELF = Text(
    "Filen gjør deg til leder. Ingen gir roller til seg selv. Be en annen i HR laste den inn.",
    "Fila gjer deg til leiar. Ingen gir roller til seg sjølv. Be ein annan i HR laste ho inn.",
    "The file makes you a leader. Nobody grants roles to themselves. Ask somebody else in HR to load it.",
)
NOTHING = Text(
    "Filen endrer ingenting: alt er slik fra før.",
    "Fila endrar ingenting: alt er slik frå før.",
    "The file changes nothing: everything is like this already.",
)
MEANWHILE = Text(
    "Etter prøvekjøringen har noen endret det filen ble sammenlignet med ({kinds}). Prøv filen på nytt.",
    "Etter prøvekøyringa har nokon endra det fila vart samanlikna med ({kinds}). Prøv fila på nytt.",
    "After the trial, somebody changed what the file was compared with ({kinds}). Try the file again.",
)
LATER = Text(
    "En senere fil er lastet inn oppå denne: {file}. Rull den tilbake først.",
    "Ei seinare fil er lasta inn oppå denne: {file}. Rull ho tilbake først.",
    "A later file was loaded on top of this one: {file}. Roll that back first.",
)
FORGOTTEN = Text(
    "Det er mer enn 90 dager siden. Det som skulle til for å rulle tilbake, er slettet.",
    "Det er meir enn 90 dagar sidan. Det som skulle til for å rulle tilbake, er sletta.",
    "It is more than 90 days ago. What is needed to roll back has been deleted.",
)

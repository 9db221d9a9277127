"""The answers of a book over columns: for each conclusion, signals for yes, no, assess and unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.circuit import FALSE, Signal, no
from handlingsrom.rulebook.language.columns import Reader, shape_of
from handlingsrom.rulebook.language.shapes import Options, Pairs, Range, Truths, is_decided


@dataclass(frozen=True, slots=True)
class Answered:
    """In each row exactly one of `decided`, `assess` and `unknown` holds.

    `yes` is for a yes or no that is decided; `members` tells for a set which members are surely in.
    """

    decided: Signal
    assess: Signal
    unknown: Signal
    yes: Signal = FALSE
    no: Signal = FALSE
    members: Mapping[str, Signal] | None = None


def answers(book: Book, names: Iterable[str], reader: Reader) -> dict[str, Answered]:
    """The answer to each conclusion, as `book.answer` gives it for one row.

    `reader` must have been made with the book's conclusions. One reading is kept for each assignment of judgements.
    """
    judged: dict[tuple[tuple[str, bool], ...], Reader] = {}
    return {name: _answered(book, name, reader, judged) for name in names}


def _answered(
    book: Book, name: str, reader: Reader, judged: dict[tuple[tuple[str, bool], ...], Reader]
) -> Answered:
    circuit, node = reader.circuit, book.conclusions[name]
    shape = shape_of(node, reader)
    decided = is_decided(shape, circuit)
    judgements = [fact.name for fact in book.stands_on[name] if fact.judgement]
    decided_anyway = FALSE
    if judgements:
        readings = (_supposing(given, reader, judged) for given in _assignments(judgements))
        decided_anyway = circuit.all(is_decided(shape_of(node, supposed), circuit) for supposed in readings)
    assess = circuit.all((no(decided), decided_anyway))
    unknown = circuit.all((no(decided), no(decided_anyway)))
    match shape:
        case Truths(may_be_no, may_be_yes):
            return Answered(decided, assess, unknown, yes=no(may_be_no), no=no(may_be_yes))
        case Pairs(of):
            return Answered(decided, assess, unknown, members={m: surely for m, (surely, _) in of.items()})
        case Range() | Options():
            raise TypeError(f"{name} is neither yes or no nor a set")


def _assignments(judgements: list[str]) -> Iterable[tuple[tuple[str, bool], ...]]:
    for values in product((True, False), repeat=len(judgements)):
        yield tuple(sorted(zip(judgements, values, strict=True)))


def _supposing(
    assignment: tuple[tuple[str, bool], ...],
    reader: Reader,
    judged: dict[tuple[tuple[str, bool], ...], Reader],
) -> Reader:
    if assignment not in judged:
        judged[assignment] = replace(reader, supposing=dict(assignment), seen={})
    return judged[assignment]


def signals_of(answered: Answered) -> tuple[Signal, ...]:
    """Every signal that tells the answer."""
    members = () if answered.members is None else tuple(answered.members.values())
    return (answered.decided, answered.assess, answered.unknown, answered.yes, answered.no, *members)

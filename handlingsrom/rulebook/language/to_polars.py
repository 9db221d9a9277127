"""Rules over a whole population, as Polars columns. The only module of the rulebook that imports Polars.

A number in a column is a double: decimals of up to fifteen digits keep their order exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_
from typing import assert_never

import polars as pl

from handlingsrom.rulebook.language import circuit as c
from handlingsrom.rulebook.language.answers import Answered, answers, signals_of
from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.columns import Table, reader_of
from handlingsrom.rulebook.language.shapes import Ends

ANSWER = pl.Enum(["yes", "no", "assess", "unknown"])


def decide(
    frame: pl.LazyFrame, book: Book, on: date, names: Iterable[str], table: Table, carry: Iterable[str] = ()
) -> pl.LazyFrame:
    """The columns to carry, then the answer to each conclusion as a column of its name, row for row.

    A yes or no is an ANSWER. A set is text: its members in their order with commas between, "assess" or "unknown".
    """
    reader = reader_of(table, on, book.conclusions)
    found = answers(book, names, reader)
    wanted = [signal for answered in found.values() for signal in signals_of(answered)]
    ready = with_signals(frame, reader.circuit, wanted, carry)
    columns = {name: _answer(answered, ready.expression) for name, answered in found.items()}
    return ready.frame.with_columns(**columns).select(*carry, *columns)


def count(frame: pl.LazyFrame, book: Book, on: date, names: Iterable[str], table: Table) -> pl.LazyFrame:
    """In one row for each conclusion how many "NAME yes", "NAME no", "NAME assess" and "NAME unknown" there are.

    For a set, yes is a set with something in it.
    """
    reader = reader_of(table, on, book.conclusions)
    found = answers(book, names, reader)
    words = {
        f"{name} {word}": signal
        for name, answered in found.items()
        for word, signal in zip(ANSWER.categories, _words(answered, reader.circuit), strict=True)
    }
    ready = with_signals(frame, reader.circuit, words.values())
    columns = {word: ready.expression(signal) for word, signal in words.items()}
    return ready.frame.with_columns(**columns).select(*columns).sum()


@dataclass(frozen=True, slots=True)
class Ready:
    """A frame with a column for each signal that is worth one, and the expression of any signal in it."""

    frame: pl.LazyFrame
    expression: Callable[[c.Signal], pl.Expr]


def with_signals(
    frame: pl.LazyFrame, circuit: c.Circuit, wanted: Iterable[c.Signal], carry: Iterable[str] = ()
) -> Ready:
    """The columns to carry and what the wanted signals stand on; every test of the table is made once."""
    wanted, carry = list(wanted), list(carry)
    made: set[c.Signal] = set()

    def expression(signal: c.Signal) -> pl.Expr:
        positive = c.Signal(abs(signal))
        if positive == c.TRUE and positive not in made:
            return pl.lit(signal == c.TRUE)
        found = pl.col(_column(positive)) if positive in made else _gate(circuit.gates[positive], expression)
        return found if signal > 0 else ~found

    layers = c.layers(circuit, wanted, _worth_a_column)
    kept = {*carry, *(column.fact for gate in circuit.gates.values() for column in _counted_against(gate))}
    for number, layer in enumerate(layers):
        columns = [expression(signal).alias(_column(signal)) for signal in layer]
        frame = frame.with_columns(columns) if number else frame.select(*sorted(kept), *columns)
        made.update(layer)
    if not layers and not carry:  # constants alone have no rows: one column of the table gives them its own
        frame = frame.select((pl.first().is_null() | pl.first().is_not_null()).alias(_column(c.TRUE)))
        made.add(c.TRUE)
    return Ready(frame, expression)


def _column(signal: c.Signal) -> str:
    return f"\N{MIDDLE DOT}{signal}"


def _worth_a_column(gate: c.Gate, uses: int) -> bool:
    """Tests come first, so that the table's own columns can be let go."""
    return uses > 1 or not c.signals_in(gate)


def _counted_against(gate: c.Gate) -> list[c.Column]:
    """A column compared with a total is needed when the total is there."""
    if not isinstance(gate, c.Less) or not c.signals_in(gate):
        return []
    return [amount for amount in (gate.left, gate.right) if isinstance(amount, c.Column)]


def _gate(gate: c.Gate, expression: Callable[[c.Signal], pl.Expr]) -> pl.Expr:
    match gate:
        case c.Missing(column):
            return _given(column).is_null()
        case c.IsYes(column):
            return _given(column).fill_null(value=False)
        case c.Is(column, member):
            return (_given(column) == member).fill_null(value=False)
        case c.Has(column, member):
            return (_given(column).list.count_matches(member) > 0).fill_null(value=False)
        case c.Less(left, right, or_equal):
            one, other = (_amount(amount, expression) for amount in (left, right))
            return (one <= other if or_equal else one < other).fill_null(value=False)
        case c.Both(of):
            return reduce(and_, (expression(signal) for signal in of))
        case _:
            assert_never(gate)


def _given(column: c.Column) -> pl.Expr:
    whole = pl.col(column.fact)
    return whole.struct.field(column.part) if column.part else whole


def _amount(amount: c.Amount, expression: Callable[[c.Signal], pl.Expr]) -> pl.Expr:
    match amount:
        case c.Column():
            return _given(amount).cast(pl.Float64)
        case Decimal():
            return pl.lit(float(amount))
        case c.Total(of):
            ones = [expression(signal).cast(pl.UInt32) for signal in of]
            return (pl.sum_horizontal(ones) if ones else pl.lit(0)).cast(pl.Float64)
        case _:
            assert_never(amount)


def low_end(ends: Ends, expression: Callable[[c.Signal], pl.Expr]) -> pl.Expr:
    """The least of the ends whose guard holds."""
    return pl.min_horizontal(_guarded(ends, expression))


def high_end(ends: Ends, expression: Callable[[c.Signal], pl.Expr]) -> pl.Expr:
    """The greatest of the ends whose guard holds."""
    return pl.max_horizontal(_guarded(ends, expression))


def _guarded(ends: Ends, expression: Callable[[c.Signal], pl.Expr]) -> list[pl.Expr]:
    return [pl.when(expression(guard)).then(_amount(amount, expression)) for guard, amount in ends]


def _words(answered: Answered, circuit: c.Circuit) -> tuple[c.Signal, c.Signal, c.Signal, c.Signal]:
    yes = answered.yes
    if answered.members is not None:
        yes = circuit.all((answered.decided, circuit.any(answered.members.values())))
    return yes, circuit.all((answered.decided, c.no(yes))), answered.assess, answered.unknown


def _answer(answered: Answered, expression: Callable[[c.Signal], pl.Expr]) -> pl.Expr:
    assess = expression(answered.assess)
    if answered.members is None:
        yes, no, judge, unknown = (pl.lit(word, dtype=ANSWER) for word in ANSWER.categories)
        decided = pl.when(expression(answered.yes)).then(yes).when(expression(answered.no)).then(no)
        return decided.when(assess).then(judge).otherwise(unknown)
    named = [pl.when(expression(s)).then(pl.lit(member)) for member, s in answered.members.items()]
    listed = pl.concat_str(named, separator=",", ignore_nulls=True) if named else pl.lit("")
    known = pl.when(expression(answered.decided)).then(listed)
    return known.when(assess).then(pl.lit("assess")).otherwise(pl.lit("unknown"))

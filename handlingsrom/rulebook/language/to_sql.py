"""A rule as one PostgreSQL expression and its parameters, for tables that hold the facts.

Text and parameters are as psycopg and Django take them: `%s` for a parameter, identifiers quoted, `%` doubled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import assert_never

from handlingsrom.rulebook.language import circuit as c
from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.answers import Answered, answers, signals_of
from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.columns import Table, reader_of, shape_of
from handlingsrom.rulebook.language.shapes import (
    Ends,
    Options,
    Pairs,
    Range,
    Shape,
    Truths,
    is_decided,
    signals_in_shape,
)

Identifier = tuple[str, ...]  # a column, or a table and its column
Where = Mapping[c.Column, Identifier]


@dataclass(frozen=True, slots=True)
class Sql:
    """Text with a `%s` for each parameter, in their order."""

    text: str
    parameters: tuple[str | Decimal, ...] = ()


def answer_sql(book: Book, name: str, on: date, where: Where) -> Sql:
    """The answer to a conclusion: 'yes', 'no', 'assess' or 'unknown'; for a set its members with commas between.

    `where` says in which column of the query each fact stands: boolean, numeric, text or an array of text. A fact
    without one is not known.
    """
    reader = reader_of(table_of(where), on, book.conclusions)
    answered = answers(book, [name], reader)[name]
    return whole(reader.circuit, where, signals_of(answered), lambda writer: _answer(answered, writer))


def value_sql(node: n.Node, on: date | None, conclusions: Mapping[str, n.Node], where: Where) -> Sql:
    """The value where it is decided, and NULL where it is not: boolean, numeric, text, or an array of text."""
    reader = reader_of(table_of(where), on, conclusions)
    shape = shape_of(node, reader)
    decided = is_decided(shape, reader.circuit)
    wanted = (decided, *signals_in_shape(shape))
    return whole(
        reader.circuit,
        where,
        wanted,
        lambda writer: _sql("CASE WHEN {} THEN {} END", writer.signal(decided), _value(shape, writer)),
    )


def table_of(where: Where) -> Table:
    """The facts that have a column, whole or in parts."""
    return Table(
        frozenset(column.fact for column in where if not column.part),
        frozenset(column.fact for column in where if column.part),
    )


def whole(
    circuit: c.Circuit, where: Where, wanted: Iterable[c.Signal], write: Callable[[Writer], Sql]
) -> Sql:
    """What `write` makes of the wanted signals; parts used more than once stand in sub-selects, layer by layer."""
    writer = Writer(circuit, where)
    inner: Sql | None = None
    for number, layer in enumerate(c.layers(circuit, wanted, _worth_a_column)):
        columns = [_sql("{} AS {}", writer.signal(signal), _own(signal)) for signal in layer]
        select, name = _joined(", ", columns), _own(number)
        # OFFSET 0 keeps PostgreSQL from writing each part out again wherever it is used
        inner = (
            _sql("(SELECT {} OFFSET 0) AS {}", select, name)
            if inner is None
            else _sql("(SELECT *, {} FROM {} OFFSET 0) AS {}", select, inner, name)
        )
        writer.made.update(layer)
    outer = write(writer)
    return outer if inner is None else _sql("(SELECT {} FROM {})", outer, inner)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes signals and amounts, those that are `made` as the column that they stand in."""

    circuit: c.Circuit
    where: Where
    made: set[c.Signal] = field(default_factory=set)

    def signal(self, signal: c.Signal) -> Sql:
        """A boolean that is never NULL."""
        if abs(signal) == c.TRUE:
            return Sql("TRUE" if signal == c.TRUE else "FALSE")
        positive = c.Signal(abs(signal))
        found = _own(positive) if positive in self.made else self._gate(self.circuit.gates[positive])
        return found if signal > 0 else _sql("(NOT {})", found)

    def amount(self, amount: c.Amount) -> Sql:
        """A number."""
        match amount:
            case c.Column():
                return self._column(amount)
            case Decimal():
                return Sql("%s::numeric", (amount,))
            case c.Total(of):
                ones = [_sql("{}::int", self.signal(signal)) for signal in of]
                return _sql("({})", _joined(" + ", [Sql("0"), *ones]))
            case _:
                assert_never(amount)

    def _gate(self, gate: c.Gate) -> Sql:
        match gate:
            case c.Missing(column):
                return _sql("({} IS NULL)", self._column(column))
            case c.IsYes(column):
                return _sql("({} IS TRUE)", self._column(column))
            case c.Is(column, member):
                return _sql("(({} = {}) IS TRUE)", self._column(column), Sql("%s", (member,)))
            case c.Has(column, member):
                return _sql("(({} = ANY({})) IS TRUE)", Sql("%s", (member,)), self._column(column))
            case c.Less(left, right, or_equal):
                operator = "<=" if or_equal else "<"
                return _sql(f"(({{}} {operator} {{}}) IS TRUE)", self.amount(left), self.amount(right))
            case c.Both(of):
                return _sql("({})", _joined(" AND ", [self.signal(signal) for signal in of]))
            case _:
                assert_never(gate)

    def _column(self, column: c.Column) -> Sql:
        quoted = ('"' + name.replace('"', '""').replace("%", "%%") + '"' for name in self.where[column])
        return Sql(".".join(quoted))


def _sql(template: str, *parts: Sql) -> Sql:
    """The template with each `{}` replaced by a part, and the parameters of the parts in the same order."""
    parameters = tuple(value for part in parts for value in part.parameters)
    return Sql(template.format(*(part.text for part in parts)), parameters)


def _own(number: int) -> Sql:
    """The name of a column or a layer of ours, which no table of the query has."""
    return Sql(f'"\N{MIDDLE DOT}{number}"')


def _joined(between: str, parts: Iterable[Sql]) -> Sql:
    parts = list(parts)
    return _sql(between.join(["{}"] * len(parts)), *parts)


def _worth_a_column(gate: c.Gate, uses: int) -> bool:
    """A test of one column costs less than a sub-select."""
    return uses > 1 and bool(c.signals_in(gate))


def _text(word: str) -> Sql:
    return Sql("%s::text", (word,))


def _case(cases: Iterable[tuple[Sql, Sql]], otherwise: Sql | None = None) -> Sql:
    whens = [_sql("WHEN {} THEN {}", guard, value) for guard, value in cases]
    if not whens:
        return otherwise or Sql("NULL")
    last = _sql(" ELSE {}", otherwise) if otherwise else Sql("")
    return _sql("CASE {}{} END", _joined(" ", whens), last)


def _answer(answered: Answered, writer: Writer) -> Sql:
    open_ones = (writer.signal(answered.assess), _text("assess"))
    if answered.members is None:
        yes = (writer.signal(answered.yes), _text("yes"))
        no = (writer.signal(answered.no), _text("no"))
        return _case((yes, no, open_ones), _text("unknown"))
    named = [_case([(writer.signal(s), _text(member))]) for member, s in answered.members.items()]
    listed = _sql("concat_ws({}, {})", _text(","), _joined(", ", [*named, Sql("NULL::text")]))
    return _case([(writer.signal(answered.decided), listed), open_ones], _text("unknown"))


def _value(shape: Shape, writer: Writer) -> Sql:
    match shape:
        case Truths(yes=yes):
            return writer.signal(yes)
        case Range(lows=lows):
            return end(lows, writer, low=True)
        case Options(may_be):
            return _case((writer.signal(signal), _text(member)) for member, signal in may_be.items())
        case Pairs(of):
            named = [_case([(writer.signal(s), _text(m))]) for m, (s, _) in of.items()]
            return _sql("array_remove(ARRAY[{}]::text[], NULL)", _joined(", ", named))
        case _:
            assert_never(shape)


def end(ends: Ends, writer: Writer, *, low: bool) -> Sql:
    """The least of the ends whose guard holds, or the greatest: NULL counts for neither."""
    guarded = [_case([(writer.signal(guard), writer.amount(amount))]) for guard, amount in ends]
    return _sql(f"{'LEAST' if low else 'GREATEST'}({{}})", _joined(", ", guarded))

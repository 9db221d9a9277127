"""The facts in a table of people: which columns they are, and what is wrong with their values.

Beside the usual files because each engine of `population decide` reads its people so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

import polars as pl

from handlingsrom.rulebook.language.circuit import Column
from handlingsrom.rulebook.language.columns import Table
from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.values import Kind, Number, OneOf, SomeOf, YesNo

YES, NO = ["true", "yes", "ja", "sann"], ["false", "no", "nei", "usann"]
EMPTY_SET = "none"
WORDS = (pl.Null, pl.String, pl.Categorical, pl.Enum)
A_NUMBER = r"^[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?$"
PARTS: Mapping[type, tuple[str, ...]] = {
    Number: ("from", "to"),
    OneOf: ("among",),
    SomeOf: ("surely", "perhaps"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact's column as the rules take it, and whether its value is one that the fact cannot have."""

    values: pl.Expr
    bad: pl.Expr
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """A table of people: the readings of its facts, and its other columns."""

    frame: pl.LazyFrame
    readings: Mapping[str, Reading]
    carried: tuple[str, ...]

    def table(self, full: frozenset[str] = frozenset()) -> Table:
        """The columns as the rules take them; `full` are facts without a null."""
        in_part = frozenset(name for name, reading in self.readings.items() if reading.in_part)
        columns = frozenset(Column(name) for name in full - in_part)
        return Table(frozenset(self.readings) - in_part, in_part, columns)

    def any_bad(self) -> pl.Expr:
        """Whether a row has a value that its fact cannot have."""
        return pl.any_horizontal(pl.lit(value=False), *(reading.bad for reading in self.readings.values()))


def people_of(frame: pl.LazyFrame, facts: Mapping[str, Fact]) -> People:
    """The columns named as facts, read by their kind; text is read as people write it in Excel and CSV."""
    schema = frame.collect_schema()
    readings = {name: _reading(facts[name], dtype) for name, dtype in schema.items() if name in facts}
    return People(frame, readings, tuple(name for name in schema if name not in facts))


def _reading(fact: Fact, dtype: pl.DataType) -> Reading:
    column, kind = pl.col(fact.name), fact.kind
    if isinstance(dtype, pl.Struct) and type(kind) in PARTS:
        return _in_part(fact, dtype)
    if isinstance(dtype, WORDS):
        column, dtype = column.cast(pl.String), pl.String()
    match kind:
        case YesNo():
            return _yes_no(column, dtype)
        case Number():
            return _number(column, dtype, kind)
        case OneOf(members):
            return _one_of(column, dtype, members)
        case SomeOf(members):
            return _some_of(column, dtype, members)
        case _:
            assert_never(kind)


def _of_another_type(column: pl.Expr, type_of_kind: pl.DataType) -> Reading:
    return Reading(pl.lit(None, dtype=type_of_kind), column.is_not_null())


def _yes_no(column: pl.Expr, dtype: pl.DataType) -> Reading:
    if isinstance(dtype, pl.Boolean):
        return Reading(column, pl.lit(value=False))
    if not isinstance(dtype, pl.String):
        return _of_another_type(column, pl.Boolean())
    words = column.str.to_lowercase()
    yes, no = words.is_in(YES), words.is_in(NO)
    return Reading(pl.when(yes | no).then(yes), ~(yes | no).fill_null(value=True))


def _number(column: pl.Expr, dtype: pl.DataType, kind: Number) -> Reading:
    readable = pl.lit(value=True)
    if isinstance(dtype, pl.String):
        readable = column.str.contains(A_NUMBER)
        column = column.str.replace(",", ".", literal=True)
    elif not dtype.is_numeric():
        return _of_another_type(column, pl.Float64())
    values = column.cast(pl.Float64, strict=False)
    fits = readable & _fits(values, kind)
    return Reading(values, column.is_not_null() & ~fits.fill_null(value=False))


def _fits(values: pl.Expr, kind: Number) -> pl.Expr:
    within = values.is_finite()
    if kind.low.is_finite():
        within &= values >= float(kind.low)
    if kind.high.is_finite():
        within &= values <= float(kind.high)
    return within


def _one_of(column: pl.Expr, dtype: pl.DataType, members: tuple[str, ...]) -> Reading:
    if not isinstance(dtype, pl.String):
        return _of_another_type(column, pl.String())
    return Reading(column, ~column.is_in(list(members)).fill_null(value=True))


def _some_of(column: pl.Expr, dtype: pl.DataType, members: tuple[str, ...]) -> Reading:
    if isinstance(dtype, pl.String):
        named = column.str.split(",").list.eval(pl.element().str.strip_chars())
        column = pl.when(column == EMPTY_SET).then(pl.lit([], dtype=pl.List(pl.String))).otherwise(named)
    elif isinstance(dtype, pl.List) and isinstance(dtype.inner, WORDS):
        column = column if isinstance(dtype.inner, pl.String) else column.cast(pl.List(pl.String))
    else:
        return _of_another_type(column, pl.List(pl.String))
    return Reading(column, ~_all_among(column, members))


def _all_among(column: pl.Expr, members: tuple[str, ...]) -> pl.Expr:
    """Whether each element is a member; of a list that is not given, yes."""
    among = pl.element().is_in(list(members)).fill_null(value=False)
    return column.list.eval(among).list.all().fill_null(value=True)


def _in_part(fact: Fact, dtype: pl.Struct) -> Reading:
    """A struct with the parts that a value in part has in JSON; a part that is left out says nothing."""
    column, kind, types = pl.col(fact.name), fact.kind, pl.Schema(dtype.to_schema())
    if not types.keys() <= set(PARTS[type(kind)]):
        return _of_another_type(column, pl.Struct({}))
    empty: pl.DataType = pl.Float64() if isinstance(kind, Number) else pl.List(pl.String)
    read = {
        part: _part(column.struct.field(part), types[part], kind)
        if part in types
        else Reading(pl.lit(None, dtype=empty), pl.lit(value=False))
        for part in PARTS[type(kind)]
    }
    bad = pl.any_horizontal(*(part.bad for part in read.values()))
    if isinstance(kind, Number):
        bad |= (read["from"].values > read["to"].values).fill_null(value=False)
    if isinstance(kind, OneOf):
        bad |= (read["among"].values.list.len() == 0).fill_null(value=False)
    return Reading(pl.struct(part.values.alias(name) for name, part in read.items()), bad, in_part=True)


def _part(column: pl.Expr, dtype: pl.DataType, kind: Kind) -> Reading:
    match kind:
        case Number():
            return _number(column, dtype, kind)
        case OneOf(members) | SomeOf(members):
            return _some_of(column, dtype, members)
        case YesNo():
            raise TypeError("a yes or no has no parts")
        case _:
            assert_never(kind)

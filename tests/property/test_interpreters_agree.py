"""What `evaluate` says of one, Polars and PostgreSQL say of many: on random rules and on the law, truly executed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from random import Random
from typing import get_args

import polars as pl
import psycopg
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language import to_polars, to_sql
from handlingsrom.rulebook.language.book import Book, answer
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.circuit import FALSE, Circuit, Column, Signal
from handlingsrom.rulebook.language.columns import Table, reader_of, shape_of
from handlingsrom.rulebook.language.evaluate import evaluate
from handlingsrom.rulebook.language.shapes import Options, Pairs, Range, Shape, Truths, signals_in_shape
from handlingsrom.rulebook.language.values import (
    YES,
    YES_NO,
    Choice,
    Facts,
    Interval,
    Kind,
    Members,
    Number,
    OneOf,
    Possible,
    SomeOf,
    YesNo,
    only,
)
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.text import same
from tests.property import trees

ROWS = 24
quick = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module")
def database() -> Iterator[psycopg.Connection]:
    place = {name: os.environ[f"HANDLINGSROM_DB_{name.upper()}"] for name in ("host", "user", "password")}
    with psycopg.connect(**place, dbname=os.environ["HANDLINGSROM_DB_NAME"], autocommit=True) as connection:
        yield connection


# Of each person the facts are `Possible`; a column holds them whole where no person's is known in part only.


def table_of(facts: Mapping[str, n.Fact], people: list[Facts]) -> Table:
    in_part = {
        name
        for name, fact in facts.items()
        if not isinstance(fact.kind, YesNo) and any(name in p and only(p[name]) is None for p in people)
    }
    whole = set(facts) - in_part
    full = {name for name in whole if all(name in person for person in people)}
    return Table(frozenset(whole), frozenset(in_part), frozenset(Column(name) for name in full))


def cell(fact: n.Fact, possible: Possible | None, part: str) -> object:
    match possible:
        case None:
            return None
        case Interval(low, high):
            value = high if part == "to" else low
            return value if value.is_finite() else None
        case Choice(among):
            return sorted(among) if part else min(among)
        case Members(surely, perhaps):
            return sorted(perhaps if part == "perhaps" else surely)
        case _:
            return possible == YES


PARTS: Mapping[type, tuple[str, ...]] = {
    Number: ("from", "to"),
    OneOf: ("among",),
    SomeOf: ("surely", "perhaps"),
}


def columns_of(facts: Mapping[str, n.Fact], table: Table) -> list[Column]:
    whole = [Column(name) for name in sorted(table.plain)]
    return whole + [
        Column(name, part) for name in sorted(table.in_part) for part in PARTS[type(facts[name].kind)]
    ]


def as_frame(facts: Mapping[str, n.Fact], people: list[Facts], table: Table) -> pl.LazyFrame:
    series = {}
    for column in columns_of(facts, table):
        fact = facts[column.fact]
        cells = [cell(fact, person.get(column.fact), column.part) for person in people]
        series[column] = pl.Series(cells, dtype=_polars_type(fact.kind, column.part))
    frame = pl.DataFrame({column.fact: found for column, found in series.items() if not column.part})
    for name in table.in_part:
        parts = {column.part: found for column, found in series.items() if column.fact == name}
        frame = frame.with_columns(pl.DataFrame(parts).to_struct(name))
    return frame.lazy()


def _polars_type(kind: Kind, part: str) -> pl.DataType:
    match kind:
        case YesNo():
            return pl.Boolean()
        case Number():
            return pl.Float64()
        case OneOf():
            return pl.List(pl.String) if part else pl.String()
        case SomeOf():
            return pl.List(pl.String)


def in_database(
    database: psycopg.Connection,
    facts: Mapping[str, n.Fact],
    people: list[Facts],
    table: Table,
    asked: Mapping[str, to_sql.Sql],
) -> list[dict[str, object]]:
    """The answers to everything that is asked, a row for each person."""
    columns = columns_of(facts, table)
    rows = [
        {_name(column): cell(facts[column.fact], person.get(column.fact), column.part) for column in columns}
        for person in people
    ]
    types = {YesNo: "boolean", Number: "numeric", OneOf: "text", SomeOf: "text[]"}
    typed = ", ".join(
        f"{_quoted(column)} {'text[]' if column.part == 'among' else types[type(facts[column.fact].kind)]}"
        for column in columns
    )
    selected = ", ".join(expression.text for expression in asked.values())
    query = (
        f"SELECT {selected} FROM ROWS FROM (jsonb_to_recordset(%s) AS ({typed})) WITH ORDINALITY AS people"
    )
    parameters = [value for expression in asked.values() for value in expression.parameters]
    found = database.execute(query, [*parameters, json.dumps(rows, default=str)]).fetchall()
    assert len(found) == len(people)
    return [dict(zip(asked, row, strict=True)) for row in found]


def _name(column: Column) -> str:
    return f"{column.fact}|{column.part}" if column.part else column.fact


def _quoted(column: Column) -> str:
    return '"' + _name(column).replace('"', '""').replace("%", "%%") + '"'


def where(facts: Mapping[str, n.Fact], table: Table) -> dict[Column, to_sql.Identifier]:
    return {column: ("people", _name(column)) for column in columns_of(facts, table)}


# What a node may be, part by part


def parts_of(possible: Possible, members: tuple[str, ...]) -> dict[str, object]:
    match possible:
        case Interval(low, high):
            return {"low": low, "high": high}
        case Choice(among):
            return {member: member in among for member in members}
        case Members(surely, perhaps):
            return {
                f"{word} {m}": m in of
                for m in members
                for word, of in (("surely", surely), ("perhaps", perhaps))
            }
        case _:
            return {"no": possible.no, "yes": possible.yes}


def signals_of(shape: Shape, members: tuple[str, ...]) -> dict[str, Signal]:
    match shape:
        case Options(may_be):
            return {member: may_be.get(member, FALSE) for member in members}
        case Pairs(of):
            words = ("surely", "perhaps")
            return {
                f"{word} {m}": signal
                for m in members
                for word, signal in zip(words, of.get(m, (FALSE, FALSE)), strict=True)
            }
        case Truths(no, yes):
            return {"no": no, "yes": yes}
        case _:
            return {}


def by_polars(
    shape: Shape, members: tuple[str, ...], circuit: Circuit, frame: pl.LazyFrame
) -> list[dict[str, object]]:
    kept = frame.collect_schema().names()
    ready = to_polars.with_signals(frame, circuit, signals_in_shape(shape), kept)
    said = {name: ready.expression(signal) for name, signal in signals_of(shape, members).items()}
    if isinstance(shape, Range):
        said["low"] = to_polars.low_end(shape.lows, ready.expression)
        said["high"] = to_polars.high_end(shape.highs, ready.expression)
    return ready.frame.with_columns(**said).select(*said).collect().to_dicts()


def by_sql(
    shape: Shape, members: tuple[str, ...], circuit: Circuit, where: to_sql.Where
) -> dict[str, to_sql.Sql]:
    def asked(signals: Iterable[Signal], write: Callable[[to_sql.Writer], to_sql.Sql]) -> to_sql.Sql:
        return to_sql.whole(circuit, where, signals, write)

    if isinstance(shape, Range):
        stands_on = signals_in_shape(shape)
        return {
            "low": asked(stands_on, lambda writer: to_sql.end(shape.lows, writer, low=True)),
            "high": asked(stands_on, lambda writer: to_sql.end(shape.highs, writer, low=False)),
        }
    return {
        name: asked([signal], lambda writer, signal=signal: writer.signal(signal))
        for name, signal in signals_of(shape, members).items()
    }


@pytest.mark.parametrize("sort", get_args(n.Node))
@settings(quick, max_examples=40)
@given(st.data(), seeds)
def test_a_node_may_be_the_same_things(
    database: psycopg.Connection, sort: type, data: st.DataObject, seed: int
) -> None:
    refs: trees.Refs = (("first", YES_NO), ("third", SomeOf(trees.COLOURS)))
    conclusions = {name: data.draw(trees.trees(of, (), 2)) for name, of in refs}
    node = data.draw(trees.trees_of_sort(sort, refs))
    people = trees.people(trees.FACTS, ROWS, Random(seed))
    table = table_of(trees.FACTS, people)
    members = trees.COLOURS if isinstance(kind_of(node), OneOf | SomeOf) else ()
    expected = [
        parts_of(evaluate(node, facts, on=trees.ON, conclusions=conclusions), members) for facts in people
    ]
    reader = reader_of(table, trees.ON, conclusions)
    shape = shape_of(node, reader)
    assert by_polars(shape, members, reader.circuit, as_frame(trees.FACTS, people, table)) == as_floats(
        expected
    )
    asked = by_sql(shape, members, reader.circuit, where(trees.FACTS, table))
    value = to_sql.value_sql(node, trees.ON, conclusions, where(trees.FACTS, table))
    found = in_database(database, trees.FACTS, people, table, {**asked, "value": value})
    values = [row.pop("value") for row in found]
    assert found == expected
    decided = [only(evaluate(node, facts, on=trees.ON, conclusions=conclusions)) for facts in people]
    assert [frozenset(value) if isinstance(value, list) else value for value in values] == decided


def as_floats(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{k: float(v) if isinstance(v, Decimal) else v for k, v in row.items()} for row in rows]


# What the rules of a book answer


def assert_answers_agree(
    database: psycopg.Connection, book: Book, on: date, facts: Mapping[str, n.Fact], people: list[Facts]
) -> None:
    names = tuple(book.headings)
    table = table_of(facts, people)
    readings = [book.reading(person, on) for person in people]
    expected = [{name: as_text(answer(book, name, reading)) for name in names} for reading in readings]
    frame = as_frame(facts, people, table)
    assert to_polars.decide(frame, book, on, names, table).collect().to_dicts() == expected
    asked = {name: to_sql.answer_sql(book, name, on, where(facts, table)) for name in names}
    assert in_database(database, facts, people, table, asked) == expected
    counted = to_polars.count(frame, book, on, names, table).collect().to_dicts()[0]
    for name in names:
        answers = [row[name] for row in expected]
        open_ones = {word: answers.count(word) for word in ("assess", "unknown")}
        no = answers.count("no") + answers.count("")
        told = {"yes": len(people) - no - sum(open_ones.values()), "no": no, **open_ones}
        assert {word: counted[f"{name} {word}"] for word in told} == told


def as_text(found: str | list[str]) -> str:
    return ",".join(found) if isinstance(found, list) else found


NOBODY = n.Those(tuple(n.Member(c, n.FALSE, same(c)) for c in trees.COLOURS), trees.CLAIM)
CONSTANTS = trees.book_of_rules((n.TRUE, n.FALSE, NOBODY))


@quick
@example(CONSTANTS, 0)
@given(trees.books(), seeds)
def test_random_books_answer_the_same(database: psycopg.Connection, book: Book, seed: int) -> None:
    people = trees.people(trees.FACTS, ROWS, Random(seed))
    assert_answers_agree(database, book, trees.ON, trees.FACTS, people)


@pytest.mark.parametrize("on", ["2022-06-30", "2022-07-01", "2026-11-24"])
@settings(quick, max_examples=6)
@given(seeds, st.sampled_from([0.3, 0.8, 1.0]))
def test_the_law_answers_the_same(database: psycopg.Connection, on: str, seed: int, known: float) -> None:
    day = registry.read_day(on)
    people = trees.people(registry.FACTS, 2 * ROWS, Random(seed), known)
    assert_answers_agree(database, registry.law_on(day), day, registry.FACTS, people)

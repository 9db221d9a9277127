"""Invented people of whom everything is known, as each of the peers wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

import numpy as np
import polars as pl
import pyarrow as pa

from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.values import Number, OneOf, SomeOf, YesNo

Column = np.ndarray[Any, np.dtype[Any]]
People = Mapping[str, Column]  # a choice by its number; a set as one yes-or-no column for each member
MOST_STEPS = 100


def invent(facts: Iterable[Fact], rows: int, seed: int = 1) -> dict[str, Column]:
    """Every value of a fact is equally likely; of a number, its first hundred."""
    dice = np.random.default_rng(seed)
    people: dict[str, Column] = {}
    for fact in facts:
        match fact.kind:
            case YesNo():
                people[fact.name] = dice.integers(0, 2, rows, np.uint8).astype(np.bool_)
            case OneOf(members):
                people[fact.name] = dice.integers(0, len(members), rows, np.uint8)
            case Number(low, high, step):
                steps = dice.integers(0, min(int((high - low) / step) + 1, MOST_STEPS), rows, np.uint8)
                people[fact.name] = steps / float(1 / step) + float(low)
            case SomeOf(members):
                for member in members:
                    people[column_of(fact.name, member)] = dice.integers(0, 4, rows, np.uint8) != 0
            case _:
                assert_never(fact.kind)
    return people


def column_of(fact: str, member: str) -> str:
    """The name of a member's own column."""
    return f"{fact}_{member}"


def as_frame(people: People, facts: Iterable[Fact]) -> pl.DataFrame:
    """One column for each fact, a set as a list, all in memory."""
    return pl.DataFrame([_as_series(people, fact) for fact in facts])


def _as_series(people: People, fact: Fact) -> pl.Series:
    match fact.kind:
        case YesNo() | Number():
            return pl.Series(fact.name, people[fact.name])
        case OneOf(members):
            codes = pl.Series(fact.name, people[fact.name])
            return codes.to_frame().select(pl.col(fact.name).cat.to(pl.Enum(members)))[fact.name]
        case SomeOf(members):
            return _as_lists(people, fact.name, members)
        case _:
            assert_never(fact.kind)


def _as_lists(people: People, fact: str, members: tuple[str, ...]) -> pl.Series:
    flags = np.column_stack([people[column_of(fact, member)] for member in members])
    codes = np.broadcast_to(np.arange(len(members), dtype=np.uint8), flags.shape)[flags]
    ends = np.concatenate([[0], np.cumsum(flags.sum(axis=1))])
    lists = pl.Series(fact, pa.LargeListArray.from_arrays(ends, codes))
    named = pl.col(fact).list.eval(pl.element().cat.to(pl.Enum(members)))
    return lists.to_frame().select(named)[fact]


def as_given(people: People, facts: Iterable[Fact], row: int) -> dict[str, object]:
    """One person's facts as in JSON."""
    return {fact.name: _as_json(people, fact, row) for fact in facts}


def _as_json(people: People, fact: Fact, row: int) -> object:
    match fact.kind:
        case YesNo() | Number():
            return people[fact.name][row].item()
        case OneOf(members):
            return members[people[fact.name][row]]
        case SomeOf(members):
            return [member for member in members if people[column_of(fact.name, member)][row]]
        case _:
            assert_never(fact.kind)

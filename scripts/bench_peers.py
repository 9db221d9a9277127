"""Measure the same few rules over a population beside OpenFisca-Core, numpy by hand, and a plain copy of the bytes.

`python -m scripts.bench_peers [--rows N]`. Goals are printed, never asserted; unequal answers stop it.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

import numpy as np
import polars as pl

from handlingsrom.rulebook.language import to_polars
from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.circuit import Column
from handlingsrom.rulebook.language.columns import Table
from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.law import registry
from scripts.peers import by_hand, openfisca
from scripts.peers.people import People, as_frame, as_given, invent

ON = date(2026, 11, 24)
ROWS = 10_000_000
GOAL = 20
ROUNDS = 5
CHECKED, CHECKED_SINGLY = 100_000, 500  # by the engines, and by the reference


def facts_of(names: Iterable[str]) -> list[Fact]:
    """The facts that these conclusions stand on."""
    stands_on = registry.law_on(ON).stands_on
    return list({fact.name: fact for name in names for fact in stands_on[name]}.values())


def check() -> None:
    """All engines and the reference give equal answers on the same people."""
    for names, hand in by_hand.GROUPS.values():
        facts = facts_of(names)
        people = invent(facts, CHECKED, seed=2)
        expected = hand(people)
        fisca = openfisca.decide(openfisca.load(openfisca.system_of(facts), people), names)
        frame = as_frame(people, facts)
        tables = [ours(frame, names, to_polars.decide, all_known=known) for known in (True, False)]
        counted = [ours(frame, names, to_polars.count, all_known=known) for known in (True, False)]
        expected_counts = {f"{name} yes": number for name, number in counts(expected).items()}
        assert all(expected_counts.items() <= table.row(0, named=True).items() for table in counted)
        for name in names:
            words = np.where(expected[name], "yes", "no")
            same = [np.array_equal(fisca[name], expected[name])]
            same += [np.array_equal(table[name].cast(pl.String).to_numpy(), words) for table in tables]
            assert all(same), f"{name}: numpy, OpenFisca and Polars differ: {same}"
        for row in range(CHECKED_SINGLY):
            said = registry.decide(registry.read_facts(as_given(people, facts, row)), ON, names)
            assert said == {name: "yes" if expected[name][row] else "no" for name in names}, said


Interpret = Callable[[pl.LazyFrame, Book, date, Iterable[str], Table], pl.LazyFrame]


def ours(frame: pl.DataFrame, names: Iterable[str], how: Interpret, *, all_known: bool) -> pl.DataFrame:
    """The product's rules; `all_known` tells the interpreter that no fact is missing."""
    full = frozenset(Column(name) for name in frame.columns) if all_known else frozenset()
    table = Table(frozenset(frame.columns), full=full)
    return how(frame.lazy(), registry.law_on(ON), ON, names, table).collect(engine="in-memory")


def counts(answers: Mapping[str, Any]) -> dict[str, int]:
    """How many got yes, from an array for each conclusion."""
    return {name: int(np.count_nonzero(answer)) for name, answer in answers.items()}


def measure(names: tuple[str, ...], hand: Callable[[People], Any], rows: int) -> dict[str, float]:
    """Seconds for each way, taken in turns."""
    facts = facts_of(names)
    people = invent(facts, rows)
    copied = {name: np.zeros_like(column) for name, column in people.items()}
    system = openfisca.system_of(facts)
    fisca_load, simulation = _timed(lambda: openfisca.load(system, people))
    our_load, frame = _timed(lambda: as_frame(people, facts))
    seconds = best_of(
        {
            "plain copy": lambda: _copy(people, copied),
            "ours, facts may be missing": lambda: ours(frame, names, to_polars.count, all_known=False),
            "ours, all facts known": lambda: ours(frame, names, to_polars.count, all_known=True),
            "numpy by hand": lambda: counts(hand(people)),
            "OpenFisca-Core": lambda: counts(openfisca.decide(simulation, names)),
        }
    )
    return seconds | {"OpenFisca's loading": fisca_load, "our loading": our_load}


def _copy(people: People, copied: People) -> None:
    for name, column in people.items():
        np.copyto(copied[name], column)


def _timed[T](act: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    made = act()
    return time.perf_counter() - began, made


def best_of(acts: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The best of some rounds, taken in turns, so that a busy moment hits all alike."""
    best = dict.fromkeys(acts, float("inf"))
    for _ in range(ROUNDS):
        for name, act in acts.items():
            best[name] = min(best[name], _timed(act)[0])
    return best


def report(title: str, names: tuple[str, ...], seconds: Mapping[str, float]) -> None:
    """The table of one group of rules."""
    copy, fisca = seconds["plain copy"], seconds["OpenFisca-Core"]
    print(f"\n{title}: {len(names)} conclusion{'s' * (len(names) > 1)}")
    for name, took in seconds.items():
        print(f"  {name:28} {took:8.3f} s {took / copy:7.1f} copies")
    known, maybe = seconds["ours, all facts known"], seconds["ours, facts may be missing"]
    ratio = (fisca + seconds["OpenFisca's loading"]) / (known + seconds["our loading"])
    verdict = "met" if ratio >= GOAL else "NOT met"
    print(f"  OpenFisca's time / ours, from columns to counts: {ratio:.1f} (goal ≥ {GOAL}: {verdict})")
    print(
        f"  deciding alone, of what is loaded already: {fisca / known:.1f}; as if facts were missing: {fisca / maybe:.1f}"
    )


def conditions() -> str:
    """What the figures were measured with."""
    load = os.getloadavg()[0]
    packages = (f"{name} {version(name)}" for name in ("polars", "numpy", "OpenFisca-Core"))
    return (
        f"Python {platform.python_version()}, {', '.join(packages)}; {os.cpu_count()} cores, load {load:.1f}"
    )


def main() -> None:
    """Check, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="1000000 where memory is short")
    rows = parser.parse_args().rows
    check()
    print(f"{rows:,} people of whom everything is known, {conditions()}")
    print(
        "The engines' answers are equal. Counted: how many get yes. Loading is from numpy's columns in memory;"
    )
    print(
        "OpenFisca has no missing facts, so its peer is ours told that none is missing, as Parquet's statistics do."
    )
    for title, (names, hand) in by_hand.GROUPS.items():
        report(title, names, measure(names, hand, rows))


if __name__ == "__main__":
    main()

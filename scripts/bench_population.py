"""Measure the law over a population: beside a bare scan that touches every fact column of the same file.

`python -m scripts.bench_population [--rows N] [--keep FILE] [--times N]`. Each measurement runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import assert_never

import polars as pl

from handlingsrom.features.regulations.population import in_little_memory
from handlingsrom.rulebook.language import to_polars
from handlingsrom.rulebook.language.columns import Table
from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.values import Number, OneOf, SomeOf, YesNo
from handlingsrom.rulebook.law import registry

ON = date(2026, 11, 24)
ROWS = 10_000_000
GOAL_RATIO, GOAL_MEMORY = 2.0, 1_000
ROUNDS = 3


def make(path: Path, rows: int) -> None:
    """Invented people, a tenth of all facts unknown."""
    facts = [_invented(number, fact).alias(fact.name) for number, fact in enumerate(registry.FACTS.values())]
    frame = pl.LazyFrame().select(row=pl.int_range(rows))
    frame.select(facts).sink_parquet(path, engine="streaming")


def _invented(number: int, fact: Fact) -> pl.Expr:
    kind, row = fact.kind, pl.col("row")
    dice = row.hash(seed=number)
    match kind:
        case YesNo():
            value = dice % 2 == 0
        case OneOf(members):
            value = (dice % len(members)).cast(pl.UInt8).cat.to(pl.Enum(members)).cast(pl.String)
        case Number(low, high, step):
            steps = min(int((high - low) / step) + 1, 100)
            value = (dice % steps).cast(pl.Float64) / float(1 / step) + float(low)
        case SomeOf(members):
            named = (pl.when((dice // 4**i) % 4 != 0).then(pl.lit(m)) for i, m in enumerate(members))
            value = pl.concat_list(*named).list.drop_nulls()
        case _:
            assert_never(kind)
    return pl.when(row.hash(seed=number + 1_000) % 10 != 0).then(value)


def bare_scan(path: Path, times: int) -> None:
    """Every fact column once: the sum, the bytes of an enum, the length of a set."""
    pl.scan_parquet([path] * times).select(_touched(fact) for fact in registry.FACTS.values()).collect(
        engine="streaming"
    )


def _touched(fact: Fact) -> pl.Expr:
    column = pl.col(fact.name)
    match fact.kind:
        case YesNo() | Number():
            return column.sum()
        case OneOf():
            return column.str.len_bytes().sum()
        case SomeOf():
            return column.list.len().sum()
        case _:
            assert_never(fact.kind)


def counted(path: Path, times: int) -> None:
    """All conclusions counted, a part at a time: whatever the number of rows, the memory is that of one part."""
    book, table = registry.law_on(ON), Table(frozenset(registry.FACTS))
    people = pl.scan_parquet([path] * times)
    rows = people.select(pl.len()).collect().item()
    with in_little_memory(row_groups_ahead=2):
        parts = [
            to_polars.count(people.slice(first, ROWS), book, ON, registry.CONCLUSIONS, table).collect(
                engine="streaming"
            )
            for first in range(0, rows, ROWS)
        ]
    assert pl.concat(parts).sum().sum_horizontal().item() == rows * len(registry.CONCLUSIONS)


def written(path: Path, times: int = 1) -> None:
    """The command: every value checked, all conclusions written."""
    from handlingsrom.site.cli import main

    answers = path.with_name("answers.parquet")
    with redirect_stdout(StringIO()):
        if main(["population", "decide", str(path), "--on", ON.isoformat(), "-o", str(answers)]):
            raise SystemExit("the command failed")


MEASURED: dict[str, Callable[[Path, int], None]] = {
    "bare scan": bare_scan,
    "all conclusions counted": counted,
    "checked and written": written,
}


def measure(name: str, path: Path, times: int) -> tuple[float, float]:
    """Seconds, and the most memory in MB, in a process of its own."""
    command = [sys.executable, "-m", "scripts.bench_population", "--measure", name, "--keep", str(path)]
    command += ["--times", str(times)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return said["seconds"], said["megabytes"]


def _measure_here(name: str, path: Path, times: int) -> None:
    start = time.perf_counter()
    MEASURED[name](path, times)
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


def report(path: Path, times: int) -> None:
    """Print the best of some rounds of each, in turn, and whether the goals are met."""
    rows = times * pl.scan_parquet(path).select(pl.len()).collect().item()
    names = [name for name in MEASURED if times == 1 or MEASURED[name] is not written]
    best = dict.fromkeys(names, (float("inf"), 0.0))
    for _ in range(ROUNDS if times == 1 else 1):
        for name in best:
            seconds, megabytes = measure(name, path, times)
            best[name] = (min(best[name][0], seconds), max(best[name][1], megabytes))
    bare = best["bare scan"][0]
    print(
        f"{rows:,} rows, {len(registry.FACTS)} facts, a tenth unknown, {len(registry.CONCLUSIONS)} conclusions; "
        f"{path.stat().st_size / 1e6:,.0f} MB Parquet; Polars {pl.__version__}, Python {platform.python_version()}, "
        f"{pl.thread_pool_size()} threads"
    )
    for name, (seconds, megabytes) in best.items():
        print(f"{name:26} {seconds:8.2f} s {seconds / bare:6.2f} × bare scan {megabytes:7.0f} MB")
    seconds, most = best["all conclusions counted"][0], max(megabytes for _, megabytes in best.values())
    met = seconds <= GOAL_RATIO * bare and most <= GOAL_MEMORY
    print(
        f"goal: counted in ≤ {GOAL_RATIO} × bare scan, all in ≤ {GOAL_MEMORY} MB: {'met' if met else 'NOT met'}"
    )


def main() -> int:
    """Exit code 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--keep", type=Path, help="make the people in this file, or use it when it is there")
    parser.add_argument(
        "--times", type=int, default=1, help="read the file so many times, one after the other"
    )
    parser.add_argument("--measure", choices=MEASURED, help=argparse.SUPPRESS)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        make(arguments.make, arguments.rows)
        return 0
    if arguments.measure:
        _measure_here(arguments.measure, arguments.keep, arguments.times)
        return 0
    with tempfile.TemporaryDirectory(prefix="handlingsrom-bench-") as folder:
        path = arguments.keep or Path(folder) / "people.parquet"
        if not path.exists():  # in a process of its own too: Linux counts a parent's memory as its child's
            command = [sys.executable, "-m", "scripts.bench_population", "--make", str(path)]
            subprocess.run([*command, "--rows", str(arguments.rows)], check=True)
        report(path, arguments.times)  # its goals are printed, never asserted
    return 0


if __name__ == "__main__":
    sys.exit(main())

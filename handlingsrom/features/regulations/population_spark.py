"""The same answers on an existing Spark cluster: its executors run the Polars interpreter on Arrow batches.

Beside the usual files because PySpark is an extra. Executors need this package, Polars and the folder of the answers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from handlingsrom.features.regulations import population
from handlingsrom.features.regulations.people_columns import people_of
from handlingsrom.rulebook.language.to_polars import ANSWER
from handlingsrom.rulebook.language.values import YesNo
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

ROW = "\N{MIDDLE DOT}row"
ROWS_IN_BATCH = 100_000
NOT_INSTALLED = Text(
    "PySpark er ikke installert. Installer handlingsrom[spark].",
    "PySpark er ikkje installert. Installer handlingsrom[spark].",
    "PySpark is not installed. Install handlingsrom[spark].",
)
SPARK_FAILED = Text("Spark svarte: {error}", "Spark svarte: {error}", "Spark said: {error}")


def decided(job: population.Job, folder: Path, master: str | None) -> pl.LazyFrame:
    """What `population.decided` gives, decided by Spark, in the order of the people. Raises Refused."""
    facts, answers = folder / "facts.parquet", folder / "spark"
    people = job.people
    numbered = people.frame.with_row_index(ROW).select(pl.col(ROW).cast(pl.Int64), *people.readings)
    numbered.sink_parquet(facts, engine="streaming")
    try:
        from pyspark.errors import PySparkException
    except ImportError as error:
        raise Refused([Refusal("not_installed", NOT_INSTALLED)]) from error
    try:
        session = _session(master)
        try:
            _run(session, facts, answers, job.on)
        finally:
            session.stop()
    except (PySparkException, OSError, RuntimeError) as error:
        said = SPARK_FAILED.filled(error=str(error).strip().splitlines()[0])
        raise Refused([Refusal("spark_failed", said)]) from error
    found = _in_order(answers)
    return (
        pl.concat([people.frame.select(people.carried), found], how="horizontal") if people.carried else found
    )


def _session(master: str | None) -> SparkSession:
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("handlingsrom population")
    if master:
        builder = builder.master(master)
    return (
        builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS_IN_BATCH)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.parquet.compression.codec", "zstd")
        .getOrCreate()
    )


def _run(session: SparkSession, facts: Path, answers: Path, on: date) -> None:
    from pyspark.sql.types import BooleanType, LongType, StringType, StructType

    schema = StructType().add(ROW, LongType()).add(population.BAD, BooleanType())
    for name in registry.CONCLUSIONS:
        schema.add(name, StringType())
    rows = session.read.parquet(facts.resolve().as_uri())
    rows.mapInArrow(partial(_batches, on=on), schema).write.parquet(answers.resolve().as_uri())


def _batches(batches: Iterable[pa.RecordBatch], on: date) -> Iterator[pa.RecordBatch]:
    """On an executor: the answers of each batch, by the same rules and the same interpreter."""
    for batch in batches:
        table = pl.from_arrow(batch)
        assert isinstance(table, pl.DataFrame)
        found = population.decided(people_of(table.lazy(), registry.FACTS), on).collect()
        words = found.with_columns(pl.col(ANSWER).cast(pl.String))
        yield from words.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()


def _in_order(answers: Path) -> pl.LazyFrame:
    """Each part of Spark's answers is a stretch of rows: put one after the other, or sorted should one not be."""
    parts = [pl.scan_parquet(path, glob=False) for path in sorted(answers.glob("part-*"))]
    ends = pl.collect_all([part.select(pl.col(ROW).first()) for part in parts])
    first = [rows.item() for rows in ends]
    ordered = [part for _, part in sorted(zip(first, parts, strict=True), key=lambda pair: pair[0])]
    whole = pl.concat(ordered)
    steps = whole.select((pl.col(ROW).diff().drop_nulls() == 1).all()).collect(engine="streaming").item()
    answered = [name for name in registry.CONCLUSIONS if isinstance(registry.HEADINGS[name].kind, YesNo)]
    return (whole if steps else whole.sort(ROW)).drop(ROW).with_columns(pl.col(answered).cast(ANSWER))

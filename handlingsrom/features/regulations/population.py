"""The law over a table of people: the answers, what is wrong in the table, and how many got which answer.

Beside the usual files because it has neither database nor pages: one file in, two files out.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock

import polars as pl

from handlingsrom.features.regulations import people_files
from handlingsrom.features.regulations.people_columns import People, people_of
from handlingsrom.rulebook.language import to_polars
from handlingsrom.rulebook.law import given, registry
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Language, Text

BAD = "\N{MIDDLE DOT}bad"
ROWS_AT_ONCE = 150_000
WORDS = (*to_polars.ANSWER.categories, "")

SAME_FILE = Text(
    "Svarene kan ikke skrives over filen med folkene. Velg et annet navn etter -o.",
    "Svara kan ikkje skrivast over fila med folka. Vel eit anna namn etter -o.",
    "The answers cannot be written over the file of people. Choose another name after -o.",
)
NO_FOLDER = Text(
    "Mappen «{name}» finnes ikke.", "Mappa «{name}» finst ikkje.", "The folder “{name}” does not exist."
)
NO_FACTS = Text(
    "Ingen kolonne i «{name}» har navnet til en opplysning. Kjente: {known}.",
    "Ingen kolonne i «{name}» har namnet til ei opplysning. Kjende: {known}.",
    "No column in “{name}” has the name of a fact. Known: {known}.",
)
NAME_IS_TAKEN = Text(
    "Kolonnen «{name}» heter det samme som en konklusjon. Gi den et annet navn.",
    "Kolonnen «{name}» heiter det same som ein konklusjon. Gi han eit anna namn.",
    "The column “{name}” is called the same as a conclusion. Give it another name.",
)


@dataclass(slots=True)
class Told:
    """How far it has come: rows done, those with a bad value, and for each conclusion its answers."""

    rows: int = 0
    bad: int = 0
    answers: dict[str, Counter[str]] = field(
        default_factory=lambda: {n: Counter() for n in registry.CONCLUSIONS}
    )
    _lock: Lock = field(default_factory=Lock)

    def seen(self, batch: pl.DataFrame) -> pl.DataFrame:
        """Count a batch on its way; several threads bring them."""
        counts = {name: batch[name].value_counts().rows() for name in self.answers}
        with self._lock:
            self.rows += batch.height
            self.bad += int(batch[BAD].sum())
            for name, found in counts.items():
                self.answers[name].update({word: n for word, n in found if word is not None})
        return batch

    def row(self, name: str) -> dict[str, int]:
        """Of a conclusion, how many got each answer. A set with something in it counts as yes, an empty one as no."""
        found = self.answers[name]
        yes = sum(n for word, n in found.items() if word not in WORDS) + found["yes"]
        return {
            "yes": yes,
            "no": found["no"] + found[""],
            "assess": found["assess"],
            "unknown": found["unknown"],
        }


@dataclass(frozen=True, slots=True)
class Job:
    """One run: the people, the day, and where the answers go."""

    source: Path
    people: People
    on: date
    answers: Path
    rows: int | None

    @property
    def errors(self) -> Path:
        """The file that tells what is wrong, beside the answers."""
        return errors_beside(self.answers)


def errors_beside(answers: Path) -> Path:
    """ANSWERS.errors.csv for ANSWERS.parquet."""
    return answers.with_name(f"{answers.stem}.errors.csv")


def job_of(source: Path, on: date, answers: Path) -> Job:
    """Everything that can be refused before the work begins. Raises Refused."""
    people_files.check_suffix(answers)
    if source.resolve() in (answers.resolve(), errors_beside(answers).resolve()) or _is_same(source, answers):
        raise Refused([Refusal("same_file", SAME_FILE)])
    if not answers.parent.is_dir():
        raise Refused([Refusal("no_folder", NO_FOLDER.filled(name=answers.parent))])
    people = people_of(people_files.opened(source, registry.FACTS), registry.FACTS)
    if not people.readings:
        said = NO_FACTS.filled(name=source.name, known=", ".join(registry.FACTS))
        raise Refused([Refusal("no_facts", said)])
    if taken := [name for name in people.carried if name in registry.HEADINGS]:
        raise Refused(Refusal("name_is_taken", NAME_IS_TAKEN.filled(name=name), name) for name in taken)
    return Job(source, people, on, answers, people_files.rows_in(source, people.frame))


def _is_same(source: Path, answers: Path) -> bool:
    return source.exists() and answers.exists() and source.samefile(answers)


@contextmanager
def in_little_memory(*, row_groups_ahead: int) -> Iterator[None]:
    """Any number of rows in less than a gigabyte: Polars reads ahead in Parquet more than it needs to."""
    os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", str(row_groups_ahead))
    with pl.Config(streaming_chunk_size=ROWS_AT_ONCE):
        yield


@contextmanager
def workshop(answers: Path) -> Iterator[Path]:
    """A hidden folder beside the answers, so that a finished file takes its place in one move."""
    folder = Path(tempfile.mkdtemp(prefix=f".{answers.name}.", dir=answers.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def decided(people: People, on: date) -> pl.LazyFrame:
    """The carried columns, BAD, and each conclusion's answer, null where the row has a bad value."""
    book, table = registry.law_on(on), people.table(_full(people))
    carried = (*people.carried, BAD)
    facts = (reading.values.alias(name) for name, reading in people.readings.items())
    frame = people.frame.select(*people.carried, people.any_bad().alias(BAD), *facts)
    answers = to_polars.decide(frame, book, on, registry.CONCLUSIONS, table, carried)
    return answers.with_columns(
        pl.when(~pl.col(BAD)).then(pl.col(name)).alias(name) for name in registry.CONCLUSIONS
    )


def _full(people: People) -> frozenset[str]:
    """The facts given for everybody. In Parquet the statistics tell without a look at the rows."""
    missing = [
        people.frame.filter(pl.col(name).is_null()).head(1).select(pl.len()) for name in people.readings
    ]
    found = pl.collect_all(missing, engine="streaming")
    return frozenset(name for name, rows in zip(people.readings, found, strict=True) if rows.item() == 0)


def write_answers(job: Job, frame: pl.LazyFrame, told: Told, folder: Path, language: Language) -> None:
    """Write what is decided, and what is wrong where something is; nothing stands in its place before all is done."""
    counted = frame.map_batches(told.seen, streamable=True, validate_output_schema=False).drop(BAD)
    try:
        with in_little_memory(row_groups_ahead=1):
            people_files.save(counted, folder / "answers", job.answers.suffix)
            if told.bad:
                people_files.save(_wrong(job.people, language), folder / "errors", ".csv")
    except pl.exceptions.PolarsError as error:
        raise people_files.unreadable(job.source, error) from error


def put_in_place(job: Job, told: Told, folder: Path) -> None:
    """Move the finished files to their names; errors of an earlier run do not stay."""
    job.errors.unlink(missing_ok=True)
    if told.bad:
        (folder / "errors").replace(job.errors)
    (folder / "answers").replace(job.answers)


def _wrong(people: People, language: Language) -> pl.LazyFrame:
    """Row by row, counted from 1, each column with a bad value and what is allowed there."""
    reasons = (
        pl.when(reading.bad).then(
            pl.struct(
                pl.lit(name).alias("column"),
                pl.lit(given.what_is_allowed(registry.FACTS[name]).in_(language)).alias("reason"),
            )
        )
        for name, reading in people.readings.items()
    )
    rows = people.frame.with_row_index("row", offset=1).filter(people.any_bad())
    each = rows.select("row", pl.concat_list(*reasons).list.drop_nulls().alias("wrong")).explode("wrong")
    return each.select("row", pl.col("wrong").struct.unnest())

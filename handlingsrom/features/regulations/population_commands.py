"""`handlingsrom population decide`: the law over a table of people, from the command line.

A part of `commands`, in a file of its own because only this needs the column engines.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from handlingsrom.foundation.days import day_of, now
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import LANGUAGES, Text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from handlingsrom.features.regulations.population import Job, Told

SOME_BAD, BAD_INPUT = 1, 2
BAR_WIDTH = 30
CARRIED = Text("Tatt med uendret: {names}", "Teke med uendra: {names}", "Carried over unchanged: {names}")
NOT_THERE = Text("Ikke i filen: {names}", "Ikkje i fila: {names}", "Not in the file: {names}")
ROWS = Text("Rader: {rows}", "Rader: {rows}", "Rows: {rows}")
HEADS = (
    Text("ja", "ja", "yes"),
    Text("nei", "nei", "no"),
    Text("må vurderes", "må vurderast", "assess"),
    Text("mangler", "manglar", "unknown"),
)
BAD_ROWS = Text(
    "{bad} rader har verdier som ikke kan leses, og har ikke fått svar. Se {file}.",
    "{bad} rader har verdiar som ikkje kan lesast, og har ikkje fått svar. Sjå {file}.",
    "{bad} rows have values that cannot be read, and got no answers. See {file}.",
)
STOPPED = Text(
    "Avbrutt. Ingen fil er skrevet.", "Avbrote. Inga fil er skriven.", "Stopped. No file is written."
)
CANNOT_WRITE = Text(
    "«{name}» kan ikke skrives: {error}",
    "«{name}» kan ikkje skrivast: {error}",
    "“{name}” cannot be written: {error}",
)
MASTER_WITHOUT_SPARK = Text(
    "--master gjelder bare med --engine spark.",
    "--master gjeld berre med --engine spark.",
    "--master goes with --engine spark only.",
)


class Stopped(Exception):
    """Somebody asked for an end: Ctrl-C, or SIGTERM."""

    def __init__(self, number: int) -> None:
        self.number = number


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the command line."""
    population = subparsers.add_parser("population", help="the law over a table of people")
    commands = population.add_subparsers(required=True, metavar="COMMAND")
    decide = commands.add_parser(
        "decide",
        help="every conclusion for every row of a table",
        description="Columns are matched by the name of the fact; the others are carried over. In CSV and Excel an "
        "empty cell is not known, a set is its members with commas between, and the empty set is the word none.",
    )
    decide.add_argument("people", metavar="PEOPLE", type=Path, help="a file .parquet, .csv or .xlsx")
    decide.add_argument(
        "-o", dest="answers", metavar="ANSWERS", type=Path, required=True, help="the same formats"
    )
    decide.add_argument("--on", metavar="DAY", help="the day on which the law is read; today when left out")
    decide.add_argument(
        "--engine", choices=("polars", "spark"), default="polars", help="default: %(default)s"
    )
    decide.add_argument("--master", metavar="URL", help="the Spark cluster, as local[2] or spark://host:7077")
    decide.add_argument("--lang", choices=LANGUAGES, default="nb", help="the reader's language")
    decide.set_defaults(run=run_decide)


def run_decide(arguments: Namespace) -> int:
    """Exit code 0, 1 when rows have bad values, 2 when nothing could be done."""
    from handlingsrom.features.regulations import population
    from handlingsrom.rulebook.law import registry

    if arguments.master and arguments.engine != "spark":
        print(MASTER_WITHOUT_SPARK.in_(arguments.lang), file=sys.stderr)
        return BAD_INPUT
    told = population.Told()
    try:
        on = day_of(now()) if arguments.on is None else registry.read_day(arguments.on)
        job = population.job_of(arguments.people, on, arguments.answers)
        with population.workshop(job.answers) as folder:
            with _stopping():
                _in_background(lambda: _work(arguments, job, told, folder), lambda: _show(job, told))
            with _undisturbed():
                population.put_in_place(job, told, folder)
    except Refused as refused:
        for reason in refused.in_(arguments.lang):
            print(reason, file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        said = CANNOT_WRITE.filled(name=arguments.answers, error=error.strerror or error)
        print(said.in_(arguments.lang), file=sys.stderr)
        return BAD_INPUT
    except Stopped as stopped:
        print(STOPPED.in_(arguments.lang), file=sys.stderr, flush=True)
        os._exit(128 + stopped.number)  # the thread at work cannot be asked to end
    _print_summary(arguments, job, told)
    return SOME_BAD if told.bad else 0


def _work(arguments: Namespace, job: Job, told: Told, folder: Path) -> None:
    from handlingsrom.features.regulations import population

    if arguments.engine == "spark":
        from handlingsrom.features.regulations import population_spark

        frame = population_spark.decided(job, folder, arguments.master)
    else:
        frame = population.decided(job.people, job.on)
    population.write_answers(job, frame, told, folder, arguments.lang)


@contextmanager
def _stopping() -> Iterator[None]:
    """Ctrl-C and SIGTERM raise Stopped in the main thread."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait: the answers and what is wrong come together."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_background(work: Callable[[], None], show: Callable[[], None]) -> None:
    """Work in a thread, so that the main one is free to be stopped and to show how far it has come."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(0.1)
        show()
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    if errors:
        raise errors[0]


def _show(job: Job, told: Told) -> None:
    """A bar where the number of rows is known, else the rows done; nothing where nobody looks."""
    if not sys.stderr.isatty():
        return
    total = job.rows
    done = f"{told.rows:,}".replace(",", "\N{NO-BREAK SPACE}")
    if total:
        filled = BAR_WIDTH * told.rows // total
        done = f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {100 * told.rows // total:3} %  {done}"
    print(f"\r{done}", end="", file=sys.stderr, flush=True)


def _print_summary(arguments: Namespace, job: Job, told: Told) -> None:
    from handlingsrom.rulebook.law import registry

    language = arguments.lang
    absent = [name for name in registry.FACTS if name not in job.people.readings]
    for text, names in ((CARRIED, job.people.carried), (NOT_THERE, absent)):
        print(text.filled(names=", ".join(names) or "–").in_(language))
    print(ROWS.filled(rows=told.rows).in_(language))
    rows = {name: told.row(name) for name in registry.CONCLUSIONS}
    first = max(map(len, rows))
    heads = [head.in_(language) for head in HEADS]
    widths = [max(len(head), len(str(told.rows))) for head in heads]
    print(f"{'':{first}}  " + "  ".join(f"{h:>{w}}" for h, w in zip(heads, widths, strict=True)))
    for name, counts in rows.items():
        cells = (f"{n:>{w}}" for n, w in zip(counts.values(), widths, strict=True))
        print(f"{name:{first}}  " + "  ".join(cells))
    if told.bad:
        print(BAD_ROWS.filled(bad=told.bad, file=job.errors).in_(language), file=sys.stderr)

"""A bar on the terminal for what takes minutes; where nobody watches a terminal, a line at each tenth."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

WIDTH = 30


def progress[T](things: Iterable[T], total: int, unit: str, out: TextIO | None = None) -> Iterator[T]:
    """The things one by one, with a bar that says how many of `total` are done."""
    out = out or sys.stderr
    for done, thing in enumerate(things):
        _show(done, total, unit, out)
        yield thing
    _show(total, total, unit, out)
    if out.isatty() and total:
        out.write("\n")


def _show(done: int, total: int, unit: str, out: TextIO) -> None:
    told = f"{done} of {total} {unit}"
    if out.isatty():
        filled = WIDTH * done // max(total, 1)
        out.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {told}")
        out.flush()
    elif done and (done == total or 10 * done // total > 10 * (done - 1) // total):
        out.write(f"{told}\n")
        out.flush()

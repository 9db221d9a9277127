"""Tables of people in files: Parquet, CSV and Excel, read lazily where the format allows, and written whole.

Beside the usual files because reading and writing tables is no question of law.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path

import openpyxl
import polars as pl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text

SUFFIXES = (".parquet", ".csv", ".xlsx")
SEPARATORS = ",;\t"
ROWS_IN_EXCEL = 1_048_576
DANGEROUS, A_NUMBER = r"^[=+\-@\t\r]", r"^[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?$"

UNREADABLE = Text(
    "Filen «{name}» finnes ikke eller kan ikke leses: {error}",
    "Fila «{name}» finst ikkje eller kan ikkje lesast: {error}",
    "The file “{name}” does not exist or cannot be read: {error}",
)
UNKNOWN_SUFFIX = Text(
    "«{name}»: filnavnet må slutte på {suffixes}.",
    "«{name}»: filnamnet må slutte på {suffixes}.",
    "“{name}”: the file name must end in {suffixes}.",
)
TWO_COLUMNS = Text(
    "To kolonner heter «{name}». Gi hver kolonne sitt eget navn.",
    "To kolonnar heiter «{name}». Gi kvar kolonne sitt eige namn.",
    "Two columns are called “{name}”. Give each column a name of its own.",
)
TOO_MANY_FOR_EXCEL = Text(
    "Et regneark i Excel har plass til {most} rader. Velg .parquet eller .csv.",
    "Eit rekneark i Excel har plass til {most} rader. Vel .parquet eller .csv.",
    "A sheet in Excel holds {most} rows. Choose .parquet or .csv.",
)


def check_suffix(path: Path) -> None:
    """Raises Refused where the format is none of ours."""
    if path.suffix.lower() not in SUFFIXES:
        said = UNKNOWN_SUFFIX.filled(name=path.name, suffixes=", ".join(SUFFIXES))
        raise Refused([Refusal("unknown_suffix", said)])


def opened(path: Path, read_as_words: Collection[str]) -> pl.LazyFrame:
    """The table in a file. In CSV and Excel the columns to read as words are text, and empty ones null.

    Raises Refused where it cannot be read or two columns have one name.
    """
    check_suffix(path)
    try:
        match path.suffix.lower():
            case ".parquet":
                frame = pl.scan_parquet(path, glob=False)
                frame.collect_schema()
                return frame
            case ".csv":
                return _as_words(_csv(path), read_as_words)
            case _:
                return _as_words(_excel(path, read_as_words), read_as_words)
    except pl.exceptions.DuplicateError as error:
        raise Refused([Refusal("two_columns", TWO_COLUMNS.filled(name=_quoted_in(error)))]) from error
    except Refused:
        raise
    except Exception as error:  # each format's reader has its own kinds of error for a bad file
        raise unreadable(path, error) from error


def rows_in(path: Path, frame: pl.LazyFrame) -> int | None:
    """The number of rows where it can be told without reading them. Raises Refused where the file is bad."""
    if path.suffix.lower() == ".csv":
        return None
    try:
        return int(frame.select(pl.len()).collect().item())
    except pl.exceptions.PolarsError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> Refused:
    """What to say when a file turns out to be bad."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return Refused([Refusal("unreadable", UNREADABLE.filled(name=path.name, error=lines[0]))])


def _quoted_in(error: Exception) -> str:
    return next(iter(str(error).split("'")[1:2]), "?")


def _csv(path: Path) -> pl.LazyFrame:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        separator = max(SEPARATORS, key=first.count)
        file.seek(0)
        header = next(csv.reader(file, delimiter=separator), [])
    _each_once(header)
    return pl.scan_csv(path, separator=separator, infer_schema=False, glob=False)


def _excel(path: Path, read_as_words: Collection[str]) -> pl.LazyFrame:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    finally:
        book.close()
    while rows and all(value is None for value in rows[-1]):
        rows.pop()  # Excel often keeps formatted cells below the table
    columns = [list(column) for column in zip_longest(*rows)]
    named = [column for column in columns if any(value is not None for value in column)]
    header = ["" if column[0] is None else str(column[0]) for column in named]
    _each_once(header)
    series = [
        _series(name, column[1:], name in read_as_words) for name, column in zip(header, named, strict=True)
    ]
    return pl.LazyFrame(series)


def _each_once(header: Sequence[str]) -> None:
    twice = dict.fromkeys(name for name in header if header.count(name) > 1)
    if twice:
        raise Refused(Refusal("two_columns", TWO_COLUMNS.filled(name=name), name) for name in twice)


def _series(name: str, values: Sequence[object], as_words: bool) -> pl.Series:
    """Of one type where the cells are; otherwise text."""
    types = {type(value) for value in values if value is not None}
    for family in ({bool}, {int}, {int, float}, {datetime}, {date}):
        if not as_words and types and types <= family:
            return pl.Series(name, values, strict=False)
    return pl.Series(name, [None if value is None else str(value) for value in values], dtype=pl.String)


def _as_words(frame: pl.LazyFrame, columns: Collection[str]) -> pl.LazyFrame:
    given = [name for name in frame.collect_schema() if name in columns]
    words = {name: pl.col(name).str.strip_chars() for name in given}
    return frame.with_columns(pl.when(word != "").then(word).alias(name) for name, word in words.items())


def save(frame: pl.LazyFrame, path: Path, suffix: str) -> None:
    """Write a table in the format of the suffix. Text that Excel could take for a formula gets a ' before it."""
    match suffix.lower():
        case ".parquet":
            frame.sink_parquet(path, engine="streaming")
        case ".csv":
            _harmless(frame).sink_csv(path, engine="streaming")
        case _:
            _save_excel(_harmless(frame).collect(engine="streaming"), path)


def _harmless(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Flat columns, and no text or name that a spreadsheet would run."""
    columns = [_harmless_column(name, dtype) for name, dtype in frame.collect_schema().items()]
    names = {
        name: f"'{name}"
        for name in frame.collect_schema()
        if name.startswith(("=", "+", "-", "@", "\t", "\r"))
    }
    return frame.select(columns).rename(names)


def _harmless_column(name: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    match dtype:
        case pl.List():
            column = column.cast(pl.List(pl.String)).list.join(",")
        case pl.Struct():
            column = column.struct.json_encode()
        case pl.Binary():
            column = column.bin.encode("base64")
        case pl.String() | pl.Categorical():
            column = column.cast(pl.String)
        case _:
            return column
    runs = column.str.contains(DANGEROUS) & ~column.str.contains(A_NUMBER)
    return pl.when(runs).then(pl.lit("'") + column).otherwise(column).alias(name)


def _save_excel(table: pl.DataFrame, path: Path) -> None:
    if table.height >= ROWS_IN_EXCEL:
        said = TOO_MANY_FOR_EXCEL.filled(most=ROWS_IN_EXCEL - 1)
        raise Refused([Refusal("too_many_for_excel", said)])
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(table.columns)
    for row in table.iter_rows():
        sheet.append([_cell(value) for value in row])
    book.save(path)


def _cell(value: object) -> object:
    """Excel takes neither control characters nor times with a zone."""
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
    return value.isoformat() if isinstance(value, datetime) and value.tzinfo else value

"""`handlingsrom population decide`: a table in, the same rows out with every answer, whatever the format."""

from __future__ import annotations

import csv
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random

import openpyxl
import polars as pl
import pytest

from handlingsrom.rulebook.language.values import Number, OneOf, SomeOf, YesNo
from handlingsrom.rulebook.law import registry
from handlingsrom.site.cli import main

DAY = "2026-11-24"
ON = registry.read_day(DAY)
RANDOM = Random(20261124)
TIMES = 5_000 if os.environ.get("HANDLINGSROM_HEAVY") else 50  # a large file on demand
TYPES = {YesNo: pl.Boolean(), Number: pl.Float64(), OneOf: pl.String(), SomeOf: pl.List(pl.String)}
Raw = Mapping[str, object]


def a_person(random: Random = RANDOM) -> Raw:
    """Facts as in JSON; about a fifth is not known."""
    facts = {name: _value(fact.kind, random) for name, fact in registry.FACTS.items()}
    return {name: value if random.random() < 0.8 else None for name, value in facts.items()}


def _value(kind: object, random: Random) -> object:
    match kind:
        case OneOf(members):
            return random.choice(members)
        case SomeOf(members):
            return [member for member in members if random.random() < 0.6]
        case Number(low, high, step):
            return float(low + random.randint(0, min(int((high - low) / step), 60)) * step)
        case _:
            return random.random() < 0.5


def as_text(found: str | list[str]) -> str:
    return ",".join(found) if isinstance(found, list) else found


def expected_of(person: Raw) -> dict[str, str]:
    found = registry.decide(registry.read_facts(person), ON)
    return {name: as_text(answer) for name, answer in found.items()}


def table_of(people: list[Raw]) -> pl.DataFrame:
    series = [
        pl.Series(name, [person[name] for person in people], dtype=TYPES[type(fact.kind)])
        for name, fact in registry.FACTS.items()
    ]
    named = [f"person {number}" for number in range(len(people))]
    return pl.DataFrame([pl.Series("name", named), *series, pl.Series("number", range(len(people)))])


def as_cells(table: pl.DataFrame) -> pl.DataFrame:
    """As people write it in a spreadsheet: a set is its members with commas between, or the word none."""
    sets = [name for name, dtype in table.schema.items() if isinstance(dtype, pl.List)]
    joined = (pl.col(name).list.join(",").replace("", "none").alias(name) for name in sets)
    return table.with_columns(joined)


def write(table: pl.DataFrame, path: Path) -> Path:
    match path.suffix:
        case ".parquet":
            table.write_parquet(path)
        case ".csv":
            as_cells(table).write_csv(path, separator=";")
        case _:
            write_rows([table.columns, *as_cells(table).rows()], path)
    return path


def write_rows(rows: list[object], path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def read(path: Path) -> list[dict[str, str]]:
    """Every row, '' for an empty cell and for an empty set."""
    match path.suffix:
        case ".parquet":
            rows = pl.read_parquet(path).to_dicts()
        case ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        case _:
            header, *values = openpyxl.load_workbook(path).worksheets[0].values
            rows = [dict(zip(header, row, strict=True)) for row in values]
    return [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]


def decide(source: Path, answers: Path, *more: str) -> int:
    return main(["population", "decide", str(source), "--on", DAY, "-o", str(answers), *more])


PEOPLE = [a_person() for _ in range(60)]


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx"])
def test_each_row_gets_its_answers_and_keeps_the_rest(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, answers = write(table_of(PEOPLE), tmp_path / f"people{suffix}"), tmp_path / f"answers{suffix}"
    assert decide(source, answers, "--lang", "en") == 0
    assert read(answers) == [
        {"name": f"person {number}", "number": str(number), **expected_of(person)}
        for number, person in enumerate(PEOPLE)
    ]
    said = capsys.readouterr().out
    assert "Carried over unchanged: name, number" in said
    assert f"Rows: {len(PEOPLE)}" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"answers{suffix}", f"people{suffix}"]


def test_the_summary_counts_every_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(write(table_of(PEOPLE), tmp_path / "p.parquet"), tmp_path / "a.parquet", "--lang", "en")
    answers = [expected_of(person)["home_work_may_start"] for person in PEOPLE]
    line = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("home_work_may_start"))
    assert line.split()[1:] == [str(answers.count(word)) for word in ("yes", "no", "assess", "unknown")]


def test_facts_may_be_given_in_part(tmp_path: Path) -> None:
    given = {
        "home_days_per_week": {"from": 1.0, "to": 3.0},
        "place": {"among": ["commute", "elsewhere"]},
        "agreement_items": {"surely": ["extent", "working_time", "equipment"], "perhaps": ["duration"]},
        "agreed_terms": [],
        "agreement_is_temporary": False,
    }
    pl.DataFrame([given]).write_parquet(tmp_path / "p.parquet")
    assert decide(tmp_path / "p.parquet", tmp_path / "a.parquet") == 0
    (found,) = read(tmp_path / "a.parquet")
    assert found == expected_of(given)
    assert found["home_office_regulation_applies"] == "no"
    assert found["missing_items"] == ""


BAD_CELLS: Mapping[str, object] = {
    "place": "the moon",
    "place_is_abroad": "perhaps",
    "home_days_per_week": "7.5",
    "agreement_items": "extent,tea",
}


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx"])
def test_a_row_with_a_bad_value_gets_no_answer_and_is_told_of(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good: Raw = {
        "place": "commute",
        "place_is_abroad": "no",
        "home_days_per_week": "2,5",
        "agreement_items": "none",
    }
    rows = [good, *({**good, name: value} for name, value in BAD_CELLS.items()), good]
    source = write(pl.DataFrame(rows), tmp_path / f"people{suffix}")
    answers = tmp_path / f"answers{suffix}"
    assert decide(source, answers, "--lang", "en") == 1
    found = read(answers)
    assert [row["home_office_regulation_applies"] for row in found] == ["no", "", "", "", "", "no"]
    assert all(set(row.values()) == {""} for row in found[1:-1])
    wrong = read(tmp_path / "answers.errors.csv")
    assert [(row["row"], row["column"]) for row in wrong] == [
        (str(number), name) for number, name in enumerate(BAD_CELLS, start=2)
    ]
    assert "own_home" in wrong[0]["reason"]
    assert "4 rows have values that cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "column",
    [
        pl.Series("home_days_per_week", [float("nan")]),
        pl.Series("home_days_per_week", [-0.5]),
        pl.Series("home_days_per_week", [True]),
        pl.Series("home_days_per_week", [{"from": 3.0, "to": 2.0}]),
        pl.Series("home_days_per_week", [{"from": 3.0, "until": 4.0}]),
        pl.Series("place", [1]),
        pl.Series("place", [""]),
        pl.Series("place", [{"among": []}], dtype=pl.Struct({"among": pl.List(pl.String)})),
        pl.Series("place_is_abroad", [1]),
        pl.Series("agreement_items", [["extent", None]]),
        pl.Series("agreement_items", [[1]]),
        pl.Series("agreement_items", [{"surely": ["tea"], "perhaps": None}]),
    ],
    ids=str,
)
def test_what_json_refuses_a_table_refuses(column: pl.Series, tmp_path: Path) -> None:
    column.to_frame().write_parquet(tmp_path / "p.parquet")
    assert decide(tmp_path / "p.parquet", tmp_path / "a.parquet") == 1
    assert [row["column"] for row in read(tmp_path / "a.errors.csv")] == [column.name]


def test_errors_of_an_earlier_run_do_not_stay(tmp_path: Path) -> None:
    (tmp_path / "a.errors.csv").write_text("old")
    assert decide(write(table_of(PEOPLE[:1]), tmp_path / "p.parquet"), tmp_path / "a.parquet") == 0
    assert not (tmp_path / "a.errors.csv").exists()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(suffix: str, tmp_path: Path) -> None:
    texts = ["=HYPERLINK(1)", "+1+1", "@SUM(1)", "-5", "plain", "-cmd"]
    table = pl.DataFrame({"=note": texts, "place": ["commute"] * 6})
    table.write_parquet(tmp_path / "p.parquet")
    assert decide(tmp_path / "p.parquet", tmp_path / f"a{suffix}") == 0
    found = [row["'=note"] for row in read(tmp_path / f"a{suffix}")]
    assert found == ["'=HYPERLINK(1)", "'+1+1", "'@SUM(1)", "-5", "plain", "'-cmd"]


def csv_of(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("source", "answers", "said"),
    [
        ("missing.parquet", "a.parquet", "cannot be read"),
        ("broken.parquet", "a.parquet", "cannot be read"),
        ("broken.xlsx", "a.parquet", "cannot be read"),
        ("latin.csv", "a.parquet", "cannot be read"),
        ("ragged.csv", "a.parquet", "cannot be read"),
        ("empty.csv", "a.parquet", "cannot be read"),
        ("good.txt", "a.parquet", "must end in .parquet, .csv, .xlsx"),
        ("good.csv", "a.json", "must end in .parquet, .csv, .xlsx"),
        ("good.csv", "good.csv", "cannot be written over"),
        ("a.errors.csv", "a.parquet", "cannot be written over"),
        ("good.csv", "nowhere/a.csv", "does not exist"),
        ("strange.csv", "a.csv", "No column in “strange.csv” has the name of a fact"),
        ("twice.csv", "a.csv", "Two columns are called “place”"),
        ("twice.xlsx", "a.csv", "Two columns are called “place”"),
        ("taken.csv", "a.csv", "“missing_items” is called the same as a conclusion"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    source: str, answers: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = "place\ncommute\n"
    for name in ("good.csv", "good.txt", "a.errors.csv"):
        csv_of(tmp_path / name, good)
    csv_of(tmp_path / "broken.parquet", "PAR1 and no more")
    csv_of(tmp_path / "broken.xlsx", "no zip")
    csv_of(tmp_path / "latin.csv", "place,navn\ncommute,Åse\n".encode("latin-1"))
    csv_of(tmp_path / "ragged.csv", "place,name\ncommute,A,B,C\n")
    csv_of(tmp_path / "empty.csv", "")
    csv_of(tmp_path / "strange.csv", "plaice\ncommute\n")
    csv_of(tmp_path / "twice.csv", "place,place\ncommute,commute\n")
    csv_of(tmp_path / "taken.csv", "place,missing_items\ncommute,\n")
    write_rows([["place", "place"], ["commute", "commute"]], tmp_path / "twice.xlsx")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert decide(tmp_path / source, tmp_path / answers, "--lang", "en") == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx"])
def test_a_table_without_rows_gives_one_without_rows(suffix: str, tmp_path: Path) -> None:
    table = pl.DataFrame({"place": [], "name": []}, schema={"place": pl.String, "name": pl.String})
    source = write(table, tmp_path / f"p{suffix}")
    assert decide(source, tmp_path / f"a{suffix}") == 0
    assert read(tmp_path / f"a{suffix}") == []


def test_a_place_where_nothing_can_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(table_of(PEOPLE[:1]), tmp_path / "p.parquet")
    assert decide(source, Path("/proc/a.parquet"), "--lang", "en") == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--on", "2026-02-30"], ["--on", "1999-01-01"], ["--master", "local[2]"]]
)
def test_a_bad_argument_is_said(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(table_of(PEOPLE[:1]), tmp_path / "p.parquet")
    assert main(["population", "decide", str(source), "-o", str(tmp_path / "a.parquet"), *arguments]) == 2
    assert capsys.readouterr().err


def test_spark_answers_as_polars_does(tmp_path: Path) -> None:
    table = table_of(PEOPLE)
    many = pl.concat([table] * TIMES, how="vertical").with_columns(number=pl.int_range(pl.len()))
    many = many.with_columns(
        place=pl.when(pl.col("number") % 997 != 500).then("place").otherwise(pl.lit("moon"))
    )
    many.write_parquet(tmp_path / "p.parquet", row_group_size=10 * TIMES)
    assert decide(tmp_path / "p.parquet", tmp_path / "polars.parquet") == 1
    assert (
        decide(
            tmp_path / "p.parquet", tmp_path / "spark.parquet", "--engine", "spark", "--master", "local[2]"
        )
        == 1
    )
    one, other = pl.read_parquet(tmp_path / "polars.parquet"), pl.read_parquet(tmp_path / "spark.parquet")
    assert one.height == TIMES * len(PEOPLE)
    assert one.equals(other)
    assert (tmp_path / "polars.errors.csv").read_bytes() == (tmp_path / "spark.errors.csv").read_bytes()


COMMAND = [sys.executable, "-m", "handlingsrom.site.cli", "population", "decide"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "people.parquet"
    pl.concat([table_of(PEOPLE)] * 20_000).write_parquet(path)
    return path


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_leaves_no_file(number: signal.Signals, large: Path, tmp_path: Path) -> None:
    running = subprocess.Popen(
        [*COMMAND, str(large), "-o", str(tmp_path / "a.parquet"), "--lang", "en"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while not list(tmp_path.glob(".a.parquet.*/answers")):
        assert time.monotonic() < until
        assert running.poll() is None
        time.sleep(0.005)
    running.send_signal(number)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 128 + number
    assert b"No file is written" in said
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_sees_how_far_it_has_come(large: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [*COMMAND, str(large), "-o", str(tmp_path / "a.parquet")]
    running = subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    assert running.wait() == 0
    assert b"[#" in shown
    assert b" %" in shown

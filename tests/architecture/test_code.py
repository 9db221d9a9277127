"""How the code is laid out: who writes, how long a module is, which files a feature has, and what a repository never holds."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "handlingsrom"
MODULES = sorted(path for path in CODE.rglob("*.py") if "migrations" not in path.parts)
BESIDE = sorted(path for folder in ("tests", "scripts") for path in (ROOT / folder).rglob("*.py"))
LONGEST = 400
MEDIAN = 120
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "aupdate", "acreate", "adelete", "asave",
}  # fmt: skip
WRITERS = {"actions.py", "taking.py", "carrying.py", "demo_people.py", "demo_data.py"}
NO_ROWS = {  # a call of the same name on what is no row, each with what it is
    ("site/demo.py", "update"): "the environment of the process",
}
RAW_WRITE = re.compile(r"^\s*(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b|\bINSERT INTO \w+ \(", re.I | re.M)
FEATURE_FILES = {
    "__init__.py", "access.py", "actions.py", "api.py", "apps.py", "commands.py", "documents.py", "forms.py",
    "lifecycle.py", "models.py", "offers.py", "queries.py", "urls.py", "views.py",
}  # fmt: skip
TEXT_FILES = {
    ".py",
    ".md",
    ".toml",
    ".html",
    ".css",
    ".js",
    ".yaml",
    ".yml",
    ".json",
    ".typ",
    ".po",
    ".csv",
    "",
}


def short(path: Path) -> str:
    return path.relative_to(CODE).as_posix()


def writes_in(path: Path) -> Iterator[str]:
    """The calls in a module that write rows, and raw statements that do."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            of = ast.unparse(node.func.value)
            if (short(path), node.func.attr) not in NO_ROWS and of != "os.environ":
                yield f"line {node.lineno}: {of}.{node.func.attr}("
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and RAW_WRITE.search(node.value):
            yield f"line {node.lineno}: {node.value.strip()[:40]}"


def test_the_search_finds_writing() -> None:
    actions = CODE / "features" / "agreements" / "actions.py"
    assert [found for found in writes_in(actions) if "Signature.objects.create(" in found]
    assert [
        found for found in writes_in(CODE / "foundation/records/actions.py") if "INSERT INTO" in found.upper()
    ]


def knows_rows(path: Path) -> bool:
    """A module that imports neither Django nor models nor queries has no rows to write."""
    imported = {
        name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        + ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
    }
    return any(name.startswith("django") or name.endswith((".models", ".queries")) for name in imported)


@pytest.mark.parametrize("path", [p for p in MODULES if p.name not in WRITERS], ids=short)
def test_only_actions_write(path: Path) -> None:
    assert not knows_rows(path) or list(writes_in(path)) == []


@pytest.mark.parametrize("path", [*MODULES, *BESIDE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_most_modules_are_short() -> None:
    lengths = sorted(n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())))
    assert lengths[len(lengths) // 2] < MEDIAN


@pytest.mark.parametrize("path", [p for p in MODULES if p.stat().st_size], ids=short)
def test_every_module_says_what_it_is(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said
    assert said.split("\n\n")[0].rstrip().endswith((".", "?", "`.", "!"))


@pytest.mark.parametrize("path", sorted((CODE / "features").glob("*/*.py")), ids=short)
def test_a_feature_has_the_usual_files_or_says_why_not(path: Path) -> None:
    if path.name not in FEATURE_FILES:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert re.search(r"\b(a file of its own|a part of|beside the usual files)\b", said, re.I), said


def test_a_feature_folder_holds_nothing_else() -> None:
    folders = {p.name for p in (CODE / "features").glob("*/*") if p.is_dir() and p.name != "__pycache__"}
    assert folders <= {"migrations", "templates", "static", "data"}


def test_no_file_names_say_nothing() -> None:
    names = {part for p in MODULES for part in (*p.relative_to(CODE).parts[:-1], p.stem)}
    assert (
        names & {"utils", "util", "helpers", "helper", "manager", "managers", "service", "services", "common"}
        == set()
    )


def test_the_shelves_hold() -> None:
    found = subprocess.run(
        [ROOT / ".venv/bin/lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout


def kept_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_nothing_names_a_place_on_somebodys_machine() -> None:
    places = re.compile(r"(?<![\w.])/(home/\w+|root/|Users/\w+|work/|tmp/(?!$)[a-z]+/)|C:\\\\Users")
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in kept_files()
        if path.suffix in TEXT_FILES and "vendor" not in path.parts and path != Path(__file__)
        for match in places.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|pytest\.mark\.(skip\b|xfail)|NotImplementedError")
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in kept_files()
        if path.suffix == ".py" and path != Path(__file__)
        for match in later.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []

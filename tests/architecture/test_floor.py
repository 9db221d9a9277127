"""There is one floor for published numbers, in rulebook/disclosure.py; no other module has a number of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlingsrom.rulebook.disclosure import FLOOR

CODE = Path(__file__).resolve().parents[2] / "handlingsrom"
HOME = CODE / "rulebook" / "disclosure.py"
SAYS_FLOOR = re.compile(
    r"floor|small(est)?_?(group|count|cell|base)|(min|least|fewest)_?(group|count|cell|base|persons|people|answers|n)$"
    r"|suppress|disclos|prikk",
    re.I,
)


def is_number(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def name_of(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def floors_in(source: str) -> Iterator[str]:
    """Where a module names a floor and gives it a number: assigned, as a default, as an argument, or compared."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Assign(targets=targets, value=value):
                found = [(name_of(target), value) for target in targets]
            case ast.AnnAssign(target=target, value=value):
                found = [(name_of(target), value)]
            case ast.keyword(arg=arg, value=value):
                found = [(arg or "", value)]
            case ast.arguments(args=args, defaults=defaults, kwonlyargs=only, kw_defaults=of_only):
                found = [(a.arg, d) for a, d in zip(args[len(args) - len(defaults) :], defaults, strict=True)]
                found += [(a.arg, d) for a, d in zip(only, of_only, strict=True)]
            case ast.Compare(left=left, comparators=[right]):
                found = [(name_of(left), right), (name_of(right), left)]
            case _:
                continue
        for name, given in found:
            if is_number(given) and SAYS_FLOOR.search(name):
                yield f"{name} with {ast.unparse(given)}"


def test_the_floor_is_five() -> None:
    assert FLOOR == 5


@pytest.mark.parametrize(
    "source",
    ["FLOOR = 5", "floor: int = 3", "protect(t, floor=4)", "def f(least_n=5): ...", "small_group < 5",
     "def f(*, smallest_count=5): ..."],
)  # fmt: skip
def test_the_search_finds_a_floor(source: str) -> None:
    assert list(floors_in(source))


@pytest.mark.parametrize(
    "path", [p for p in sorted(CODE.rglob("*.py")) if p != HOME], ids=lambda p: p.relative_to(CODE).as_posix()
)
def test_no_other_module_has_a_floor_of_its_own(path: Path) -> None:
    assert list(floors_in(path.read_text(encoding="utf-8"))) == []

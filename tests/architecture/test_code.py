"""What holds for every module: it says what it is, it is short, and only actions write."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    path
    for folder in ("handlingsrom", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts and path.read_text(encoding="utf-8").strip()
]
LONGEST = 400
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "delete", "get_or_create", "update_or_create",
}  # fmt: skip
WRITERS = {
    "actions.py",
    "taking.py",
    "demo_people.py",
}  # taking is a part of actions; the demo's people have no action


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_and_is_short(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST


def writes(module: Path) -> list[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [ast.unparse(call) for call in calls if isinstance(call, ast.Attribute) and call.attr in WRITES]


def test_only_actions_write() -> None:
    found = {
        module.relative_to(ROOT).as_posix(): calls
        for module in MODULES
        if "handlingsrom" in module.relative_to(ROOT).parts
        and module.name not in WRITERS
        and (calls := writes(module))
    }
    assert found == {}


def test_actions_do_write() -> None:
    assert all(writes(module) for module in MODULES if module.name == "taking.py")

"""Every kind of entry that the code records has words in three languages, in one list."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.features import record_words
from tests.builders import WAYS, a_house, an_agreement

CODE = Path(__file__).resolve().parents[2] / "handlingsrom"
RECORDS = re.compile(r"^_?record(_\w+)?$")


def kinds_in(source: str) -> Iterator[str]:
    """The kinds with which a module records, as patterns: a part that is filled in may be anything."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if not RECORDS.match(name):
            continue
        match node.args[0]:
            case ast.Constant(value=str() as kind):
                yield re.escape(kind)
            case ast.JoinedStr(values=parts):
                yield "".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"\w+" for p in parts)
            case ast.IfExp(body=ast.Constant(value=str() as one), orelse=ast.Constant(value=str() as other)):
                yield from (re.escape(one), re.escape(other))


RECORDED = sorted(
    {
        (path.relative_to(CODE).as_posix(), kind)
        for path in CODE.rglob("*.py")
        for kind in kinds_in(path.read_text())
    }
)


def test_the_search_finds_recording() -> None:
    assert {"signed_in", "language_chosen", r"agreement_\w+"} <= {kind for _, kind in RECORDED}


@pytest.mark.parametrize(("path", "kind"), RECORDED)
def test_a_kind_that_is_recorded_has_words(path: str, kind: str) -> None:
    named = record_words()["kinds"]
    of_steps = path.startswith("features/agreements")
    words = (
        named if not of_steps else {code.replace("agreement_", "", 1): k for code, k in named.items()} | named
    )
    assert any(re.fullmatch(kind, code) for code in words), f"{path} records {kind!r}, which has no words"


@pytest.mark.django_db
def test_every_kind_and_thing_of_every_way_through_a_case_has_words() -> None:
    words = record_words()
    for state in WAYS:
        house = a_house()
        an_agreement(state, house)
        with within(house.agency.id):
            for kind, thing in Entry.objects.values_list("kind", "thing_kind"):
                assert kind in words["kinds"]
                assert thing in words["things"]

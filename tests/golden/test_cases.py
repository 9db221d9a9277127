"""Whole cases with a known right answer."""

from pathlib import Path

import pytest

from handlingsrom.features.regulations import cases

HERE = Path(__file__).parent
FILES = ("cases.yaml", "more_cases.yaml")
ALL = [case for file in FILES for case in cases.read((HERE / file).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_case(case: cases.Case) -> None:
    assert cases.run((case,)) == cases.Outcome(1, ())

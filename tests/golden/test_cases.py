"""Whole cases with a known right answer."""

from pathlib import Path

import pytest

from handlingsrom.features.regulations import cases
from handlingsrom.rulebook.law.registry import CONCLUSIONS

HERE = Path(__file__).parent
FILES = ("cases.yaml", "more_cases.yaml")
ALL = [case for file in FILES for case in cases.read((HERE / file).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_case(case: cases.Case) -> None:
    outcome = cases.run((case,))
    assert outcome.failures == ()
    assert outcome.passed == 1 or set(case.expect) <= set(cases.SKIPPED)


def test_only_conclusions_that_are_not_there_yet_are_skipped() -> None:
    assert not set(cases.SKIPPED) & set(CONCLUSIONS)

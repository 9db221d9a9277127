"""The prover finds what is taken out of the law itself: no answer of any rule is one too many."""

from __future__ import annotations

from datetime import date

import pytest

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.elements import elements
from handlingsrom.rulebook.language.evaluate import evaluate
from handlingsrom.rulebook.language.proofs import asked, gap
from handlingsrom.rulebook.language.to_proof import Formulas
from handlingsrom.rulebook.language.values import is_decided
from handlingsrom.rulebook.law import registry

DAY = date(2024, 1, 15)
LAW = registry.law_on(DAY)
EMPTIED = [
    pytest.param(element.without, id=f"{rule.id} {element.where}")
    for rule in LAW.rules.values()
    for element in elements(rule.node)
    if element.is_value
]


@pytest.mark.parametrize("tree", EMPTIED)
def test_the_law_with_one_answer_taken_out_has_a_gap(tree: n.Node) -> None:
    found = gap(asked(tree, Formulas(LAW.conclusions, DAY)))
    assert found is not None
    assert not is_decided(evaluate(tree, found, on=DAY, conclusions=LAW.conclusions))

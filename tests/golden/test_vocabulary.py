"""The facts and conclusions are those of the public vocabulary: names, kinds, ranges, marks."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from handlingsrom.rulebook.language.values import YES_NO, Kind, Number, OneOf, SomeOf
from handlingsrom.rulebook.law.rates import ONE_MONTH_IN_WEEKS
from handlingsrom.rulebook.law.registry import CONCLUSIONS, FACTS, HEADINGS
from handlingsrom.rulebook.text import LANGUAGES

VOCABULARY = yaml.safe_load((Path(__file__).parent / "vocabulary.yaml").read_text(encoding="utf-8"))
ADDITIONS = VOCABULARY["additions"]
SAID_OF_FACTS = VOCABULARY["facts"] | ADDITIONS["facts"]


def _kind(said: dict[str, Any]) -> Kind:
    match said["type"]:
        case "bool":
            return YES_NO
        case "enum":
            return OneOf(tuple(said["values"]))
        case "set":
            return SomeOf(tuple(said["values"]))
        case _:
            return Number(Decimal(str(said["min"])), Decimal(str(said["max"])))


def test_the_same_facts() -> None:
    assert set(FACTS) == set(SAID_OF_FACTS)


@pytest.mark.parametrize("part", ["facts", "conclusions"])
def test_an_addition_takes_the_place_of_nothing(part: str) -> None:
    assert not set(ADDITIONS[part]) & set(VOCABULARY[part])


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_declared_as_in_the_vocabulary(name: str) -> None:
    fact, said = FACTS[name], SAID_OF_FACTS[name]
    expected = _kind(said)
    if isinstance(fact.kind, Number) and isinstance(expected, Number):
        assert (fact.kind.low, fact.kind.high) == (expected.low, expected.high)
    else:
        assert fact.kind == expected
    assert fact.judgement == said.get("judgement", False)
    assert fact.sensitive == bool(said.get("sensitive", False))
    assert fact.name == name


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_has_words_for_every_value(name: str) -> None:
    fact = FACTS[name]
    assert fact.words is not None
    if isinstance(fact.kind, OneOf | SomeOf):
        assert tuple(member for member, _ in fact.words.labels) == fact.kind.members
    has_value = fact.kind != YES_NO
    for language in LANGUAGES:
        assert ("{value}" in fact.words.claim.clause().in_(language)) == has_value
        assert fact.words.question.in_(language).endswith((".", "?"))


def test_the_same_conclusions() -> None:
    assert set(CONCLUSIONS) == set(VOCABULARY["conclusions"]) | set(ADDITIONS["conclusions"])


def test_the_items_stand_in_the_order_of_section_2() -> None:
    items = VOCABULARY["facts"]["agreement_items"]["values"]
    assert HEADINGS["missing_items"].kind == SomeOf(tuple(items))


def test_a_month_is_as_long_as_the_vocabulary_says() -> None:
    (step,) = ONE_MONTH_IN_WEEKS.steps
    assert step.value == Decimal(str(VOCABULARY["facts"]["continuous_weeks"]["one_month"]))

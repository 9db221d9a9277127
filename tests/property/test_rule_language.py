"""The interpreters of the rule language agree with its meaning, on random trees and random partial facts."""

from __future__ import annotations

import json

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handlingsrom.rulebook.language.book import Book, answer
from handlingsrom.rulebook.language.evaluate import evaluate
from handlingsrom.rulebook.language.findings import Finding, findings
from handlingsrom.rulebook.language.flips import MOST, flips_of
from handlingsrom.rulebook.language.nodes import Node
from handlingsrom.rulebook.language.points import points, thresholds
from handlingsrom.rulebook.language.questions import questions
from handlingsrom.rulebook.language.to_json import from_json, to_json
from handlingsrom.rulebook.language.to_text import to_text
from handlingsrom.rulebook.language.values import Facts, Possible, Truth, is_decided, join, whole
from handlingsrom.rulebook.text import LANGUAGES
from tests.property.small_trees import (
    BY_NAME,
    DAY,
    book,
    books,
    completed,
    completions,
    partial_facts,
    read_once_trees,
    trees,
)

BASE_AND_GOAL = ("base", "goal")


def within(inner: Possible, outer: Possible) -> bool:
    """Whether everything that `inner` may be, `outer` may be too."""
    return join(inner, outer) == outer


@given(st.data(), trees(), partial_facts())
def test_knowing_more_never_adds_what_a_rule_may_say(data: st.DataObject, tree: Node, facts: Facts) -> None:
    before = evaluate(tree, facts, on=DAY)
    assert within(evaluate(tree, data.draw(completed(facts)), on=DAY), before)


@settings(max_examples=200)
@given(read_once_trees(depth=2), partial_facts())
def test_a_rule_that_uses_each_fact_once_says_exactly_what_the_completions_say(
    tree: Node, facts: Facts
) -> None:
    used = book(goal=tree).stands_on["goal"]
    ways = list(completions(facts, used))
    assume(len(ways) <= 300)
    found = evaluate(tree, ways[0], on=DAY)
    for way in ways[1:]:
        found = join(found, evaluate(tree, way, on=DAY))
    assert evaluate(tree, facts, on=DAY) == found


def facts_told(finding: Finding) -> set[str]:
    """The facts in a tree of reasons."""
    below = {name for child in finding.children for name in facts_told(child)}
    return below | ({finding.name} if finding.kind == "fact" else set())


@given(books(), partial_facts())
def test_findings_answer_as_evaluate_does_and_their_reasons_suffice(rules: Book, facts: Facts) -> None:
    for finding in findings(rules, facts, DAY, BASE_AND_GOAL):
        value = evaluate(rules.conclusions[finding.name], facts, on=DAY, conclusions=rules.conclusions)
        told = {name: facts[name] for name in facts_told(finding) if name in facts}
        if is_decided(value):
            assert isinstance(value, Truth)
            assert finding.answer == ("yes" if value.yes else "no")
            alone = rules.reading(told, DAY)
            assert answer(rules, finding.name, alone) == finding.answer
        else:
            assert finding.answer in ("assess", "unknown")
        assert all(finding.in_language(language)["sentence"] for language in LANGUAGES)


@given(trees(), partial_facts())
def test_an_answer_is_assess_when_the_judgements_alone_decide(tree: Node, facts: Facts) -> None:
    rules = book(goal=tree)
    found = answer(rules, "goal", rules.reading(facts, DAY))
    value = evaluate(tree, facts, on=DAY)
    judged = [evaluate(tree, way, on=DAY) for way in completions(facts, (BY_NAME["j"],))]
    if found == "assess":
        assert not is_decided(value)
        assert all(is_decided(one) for one in judged)
    elif found == "unknown":
        assert not all(is_decided(one) for one in judged)
    else:
        assert is_decided(value)


@given(st.data(), books(), partial_facts())
def test_answering_the_questions_until_none_is_left_settles_what_all_facts_settle(
    data: st.DataObject, rules: Book, facts: Facts
) -> None:
    truth = data.draw(completed(facts))
    known = dict(facts)
    for _ in BY_NAME:
        asked = questions(rules, known, DAY, BASE_AND_GOAL)
        if not asked:
            break
        assert not is_decided(known.get(asked[0], whole(BY_NAME[asked[0]].kind)))
        known[asked[0]] = truth[asked[0]]
    assert questions(rules, known, DAY, BASE_AND_GOAL) == ()
    for name in BASE_AND_GOAL:
        with_all = answer(rules, name, rules.reading(truth, DAY))
        assert answer(rules, name, rules.reading(known, DAY)) == with_all


@settings(max_examples=200)
@given(read_once_trees(depth=2), partial_facts())
def test_no_question_is_asked_that_could_not_matter(tree: Node, facts: Facts) -> None:
    rules = book(goal=tree)
    used = rules.stands_on["goal"]
    for name in questions(rules, facts, DAY, ["goal"]):
        others = tuple(fact for fact in used if fact.name != name)
        ways = list(completions(facts, others))
        assume(len(ways) <= 2000)
        assert any(not is_decided(evaluate(tree, way, on=DAY)) for way in ways)


@given(trees(), partial_facts())
def test_a_judgement_is_asked_last_and_only_when_nothing_else_is_missing(tree: Node, facts: Facts) -> None:
    rules = book(goal=tree)
    asked = questions(rules, facts, DAY, ["goal"])
    if "j" in asked:
        assert answer(rules, "goal", rules.reading(facts, DAY)) == "assess"
        assert asked[-1] == "j"


@settings(max_examples=150)
@given(trees(depth=2), partial_facts())
def test_flips_flip_and_none_is_smaller(tree: Node, facts: Facts) -> None:
    rules = book(goal=tree)
    before = evaluate(tree, facts, on=DAY)
    flips = flips_of(rules, "goal", facts, DAY)
    for flip in flips:
        changed = {**facts, **{fact.name: value for fact, value in flip.changes}}
        after = evaluate(tree, changed, on=DAY)
        assert isinstance(after, Truth)
        assert is_decided(after)
        assert after != before
        assert flip.answer == ("yes" if after.yes else "no")
        assert all(value != facts.get(fact.name) for fact, value in flip.changes)
    sizes = {len(flip.changes) for flip in flips}
    assert len(sizes) <= 1
    assert _smallest_by_hand(rules, facts, before) == next(iter(sizes), None)


def _smallest_by_hand(rules: Book, facts: Facts, before: Possible) -> int | None:
    """The least number of changed facts that decides the goal otherwise; None when more than MOST."""
    tree, used = rules.conclusions["goal"], rules.stands_on["goal"]
    limits = thresholds([tree], DAY)
    states: list[tuple[Facts, frozenset[str]]] = [(facts, frozenset())]
    for size in range(1, MOST + 1):
        states = [
            ({**state, fact.name: value}, changed | {fact.name})
            for state, changed in states
            for fact in used
            if fact.name not in changed and (not changed or fact.name > max(changed))
            for value in points(fact, limits.get(fact.name, ()), facts.get(fact.name) or whole(fact.kind))
        ]
        assume(len(states) < 3000)
        found = [evaluate(tree, state, on=DAY) for state, _ in states]
        if any(is_decided(value) and value != before for value in found):
            return size
    return None


@given(trees(depth=4))
def test_a_tree_survives_json(tree: Node) -> None:
    assert from_json(json.loads(json.dumps(to_json(tree))), BY_NAME) == tree


@given(trees())
def test_a_tree_can_be_said_in_every_language(tree: Node) -> None:
    said = to_text(tree, {}, DAY)
    assert all("{" not in said.in_(language) for language in LANGUAGES)

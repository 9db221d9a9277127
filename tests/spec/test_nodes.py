"""What each node of the rule language means, before any law: a value is the set of what it may still be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.evaluate import evaluate
from handlingsrom.rulebook.language.nodes import (
    FALSE,
    TRUE,
    All,
    Among,
    Any,
    Arm,
    Branch,
    Cases,
    Compare,
    Count,
    Dated,
    Exempt,
    Fact,
    Match,
    Member,
    Node,
    Not,
    Parameter,
    Ref,
    Those,
    Unless,
    Value,
)
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import (
    EITHER,
    NO,
    YES,
    YES_NO,
    Choice,
    Interval,
    Members,
    Number,
    OneOf,
    Possible,
    SomeOf,
    YesNo,
    exactly,
)
from handlingsrom.rulebook.text import same

P, Q, R = Fact("p", YES_NO), Fact("q", YES_NO), Fact("r", YES_NO)
COLOUR = Fact("colour", OneOf(("red", "green", "blue")))
AGE = Fact("age", Number(Decimal(0), Decimal(10)))
THINGS = Fact("things", SomeOf(("cup", "pen")))
SOURCE = Source(same("a source"), "https://example.org")
GIVEN = {"yes": YES, "no": NO, "?": EITHER}


def of(*names: str) -> Choice:
    return Choice(frozenset(names))


def between(low: int, high: int) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def some(surely: set[str], perhaps: set[str]) -> Members:
    return Members(frozenset(surely), frozenset(surely | perhaps))


TWO_VALUED = """
    p    q    not p  all  any  unless
    yes  yes  no     yes  yes  no
    yes  no   no     no   yes  yes
    yes  ?    no     ?    yes  ?
    no   yes  yes    no   yes  no
    no   no   yes    no   no   no
    no   ?    yes    no   ?    no
    ?    yes  ?      ?    yes  no
    ?    no   ?      no   ?    ?
    ?    ?    ?      ?    ?    ?
"""
CONNECTIVES: dict[str, Node] = {
    "not p": Not(P),
    "all": All((P, Q)),
    "any": Any((P, Q)),
    "unless": Unless(P, (Exempt("except", Q, same("q"), SOURCE),)),
}


def _table(text: str) -> list[dict[str, str]]:
    head, *rows = [line.replace("not p", "not_p").split() for line in text.strip().splitlines()]
    return [dict(zip([h.replace("_", " ") for h in head], row, strict=True)) for row in rows]


@pytest.mark.parametrize("row", _table(TWO_VALUED), ids=lambda row: f"{row['p']} {row['q']}")
def test_connectives(row: dict[str, str]) -> None:
    facts = {"p": GIVEN[row["p"]], "q": GIVEN[row["q"]]}
    for name, node in CONNECTIVES.items():
        assert evaluate(node, facts) == GIVEN[row[name]], name


def test_of_nothing_all_is_yes_any_is_no_and_the_count_is_none() -> None:
    assert evaluate(All(()), {}) == YES
    assert evaluate(Any(()), {}) == NO
    assert evaluate(Count(()), {}) == exactly(0)


@pytest.mark.parametrize(
    ("fact", "may_be"),
    [
        (P, EITHER),
        (COLOUR, of("red", "green", "blue")),
        (AGE, between(0, 10)),
        (THINGS, some(set(), {"cup", "pen"})),
    ],
)
def test_a_fact_that_is_not_given_may_be_anything_of_its_kind(fact: Fact, may_be: Possible) -> None:
    assert evaluate(fact, {}) == may_be


@pytest.mark.parametrize(
    ("age", "operator", "limit", "answer"),
    [
        (exactly(4), "<", 5, YES),
        (exactly(5), "<", 5, NO),
        (exactly(5), "<=", 5, YES),
        (exactly(6), "<=", 5, NO),
        (exactly(5), ">=", 5, YES),
        (exactly(4), ">=", 5, NO),
        (exactly(5), ">", 5, NO),
        (exactly(6), ">", 5, YES),
        (exactly(5), "==", 5, YES),
        (exactly(4), "==", 5, NO),
        (between(0, 4), "<", 5, YES),
        (between(0, 5), "<", 5, EITHER),
        (between(5, 9), "<", 5, NO),
        (between(5, 9), ">=", 5, YES),
        (between(4, 5), ">=", 5, EITHER),
        (between(4, 6), "==", 5, EITHER),
        (between(6, 7), "==", 5, NO),
    ],
)
def test_comparison(age: Possible, operator: str, limit: int, answer: Possible) -> None:
    assert evaluate(Compare(AGE, operator, Value(Decimal(limit))), {"age": age}) == answer


@pytest.mark.parametrize(
    ("colour", "answer"),
    [
        (of("red"), YES),
        (of("blue"), NO),
        (of("red", "green"), YES),
        (of("green", "blue"), EITHER),
        (of("red", "green", "blue"), EITHER),
    ],
)
def test_among_of_an_enum_is_that_the_value_is_one_of_them(colour: Possible, answer: Possible) -> None:
    assert evaluate(Among(COLOUR, frozenset({"red", "green"})), {"colour": colour}) == answer


@pytest.mark.parametrize(
    ("things", "answer"),
    [
        (some({"cup"}, set()), YES),
        (some({"pen"}, set()), NO),
        (some({"pen"}, {"cup"}), EITHER),
        (some(set(), set()), NO),
        (some({"cup"}, {"pen"}), YES),
    ],
)
def test_among_of_a_set_is_that_it_has_one_of_them(things: Possible, answer: Possible) -> None:
    assert evaluate(Among(THINGS, frozenset({"cup"})), {"things": things}) == answer


@pytest.mark.parametrize(
    ("p", "q", "count"),
    [
        (YES, YES, between(2, 2)),
        (YES, NO, between(1, 1)),
        (YES, EITHER, between(1, 2)),
        (EITHER, EITHER, between(0, 2)),
    ],
)
def test_count_is_between_those_that_hold_and_those_that_may(
    p: Possible, q: Possible, count: Possible
) -> None:
    assert evaluate(Count((P, Q)), {"p": p, "q": q}) == count


LETTER = Cases((Branch(P, Value("a")), Branch(Q, Value("b")), Branch(TRUE, Value("c"))))


@pytest.mark.parametrize(
    ("p", "q", "value"),
    [
        (YES, EITHER, of("a")),
        (NO, YES, of("b")),
        (NO, NO, of("c")),
        (EITHER, YES, of("a", "b")),
        (EITHER, NO, of("a", "c")),
        (NO, EITHER, of("b", "c")),
        (EITHER, EITHER, of("a", "b", "c")),
    ],
)
def test_cases_are_the_first_whose_guard_holds_or_all_that_may(
    p: Possible, q: Possible, value: Possible
) -> None:
    assert evaluate(LETTER, {"p": p, "q": q}) == value


def test_an_open_guard_between_equal_values_decides_all_the_same() -> None:
    assert evaluate(Cases((Branch(P, FALSE), Branch(TRUE, FALSE))), {}) == NO


def test_cases_without_an_otherwise_may_be_anything_where_no_guard_holds() -> None:
    assert evaluate(Cases((Branch(P, TRUE),)), {"p": NO}) == EITHER


def test_numbers_of_several_cases_are_their_hull() -> None:
    cases = Cases((Branch(P, Value(Decimal(2))), Branch(TRUE, Value(Decimal(5)))))
    assert evaluate(cases, {}) == between(2, 5)


BY_COLOUR = Match(
    COLOUR, (Arm(frozenset({"red"}), P), Arm(frozenset({"green"}), TRUE), Arm(frozenset({"blue"}), FALSE))
)


@pytest.mark.parametrize(
    ("colour", "p", "answer"),
    [
        (of("red"), EITHER, EITHER),
        (of("red"), YES, YES),
        (of("green"), EITHER, YES),
        (of("red", "green"), YES, YES),
        (of("red", "blue"), NO, NO),
        (of("green", "blue"), YES, EITHER),
    ],
)
def test_match_takes_only_arms_that_are_possible(colour: Possible, p: Possible, answer: Possible) -> None:
    assert evaluate(BY_COLOUR, {"colour": colour, "p": p}) == answer


@pytest.mark.parametrize(
    ("p", "q", "members"),
    [
        (YES, YES, some({"x", "y"}, set())),
        (NO, NO, some(set(), set())),
        (YES, EITHER, some({"x"}, {"y"})),
        (EITHER, NO, some(set(), {"x"})),
    ],
)
def test_those_are_surely_in_or_perhaps_in(p: Possible, q: Possible, members: Possible) -> None:
    those = Those(
        (Member("x", P, same("x")), Member("y", Q, same("y"))),
        Claim("*er {value}", "*er {value}", "is", "is not"),
    )
    assert evaluate(those, {"p": p, "q": q}) == members


def test_a_parameter_is_what_it_was_on_the_day_and_not_known_before_or_where_it_is_not_known() -> None:
    rate = Parameter(
        "rate",
        (
            Dated(date(2020, 1, 1), Decimal(3), SOURCE),
            Dated(date(2021, 1, 1), None, SOURCE),
            Dated(date(2022, 1, 1), Decimal(4), SOURCE),
        ),
    )
    below = Compare(Value(Decimal(3)), "<", rate)
    assert evaluate(below, {}, on=date(2019, 12, 31)) == EITHER
    assert evaluate(below, {}, on=date(2020, 1, 1)) == NO
    assert evaluate(below, {}, on=date(2021, 6, 1)) == EITHER
    assert evaluate(below, {}, on=date(2022, 1, 1)) == YES
    with pytest.raises(ValueError, match="needs a day"):
        evaluate(below, {})


def test_a_reference_is_what_the_other_conclusion_says() -> None:
    assert evaluate(Not(Ref("other")), {"p": YES}, conclusions={"other": P}) == NO


def test_two_uses_of_one_fact_are_not_correlated() -> None:
    assert evaluate(Any((P, Not(P))), {}) == EITHER


NODES: tuple[Node, ...] = (P, TRUE, Not(P), All((P,)), Any((P,)), Count((P,)), LETTER, BY_COLOUR, Ref("x"))


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_a_node_has_no_truth_of_its_own(node: Node) -> None:
    with pytest.raises(TypeError, match="is a rule, not an answer"):
        bool(node)
    with pytest.raises(TypeError):
        node < node < node  # noqa: B015 - the comparison is what is tried
    assert node == node


@pytest.mark.parametrize(
    "wrong",
    [
        Not(AGE),
        All((P, COLOUR)),
        Any((THINGS,)),
        Count((AGE,)),
        Compare(P, "<", AGE),
        Compare(COLOUR, "==", Value("red")),
        Among(AGE, frozenset({"red"})),
        Among(COLOUR, frozenset({"yellow"})),
        Cases(()),
        Cases((Branch(AGE, TRUE),)),
        Cases((Branch(P, TRUE), Branch(TRUE, Value("a")))),
        Match(COLOUR, (Arm(frozenset({"red", "green"}), TRUE),)),
        Match(COLOUR, (Arm(frozenset({"red", "green", "blue"}), TRUE), Arm(frozenset({"red"}), FALSE))),
        Match(P, ()),
        Unless(AGE),
        Value(1.5),
        Value(Decimal("NaN")),
    ],
    ids=lambda node: type(node).__name__,
)
def test_a_tree_whose_parts_do_not_fit_is_refused(wrong: Node) -> None:
    with pytest.raises(TypeError):
        kind_of(wrong)


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        (Compare(AGE, "<", Value(Decimal(1))), YesNo()),
        (Count((P,)), Number()),
        (LETTER, OneOf(("a", "b", "c"))),
        (BY_COLOUR, YesNo()),
    ],
)
def test_a_tree_has_the_kind_of_what_it_says(node: Node, kind: object) -> None:
    assert kind_of(node) == kind

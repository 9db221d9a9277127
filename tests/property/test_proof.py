"""The proofs say of small rules exactly what trying every case says, and find each planted fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.cells import Rules
from handlingsrom.rulebook.language.differences import changed_case
from handlingsrom.rulebook.language.elements import elements
from handlingsrom.rulebook.language.evaluate import evaluate
from handlingsrom.rulebook.language.proofs import Failure, asked, failures, gap, idle, undecided
from handlingsrom.rulebook.language.rule import Conclusion, Heading, Rule
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.to_proof import Formulas
from handlingsrom.rulebook.language.values import (
    NO,
    YES,
    YES_NO,
    Choice,
    Facts,
    Interval,
    Members,
    Number,
    OneOf,
    Possible,
    SomeOf,
    YesNo,
    exactly,
    is_decided,
    truth,
    whole,
)
from handlingsrom.rulebook.text import same

DAY, LATER = date(2020, 1, 1), date(2022, 7, 1)
A, B, C = (n.Fact(name, YES_NO) for name in "abc")
PLACE = n.Fact("place", OneOf(("home", "cabin", "train")))
ITEMS = n.Fact("items", SomeOf(("hours", "tools")))
DAYS = n.Fact("days", Number(Decimal(0), Decimal(3), Decimal("0.5")))
WEEKS = n.Fact("weeks", Number(Decimal(0), Decimal(3), Decimal("0.5")))
GRID = [Decimal(halves) / 2 for halves in range(7)]

# ---- every case, tried


def complete_values(fact: n.Fact) -> list[Possible]:
    match fact.kind:
        case YesNo():
            return [YES, NO]
        case OneOf(members):
            return [exactly(member) for member in members]
        case SomeOf(members):
            return [exactly(frozenset(some)) for some in _subsets(members)]
        case Number():
            return [exactly(value) for value in GRID]


def partial_values(fact: n.Fact) -> list[Possible]:
    match fact.kind:
        case YesNo():
            return [YES, NO, whole(fact.kind)]
        case OneOf(members):
            return [Choice(frozenset(some)) for some in _subsets(members) if some]
        case SomeOf(members):
            return [
                Members(frozenset(surely), frozenset(perhaps))
                for perhaps in _subsets(members)
                for surely in _subsets(perhaps)
            ]
        case Number():
            return [Interval(low, high) for low in GRID for high in GRID if low <= high]


def _subsets(members: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(members) + 1):
        yield from combinations(members, size)


def complete_cases(facts: Sequence[n.Fact]) -> list[dict[str, Possible]]:
    return [
        dict(zip([fact.name for fact in facts], values, strict=True))
        for values in product(*(complete_values(fact) for fact in facts))
    ]


def holds_within(case: Facts, known: Facts) -> bool:
    return all(_is_within(case[name], outer) for name, outer in known.items())


def _is_within(value: Possible, outer: Possible) -> bool:
    match value, outer:
        case Interval(low), Interval() as ends:
            return ends.low <= low <= ends.high
        case Choice(one), Choice(among):
            return one <= among
        case Members(inside), Members(surely, perhaps):
            return surely <= inside <= perhaps
        case _:
            return value == outer or outer == truth(no=True, yes=True)


# ---- small random rules

LEAVES = st.sampled_from([A, B, C, n.TRUE, n.FALSE])
OPERATORS = st.sampled_from(["<", "<=", ">", ">=", "=="])
LIMITS = st.sampled_from([n.Value(Decimal(1)), n.Value(Decimal(2))])


def _numbers(truths: st.SearchStrategy[n.Node]) -> st.SearchStrategy[n.Node]:
    pair = st.lists(truths, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.just(DAYS),
        LIMITS,
        pair.map(n.Count),
        st.tuples(truths, st.just(DAYS), LIMITS).map(
            lambda t: n.Cases((n.Branch(t[0], t[1]), n.Branch(n.TRUE, t[2])))
        ),
    )


def _larger(truths: st.SearchStrategy[n.Node]) -> st.SearchStrategy[n.Node]:
    some = st.lists(truths, min_size=1, max_size=3).map(tuple)
    branches = st.lists(st.tuples(truths, truths).map(lambda t: n.Branch(*t)), min_size=1, max_size=3)
    enum = st.tuples(truths, st.just(PLACE)).map(
        lambda t: n.Cases((n.Branch(t[0], n.Value("cabin")), n.Branch(n.TRUE, t[1])))
    )
    arms = st.tuples(truths, truths, truths)
    numbers = _numbers(truths)
    return st.one_of(
        truths.map(n.Not),
        some.map(n.All),
        some.map(n.Any),
        st.tuples(numbers, OPERATORS, numbers).map(lambda t: n.Compare(*t)),
        st.one_of(st.just(PLACE), enum).map(lambda of: n.Among(of, frozenset({"home", "cabin"}))),
        st.just(n.Among(ITEMS, frozenset({"hours"}))),
        st.tuples(truths, truths).map(
            lambda t: n.Among(n.Those((_member("hours", t[0]), _member("tools", t[1])), CLAIM), BOTH)
        ),
        branches.map(lambda b: n.Cases(tuple(b))),
        branches.map(lambda b: n.Cases((*b, n.Branch(n.TRUE, n.FALSE)))),
        arms.map(
            lambda t: n.Match(
                PLACE, tuple(n.Arm(frozenset({m}), x) for m, x in zip(PLACE.kind.members, t, strict=True))
            )
        ),
        st.tuples(truths, truths).map(lambda t: n.Unless(t[0], (n.Exempt("but", t[1], same("x"), SOURCE),))),
    )


SOURCE = Source(same("§ 1"), "https://example.org")
BOTH = frozenset({"hours", "tools"})
CLAIM = n.Claim("det *er {value}", "det *er {value}", "it is {value}", "it is not {value}")


def _member(name: str, when: n.Node) -> n.Member:
    return n.Member(name, when, same(name))


def _is_small(tree: n.Node) -> bool:
    cases = 1
    for fact in Rules((tree,), {}, None).facts():
        cases *= len(partial_values(fact))
    return 1 < cases <= 1500


TREES = st.recursive(LEAVES, _larger, max_leaves=6).filter(_is_small)
CAREFUL = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@CAREFUL
@given(TREES)
def test_a_gap_is_found_where_trying_every_case_finds_one(tree: n.Node) -> None:
    cases = complete_cases(Rules((tree,), {}, None).facts())
    found = gap(asked(tree, Formulas({})))
    assert (found is not None) == any(not is_decided(evaluate(tree, case)) for case in cases)
    if found is not None:
        inside = [case for case in cases if holds_within(case, found)]
        assert inside
        assert not any(is_decided(evaluate(tree, case)) for case in inside)


@CAREFUL
@given(TREES)
def test_what_stays_undecided_though_all_agree_is_found(tree: n.Node) -> None:
    facts = Rules((tree,), {}, None).facts()
    answers = [(case, evaluate(tree, case)) for case in complete_cases(facts)]

    def is_overlooked(known: Facts) -> bool:
        ends = {answer for case, answer in answers if holds_within(case, known)}
        return not is_decided(evaluate(tree, known)) and len(ends) == 1 and is_decided(next(iter(ends)))

    found = undecided(asked(tree, Formulas({})))
    if found is not None:
        assert is_overlooked(found)
        assert not any(is_overlooked({k: v for k, v in found.items() if k != name}) for name in found)
    else:
        names = [fact.name for fact in facts]
        for values in product(*(partial_values(fact) for fact in facts)):
            assert not is_overlooked(dict(zip(names, values, strict=True)))


@CAREFUL
@given(TREES)
def test_idle_parts_are_those_that_change_no_case(tree: n.Node) -> None:
    facts = Rules((tree,), {}, None).facts()
    cases = complete_cases(facts)
    answers = [evaluate(tree, case) for case in cases]
    expected = {
        f"{element.where} decides nothing"
        for element in elements(tree)
        if (element.is_value or Rules((element.part,), {}, None).facts())
        and answers == [evaluate(element.without, case) for case in cases]
    }
    expected |= {"never says yes"} - {"never says yes" for answer in answers if answer.yes}
    expected |= {"never says no"} - {"never says no" for answer in answers if answer.no}
    assert set(idle(asked(tree, Formulas({})))) == expected


@CAREFUL
@given(TREES, TREES)
def test_a_change_is_shown_by_a_case_with_the_fewest_known_facts(old: n.Node, new: n.Node) -> None:
    rules = (Rules((old,), {}, DAY), Rules((new,), {}, LATER))
    facts = list({fact.name: fact for one in rules for fact in one.facts()}.values())
    found = changed_case(*rules)
    changed = [case for case in complete_cases(facts) if evaluate(old, case) != evaluate(new, case)]
    assert (found is not None) == bool(changed)
    if found is not None and is_decided(evaluate(old, found)) and is_decided(evaluate(new, found)):
        assert evaluate(old, found) != evaluate(new, found)
        for size in range(len(found)):
            for some in combinations(facts, size):
                for fewer in complete_cases(some):
                    before, after = evaluate(old, fewer), evaluate(new, fewer)
                    assert before == after or not (is_decided(before) and is_decided(after))


def test_facts_that_are_compared_with_each_other_are_told_apart() -> None:
    fewer, over_two = n.Compare(DAYS, "<", WEEKS), n.Compare(DAYS, ">", n.Value(Decimal(2)))
    both = asked(n.All((fewer, over_two)), Formulas({}))
    assert set(idle(both)) == set()
    assert undecided(both) == {"weeks": Interval(Decimal(0), Decimal(2))}
    assert undecided(asked(n.All((fewer, A)), Formulas({}))) is None
    never = asked(n.All((fewer, n.Compare(WEEKS, "<", DAYS))), Formulas({}))
    assert "never says yes" in set(idle(never))
    assert undecided(never) == {}


BASE = n.Ref("base")
D = n.Fact("d", YES_NO)
OVER_BASE = st.recursive(st.sampled_from([A, D, BASE]), _larger, max_leaves=5)


@CAREFUL
@given(TREES, OVER_BASE)
def test_what_stands_on_a_sound_conclusion_is_judged_as_if_written_out(base: n.Node, tree: n.Node) -> None:
    whole_tree = {"base": base}
    facts = Rules((tree,), whole_tree, None).facts()
    law = Formulas(whole_tree)
    assume(BASE in list(Rules((tree,), whole_tree, None).nodes()))
    assume(gap(asked(base, law)) is None and undecided(asked(base, law)) is None)
    names = [fact.name for fact in facts]
    answers = [(case, evaluate(tree, case, conclusions=whole_tree)) for case in complete_cases(facts)]

    def is_overlooked(known: Facts) -> bool:
        if is_decided(evaluate(tree, known, conclusions=whole_tree)):
            return False
        ends = {answer for case, answer in answers if holds_within(case, known)}
        return len(ends) == 1 and is_decided(next(iter(ends)))

    found = undecided(asked(tree, law))
    if found is not None:
        assert is_overlooked(found)
        return
    possible = list(product(*(partial_values(fact) for fact in facts)))
    some = possible[:: 1 + len(possible) // 400]
    assert not any(is_overlooked(dict(zip(names, values, strict=True))) for values in some)


# ---- planted faults


def heading(name: str) -> Heading:
    return Heading(name, same(f"{name} yes"), same(f"{name} no"), same(name))


def rule(
    says: n.Node, name: str = "allowed", since: date = DAY, to: date | None = None, rule_id: str = ""
) -> Rule:
    return Conclusion(
        id=rule_id or f"{name}-{since.year}",
        of=heading(name),
        source=SOURCE,
        in_force_from=since,
        in_force_to=to,
        says=says,
        checked_on=DAY,
        next_check=LATER,
    )


def faults(*rules: Rule, days: tuple[date, ...] = (DAY,)) -> list[Failure]:
    return list(failures({one.of.name: one.of for one in rules}, rules, days))


def test_sound_rules_have_no_faults() -> None:
    assert faults(rule(n.All((A, B))), rule(n.Any((C, n.Ref("allowed"))), "open")) == []


def test_a_planted_contradiction_is_shown_by_its_smallest_case() -> None:
    found = faults(rule(n.All((A, B))), rule(n.Any((A, B)), rule_id="allowed-again"))
    assert [(f.fault, f.rule, f.where) for f in found] == [
        ("contradiction", "allowed-2020", "against allowed-again")
    ]
    case = found[0].case
    assert case is not None
    assert len(case) == 2
    assert case["a"] != case["b"]


def test_two_rules_in_force_that_agree_are_told_of_too() -> None:
    found = faults(rule(n.All((A, B))), rule(n.All((B, A)), rule_id="allowed-again"))
    assert [(f.fault, f.where, f.case) for f in found] == [
        ("contradiction", "says the same as allowed-again", None)
    ]


def test_a_planted_gap_is_shown_by_the_facts_that_have_no_answer() -> None:
    tree = n.Cases((n.Branch(n.Compare(DAYS, ">=", n.Value(Decimal(1))), n.TRUE), n.Branch(A, n.FALSE)))
    (found,) = faults(rule(tree))
    assert (found.fault, found.rule) == ("gap", "allowed-2020")
    assert found.case is not None
    assert found.case["a"] == NO
    assert set(found.case) == {"a", "days"}
    assert not is_decided(evaluate(tree, found.case))


def test_a_planted_branch_that_is_never_reached_is_named() -> None:
    at_least = [n.Compare(DAYS, ">=", n.Value(Decimal(limit))) for limit in (1, 2)]
    tree = n.Cases((n.Branch(at_least[0], A), n.Branch(at_least[1], B), n.Branch(n.TRUE, n.FALSE)))
    found = faults(rule(tree))
    assert ("dead", "branch 2 decides nothing") in [(f.fault, f.where) for f in found]


def test_a_planted_exception_that_never_matters_is_named() -> None:
    tree = n.Unless(n.All((A, B)), (n.Exempt("not-a", n.Not(A), same("x"), SOURCE),))
    found = faults(rule(tree))
    assert ("dead", "exception not-a decides nothing") in [(f.fault, f.where) for f in found]


def test_a_part_that_matters_on_one_of_the_days_is_not_dead() -> None:
    stands = rule(n.Any((A, n.Ref("later"))))
    early = rule(n.FALSE, "later", DAY, LATER)
    late = rule(B, "later", LATER)
    assert faults(stands, early, late, days=(DAY, LATER)) == []


def test_a_planted_rule_that_is_undecided_though_all_agree_is_shown_with_the_least_that_shows_it() -> None:
    tree = n.Any((n.All((A, B)), n.All((n.Not(A), B)), C))
    found = faults(rule(tree))
    assert ("undecided", {"b": YES}) in [(f.fault, f.case) for f in found]


def test_a_case_is_shown_in_facts_where_the_rule_stands_on_another_conclusion() -> None:
    base = rule(n.All((A, n.Compare(DAYS, ">", n.Value(Decimal(1))))), "base")
    on_base = n.Ref("base")
    tree = n.Cases((n.Branch(on_base, n.All((B, on_base))), n.Branch(n.TRUE, n.All((B, n.Not(on_base))))))
    found = faults(base, rule(tree))
    assert ("undecided", "allowed-2020", {"b": YES}) in [(f.fault, f.rule, f.case) for f in found]


def test_an_amount_that_is_not_known_is_no_gap() -> None:
    steps = (n.Dated(DAY, None, SOURCE), n.Dated(LATER, Decimal(2), SOURCE))
    tree = n.Compare(DAYS, ">", n.Parameter("limit", steps))
    assert faults(rule(tree), days=(DAY, LATER)) == []


def test_a_change_from_an_amount_that_is_not_known_is_shown_by_a_complete_case() -> None:
    steps = (n.Dated(DAY, None, SOURCE), n.Dated(LATER, Decimal(2), SOURCE))
    tree = n.All((A, n.Compare(DAYS, ">", n.Parameter("limit", steps))))
    found = changed_case(Rules((tree,), {}, DAY), Rules((tree,), {}, LATER))
    assert found is not None
    assert set(found) == {"a", "days"}
    assert evaluate(tree, found, on=DAY) != evaluate(tree, found, on=LATER)
    assert changed_case(Rules((tree,), {}, LATER), Rules((tree,), {}, date(2023, 1, 1))) is None

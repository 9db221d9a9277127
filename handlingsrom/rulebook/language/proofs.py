"""What must hold of rules in force, proven with z3 or refuted by a case.

No two rules contradict each other; no complete set of facts is without an answer; no part of a rule is idle;
and no rule is undecided where every way of completing the facts agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from typing import Literal

import z3

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.cells import Rules
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.elements import Element, elements
from handlingsrom.rulebook.language.evaluate import Reading, value_of
from handlingsrom.rulebook.language.rule import Heading, Rule, in_force
from handlingsrom.rulebook.language.to_proof import Formula, Formulas, Truths, decided, differ
from handlingsrom.rulebook.language.values import NO, YES, YES_NO, Facts, OneOf, SomeOf, YesNo
from handlingsrom.rulebook.language.worlds import (
    World,
    fewest,
    meets,
    unknown,
    widened,
    within,
    world_of,
)

Fault = Literal["contradiction", "gap", "dead", "undecided"]


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong with a rule on a day: `where` in it, and a smallest case that shows it, where one can."""

    fault: Fault
    rule: str
    on: date
    where: str
    case: Facts | None


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One tree under the rules of a day, with its formulas and its facts."""

    node: n.Node
    law: Formulas
    world: World

    def complete(self) -> z3.Solver:
        """Where every fact is known in full."""
        return self.world.solver(complete=True)

    def inside(self, known: Facts) -> list[Formula]:
        """The conditions that hold of everything that is possible when this is known."""
        return [within(fact, known[fact.name]) for fact in self.world.facts if fact.name in known]


def asked(node: n.Node, law: Formulas) -> Asked:
    """The question what a node is under the rules of a day."""
    return Asked(node, law, world_of(Rules((node,), law.conclusions, law.on)))


def contradictions(rules: Sequence[Rule], law: Formulas, on: date) -> Iterator[Failure]:
    """Two rules in force for one heading; with a case where they answer differently, where there is one."""
    for one, other in combinations([rule for rule in rules if in_force(rule, on)], 2):
        if one.of.name != other.of.name:
            continue
        world = world_of(Rules((one.node, other.node), law.conclusions, on))
        ours, theirs = law.of(one.node), law.of(other.node)
        clash = z3.And(decided(ours), decided(theirs), differ(ours, theirs))
        case = fewest(world, clash)
        where = f"against {other.id}" if case is not None else f"says the same as {other.id}"
        yield Failure("contradiction", one.id, on, where, case)


def gap(question: Asked) -> Facts | None:
    """The facts with which there is no answer, however the others are, judgements included."""
    settled = decided(question.law.of(question.node))
    solver, others = question.complete(), question.complete()
    solver.add(z3.Not(settled))
    others.add(settled)
    if solver.check() == z3.unsat:
        return None
    return widened(
        question.world.case(solver.model()),
        question.world,
        lambda known: others.check(*question.inside(known)) == z3.unsat,
        in_part=False,
    )


def undecided(question: Asked) -> Facts | None:
    """As little known as possible, undecided, and yet every completion gives the same answer.

    The conclusions that the node stands on must have been found without fault.
    """
    apart = {name: n.Fact(name, YES_NO) for name in _standing_apart(question)}
    short = asked(question.node, Formulas({**question.law.conclusions, **apart}, question.law.on))
    for node in _yes_no_parts(question.node):
        part = Asked(node, short.law, short.world)
        for answer in (True, False):
            case = _overlooked(part, answer)
            if case is not None:
                return _in_full(case, apart, question)
    return None


def _standing_apart(question: Asked) -> Iterator[str]:
    """The conclusions that share no fact with the rest: for the rest, each is like a fact of its own."""
    law, top = question.law, Rules((question.node,), question.law.conclusions, question.law.on)
    for name in dict.fromkeys(node.name for node in top.nodes() if isinstance(node, n.Ref)):
        inside = {fact.name for fact in Rules((law.conclusions[name],), law.conclusions, law.on).facts()}
        outside = Rules((question.node,), {**law.conclusions, name: n.TRUE}, law.on).facts()
        if inside and inside.isdisjoint(fact.name for fact in outside) and _is_open(name, question):
            yield name


def _is_open(name: str, question: Asked) -> bool:
    """Whether a conclusion is a yes or no, and can be both."""
    found = question.law.of(question.law.conclusions[name])
    solver = question.complete()
    return isinstance(found, Truths) and all(solver.check(one) == z3.sat for one in (found.no, found.yes))


def _in_full(case: Facts, apart: Mapping[str, n.Fact], question: Asked) -> Facts:
    """The case with facts that give these conclusions in the place of the conclusions."""
    told = {name: value for name, value in case.items() if name not in apart}
    given: list[Formula] = []
    for name in sorted(set(case) & set(apart)):
        found = question.law.truths(question.law.conclusions[name])
        given.append(z3.Not(found.no if case[name] == YES else found.yes))
    behind = fewest(question.world, *given)
    assert behind is not None, f"no case gives {case}"
    return {**behind, **told}


def _yes_no_parts(node: n.Node) -> tuple[n.Node, ...]:
    """What is decided when the node is: itself, or each membership."""
    match kind_of(node):
        case YesNo():
            return (node,)
        case OneOf(members) | SomeOf(members):
            return tuple(n.Among(node, frozenset({member})) for member in members)
        case kind:
            raise TypeError(f"a conclusion is yes or no, a member or a set, not {kind!r}")


def _overlooked(question: Asked, answer: bool) -> Facts | None:
    """What is known where every completion gives `answer` but the meaning, part by part, does not see it.

    Each case that z3 proposes either is one, or has a completion with the other answer. That completion is
    loosened to all that the meaning is still sure of, and no further proposal may meet it.
    """
    found = question.law.truths(question.node)
    proposals, others = question.world.solver(), question.complete()
    proposals.add(found.no, found.yes, *(unknown(amount) for amount in question.world.amounts))
    others.add(found.no if answer else found.yes)
    agrees = partial(_agrees, question, others)
    while proposals.check() == z3.sat:
        case = question.world.case(proposals.model())
        if agrees(case):
            return widened(case, question.world, agrees)
        other = question.world.case(others.model())
        sure = partial(_is_surely, question, not answer)
        loose = widened(other, question.world, sure) if sure(other) else other
        facts = [fact for fact in question.world.facts if fact.name in loose]
        proposals.add(z3.Not(z3.And([meets(fact, loose[fact.name]) for fact in facts])))
    return None


def _agrees(question: Asked, others: z3.Solver, known: Facts) -> bool:
    return bool(others.check(*question.inside(known)) == z3.unsat)


def _is_surely(question: Asked, answer: bool, known: Facts) -> bool:
    reading = Reading(known, question.law.on, question.law.conclusions)
    return value_of(question.node, reading) == (YES if answer else NO)


def idle(question: Asked) -> Iterator[str]:
    """Where a rule never says yes, never says no, or has a part that changes no answer."""
    if not question.world.facts:
        return
    solver, found = question.complete(), question.law.of(question.node)
    if isinstance(kind_of(question.node), YesNo):
        truths = question.law.truths(question.node)
        if solver.check(truths.yes) == z3.unsat:
            yield "never says yes"
        if solver.check(truths.no) == z3.unsat:
            yield "never says no"
    for element in elements(question.node):
        if not _stands_on_facts(element, question.law):
            continue
        if solver.check(differ(found, question.law.of(element.without))) == z3.unsat:
            yield f"{element.where} decides nothing"


def _stands_on_facts(element: Element, law: Formulas) -> bool:
    """A condition that is a constant on the day is there for other days."""
    return element.is_value or bool(Rules((element.part,), law.conclusions, law.on).facts())


@dataclass(frozen=True, slots=True)
class _Run:
    """The rules under proof, by day."""

    rules: tuple[Rule, ...]
    books: Mapping[date, Book]
    formulas: Mapping[date, Formulas]

    def days_of(self, rule: Rule) -> Iterator[date]:
        """Days on which the rule stands on something that it did not stand on the day before."""
        seen: set[object] = set()
        for on, book in self.books.items():
            if book.rules.get(rule.of.name) is rule:
                state = _state(rule, book, on)
                if state not in seen:
                    yield on
                seen.add(state)


def failures(
    headings: Mapping[str, Heading], rules: Sequence[Rule], days: Sequence[date]
) -> Iterator[Failure]:
    """Everything that is wrong with these rules on these days; the rules that others stand on first."""
    books: dict[date, Book] = {}
    for on in days:
        first = {rule.of.name: rule for rule in reversed(rules) if in_force(rule, on)}
        books[on] = Book(headings, first)
    formulas = {on: Formulas(book.conclusions, on) for on, book in books.items()}
    for on in days:
        yield from contradictions(rules, formulas[on], on)
    run = _Run(tuple(rules), books, formulas)
    failed: set[str] = set()
    for rule in _lowest_first(run):
        for failure in _of_rule(rule, run, failed):
            failed.add(rule.of.name)
            yield failure


def _of_rule(rule: Rule, run: _Run, failed: set[str]) -> Iterator[Failure]:
    dead: set[str] | None = None
    for on in run.days_of(rule):
        question = asked(rule.node, run.formulas[on])
        stands_on_failed = bool(failed & _below(rule, run.books[on]))
        case = gap(question)
        if case is not None and not stands_on_failed:
            yield Failure("gap", rule.id, on, "no answer", case)
        case = None if stands_on_failed or case is not None else undecided(question)
        if case is not None:
            yield Failure("undecided", rule.id, on, "every completion agrees", case)
        if dead is None or dead:
            dead = set(idle(question)) if dead is None else dead & set(idle(question))
    for where in sorted(dead or ()):
        yield Failure("dead", rule.id, rule.in_force_from, where, None)


def _lowest_first(run: _Run) -> list[Rule]:
    def depth(rule: Rule) -> int:
        return max((len(_below(rule, book)) for book in run.books.values()), default=0)

    return sorted(run.rules, key=depth)


def _below(rule: Rule, book: Book) -> set[str]:
    """The names of the conclusions that a rule stands on."""
    nodes = Rules((rule.node,), book.conclusions, None).nodes()
    return {node.name for node in nodes if isinstance(node, n.Ref)}


def _state(rule: Rule, book: Book, on: date) -> object:
    """What tells one day's reading of a rule from another's: the rules below it, and the amounts."""
    nodes = list(Rules((rule.node,), book.conclusions, on).nodes())
    below = {node.name for node in nodes if isinstance(node, n.Ref)}
    amounts = {(node.name, node.on(on)) for node in nodes if isinstance(node, n.Parameter)}
    return frozenset((name, book.versions.get(name)) for name in below), frozenset(amounts)

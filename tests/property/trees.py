"""Random rules and random people for them: every kind of node, and facts known, unknown and known in part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

from hypothesis import strategies as st

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Book, book_of
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import (
    YES_NO,
    Choice,
    Facts,
    Interval,
    Kind,
    Members,
    Number,
    OneOf,
    Possible,
    SomeOf,
    YesNo,
    exactly,
)
from handlingsrom.rulebook.text import same

ON = date(2024, 1, 15)
SOURCE = Source(same("§ 1"), "https://example.org", "A")
CLAIM = Claim("a *er {value}", "a *er {value}", "a is {value}", "a is not {value}")
COLOURS = ("red", "green", "blue")
DAYS = Number(Decimal(0), Decimal(7), Decimal("0.5"))
FACTS: Mapping[str, n.Fact] = {
    fact.name: fact
    for fact in (
        n.Fact("leading", YES_NO),
        n.Fact('in "100 %" {of} cases', YES_NO),
        n.Fact("judged", YES_NO, judgement=True),
        n.Fact("weighed", YES_NO, judgement=True),
        n.Fact("colour", OneOf(COLOURS)),
        n.Fact("shade", OneOf(COLOURS)),
        n.Fact("days", DAYS),
        n.Fact("weeks", Number(step=Decimal("0.1"))),
        n.Fact("tools", SomeOf(COLOURS)),
        n.Fact("paints", SomeOf(COLOURS)),
    )
}
KINDS: tuple[Kind, ...] = (YES_NO, DAYS, OneOf(COLOURS), SomeOf(COLOURS))
Refs = tuple[tuple[str, Kind], ...]  # the conclusions that may be referred to
CONCLUSIONS = {"first": YES_NO, "second": YES_NO, "third": SomeOf(COLOURS)}


amounts = st.sampled_from([Decimal(text) for text in ("0", "0.5", "1", "2", "4.3", "7")])
limits = st.builds(
    lambda steps: n.Parameter(
        "limit", tuple(n.Dated(since, value, SOURCE) for since, value in sorted(steps.items()))
    ),
    st.dictionaries(
        st.sampled_from([date(2020, 1, 1), ON, date(2025, 1, 1)]), st.none() | amounts, min_size=1
    ),
)


@cache
def trees(kind: Kind, refs: Refs, depth: int = 3) -> st.SearchStrategy[n.Node]:
    """Nodes of this kind, of every sort that gives it, over FACTS and the conclusions to refer to."""
    return st.one_of(*_sorts(kind, refs, depth).values())


def trees_of_sort(sort: type, refs: Refs) -> st.SearchStrategy[n.Node]:
    """Nodes of one sort, of every kind that it gives."""
    every = (_sorts(kind, refs, 3) for kind in KINDS)
    return st.one_of(*(sorts[sort] for sorts in every if sort in sorts))


Sorts = dict[type, st.SearchStrategy[n.Node]]


def _sorts(kind: Kind, refs: Refs, depth: int) -> Sorts:
    referred = [n.Ref(name, of) for name, of in refs if of == kind]
    facts = [fact for fact in FACTS.values() if type(fact.kind) is type(kind)]
    here: Sorts = {n.Fact: st.sampled_from(facts), n.Value: _values(kind)}
    here |= {n.Ref: st.sampled_from(referred)} if referred else {}
    here |= {n.Parameter: limits} if isinstance(kind, Number) else {}
    if not depth:
        return here
    match kind:
        case YesNo():
            here |= _yes_no(refs, depth)
        case Number():
            here[n.Count] = _parts(refs, depth).map(n.Count)
        case SomeOf(members):
            here[n.Those] = _those(members, refs, depth)
        case OneOf():
            pass
    return here | {n.Cases: _cases(kind, refs, depth), n.Match: _match(kind, refs, depth)}


def _values(kind: Kind) -> st.SearchStrategy[n.Node]:
    match kind:
        case YesNo():
            return st.booleans().map(n.Value)
        case Number():
            return amounts.map(n.Value)
        case OneOf(members):
            return st.sampled_from(members).map(n.Value)
        case SomeOf(members):
            return st.frozensets(st.sampled_from(members)).map(n.Value)


def _yes_no(refs: Refs, depth: int) -> Sorts:
    numbers = trees(DAYS, refs, depth - 1)
    operators = st.sampled_from(["<", "<=", ">", ">=", "=="])
    below = trees(YES_NO, refs, depth - 1)
    exceptions = st.lists(below, max_size=2).map(
        lambda whens: tuple(n.Exempt(f"e{i}", when, same("x"), SOURCE) for i, when in enumerate(whens))
    )
    named = st.one_of(*(trees(kind, refs, depth - 1) for kind in KINDS if isinstance(kind, OneOf | SomeOf)))
    return {
        n.Not: below.map(n.Not),
        n.All: _parts(refs, depth).map(n.All),
        n.Any: _parts(refs, depth).map(n.Any),
        n.Compare: st.builds(n.Compare, numbers, operators, numbers),
        n.Unless: st.builds(n.Unless, below, exceptions),
        n.Among: st.builds(_among, named, st.frozensets(st.sampled_from(COLOURS))),
    }


def _among(of: n.Node, members: frozenset[str]) -> n.Node:
    """Asks only for what the value can be."""
    kind = kind_of(of)
    assert isinstance(kind, OneOf | SomeOf)
    return n.Among(of, members & frozenset(kind.members))


def _parts(refs: Refs, depth: int) -> st.SearchStrategy[tuple[n.Node, ...]]:
    return st.lists(trees(YES_NO, refs, depth - 1), max_size=3).map(tuple)


def _cases(kind: Kind, refs: Refs, depth: int) -> st.SearchStrategy[n.Node]:
    guard = trees(YES_NO, refs, depth - 1)
    branch = st.builds(n.Branch, guard, trees(kind, refs, depth - 1))
    return st.lists(branch, min_size=1, max_size=3).map(lambda branches: n.Cases(tuple(branches)))


def _match(kind: Kind, refs: Refs, depth: int) -> st.SearchStrategy[n.Node]:
    value = trees(kind, refs, depth - 1)
    colours = trees(OneOf(COLOURS), refs, depth - 1)
    return st.builds(_matched, colours, st.lists(value, min_size=3, max_size=3), st.booleans())


def _matched(of: n.Node, values: list[n.Node], together: bool) -> n.Node:
    """Every member that the enum can be is in one arm; two perhaps in the same."""
    kind = kind_of(of)
    assert isinstance(kind, OneOf)
    groups = [[member] for member in kind.members]
    if together and len(groups) > 1:
        groups = [groups[0] + groups[1], *groups[2:]]
    return n.Match(
        of, tuple(n.Arm(frozenset(group), value) for group, value in zip(groups, values, strict=False))
    )


def _those(members: tuple[str, ...], refs: Refs, depth: int) -> st.SearchStrategy[n.Node]:
    whens = st.tuples(*(trees(YES_NO, refs, depth - 1) for _ in members))
    return whens.map(
        lambda conditions: n.Those(
            tuple(n.Member(name, when, same(name)) for name, when in zip(members, conditions, strict=True)),
            CLAIM,
        )
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Three rules, each of which may refer to those before it."""
    refs = tuple(CONCLUSIONS.items())
    first, second = (draw(trees(YES_NO, refs[:before])) for before in range(2))
    return book_of_rules((first, second, draw(_those(COLOURS, refs[:2], 3))))


def book_of_rules(says: tuple[n.Node, ...]) -> Book:
    """A rule for each of CONCLUSIONS."""
    headings = {
        name: Heading(name, same("yes"), same("no"), same("whether"), kind)
        for name, kind in CONCLUSIONS.items()
    }
    rules = tuple(
        Conclusion(
            id=heading.name,
            of=heading,
            source=SOURCE,
            in_force_from=ON,
            in_force_to=None,
            says=node,
            checked_on=ON,
            next_check=ON,
        )
        for heading, node in zip(headings.values(), says, strict=True)
    )
    return book_of(headings, rules, ON)


def people(facts: Mapping[str, n.Fact], number: int, random: Random, known: float = 0.7) -> list[Facts]:
    """Of each person some facts are known, some not; some facts are known in part, others of everybody."""
    shares = {name: random.choice([known, known, 1.0]) for name in facts}
    alone = {name: random.choice([0.5, 1.0]) for name in facts}
    return [
        {
            name: _possible(fact.kind, random, random.random() < alone[name])
            for name, fact in facts.items()
            if random.random() < shares[name]
        }
        for _ in range(number)
    ]


def _possible(kind: Kind, random: Random, alone: bool) -> Possible:
    match kind:
        case YesNo():
            return exactly(random.random() < 0.5)
        case Number():
            one, other = sorted(_amount(kind, random) for _ in range(2))
            low, high = random.choice([(one, other), (one, kind.high), (kind.low, other)])
            return exactly(one) if alone else Interval(low, high)
        case OneOf(members):
            return Choice(frozenset(random.sample(members, 1 if alone else random.randint(1, len(members)))))
        case SomeOf(members):
            surely = frozenset(random.sample(members, random.randint(0, len(members))))
            perhaps = frozenset(random.sample(members, random.randint(0, len(members))))
            return exactly(surely) if alone else Members(surely, surely | perhaps)


def _amount(kind: Number, random: Random) -> Decimal:
    """Often a limit that rules have, or one step beside it; within the kind's ends."""
    near = random.choice(
        [Decimal(text) for text in ("0", "1", "2", "4.3", "7", "40", "0.25", "9", "10", "11")]
    )
    value = near + random.choice([-1, 0, 0, 1]) * kind.step
    return min(max(value, kind.low), kind.high)

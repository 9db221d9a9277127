"""Small random trees, some with each fact used once, over few facts whose completions can all be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Book
from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import (
    EITHER,
    NO,
    YES,
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
    Truth,
    YesNo,
    exactly,
    whole,
)
from handlingsrom.rulebook.text import same

DAY = date(2024, 1, 15)
SOURCE = Source(same("a source"), "https://example.org")
LETTERS = ("a", "b", "c")
CLAIM = Claim("*er {value}", "*er {value}", "is {value}", "is not {value}")
Pool = list[n.Fact] | None


def _fact(name: str, kind: Kind, judgement: bool = False) -> n.Fact:
    value = " so" if isinstance(kind, YesNo) else " {value}"
    claim = Claim(f"{name} *er{value}", f"{name} *er{value}", f"{name} is{value}", f"{name} is not{value}")
    labels = tuple((letter, same(letter.upper())) for letter in LETTERS)
    words = n.Words(same(f"{name}?"), same("why"), claim, claim.unknown(), labels)
    return n.Fact(name, kind, judgement, words=words)


FACTS: tuple[n.Fact, ...] = (
    *(_fact(name, YES_NO) for name in ("p", "q", "r", "s")),
    _fact("j", YES_NO, judgement=True),
    *(_fact(name, OneOf(LETTERS)) for name in ("e", "f")),
    *(_fact(name, Number(Decimal(0), Decimal(3))) for name in ("m", "n")),
    _fact("t", SomeOf(LETTERS)),
)
BY_NAME = {fact.name: fact for fact in FACTS}
RATE = n.Parameter("rate", (n.Dated(date(2020, 1, 1), Decimal(2), SOURCE),))


@st.composite
def trees(draw: st.DrawFn, pool: Pool = None, depth: int = 3) -> n.Node:
    """A yes-or-no tree; with a `pool`, each fact in it is used once and taken out."""
    shape = draw(st.sampled_from(LEAVES if depth == 0 else (*LEAVES, *BRANCHES)))
    return shape(draw, pool, depth - 1)


def read_once_trees(depth: int = 3) -> st.SearchStrategy[n.Node]:
    """Trees in which every fact stands at most once."""
    return st.builds(list, st.just(FACTS)).flatmap(lambda pool: trees(pool=pool, depth=depth))


def _take(draw: st.DrawFn, pool: Pool, kind: type, otherwise: n.Node) -> n.Node:
    """A fact of a kind, or the constant when the pool has none left."""
    fitting = [fact for fact in (FACTS if pool is None else pool) if isinstance(fact.kind, kind)]
    if not fitting:
        return otherwise
    fact = draw(st.sampled_from(fitting))
    if pool is not None:
        pool.remove(fact)
    return fact


def _yes_no(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    return _take(draw, pool, YesNo, n.FALSE)


def _constant(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    return draw(st.sampled_from([n.TRUE, n.FALSE]))


def _compare(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    limit = draw(st.sampled_from([n.Value(Decimal(1)), n.Value(Decimal(2)), RATE]))
    operator = draw(st.sampled_from(["<", "<=", ">", ">=", "=="]))
    return n.Compare(_take(draw, pool, Number, n.Value(Decimal(1))), operator, limit)


def _among(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    of = _take(draw, pool, draw(st.sampled_from([OneOf, SomeOf])), n.Value(frozenset(LETTERS)))
    return n.Among(of, draw(st.frozensets(st.sampled_from(LETTERS), min_size=1)))


def _not(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    return n.Not(draw(trees(pool=pool, depth=depth)))


def _all(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    return n.All(_some(draw, pool, depth))


def _any(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    return n.Any(_some(draw, pool, depth))


def _unless(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    rule, *exceptions = _some(draw, pool, depth)
    exempt = (n.Exempt(f"x{i}", when, same(f"because {i}"), SOURCE) for i, when in enumerate(exceptions))
    return n.Unless(rule, tuple(exempt))


def _count(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    least = n.Value(Decimal(draw(st.integers(0, 3))))
    return n.Compare(n.Count(_some(draw, pool, depth)), ">=", least)


def _cases(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    guards = _some(draw, pool, depth)
    branches = [n.Branch(when, draw(trees(pool=pool, depth=depth)), same("a reason")) for when in guards]
    return n.Cases((*branches, n.Branch(n.TRUE, draw(trees(pool=pool, depth=depth)))))


def _match(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    of = _take(draw, pool, OneOf, n.TRUE)
    if not isinstance(of, n.Fact):
        return of
    split = draw(st.sampled_from([("a", "bc"), ("ab", "c"), ("a", "b", "c")]))
    return n.Match(of, tuple(n.Arm(frozenset(part), draw(trees(pool=pool, depth=depth))) for part in split))


def _those(draw: st.DrawFn, pool: Pool, depth: int) -> n.Node:
    conditions = _some(draw, pool, depth)
    names = LETTERS[: len(conditions)]
    members = tuple(n.Member(name, when, same(name)) for name, when in zip(names, conditions, strict=True))
    return n.Among(n.Those(members, CLAIM), draw(st.frozensets(st.sampled_from(names), min_size=1)))


def _some(draw: st.DrawFn, pool: Pool, depth: int) -> tuple[n.Node, ...]:
    return tuple(draw(trees(pool=pool, depth=depth)) for _ in range(draw(st.integers(1, 3))))


Shape = Callable[[st.DrawFn, Pool, int], n.Node]
LEAVES: tuple[Shape, ...] = (_yes_no, _yes_no, _yes_no, _compare, _among, _constant)
BRANCHES: tuple[Shape, ...] = (_not, _all, _any, _unless, _count, _cases, _match, _those)


def possible(kind: Kind) -> st.SearchStrategy[Possible]:
    """A value of a kind, known in full, in part or not at all."""
    match kind:
        case YesNo():
            return st.sampled_from([YES, NO, EITHER])
        case OneOf(members):
            return st.frozensets(st.sampled_from(members), min_size=1).map(Choice)
        case Number(low, high):
            ends = st.integers(int(low), int(high)).map(Decimal)
            return st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))
        case SomeOf(members):
            parts = st.frozensets(st.sampled_from(members))
            return st.tuples(parts, parts).map(lambda pair: Members(pair[0] & pair[1], pair[0] | pair[1]))


def partial_facts() -> st.SearchStrategy[Facts]:
    """Some of the facts, each known in full, in part or not at all."""
    return st.fixed_dictionaries({}, optional={fact.name: possible(fact.kind) for fact in FACTS})


def exact_values(value: Possible) -> list[Possible]:
    """Every single value that is left of a small one; a number by whole steps."""
    match value:
        case Truth():
            return [one for one, there in ((YES, value.yes), (NO, value.no)) if there]
        case Choice(among):
            return [exactly(member) for member in sorted(among)]
        case Interval(low, high):
            return [exactly(Decimal(i)) for i in range(int(low), int(high) + 1)]
        case Members(surely, perhaps):
            loose = sorted(perhaps - surely)
            taken = product((False, True), repeat=len(loose))
            return [exactly(surely | {m for m, t in zip(loose, some, strict=True) if t}) for some in taken]


@st.composite
def completed(draw: st.DrawFn, facts: Facts) -> Facts:
    """One value for every fact, within what was known."""
    left = {fact.name: exact_values(facts.get(fact.name, whole(fact.kind))) for fact in FACTS}
    return {name: draw(st.sampled_from(values)) for name, values in left.items()}


def completions(facts: Facts, of: tuple[n.Fact, ...]) -> Iterator[Facts]:
    """Every way to complete what is known of these facts."""
    values = [exact_values(facts.get(fact.name, whole(fact.kind))) for fact in of]
    for chosen in product(*values):
        yield {**facts, **{fact.name: value for fact, value in zip(of, chosen, strict=True)}}


def book(**trees_by_name: n.Node) -> Book:
    """The trees as conclusions in force."""
    rules = {}
    for name, tree in trees_by_name.items():
        heading = Heading(name, yes=same(f"{name} yes"), no=same(f"{name} no"), whether=same(name))
        rules[name] = Conclusion(
            id=f"{name}-rule",
            of=heading,
            source=SOURCE,
            in_force_from=date(2000, 1, 1),
            in_force_to=None,
            says=tree,
            checked_on=DAY,
            next_check=DAY,
        )
    return Book({name: rule.of for name, rule in rules.items()}, rules)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A goal over a base, each a random tree; the goal uses the base once or twice."""
    base, upper, ref = draw(trees(depth=2)), draw(trees(depth=2)), n.Ref("base")
    shapes: list[n.Node] = [
        n.All((ref, upper)),
        n.Any((n.Not(ref), upper)),
        n.Cases((n.Branch(ref, upper), n.Branch(n.TRUE, n.FALSE))),
        n.All((n.Any((n.Not(ref), upper)), ref)),
    ]
    return book(base=base, goal=draw(st.sampled_from(shapes)))

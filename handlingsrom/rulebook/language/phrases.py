"""How answers, facts and reasons are said in plain language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple, assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.evaluate import Reading, truth_of, value_of
from handlingsrom.rulebook.language.grounds import Item, deciding_branch, grounds, live_arms
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import (
    NO,
    YES,
    Choice,
    Interval,
    Members,
    Possible,
    Truth,
    is_decided,
    whole,
)
from handlingsrom.rulebook.text import LANGUAGES, Text, same

ASSESS = Text(
    nb="Det må vurderes konkret om {whether}",
    nn="Det må vurderast konkret om {whether}",
    en="It must be assessed in the individual case whether {whether}",
)
UNKNOWN = Text(
    nb="Vi mangler opplysninger for å si om {whether}",
    nn="Vi manglar opplysningar for å seie om {whether}",
    en="Facts are missing to say whether {whether}",
)
BECAUSE = Text(nb="{said}, fordi {because}", nn="{said}, fordi {because}", en="{said}, because {because}")
CITED = same("{said} ({citation})")
NONE_OF_THEM = Text(nb="ingen av punktene", nn="ingen av punkta", en="none of the items")
TO = Text(nb="mellom {low} og {high}", nn="mellom {low} og {high}", en="between {low} and {high}")
AND = Text(nb=" og ", nn=" og ", en=" and ")
OR = Text(nb=" eller ", nn=" eller ", en=" or ")


class Because(NamedTuple):
    """A reason as a clause after "fordi", and where it comes from."""

    clause: Text
    source: Source | None


def because(node: n.Node, reading: Reading) -> Because | None:
    """The reason for a decided yes or no in one clause, where it fits in one."""
    value = value_of(node, reading)
    if not is_decided(value):
        return None
    match node:
        case n.Fact():
            return _of_fact(node, value)
        case n.Ref(name):
            return because(reading.conclusions[name], reading)
        case n.Not(part):
            return because(part, reading)
        case n.All(parts):
            return _of_parts(parts, NO, reading)
        case n.Any(parts):
            return _of_parts(parts, YES, reading)
        case n.Compare() | n.Among():
            return _of_grounds(node, reading)
        case n.Cases():
            return _of_branch(node, reading)
        case n.Match():
            return _of_arm(node, reading)
        case n.Unless(rule, exceptions):
            for exempt in exceptions:
                if truth_of(exempt.when, reading) == YES:
                    return Because(exempt.because, exempt.source)
            return because(rule, reading)
        case n.Value() | n.Parameter() | n.Count() | n.Those():
            return None
        case _:
            assert_never(node)


def _of_fact(fact: n.Fact, value: Possible) -> Because | None:
    if fact.words is None or fact.sensitive or value == whole(fact.kind):
        return None
    if isinstance(value, Truth):
        return Because(fact.words.claim.clause(value.yes), None)
    return Because(fact.words.claim.clause().filled(value=spoken_value(fact, value)), None)


def _of_parts(parts: tuple[n.Node, ...], forcing: Truth, reading: Reading) -> Because | None:
    found = [(part, truth_of(part, reading)) for part in parts]
    alone = [part for part, value in found if value == forcing]
    if len(alone) == 1:
        return because(alone[0], reading)
    if alone:
        return because(min(alone, key=lambda part: len(grounds(part, reading))), reading)
    reasons = [because(part, reading) for part in parts]
    told = [reason for reason in reasons if reason is not None]
    if not told or len(told) < len(parts) or len(told) > 2:
        return None
    return Because(listed([reason.clause for reason in told], AND), told[0].source)


def _of_branch(cases: n.Cases, reading: Reading) -> Because | None:
    branch = deciding_branch(cases, reading)
    if branch is None:
        return None
    if branch.because is not None:
        return Because(branch.because, branch.source)
    deeper = branch.when if isinstance(branch.then, n.Value) else branch.then
    found = because(deeper, reading)
    return found and Because(found.clause, found.source or branch.source)


def _of_arm(match: n.Match, reading: Reading) -> Because | None:
    live = live_arms(match, reading)
    if len(live) > 1:
        return None
    arm = live[0]
    if arm.because is not None:
        return Because(arm.because, arm.source)
    deeper = match.of if isinstance(arm.then, n.Value) else arm.then
    found = because(deeper, reading)
    return found and Because(found.clause, found.source or arm.source)


def _of_grounds(node: n.Compare | n.Among, reading: Reading) -> Because | None:
    found = grounds(node, reading)
    items = [ground for ground in found if isinstance(ground, Item)]
    if items and len(items) == len(found):
        return _of_items(items, truth_of(items[0].member.when, reading).yes)
    if len(found) != 1 or not isinstance(found[0], n.Fact):
        return None
    return _of_fact(found[0], value_of(found[0], reading))


def _of_items(items: list[Item], are_in: bool) -> Because | None:
    if not are_in:
        return None
    labels = listed([item.member.label for item in items], AND)
    return Because(items[0].those.claim.clause().filled(value=labels), items[0].member.source)


def fact_sentence(fact: n.Fact, value: Possible) -> Text:
    """A fact with its value, or that it is not known, as a main clause."""
    if fact.words is None:
        return same(f"{fact.name}: {value}")
    if isinstance(value, Truth):
        return fact.words.claim.sentence(value.yes) if is_decided(value) else fact.words.unknown
    if value == whole(fact.kind) or (isinstance(value, Members) and value.surely != value.perhaps):
        return fact.words.unknown
    return fact.words.claim.sentence().filled(value=spoken_value(fact, value))


def spoken_value(fact: n.Fact, value: Possible) -> Text:
    """A value, known in full or in part, in the words of its fact."""
    match value:
        case Interval(low, high):
            said = number(low) if low == high else TO.filled(low=number(low), high=number(high))
            return _with_unit(fact, said, low == high == 1)
        case Choice(among):
            return listed(_labels(fact, among), OR)
        case Members(surely):
            return listed(_labels(fact, surely), AND) if surely else NONE_OF_THEM
        case Truth():
            raise TypeError("a yes or no is said by its claim")
        case _:
            assert_never(value)


def _with_unit(fact: n.Fact, said: Text, is_one: bool) -> Text:
    unit = fact.words.unit if fact.words else None
    if unit is None:
        return said
    return (unit.one if is_one else unit.many).filled(value=said)


def _labels(fact: n.Fact, members: frozenset[str]) -> list[Text]:
    if fact.words is None:
        return [same(member) for member in sorted(members)]
    return [label for name, label in fact.words.labels if name in members]


@cache
def number(value: Decimal) -> Text:
    """A number as people write it: decimal comma in Norwegian, point in English."""
    plain = f"{value.normalize():f}"
    comma = plain.replace(".", ",")
    return Text(nb=comma, nn=comma, en=plain)


def listed(parts: Sequence[Text], last: Text) -> Text:
    """ "a, b og c"."""

    def one(language: int) -> str:
        said = [part.in_(LANGUAGES[language]) for part in parts]
        head = ", ".join(said[:-1])
        return f"{head}{last.in_(LANGUAGES[language])}{said[-1]}" if head else said[-1]

    return Text(one(0), one(1), one(2))


def as_sentence(said: Text, source: Source | None = None) -> Text:
    """With a capital, the citation and a full stop."""
    return _sentence(said, source and source.citation)


@lru_cache(maxsize=10_000)
def _sentence(said: Text, citation: Text | None) -> Text:
    cited = CITED.filled(said=said, citation=citation) if citation else said
    return Text(_capital(cited.nb), _capital(cited.nn), _capital(cited.en))


def _capital(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."

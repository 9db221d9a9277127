"""A rule as one sentence in three languages, for those who read rules without reading code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.phrases import AND, OR, listed, number, spoken_value
from handlingsrom.rulebook.language.rule import Heading
from handlingsrom.rulebook.language.values import Choice, Interval, SomeOf, YesNo
from handlingsrom.rulebook.text import LANGUAGES, Text, same

YES, NO = Text("ja", "ja", "yes"), Text("nei", "nei", "no")
UNKNOWN_AMOUNT = Text("et beløp som ikke er kjent", "eit beløp som ikkje er kjent", "an amount not known")
NOT = Text("det ikke er slik at {part}", "det ikkje er slik at {part}", "it is not so that {part}")
IF = Text("hvis {when}: {then}", "dersom {when}: {then}", "if {when}: {then}")
OTHERWISE = Text("ellers {then}", "elles {then}", "otherwise {then}")
WHEN = Text("{said} når {when}", "{said} når {when}", "{said} when {when}")
UNLESS = Text("{rule}, med mindre {when}", "{rule}, med mindre {when}", "{rule}, unless {when}")
COUNT = Text("antallet av: {parts}", "talet på: {parts}", "the number of: {parts}")
AMONG = Text("{of} er blant {members}", "{of} er blant {members}", "{of} is among {members}")
OPERATORS: Mapping[n.Operator, Text] = {
    "<": Text("mindre enn {right}", "mindre enn {right}", "less than {right}"),
    "<=": Text("høyst {right}", "høgst {right}", "at most {right}"),
    ">": Text("mer enn {right}", "meir enn {right}", "more than {right}"),
    ">=": Text("minst {right}", "minst {right}", "at least {right}"),
    "==": Text("nøyaktig {right}", "nøyaktig {right}", "exactly {right}"),
}


def to_text(node: n.Node, headings: Mapping[str, Heading], on: date) -> Text:
    """The node as a clause, amounts as on this day; another conclusion by its heading."""

    def said(part: n.Node) -> Text:
        return to_text(part, headings, on)

    match node:
        case n.Fact():
            return _fact(node)
        case n.Value(of):
            return _constant(of)
        case n.Parameter():
            amount = node.on(on)
            return UNKNOWN_AMOUNT if amount is None else number(amount)
        case n.Ref(name):
            heading = headings.get(name)
            return same(name) if heading is None else heading.whether
        case n.Not(n.Fact(kind=YesNo(), words=n.Words(claim=claim))):
            return claim.clause(False)
        case n.Not(n.Among(n.Fact(words=n.Words(claim=claim)) as of, members)):
            return claim.clause(False).filled(value=spoken_value(of, Choice(members)))
        case n.Not(part):
            return NOT.filled(part=_bracketed(part, said(part)))
        case n.All(parts):
            told = [_bracketed(part, said(part)) for part in parts if part != n.TRUE]
            return listed(told or [YES], AND)
        case n.Any(parts):
            return listed([_bracketed(part, said(part)) for part in parts] or [NO], OR)
        case n.Count(parts):
            return COUNT.filled(parts=_sequence([_bracketed(part, said(part)) for part in parts]))
        case n.Compare(left, operator, right):
            return _compare(left, operator, _amount(right, on), said(left), said(right))
        case n.Among(of, members):
            whole = kind_of(of)
            if isinstance(whole, SomeOf) and members == frozenset(whole.members):
                return said(of)
            return _among(of, members, said(of))
        case n.Cases(branches):
            return _branches([(None if b.when == n.TRUE else said(b.when), said(b.then)) for b in branches])
        case n.Match(of, arms):
            return _branches([(_among(of, arm.members, said(of)), said(arm.then)) for arm in arms])
        case n.Those(members, claim):
            listing = [
                WHEN.filled(said=claim.clause().filled(value=member.label), when=said(member.when))
                for member in members
            ]
            return _sequence(listing)
        case n.Unless(rule, exceptions):
            excepted = listed([said(exempt.when) for exempt in exceptions] or [NO], OR)
            return UNLESS.filled(rule=said(rule), when=excepted)
        case _:
            assert_never(node)


def _fact(fact: n.Fact) -> Text:
    if fact.words is None or not isinstance(fact.kind, YesNo):
        return same(fact.name)
    return fact.words.claim.clause()


def _constant(value: bool | Decimal | str | frozenset[str]) -> Text:
    match value:
        case bool():
            return YES if value else NO
        case Decimal():
            return number(value)
        case str():
            return same(value)
        case frozenset():
            return same(", ".join(sorted(value)) or "∅")
        case _:
            assert_never(value)


def _amount(node: n.Node, on: date) -> Decimal | None:
    if isinstance(node, n.Parameter):
        return node.on(on)
    return node.of if isinstance(node, n.Value) and isinstance(node.of, Decimal) else None


def _compare(
    left: n.Node, operator: n.Operator, right: Decimal | None, left_said: Text, right_said: Text
) -> Text:
    if not isinstance(left, n.Fact) or left.words is None:
        return same("{left} {rest}").filled(left=left_said, rest=OPERATORS[operator].filled(right=right_said))
    if right is not None:
        right_said = spoken_value(left, Interval(right, right))
    return left.words.claim.clause().filled(value=OPERATORS[operator].filled(right=right_said))


def _among(of: n.Node, members: frozenset[str], of_said: Text) -> Text:
    if not isinstance(of, n.Fact) or of.words is None:
        return AMONG.filled(of=of_said, members=same(", ".join(sorted(members))))
    return of.words.claim.clause().filled(value=spoken_value(of, Choice(members)))


def _branches(branches: Sequence[tuple[Text | None, Text]]) -> Text:
    parts = [
        OTHERWISE.filled(then=then) if when is None else IF.filled(when=when, then=then)
        for when, then in branches
    ]
    return _sequence(parts)


def _sequence(parts: Sequence[Text]) -> Text:
    nb, nn, en = ("; ".join(part.in_(language) for part in parts) for language in LANGUAGES)
    return Text(nb, nn, en)


def _bracketed(part: n.Node, said: Text) -> Text:
    compound = isinstance(part, n.All | n.Any | n.Cases | n.Match | n.Those | n.Unless | n.Count)
    return same("({said})").filled(said=said) if compound else said

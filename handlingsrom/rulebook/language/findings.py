"""An answer with its tree of reasons: conclusion ← rules ← facts, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.book import Answer, Book, answer
from handlingsrom.rulebook.language.evaluate import Reading, truth_of, value_of
from handlingsrom.rulebook.language.flips import Flip, flips_of
from handlingsrom.rulebook.language.grounds import Grounds, Item, grounds
from handlingsrom.rulebook.language.phrases import (
    AND,
    ASSESS,
    BECAUSE,
    UNKNOWN,
    Because,
    as_sentence,
    because,
    fact_sentence,
    listed,
)
from handlingsrom.rulebook.language.plain import json_of_possible
from handlingsrom.rulebook.language.rule import Duty, Heading, Rule
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import NO, YES, Facts, Possible, is_decided, whole
from handlingsrom.rulebook.text import Language, Text

RULE_NOT_IN_FORCE = Text(
    nb="Ingen regel om dette gjaldt denne dagen",
    nn="Ingen regel om dette gjaldt denne dagen",
    en="No rule about this was in force on this day",
)


class Finding(NamedTuple):
    """One node of the tree. `id` is the rule's, or the fact's name; `value` is a fact's, as it was given."""

    kind: Literal["conclusion", "member", "fact"]
    id: str
    name: str
    answer: Answer | Literal["known"] | list[str]
    sentence: Text
    source: Source | None = None
    in_force_from: date | None = None
    contested: Text | None = None
    version: str = ""
    value: object = None
    children: tuple[Finding, ...] = ()
    flips: tuple[Flip, ...] = ()

    def in_language(self, language: Language) -> dict[str, object]:
        """As plain data for pages, API, archive and the printed document."""
        source = self.source
        said: dict[str, object] = {
            "kind": self.kind,
            "id": self.id,
            "name": self.name,
            "answer": self.answer,
            "sentence": self.sentence.in_(language),
            "citation": source.citation.in_(language) if source else "",
            "url": source.url if source else "",
            "in_force_from": self.in_force_from.isoformat() if self.in_force_from else "",
            "confidence": source.confidence if source else "",
            "contested": self.contested.in_(language) if self.contested else "",
            "version": self.version,
            "children": [child.in_language(language) for child in self.children],
            "flips": [flip.in_language(language) for flip in self.flips],
        }
        return said | ({"value": self.value} if self.kind == "fact" else {})


def findings(
    book: Book, facts: Facts, on: date, names: Iterable[str], *, flips: bool = False
) -> tuple[Finding, ...]:
    """One finding for each name, in that order; with `flips`, what would change each answer but unknown."""
    reading = book.reading(facts, on)
    told: dict[str, Finding] = {}
    found = tuple(_conclusion(name, book, reading, told) for name in names)
    if not flips:
        return found
    return tuple(
        finding
        if finding.answer == "unknown"
        else finding._replace(flips=flips_of(book, finding.name, facts, on))
        for finding in found
    )


def _conclusion(name: str, book: Book, reading: Reading, told: dict[str, Finding]) -> Finding:
    if name not in told:
        rule = book.rules.get(name)
        told[name] = (
            _not_in_force(book.headings[name], book, reading)
            if rule is None
            else _by_rule(rule, book, reading, told)
        )
    return told[name]


def _not_in_force(heading: Heading, book: Book, reading: Reading) -> Finding:
    return Finding(
        kind="conclusion",
        id="",
        name=heading.name,
        answer=answer(book, heading.name, reading),
        sentence=as_sentence(heading.no_rule or RULE_NOT_IN_FORCE),
    )


def _by_rule(rule: Rule, book: Book, reading: Reading, told: dict[str, Finding]) -> Finding:
    name = rule.of.name
    answered = answer(book, name, reading)
    return Finding(
        kind="conclusion",
        id=rule.id,
        name=name,
        answer=answered,
        sentence=_headline(rule, answered, reading),
        source=rule.source,
        in_force_from=rule.in_force_from,
        contested=rule.contested,
        version=book.versions[name],
        children=_children(_shown(rule, answered, reading), book, reading, told),
    )


def _shown(rule: Rule, answered: Answer | list[str], reading: Reading) -> Grounds:
    """A judgement is not told of as missing while other facts may yet make it needless."""
    found = grounds(rule.node, reading)
    if answered != "unknown":
        return found
    return tuple(ground for ground in found if not (isinstance(ground, n.Fact) and ground.judgement))


def _headline(rule: Rule, answered: Answer | list[str], reading: Reading) -> Text:
    heading = rule.of
    match answered:
        case "assess":
            return as_sentence(ASSESS.filled(whether=heading.whether), rule.source)
        case "unknown":
            return as_sentence(UNKNOWN.filled(whether=heading.whether))
        case list():
            return as_sentence(_list_said(rule, answered, reading), rule.source)
        case _:
            said, why = _answer_said(rule, answered, reading)
            source = (why and why.source) or rule.source
            return as_sentence(BECAUSE.filled(said=said, because=why.clause) if why else said, source)


def _answer_said(rule: Rule, answered: str, reading: Reading) -> tuple[Text, Because | None]:
    heading = rule.of
    if isinstance(rule, Duty):
        applies = truth_of(rule.applies, reading)
        if applies == NO and heading.not_applying is not None:
            return heading.not_applying, because(rule.applies, reading)
        return (heading.yes if answered == "yes" else heading.no), because(rule.requires, reading)
    return (heading.yes if answered == "yes" else heading.no), because(rule.node, reading)


def _list_said(rule: Rule, answered: list[str], reading: Reading) -> Text:
    if not answered:
        return rule.of.no
    labels = [
        ground.member.label
        for ground in grounds(rule.node, reading)
        if isinstance(ground, Item) and ground.member.name in answered
    ]
    return rule.of.yes.filled(value=listed(labels, AND))


def _children(found: Grounds, book: Book, reading: Reading, told: dict[str, Finding]) -> tuple[Finding, ...]:
    children: list[Finding] = []
    for ground in found:
        match ground:
            case n.Fact(sensitive=True):
                pass  # what is sensitive is in no finding
            case n.Fact():
                children.append(_fact(ground, value_of(ground, reading)))
            case n.Ref(name):
                children.append(_conclusion(name, book, reading, told))
            case Item():
                children.append(_member(ground, book, reading, told))
    return tuple(children)


@lru_cache(maxsize=10_000)  # the same few values come again in case after case
def _fact(fact: n.Fact, value: Possible) -> Finding:
    return Finding(
        kind="fact",
        id=fact.name,
        name=fact.name,
        answer=_fact_answer(fact, value),
        sentence=as_sentence(fact_sentence(fact, value)),
        value=json_of_possible(value, fact.kind),
    )


def _fact_answer(fact: n.Fact, value: Possible) -> Literal["yes", "no", "known", "unknown"]:
    if value == whole(fact.kind):
        return "unknown"
    return "yes" if value == YES else "no" if value == NO else "known"


def _member(item: Item, book: Book, reading: Reading, told: dict[str, Finding]) -> Finding:
    condition = truth_of(item.member.when, reading)
    claim = item.those.claim
    said = claim.sentence(condition.yes) if is_decided(condition) else claim.unknown()
    return Finding(
        kind="member",
        id=item.member.name,
        name=item.member.name,
        answer="unknown" if not is_decided(condition) else "yes" if condition.yes else "no",
        sentence=as_sentence(said.filled(value=item.member.label), item.member.source),
        source=item.member.source,
        children=_children(grounds(item.member.when, reading), book, reading, told),
    )

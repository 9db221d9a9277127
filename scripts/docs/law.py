"""The law as encoded: per act and section each rule as a sentence, on what it stands, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import assert_never

from handlingsrom.rulebook.language.nodes import Fact, Node, Parameter
from handlingsrom.rulebook.language.rule import Conclusion, Duty, Heading, Rule
from handlingsrom.rulebook.language.to_text import to_text
from handlingsrom.rulebook.language.values import Number, OneOf, SomeOf, YesNo
from handlingsrom.rulebook.law import rates, registry
from handlingsrom.rulebook.law.examples import TABLES
from handlingsrom.rulebook.law.examples.table import HOME, Table
from handlingsrom.rulebook.text import LANGUAGES, Text
from scripts.docs.markdown import codes, joined, table

INTRODUCTION = """# The law, as it is encoded

Each rule as a sentence in bokmål, nynorsk and English, with what it stands on and the days it is in force. The tables are
the specification that the tests run (`rulebook/law/examples/`): what each rule answers to which facts. A fact that is not mentioned is
not known. *assess*: the law leaves it to the employer's judgement of the case. *unknown*: a fact is missing.

How sure we are of a reading: A from the primary text or the authority, B from an authoritative summary, C from one secondary
source, D not confirmed. The sentences are made from the rules and are no quotations of the law."""


def page() -> str:
    """The whole page."""
    home = codes(f"{name} = {_plain(value)}" for name, value in HOME.items())
    return joined(INTRODUCTION, f"In the tables, *home* stands for {home}.", *_acts(), _amounts(), _facts())


def _acts() -> Iterator[str]:
    acts = dict.fromkeys(_place(heading)[0] for heading in registry.HEADINGS.values())
    for act in acts:
        yield f"## {act[0].upper()}{act[1:]}"
        within = [heading for heading in registry.HEADINGS.values() if _place(heading)[0] == act]
        for (_, _, section), group in groupby(sorted(within, key=_place), key=_place):
            yield f"### {section}" if section else ""
            yield from (_conclusion(heading) for heading in group)


def _place(heading: Heading) -> tuple[str, tuple[int, ...], str]:
    return _place_of(_rules_of(heading)[0])


def _place_of(rule: Rule) -> tuple[str, tuple[int, ...], str]:
    """The act, the numbers of its chapter and section, and the section as it is cited."""
    citation = rule.source.citation.nb
    found = re.match(r"(.+?) (§§?|kapittel) (\d+(?:-\d+)*)", citation)
    if found is None:
        return citation, (), ""
    numbers = tuple(int(number) for number in found[3].split("-"))
    sign = "kapittel" if found[2] == "kapittel" else "§"
    return found[1], numbers, f"{sign} {found[3]}"


def _rules_of(heading: Heading) -> list[Rule]:
    return [rule for rule in registry.RULES if rule.of is heading]


def _conclusion(heading: Heading) -> str:
    tables = [_specification(spec) for spec in TABLES if spec.conclusion == heading.name]
    rules = [_rule(rule) for rule in _rules_of(heading)]
    return joined(f"#### `{heading.name}`", f"Whether {heading.whether.en}.", *rules, *tables)


def _rule(rule: Rule) -> str:
    until = f"to {rule.in_force_to}, that day not included" if rule.in_force_to else "on"
    about = [
        f"**`{rule.id}`**: [{rule.source.citation.nb}]({rule.source.url}), {rule.source.confidence}.",
        f"In force from {rule.in_force_from} {until}.",
        f"Replaces `{rule.replaces}`." if rule.replaces else "",
        f"Checked {rule.checked_on}, to be checked again by {rule.next_check}.",
    ]
    open_points = joined("Not settled:", _in_each_language(rule.contested)) if rule.contested else ""
    return joined(" ".join(part for part in about if part), _in_each_language(_sentence(rule)), open_points)


def _sentence(rule: Rule) -> Text:
    def said(node: Node) -> Text:
        return to_text(node, registry.HEADINGS, rule.in_force_from)

    match rule:
        case Conclusion(says=says):
            return ANSWERS.filled(whether=rule.of.whether, says=said(says))
        case Duty(applies=applies, requires=requires):
            return OBLIGES.filled(applies=said(applies), requires=said(requires))
        case _:
            assert_never(rule)


ANSWERS = Text("Om {whether}: {says}.", "Om {whether}: {says}.", "Whether {whether}: {says}.")
OBLIGES = Text(
    "Plikten gjelder når: {applies}. Den krever: {requires}.",
    "Plikta gjeld når: {applies}. Ho krev: {requires}.",
    "The duty applies when: {applies}. It requires: {requires}.",
)


def _in_each_language(text: Text) -> str:
    return "\n".join(f"- {language}: {text.in_(language)}" for language in LANGUAGES)


def _specification(spec: Table) -> str:
    rows = [(row.text, row.on, _given(row.facts), _plain(row.answer), row.shows) for row in spec.rows]
    return table(("case", "on", "facts", "answer", "shows the rule"), rows)


def _given(facts: Mapping[str, object]) -> str:
    at_home = all(name in facts and facts[name] == value for name, value in HOME.items())
    rest = codes(
        f"{name} = {_plain(value)}" for name, value in facts.items() if not (at_home and name in HOME)
    )
    return ", ".join(part for part in ("*home*" if at_home else "", rest) if part) or "none"


def _plain(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case [low, high] if isinstance(value, tuple):
            return f"{low} to {high}"
        case Mapping():
            return ", ".join(f"{name} {_plain(part)}" for name, part in value.items())
        case list() | set() | frozenset():
            return ", ".join(str(part) for part in value) or "none"
        case _:
            return str(value)


def _amounts() -> str:
    rows = [
        (
            f"`{amount.name}`",
            str(dated.since),
            "not known" if dated.value is None else str(dated.value),
            f"[{dated.source.citation.nb}]({dated.source.url})",
        )
        for amount in vars(rates).values()
        if isinstance(amount, Parameter)
        for dated in amount.steps
    ]
    return joined("## Thresholds and amounts", table(("name", "from", "amount", "source"), rows))


def _facts() -> str:
    rows = [(f"`{fact.name}`", _takes(fact), _question(fact)) for fact in registry.FACTS.values()]
    return joined(
        "## The facts that can be given",
        "A judgement is answered only by the employer's recorded assessment.",
        table(("fact", "takes", "question (nb)"), rows),
    )


def _takes(fact: Fact) -> str:
    match fact.kind:
        case YesNo():
            return "yes or no, a judgement" if fact.judgement else "yes or no"
        case OneOf(members):
            return "one of " + codes(members)
        case SomeOf(members):
            return "any of " + codes(members)
        case Number(low, high, step):
            return f"{low} to {high}, in steps of {step}"
        case _:
            assert_never(fact.kind)


def _question(fact: Fact) -> str:
    return fact.words.question.nb if fact.words else ""

"""What the pages of the law show, as plain data for the templates.

A part of `views`, in a file of its own for its length.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from handlingsrom.features.regulations.acts import Section
from handlingsrom.rulebook.language.phrases import as_sentence, fact_sentence
from handlingsrom.rulebook.language.rule import Duty, Rule, in_force
from handlingsrom.rulebook.language.to_text import to_text
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.law.examples import TABLES
from handlingsrom.rulebook.law.examples.table import Row
from handlingsrom.rulebook.text import LANGUAGES, Text


def section_page(section: Section, on: date) -> dict[str, Any]:
    """One conclusion: the wording of the day, and its history read downwards."""
    return {
        "name": section.heading.name,
        "title": _capital(section.heading.whether),
        "now": section.on(on) and wording(section.on(on), on),
        "history": [wording(rule, rule.in_force_from) for rule in section.rules],
        "examples": examples_of(section.heading.name),
    }


@cache
def examples_of(name: str) -> list[dict[str, Any]]:
    """The spec table of a conclusion; the tests run the same rows."""
    return [_example(name, row) for table in TABLES if table.conclusion == name for row in table.rows]


def _example(name: str, row: Row) -> dict[str, Any]:
    """One line of the spec table, in sentences: what is given, and what the law answers."""
    facts, on = registry.read_facts(row.given()), registry.read_day(row.on)
    case = [as_sentence(fact_sentence(registry.FACTS[fact], value)) for fact, value in facts.items()]
    (finding,) = registry.findings(facts, on, [name])
    return {"on": on, "case": case or [NOTHING_KNOWN], "answer": finding.sentence}


def wording(rule: Rule | None, on: date) -> dict[str, Any] | None:
    """One dated wording of a rule."""
    if rule is None:
        return None
    return {
        "id": rule.id,
        "sentences": [{"language": lang, "text": sentence_of(rule, on).in_(lang)} for lang in LANGUAGES],
        "sentence": sentence_of(rule, on),
        "is_duty": isinstance(rule, Duty),
        "citation": rule.source.citation,
        "url": rule.source.url,
        "confidence": rule.source.confidence,
        "since": rule.in_force_from,
        "until": rule.in_force_to,
        "checked_on": rule.checked_on,
        "next_check": rule.next_check,
        "contested": rule.contested,
        "in_force": in_force(rule, on),
    }


def sentence_of(rule: Rule, on: date) -> Text:
    """A rule as a sentence: what it concludes, when."""
    headings = registry.HEADINGS
    said = to_text(rule.node, headings, on)
    if isinstance(rule, Duty):
        applies, requires = to_text(rule.applies, headings, on), to_text(rule.requires, headings, on)
        return _capital(DUTY.filled(applies=applies, requires=requires))
    return _capital(CONCLUSION.filled(heading=rule.of.yes, when=said))


def _capital(text: Text) -> Text:
    return Text(*(text.in_(lang)[:1].upper() + text.in_(lang)[1:] for lang in LANGUAGES))


CONCLUSION = Text("{heading} når: {when}.", "{heading} når: {when}.", "{heading} when: {when}.")
DUTY = Text(
    "plikten gjelder når {applies}. Da kreves at {requires}.",
    "plikta gjeld når {applies}. Då er det eit krav at {requires}.",
    "the duty applies when {applies}. It then requires that {requires}.",
)
NOTHING_KNOWN = Text("Ingenting er oppgitt.", "Ingenting er oppgitt.", "Nothing is given.")

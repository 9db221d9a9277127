"""Findings as lines of text for a terminal; beside the usual files because only `decide --text` reads so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlingsrom.rulebook.language.findings import Finding
from handlingsrom.rulebook.language.flips import Flip
from handlingsrom.rulebook.language.phrases import as_sentence, fact_sentence
from handlingsrom.rulebook.text import Language, Text, same

STILL_WORTH_ASKING = Text("Fortsatt verdt å spørre om:", "Framleis verdt å spørje om:", "Still worth asking:")
NOT_SETTLED = Text("Ikke avklart", "Ikkje avklart", "Not settled")
WOULD_BE = Text(
    "Svaret ville vært {answer} med dette:",
    "Svaret ville vore {answer} med dette:",
    "The answer would be {answer} with this:",
)
ANSWERS = {"yes": Text("ja", "ja", "yes"), "no": Text("nei", "nei", "no")}


def lines(findings: Iterable[Finding], questions: Iterable[Text], language: Language) -> Iterator[str]:
    """Each finding with its reasons indented below it, and last the questions."""
    for finding in findings:
        yield from _tree(finding, 0, language)
        yield ""
    asked = [question.in_(language) for question in questions]
    if asked:
        yield STILL_WORTH_ASKING.in_(language)
        yield from (f"  {question}" for question in asked)


def _tree(finding: Finding, depth: int, language: Language) -> Iterator[str]:
    below = "  " * (depth + 1)
    yield f"{'  ' * depth}{'– ' if depth else ''}{finding.sentence.in_(language)}"
    for child in finding.children:
        yield from _tree(child, depth + 1, language)
    if finding.contested and not depth:
        yield f"{below}{NOT_SETTLED.in_(language)}: {finding.contested.in_(language)}"
    for flip in finding.flips:
        yield f"{below}{_flip(flip).in_(language)}"


def _flip(flip: Flip) -> Text:
    said = WOULD_BE.filled(answer=ANSWERS[flip.answer])
    for fact, value in flip.changes:
        said = same("{said} {change}").filled(said=said, change=as_sentence(fact_sentence(fact, value)))
    return said

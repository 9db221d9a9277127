"""The result of an interview as a document: conclusion, reasons, sources, and what would change it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handlingsrom.features.regulations.interview import Interview
from handlingsrom.foundation.documents.document import (
    Document,
    Items,
    Note,
    Paragraph,
    Reason,
    Reasons,
    Section,
)
from handlingsrom.rulebook.text import Language, Text


def document_of(interview: Interview, at: datetime, language: Language) -> Document:
    """What the law says of the answers, as a PDF that can be kept; it is no decision and carries no seal."""
    told = [finding.in_language(language) for finding in interview.findings()]
    return Document(
        title=interview.goal.question.in_(language),
        language=language,
        agency="Handlingsrom",
        subtitle=READ_ON.filled(day=f"{interview.on:%d.%m.%Y}").in_(language),
        sections=tuple(_section(finding, language) for finding in told),
        made_at=at,
        attachment={"kind": "interview", "on": str(interview.on), "facts": interview.facts, "findings": told},
        attachment_name="svar.json",
        footer=GUIDANCE_SHORT.in_(language),
    )


def _section(finding: Any, language: Language) -> Section:
    blocks: list[Any] = [Reasons((_reason(finding),))]
    flips = [" ".join(str(change["sentence"]) for change in flip["changes"]) for flip in finding["flips"]]
    if flips:
        blocks += [Paragraph(FLIPS.in_(language)), Items(tuple(flips))]
    if finding["contested"]:
        blocks.append(Note(finding["contested"]))
    return Section(finding["sentence"], (*blocks, Note(GUIDANCE.in_(language))))


def _reason(finding: Any) -> Reason:
    below = tuple(_reason(child) for child in finding["children"])
    return Reason(finding["sentence"], finding["citation"], below)


READ_ON = Text("Reglene slik de var {day}", "Reglane slik dei var {day}", "The rules as of {day}")
FLIPS = Text("Dette ville endre svaret:", "Dette ville endre svaret:", "This would change the answer:")
GUIDANCE_SHORT = Text("Veiledning", "Rettleiing", "Guidance")
GUIDANCE = Text(
    "Svaret er veiledning. Det bygger på det du svarte, og på kildene som er nevnt.",
    "Svaret er rettleiing. Det byggjer på det du svarte, og på kjeldene som er nemnde.",
    "The answer is guidance. It rests on what you answered and on the sources named.",
)

"""The law over the API: what it says of some facts on a day, and what is still worth asking. No token is needed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from ninja import Router, Schema
from pydantic import Field

from handlingsrom.foundation.days import day_of
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.text import as_language

router = Router()


class Asked(Schema):
    """Facts by name, as in the vocabulary: a value, a part of a value, or null for not known."""

    facts: dict[str, Any] = Field(max_length=len(registry.FACTS))
    on: str | None = None
    flips: bool = False


class Decided(Schema):
    """Every conclusion with its answer; what is still worth asking, best first; and the findings."""

    on: str
    conclusions: dict[str, str | list[str]]
    questions: list[str]
    findings: list[dict[str, Any]]


class Questions(Schema):
    """What is still worth asking, best first."""

    on: str
    questions: list[str]


@router.post("/decide", response={200: Decided, 422: dict[str, Any]}, auth=None)
def decide(request: Any, body: Asked) -> Any:
    """What law says of the facts on a day."""
    facts, on = _read(request, body)
    language = as_language(get_language() or "nb")
    return {
        "on": str(on),
        "conclusions": registry.decide(facts, on),
        "questions": list(registry.questions(facts, on)),
        "findings": [f.in_language(language) for f in registry.findings(facts, on, flips=body.flips)],
    }


@router.post("/questions", response={200: Questions, 422: dict[str, Any]}, auth=None)
def questions(request: Any, body: Asked) -> Any:
    """What is still worth asking about the facts, best first."""
    facts, on = _read(request, body)
    return {"on": str(on), "questions": list(registry.questions(facts, on))}


def _read(request: Any, body: Asked) -> tuple[Any, Any]:
    """Facts and day, or every error at once."""
    on = registry.read_day(body.on) if body.on else day_of(request.at)
    return registry.read_facts(body.facts), on

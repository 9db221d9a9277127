"""What waits for HR: requests for correction."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.own_data.queries import open_requests
from handlingsrom.rulebook.text import Text

ANSWER = Text(
    "Svar på krav om retting: {name}",
    "Svar på krav om retting: {name}",
    "Answer a request for correction: {name}",
)


def waiting(standing: Standing) -> list[dict[str, Any]]:
    """The open requests that a person may answer."""
    return [
        {
            "url": reverse("correction", args=[asked.id]),
            "title": ANSWER.filled(name=asked.person.name),
            "since": asked.asked_at,
        }
        for asked in open_requests(standing)
    ]

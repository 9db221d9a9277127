"""How the tests call the API: as a person's program, with a token."""

from __future__ import annotations

from typing import Any

from django.test import Client

from handlingsrom.foundation.people.actions import SCOPES, make_token
from handlingsrom.foundation.people.models import Person, Token
from handlingsrom.foundation.walls import within
from tests.builders import AT

ROOT = "/api/v1"


def a_token(person: Person, scopes: tuple[str, ...] = SCOPES) -> tuple[Token, str]:
    with within(person.agency_id):
        return make_token(by=person, at=AT, name="program", scopes=scopes)


class Program:
    """A program with a person's token."""

    def __init__(self, person: Person, scopes: tuple[str, ...] = SCOPES, language: str = "nb") -> None:
        self.client = Client(
            headers={"Authorization": f"Bearer {a_token(person, scopes)[1]}", "Accept-Language": language}
        )

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(ROOT + path, query)

    def post(self, path: str, body: object) -> Any:
        return self.client.post(ROOT + path, body, content_type="application/json")

    def take(self, agreement_id: object, step: str, seen: int, **fields: Any) -> Any:
        return self.post(f"/agreements/{agreement_id}/steps/{step}", {"seen": seen, "fields": fields})


def codes(answer: Any) -> list[str]:
    """The codes of a refusal, after a look at its shape (RFC 9457)."""
    body = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert (body["type"], body["status"]) == ("about:blank", answer.status_code)
    assert body["title"]
    assert all(set(error) == {"code", "about", "reason"} and error["reason"] for error in body["errors"])
    return [error["code"] for error in body["errors"]]

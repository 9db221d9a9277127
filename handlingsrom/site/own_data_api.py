"""What is held about the person whose token it is: the same as the page and the file say."""

from __future__ import annotations

from typing import Any

from ninja import Router, Schema

from handlingsrom.foundation.people.own_data.actions import downloaded
from handlingsrom.foundation.people.own_data.telling import as_data, tell
from handlingsrom.rulebook.text import as_language
from handlingsrom.site.own_data import lists

router = Router()


class Why(Schema):
    """Fields that are held for one purpose."""

    fields: list[str]
    purpose: str
    basis: str
    how_long: str


class Table(Schema):
    """One table: its rows by field, and why each field is held."""

    table: str
    title: str
    rows: list[dict[str, Any]]
    why: list[Why]


class Look(Schema):
    """Who looked, when, and in which roles."""

    at: str
    by: str
    roles: str


class Act(Schema):
    """What was done or decided, by whom and why."""

    at: str
    by: str
    what: str
    reason: str


class Kept(Schema):
    """How long a kind of thing is kept."""

    what: str
    how_long: str


class OwnData(Schema):
    """Everything that is held about one person."""

    kind: str
    title: str
    made_at: str
    language: str
    person: dict[str, str]
    held: list[Table]
    who_looked: list[Look]
    what_happened: list[Act]
    retention: list[Kept]


@router.get("/data", response=OwnData, summary="What is held about me, why, how long, and who looked")
def own_data(request: Any) -> Any:
    """That it was fetched is recorded."""
    person = request.standing.person
    told = tell(person, lists(), as_language(person.language))
    downloaded("api", by=request.standing, at=request.at)
    return as_data(told, request.at)

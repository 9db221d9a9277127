"""Substitutes for programs: who stands in for whom, appoint, end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import Field

from handlingsrom.foundation.people.appointing import actions, queries
from handlingsrom.foundation.people.granting.actions import Period
from handlingsrom.foundation.people.granting.queries import position_of_agency
from handlingsrom.foundation.people.models import Position, Substitution
from handlingsrom.foundation.people.problem import REFUSED, Problem
from handlingsrom.foundation.steps import Absent

router = Router()
LAST_POSSIBLE = date(2200, 1, 1)
ACTED: dict[int, Any] = {403: Problem, **REFUSED}


class Named(Schema):
    """A position and whose it is."""

    position: UUID
    name: str
    unit: str


class Out(Schema):
    """Who stands in for whom; `last_day` is part of it, and null without an end."""

    id: UUID
    leader: Named
    substitute: Named
    since: date
    last_day: date | None


class In(Schema):
    """The positions of the leader and of the substitute, and the days."""

    leader: UUID
    substitute: UUID
    since: date = Field(le=LAST_POSSIBLE)
    last_day: date | None = Field(default=None, le=LAST_POSSIBLE)


class Page(Schema):
    """Some of them; `next` is the id to ask for what comes after, and null at the end."""

    items: list[Out]
    next: UUID | None


@router.get("", response={200: Page, **REFUSED}, url_name="substitutions")
def list_substitutions(request: Any, before: UUID | None = None) -> dict[str, Any]:
    """Who stands in for whom in the agency, now and to come, newest first."""
    found = queries.of_the_agency(request.standing, before)
    more = found[-1].id if len(found) == queries.PAGE else None
    return {"items": [_out(each) for each in found], "next": more}


@router.post("", response={201: Out, **ACTED}, url_name="substitutions")
def appoint(request: Any, asked: In) -> Any:
    """Appoint a substitute: a leader for the own position, HR for another's."""
    leader, substitute = (_position(request, id_) for id_ in (asked.leader, asked.substitute))
    period = Period(asked.since, asked.last_day)
    made = actions.appoint(leader, substitute, period, by=request.standing, at=request.at)
    return Status(201, _out(made))


@router.post("/{uuid:substitution_id}/end", response={204: None, **ACTED}, url_name="substitution-end")
def end(request: Any, substitution_id: UUID) -> Any:
    """End it from today."""
    actions.end_substitution(substitution_id, by=request.standing, at=request.at)
    return Status(204, None)


def _position(request: Any, position_id: UUID) -> Position:
    position = position_of_agency(request.standing, position_id)
    if position is None:
        raise Absent
    return position


def _out(each: Substitution) -> dict[str, Any]:
    return {
        "id": each.id,
        "leader": _named(each.leader),
        "substitute": _named(each.substitute),
        "since": each.since,
        "last_day": each.until and each.until - timedelta(days=1),
    }


def _named(position: Position) -> dict[str, Any]:
    return {"position": position.id, "name": position.person.name, "unit": position.unit.name}

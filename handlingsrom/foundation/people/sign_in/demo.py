"""The demo's persona picker: it signs in anybody, so it exists on a loopback host only, for who sits at the machine."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.queries import person_known_as, positions_to_pick
from handlingsrom.foundation.people.roles import EMPLOYEE, ROLES
from handlingsrom.foundation.people.sign_in.actions import enter
from handlingsrom.foundation.people.sign_in.entering import safe_next
from handlingsrom.foundation.people.sign_in.sessions import admit
from handlingsrom.foundation.steps import Absent
from handlingsrom.foundation.walls import within


def may_pick(request: HttpRequest) -> bool:
    """Whether this is the demo, asked from its own machine: a forged Host header does not bring one here."""
    try:
        here = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return bool(settings.DEMO and here)


def personas() -> list[dict[str, Any]]:
    """The invented persons, by agency."""
    return [
        {"id": agency.id, "name": agency.name, "persons": [_persona(position) for position in positions]}
        for agency, positions in positions_to_pick()
    ]


def _persona(position: Position) -> dict[str, Any]:
    roles = [role.role for role in position.roles.all()] or [EMPLOYEE]
    return {
        "id": position.person.id,
        "name": position.person.name,
        "role": ROLES[roles[0]],
        "unit": position.unit.name,
    }


@require_POST
def pick(request: Any) -> HttpResponse:
    """Sign in as an invented person."""
    person_id, agency_id = _uuid(request.POST.get("person")), _uuid(request.POST.get("agency"))
    if not may_pick(request) or person_id is None or agency_id is None:
        raise Absent
    with within(agency_id):
        person = person_known_as(person_id, agency_id)
        if person is None or not person.invented:
            raise Absent
        enter(person, way="demo", at=request.at)
    admit(request.session, person_id=person_id, agency_id=agency_id, at=request.at)
    return redirect(safe_next(request, request.POST.get("next", "")))


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None

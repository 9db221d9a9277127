"""What the pages of roles, fullmakt and consents show, as plain data for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from handlingsrom.foundation.people.granting.cases import NamedCase
from handlingsrom.foundation.people.granting.lifecycle import STATES, TONES, state_on
from handlingsrom.foundation.people.granting.queries import PAGE, verbs_of
from handlingsrom.foundation.people.models import Consent, Mandate, Role
from handlingsrom.foundation.people.roles import ROLES


def row_of_role(role: Role, on: date) -> dict[str, Any]:
    """One line of the list of roles."""
    return _row(role, on) | {
        "name": role.position.person.name,
        "role": ROLES[role.role],
        "unit": role.unit.name,
        "organisation": role.organisation,
        "granted_by": role.granted_by.name if role.granted_by else "",
    }


def row_of_mandate(mandate: Mandate, on: date) -> dict[str, Any]:
    """One line of the register of fullmakt."""
    return _row(mandate, on) | {
        "name": mandate.position.person.name,
        "title": mandate.position.title,
        "unit": mandate.unit.name,
        "basis": mandate.basis,
        "most_days": mandate.most_days_per_week,
        "granted_by": mandate.granted_by.name if mandate.granted_by else "",
    }


def row_of_consent(consent: Consent, on: date, cases: Sequence[NamedCase]) -> dict[str, Any]:
    """One consent that was given."""
    case = next((case for case in cases if case.id == consent.thing_id), None)
    to = consent.given_to
    return _row(consent, on) | {
        "name": to.position.person.name,
        "role": ROLES[to.role],
        "unit": to.unit.name,
        "case": case,
    }


def more_than(rows: Sequence[Role | Mandate], **also: str) -> str:
    """The address of the next page of a list, if there is one."""
    if len(rows) < PAGE:
        return ""
    return f"?{urlencode({**{k: v for k, v in also.items() if v}, 'before': str(rows[-1].id)})}"


def _row(row: Role | Mandate | Consent, on: date) -> dict[str, Any]:
    state = state_on(row.since, row.until, on)
    return {
        "id": row.id,
        "since": row.since,
        "last_day": None if row.until is None else row.until - timedelta(days=1),
        "status": {"name": STATES[state], "tone": TONES[state]},
        "may_end": "end" in verbs_of(row),
    }

"""Open a case: what may be seen is shown, and looking at another person's case is itself recorded.

A part of `actions`, in a file of its own for its length.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from handlingsrom.features.agreements.lifecycle import STEPS
from handlingsrom.features.agreements.queries import Case, case_seen_by
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.roles import EMPLOYEE
from handlingsrom.foundation.records.actions import record_look
from handlingsrom.foundation.steps import Absent, why_not
from handlingsrom.rulebook.refusal import Refused


def open_case(agreement_id: UUID, *, by: Standing, at: datetime) -> Case:
    """The case, if the person may see it."""
    case = case_seen_by(by, agreement_id)
    if case is None:
        raise Absent
    look_at(case.position.person_id, by=by, at=at)
    return case


def refuse_others(step: str, case: Case) -> None:
    """Refuse whose step it is not, before telling what is wrong with what they wrote."""
    reasons = why_not(STEPS[step], case.situation)
    if any(reason.code == "not_granted" for reason in reasons):
        raise Refused(reasons)


def look_at(person_id: UUID, *, by: Standing, at: datetime) -> None:
    """Record that somebody saw a person's case; seeing one's own is no look."""
    viewer = by.person
    record_look(
        agency_id=viewer.agency_id,
        by_id=viewer.id,
        by_name=viewer.name,
        at=at,
        subject_id=person_id,
        by_roles={held.role for held in by.roles} - {EMPLOYEE},
    )

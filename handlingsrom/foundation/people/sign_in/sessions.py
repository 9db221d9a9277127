"""How long somebody stays signed in: 30 minutes without doing anything, and 120 at most."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

IDLE, LONGEST = timedelta(minutes=30), timedelta(minutes=120)
LOOK_EVERY = timedelta(minutes=1)  # what was done within the minute is not written down again


def admit(
    session: SessionBase,
    *,
    person_id: UUID,
    agency_id: UUID,
    at: datetime,
    provider: str = "",
    hint: str = "",
) -> None:
    """Somebody is signed in from now on, in a session with a new key and nothing of the former."""
    session.clear()
    session.cycle_key()
    session["person"], session["agency"] = str(person_id), str(agency_id)
    session["since"] = session["seen"] = at.timestamp()
    session["provider"], session["hint"] = provider, hint
    session.set_expiry(int(IDLE.total_seconds()))


def is_over(session: SessionBase, at: datetime) -> bool:
    """Whether the session has lasted too long, or nothing was done in it for too long."""
    moment = at.timestamp()
    idle, lasted = moment - session.get("seen", 0.0), moment - session.get("since", 0.0)
    return bool(idle > IDLE.total_seconds() or lasted > LONGEST.total_seconds())


def note_doing(session: SessionBase, at: datetime) -> None:
    """Something is done in the session."""
    if at.timestamp() - session["seen"] >= LOOK_EVERY.total_seconds():
        session["seen"] = at.timestamp()

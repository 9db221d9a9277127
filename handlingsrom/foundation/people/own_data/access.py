"""Who asks for a correction, and who answers: HR, but never in one's own case."""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach, Standing
from handlingsrom.foundation.people.roles import EMPLOYEE, HR

ANSWER = "answer_correction"
GRANTS = (
    Grant(EMPLOYEE, Reach.OWN, frozenset({"see_own_data", "ask_correction"})),
    Grant(HR, Reach.AGENCY, frozenset({ANSWER})),
)


def may_answer(standing: Standing) -> bool:
    """Whether the person answers requests for correction in the agency."""
    return any(ANSWER in grant.verbs and standing.holds(grant.role) for grant in GRANTS)

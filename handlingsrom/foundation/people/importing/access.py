"""Who may load the organisation: HR of the agency, and its administrator."""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach, Standing, may
from handlingsrom.foundation.people.roles import ADMINISTRATOR, HR

VERBS = frozenset({"see", "try", "load", "roll_back"})
GRANTS = (
    Grant(HR, Reach.AGENCY, VERBS),
    Grant(ADMINISTRATOR, Reach.AGENCY, VERBS),
)


def verbs_of(standing: Standing) -> frozenset[str]:
    """What a person may do with imports."""
    return frozenset(verb for verb in VERBS if may(standing, GRANTS, verb))


def may_import(standing: Standing) -> bool:
    """Whether a person sees imports at all."""
    return may(standing, GRANTS, "see")

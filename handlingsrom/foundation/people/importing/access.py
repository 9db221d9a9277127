"""Who may load the organisation: HR of the agency, and its administrator."""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach
from handlingsrom.foundation.people.roles import ADMINISTRATOR, HR

VERBS = frozenset({"see", "try", "load", "roll_back"})
GRANTS = (
    Grant(HR, Reach.AGENCY, VERBS),
    Grant(ADMINISTRATOR, Reach.AGENCY, VERBS),
)

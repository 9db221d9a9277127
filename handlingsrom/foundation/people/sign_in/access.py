"""Who may decide about sign-in: HR on a second identity of somebody in its units, the administrator on the ways."""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach
from handlingsrom.foundation.people.roles import ADMINISTRATOR, HR

DECIDE, CHOOSE = "decide_identity", "choose_ways"

GRANTS = (
    Grant(HR, Reach.UNIT, frozenset({DECIDE})),
    Grant(ADMINISTRATOR, Reach.AGENCY, frozenset({CHOOSE})),
)

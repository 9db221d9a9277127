"""Who may do what with an agreement: role × reach × verbs."""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach
from handlingsrom.foundation.people.roles import EMPLOYEE, HR, LEADER

GRANTS = (
    Grant(EMPLOYEE, Reach.OWN, frozenset({"see", "write", "answer", "withdraw", "sign_as_employee"})),
    Grant(LEADER, Reach.LINE, frozenset({"see", "start", "assess", "decide", "confirm_home", "rewrite"})),
    Grant(LEADER, Reach.BINDING, frozenset({"see", "sign_for_employer"})),
    Grant(LEADER, Reach.UNIT, frozenset({"see"})),
    Grant(HR, Reach.AGENCY, frozenset({"see"})),
)

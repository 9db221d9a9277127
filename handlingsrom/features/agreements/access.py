"""Who may do what with an agreement: role × reach × verbs; and who may count agreements by unit.

A representative sees counts with a floor, and one case by its person's consent. Administrator, auditor, archivist,
analyst, committee member and agency head are granted no case: what they need of it lies elsewhere or is a count.
"""

from __future__ import annotations

from handlingsrom.foundation.people.access import SEE, Grant, Reach
from handlingsrom.foundation.people.roles import (
    AGENCY_HEAD,
    COMMITTEE_MEMBER,
    EMPLOYEE,
    HR,
    LEADER,
    SAFETY_REPRESENTATIVE,
    UNION_REPRESENTATIVE,
)

GRANTS = (
    Grant(EMPLOYEE, Reach.OWN, frozenset({"see", "write", "answer", "withdraw", "sign_as_employee"})),
    Grant(LEADER, Reach.LINE, frozenset({"see", "start", "assess", "decide", "confirm_home", "rewrite"})),
    Grant(LEADER, Reach.BINDING, frozenset({"see", "sign_for_employer"})),
    Grant(LEADER, Reach.UNIT, SEE),
    Grant(HR, Reach.AGENCY, SEE),
    Grant(SAFETY_REPRESENTATIVE, Reach.CONSENT, SEE),
    Grant(UNION_REPRESENTATIVE, Reach.CONSENT, SEE),
)
COUNT, COUNT_EXACTLY = frozenset({"count"}), frozenset({"count_exactly"})
COUNT_GRANTS = (
    Grant(SAFETY_REPRESENTATIVE, Reach.UNIT, COUNT),
    Grant(UNION_REPRESENTATIVE, Reach.UNIT, COUNT),
    Grant(COMMITTEE_MEMBER, Reach.AGENCY, COUNT),
    Grant(HR, Reach.AGENCY, COUNT_EXACTLY),
    Grant(AGENCY_HEAD, Reach.AGENCY, COUNT_EXACTLY),
)

"""Who appoints a substitute and hands a unit over to a new leader: role × reach × verbs.

That somebody stands in for a leader is no secret: everybody in the agency must know who decides.
"""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach, Standing
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.roles import EMPLOYEE, HR, LEADER

APPOINT = frozenset({"appoint", "end"})
GRANTS = (
    Grant(EMPLOYEE, Reach.AGENCY, frozenset({"see"})),
    Grant(LEADER, Reach.OWN, APPOINT),
    Grant(HR, Reach.AGENCY, APPOINT | {"hand_over"}),
)


def verbs_over(leader: Position, by: Standing) -> frozenset[str]:
    """What a person may do for a leader's position: a leader for the own, HR for every other."""
    if leader.agency_id != by.person.agency_id:
        return frozenset()
    is_own = leader.person_id == by.person.id
    reaching = [g.verbs for g in GRANTS if by.holds(g.role) and (g.reach is Reach.OWN) is is_own]
    return frozenset[str]().union(*reaching)

"""Who grants, ends and sees roles, fullmakt and consents: role × reach × verbs.

The register of fullmakt is open to everybody who works in the agency: who enters into an agreement must be able to see
that the other side may. Nobody grants anything to themselves: every reach but `own` leaves out one's own.
"""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach
from handlingsrom.foundation.people.roles import ADMINISTRATOR, AGENCY_HEAD, AUDITOR, EMPLOYEE, HR

SEE = frozenset({"see"})
GRANT = frozenset({"grant", "end"})

ROLE_GRANTS = (
    Grant(EMPLOYEE, Reach.OWN, SEE),
    Grant(ADMINISTRATOR, Reach.AGENCY, SEE | GRANT),
    Grant(HR, Reach.AGENCY, SEE),
    Grant(AGENCY_HEAD, Reach.AGENCY, SEE),
    Grant(AUDITOR, Reach.AGENCY, SEE),
)
MANDATE_GRANTS = (
    Grant(EMPLOYEE, Reach.OWN, SEE),
    Grant(EMPLOYEE, Reach.AGENCY, SEE),
    Grant(HR, Reach.AGENCY, GRANT),
    Grant(AGENCY_HEAD, Reach.AGENCY, GRANT),
)
CONSENT_GRANTS = (Grant(EMPLOYEE, Reach.OWN, frozenset({"see", "give", "end"})),)

"""Who may load the organisation: HR of the agency.

Not its administrator: who writes the addresses to which a link to sign in goes, and chooses that links are sent, could
enter as anybody.
"""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach, Standing, may
from handlingsrom.foundation.people.roles import HR

VERBS = frozenset({"see", "try", "load", "roll_back"})
GRANTS = (Grant(HR, Reach.AGENCY, VERBS),)


def verbs_of(standing: Standing) -> frozenset[str]:
    """What a person may do with imports."""
    return frozenset(verb for verb in VERBS if may(standing, GRANTS, verb))


def may_import(standing: Standing) -> bool:
    """Whether a person sees imports at all."""
    return may(standing, GRANTS, "see")

"""Who sees what of a person: role × reach × verbs.

A colleague sees name, unit, title and leader, and no address; the analyst, who works nowhere, sees nobody.
"""

from __future__ import annotations

from handlingsrom.foundation.people.access import SEE, Grant, Reach, Standing
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.roles import ADMINISTRATOR, EMPLOYEE, HR

CONTACT, EMPLOYMENT, HOLDS, LEFT = "see_contact", "see_employment", "see_what_they_hold", "see_who_left"
GRANTS = (
    Grant(EMPLOYEE, Reach.AGENCY, SEE),
    Grant(EMPLOYEE, Reach.OWN, SEE | {CONTACT, EMPLOYMENT, HOLDS}),
    Grant(HR, Reach.AGENCY, SEE | {CONTACT, EMPLOYMENT, HOLDS, LEFT}),
    Grant(ADMINISTRATOR, Reach.AGENCY, SEE | {HOLDS, LEFT}),
)


def verbs_on_person(person: Person, by: Standing) -> frozenset[str]:
    """What may be seen of a person of the same agency."""
    is_own = person.id == by.person.id
    reaching = [g.verbs for g in GRANTS if by.holds(g.role) and (g.reach is Reach.OWN) is is_own]
    return frozenset[str]().union(*reaching) if person.agency_id == by.person.agency_id else frozenset()


def may_find(by: Standing, verb: str = "see") -> bool:
    """Whether a role of the person's reaches others of the agency with the verb."""
    return any(verb in g.verbs and by.holds(g.role) for g in GRANTS if g.reach is Reach.AGENCY)

"""The whole way of one agreement, by the same actions as the pages: for the demo, and for what its people have agreed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handlingsrom.features.agreements import actions
from handlingsrom.features.agreements.models import Agreement
from handlingsrom.features.agreements.terms import Terms
from handlingsrom.foundation.people.access import Standing


def agree(
    employee: Standing,
    leader: Standing,
    terms: Terms,
    at: datetime,
    tell: Callable[[str], None] = lambda _: None,
) -> Agreement:
    """From the wish to both signatures; `tell` hears of each step."""
    tell(f"{employee.person.name} in {employee.person.agency.name} wishes to work from home.")
    made = actions.begin(employee.positions[0], terms, by=employee, at=at)
    actions.send(made.id, by=employee, at=at, seen=1)
    tell(f"The wish is with {leader.person.name}, the nearest leader.")
    actions.assess(
        made.id,
        by=leader,
        at=at,
        seen=2,
        work_character="Saksbehandlingen er digital.",
        unit_need="Fellesmøte hver onsdag på kontoret.",
        personal_situation="Opplært og godt kjent i seksjonen.",
    )
    tell("The leader has recorded three short judgements.")
    actions.propose(made.id, by=leader, at=at, seen=3)
    tell("The agreement is proposed, complete by the law, and locked.")
    actions.sign_as_employee(made.id, by=employee, at=at, seen=4)
    actions.sign_for_employer(made.id, by=leader, at=at, seen=5)
    tell("Both have signed, each once.")
    return made

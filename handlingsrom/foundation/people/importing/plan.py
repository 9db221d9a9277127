"""What a file would change in an agency: new, changed, moved, gone. Plain Python over what is read and what is stored.

Only what an HR system knows (it has an `hr_id`) can be gone; what was entered by hand stays. A position stays with its
person: a new unit or leader moves it, and agreements go with it; a number taken over by somebody else is a new position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from uuid import UUID

from handlingsrom.foundation.people.importing.plan_leaders import plan_leaders
from handlingsrom.foundation.people.importing.plan_persons import find_persons, plan_persons
from handlingsrom.foundation.people.importing.plan_positions import plan_positions
from handlingsrom.foundation.people.importing.plan_units import find_units, plan_closed_units, plan_units
from handlingsrom.foundation.people.importing.present import Present
from handlingsrom.foundation.people.importing.proposed import RELEASED, Plan
from handlingsrom.foundation.people.importing.shape import Organisation
from handlingsrom.foundation.records.models import new_id


def plan_for(file: Organisation, present: Present, make_id: Callable[[], UUID] = new_id) -> Plan:
    """The changes that make the stored organisation what the file says, with warnings."""
    plan = Plan(present, file, make_id)
    units, persons = find_units(plan), find_persons(plan)
    plan_units(plan, units)
    plan_positions(plan)
    plan_persons(plan, persons)
    plan_leaders(plan)
    plan_closed_units(plan, units)
    return plan


def counts(plan: Plan) -> dict[str, dict[str, int]]:
    """How many changes there are, by kind and what."""
    return {
        kind: dict(Counter(change.what for change in changes if change.what != RELEASED))
        for kind, changes in plan.changes.items()
    }

"""The leaders of a plan, as roles with a first and a last day, and who would have nobody above.

An acting leader is a role with a period, not a substitution: a substitution is authority that a leader who is there gives to
somebody, while an acting leader holds the post in their own name, also when it is vacant; `line.py` reads both by the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from handlingsrom.foundation.people.importing.columns import LEADER
from handlingsrom.foundation.people.importing.present import StoredLeader
from handlingsrom.foundation.people.importing.problems import Problem
from handlingsrom.foundation.people.importing.proposed import CHANGED, GONE, NEW, Plan, differing
from handlingsrom.foundation.people.importing.shape import LeaderRow

Pair = tuple[UUID, UUID]  # position, unit


def plan_leaders(plan: Plan) -> None:
    """New leaders, other periods, and those who no longer lead. A role given by hand is enough, and stays."""
    imported, by_hand = _stored(plan)
    kept: set[UUID] = set()
    leading = {unit for _, unit in by_hand}
    for row in plan.file.leaders:
        position, unit = plan.positions.get(row.position), plan.units.get(row.unit)
        if position is None or unit is None:
            continue
        if row.until is not None and row.until <= plan.present.on:
            plan.problems.append(Problem("already_over", row.where))
            continue
        if row.since is None or row.since <= plan.present.on:
            leading.add(unit)
        if (position, unit) in by_hand:
            continue
        if role := _same(imported[position, unit], row, kept):
            kept.add(role.id)
            _keep(plan, role, row)
            continue
        _begin(plan, row, position, unit)
        if any(unit == led for _, led in by_hand):
            plan.problems.append(Problem("leader_by_hand", row.where, "", plan.unit_names[unit]))
    _end(plan, (role for roles in imported.values() for role in roles if role.id not in kept))
    _warn_of_nobody_above(plan, leading)


def _stored(plan: Plan) -> tuple[dict[Pair, list[StoredLeader]], set[Pair]]:
    imported: dict[Pair, list[StoredLeader]] = defaultdict(list)
    by_hand: set[Pair] = set()
    alive = {p.id for p in plan.present.positions if p.until is None or p.until > plan.present.on}
    for role in plan.present.leaders:
        if role.imported:
            imported[role.position_id, role.unit_id].append(role)
        elif role.position_id in alive and role.since <= plan.present.on:
            by_hand.add((role.position_id, role.unit_id))
    return imported, by_hand


def _same(roles: Iterable[StoredLeader], row: LeaderRow, kept: set[UUID]) -> StoredLeader | None:
    """The stored role that a row means: of the same first day, else the one there is."""
    free = [role for role in roles if role.id not in kept]
    same_day = [role for role in free if role.since == row.since]
    return next(iter(same_day or free), None)


def _keep(plan: Plan, role: StoredLeader, row: LeaderRow) -> None:
    after = {"since": row.since or role.since, "until": row.until}
    shown = [("unit", plan.unit_names[role.unit_id], plan.unit_names[role.unit_id])]
    shown += differing([("since", role.since, after["since"]), ("until", role.until, after["until"])])
    plan.change(LEADER, CHANGED, role, plan.file.persons[row.person].name, after, shown)


def _begin(plan: Plan, row: LeaderRow, position: UUID, unit: UUID) -> None:
    since = row.since or plan.present.on
    after = {
        "position_id": position, "role": "leader", "unit_id": unit, "organisation": "", "since": since,
        "until": row.until, "granted_by_id": None,
    }  # fmt: skip
    shown = differing([("unit", "", plan.unit_names[unit]), ("since", "", since), ("until", "", row.until)])
    plan.new(LEADER, plan.make_id(), plan.file.persons[row.person].name, after, shown)


def _end(plan: Plan, roles: Iterable[StoredLeader]) -> None:
    holders = {position.id: position.person_id for position in plan.present.positions}
    for role in roles:
        until = max(plan.present.on, role.since)
        name = plan.person_names.get(holders.get(role.position_id, role.id), "")
        shown = differing([("unit", plan.unit_names[role.unit_id], ""), ("until", role.until, until)])
        plan.change(LEADER, GONE, role, name, {"until": until}, shown)


def _warn_of_nobody_above(plan: Plan, leading: set[UUID]) -> None:
    """Units from which no wish could be answered, and leaders whose own case nobody could."""
    parents = {unit.id: unit.parent_id for unit in plan.present.units}
    for key, unit_row in plan.file.units.items():
        if unit_row.parent:
            parents[plan.units[key]] = plan.units.get(unit_row.parent)
    for change in plan.changes["unit"]:
        if change.what == NEW or "parent_id" in change.after:
            parent = change.after.get("parent_id")
            parents[change.thing_id] = UUID(parent) if parent else None
    peopled = {row.unit for row in plan.file.positions.values()}
    for key, unit_row in plan.file.units.items():
        unit = plan.units[key]
        if key in peopled and not _led(unit, parents, leading):
            plan.problems.append(Problem("no_leader", unit_row.where, "", unit_row.name))
        above = parents.get(unit)
        if unit in leading and unit_row.parent == "" and not (above and _led(above, parents, leading)):
            plan.problems.append(Problem("nobody_above_leader", unit_row.where, "", _leaders_of(plan, key)))


def _led(unit: UUID | None, parents: dict[UUID, UUID | None], leading: set[UUID]) -> bool:
    met: set[UUID] = set()
    while unit is not None and unit not in met:
        if unit in leading:
            return True
        met.add(unit)
        unit = parents.get(unit)
    return False


def _leaders_of(plan: Plan, unit: str) -> str:
    persons = plan.file.persons
    leading = (row.person for row in plan.file.leaders if row.unit == unit)
    named = [persons[key].name for key in leading if key in persons]
    return ", ".join(named) or plan.file.units[unit].name

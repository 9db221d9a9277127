"""The positions of a plan: found again, new, changed, moved to another unit, ended."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from handlingsrom.foundation.people.importing.columns import POSITION
from handlingsrom.foundation.people.importing.present import Present, StoredPosition, ended
from handlingsrom.foundation.people.importing.problems import Problem
from handlingsrom.foundation.people.importing.proposed import (
    CHANGED,
    GONE,
    MOVED,
    RELEASED,
    Plan,
    differing,
)
from handlingsrom.foundation.people.importing.shape import PositionRow


def plan_positions(plan: Plan) -> None:
    """A position is found by its number and person; the first time, by being the person's only one."""
    present = plan.present
    by_key = {position.hr_id: position for position in present.positions if position.hr_id}
    only = _only_one_by_hand(present)
    matched: set[UUID] = set()
    for key, row in plan.file.positions.items():
        if row.unit not in plan.units or row.person not in plan.persons:
            continue
        person_id = plan.persons[row.person]
        holder = by_key.get(key)
        stored = holder if holder and holder.person_id == person_id and not ended(holder, present) else None
        if stored is None and row.main and holder is None:
            stored = only.get(person_id)
        if stored:
            matched.add(stored.id)
            _keep(plan, stored, row)
        else:
            _begin(plan, row, holder)
    _end_the_rest(plan, matched)


def _only_one_by_hand(present: Present) -> dict[UUID, StoredPosition]:
    by_person: dict[UUID, list[StoredPosition]] = defaultdict(list)
    for position in present.positions:
        if not ended(position, present):
            by_person[position.person_id].append(position)
    return {person: held[0] for person, held in by_person.items() if len(held) == 1 and not held[0].hr_id}


def _keep(plan: Plan, stored: StoredPosition, row: PositionRow) -> None:
    on = plan.present.on
    over = row.until is not None and row.until <= on
    after = {
        "unit_id": plan.units[row.unit], "title": row.title or stored.title, "share": row.share,
        "kind": row.kind or stored.kind, "hr_id": row.key, "since": row.since or stored.since, "until": row.until,
    }  # fmt: skip
    if not over:
        plan.positions[row.key] = stored.id
        plan.employed.add(stored.person_id)
    moved = stored.unit_id != after["unit_id"]
    what = GONE if over else MOVED if moved else CHANGED
    plan.change(POSITION, what, stored, _name(plan, stored.person_id), after, _shown(plan, stored, after))


def _begin(plan: Plan, row: PositionRow, holder: StoredPosition | None) -> None:
    """A new position. One that has ended is never revived, nor handed to somebody else: it gives up its number."""
    if row.until is not None and row.until <= plan.present.on:
        plan.problems.append(Problem("already_over", row.where))
        return
    since = _first_day(plan, row, holder)
    position_id, person_id, unit_id = plan.make_id(), plan.persons[row.person], plan.units[row.unit]
    plan.positions[row.key] = position_id
    plan.employed.add(person_id)
    after = {
        "person_id": person_id, "unit_id": unit_id, "title": row.title, "share": row.share,
        "kind": row.kind or "ordinary", "hr_id": row.key, "since": since, "until": row.until,
    }  # fmt: skip
    shown = differing(
        (
            ("unit", "", plan.unit_names[unit_id]), ("title", "", row.title), ("share", "", row.share),
            ("since", "", since), ("until", "", row.until),
        )
    )  # fmt: skip
    plan.new(POSITION, position_id, _name(plan, person_id), after, shown)


def _first_day(plan: Plan, row: PositionRow, holder: StoredPosition | None) -> date:
    """Of the same person's next position, not before the former one ended."""
    on = plan.present.on
    since = row.since or on
    if holder is None:
        return since
    _release(plan, holder)
    if holder.person_id != plan.persons[row.person]:
        return since
    plan.problems.append(Problem("begins_anew", row.where, "", row.key))
    return max(since, holder.until or on)


def _release(plan: Plan, holder: StoredPosition) -> None:
    """The former holder's position keeps everything but its number, and ends where it has not ended."""
    on = plan.present.on
    after: dict[str, Any] = {"hr_id": ""}
    name = _name(plan, holder.person_id)
    if ended(holder, plan.present):
        plan.change(POSITION, RELEASED, holder, name, after, [])
    else:
        after["until"] = max(on, holder.since)
        plan.change(POSITION, GONE, holder, name, after, differing([("until", holder.until, after["until"])]))


def _end_the_rest(plan: Plan, matched: set[UUID]) -> None:
    """Positions of the HR system that the file no longer has end today; those entered by hand go on."""
    present = plan.present
    unsound = {person.id for person in present.persons if person.hr_id in plan.file.unsound_persons}
    released = {change.thing_id for change in plan.changes[POSITION] if change.what in (RELEASED, GONE)}
    for position in present.positions:
        if position.id in matched or position.id in released or ended(position, present):
            continue
        if not position.hr_id or position.person_id in unsound:
            plan.employed.add(position.person_id)
            continue
        until = max(present.on, position.since)
        shown = differing([("unit", plan.unit_names[position.unit_id], ""), ("until", position.until, until)])
        name = _name(plan, position.person_id)
        plan.change(POSITION, GONE, position, name, {"until": until}, shown)


def _shown(plan: Plan, stored: StoredPosition, after: dict[str, Any]) -> list[tuple[str, str, str]]:
    return differing(
        (
            ("unit", plan.unit_names[stored.unit_id], plan.unit_names[after["unit_id"]]),
            ("title", stored.title, after["title"]),
            ("share", stored.share, after["share"]),
            ("kind", stored.kind, after["kind"]),
            ("position", stored.hr_id, after["hr_id"]),
            ("since", stored.since, after["since"]),
            ("until", stored.until, after["until"]),
        )
    )


def _name(plan: Plan, person_id: UUID) -> str:
    return plan.person_names.get(person_id, "")

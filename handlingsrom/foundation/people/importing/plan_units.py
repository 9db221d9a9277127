"""The units of a plan: found again, new, renamed, moved, closed."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from handlingsrom.foundation.people.importing.columns import UNIT
from handlingsrom.foundation.people.importing.present import StoredUnit
from handlingsrom.foundation.people.importing.problems import Problem
from handlingsrom.foundation.people.importing.proposed import CHANGED, GONE, MOVED, Plan, differing
from handlingsrom.foundation.people.importing.shape import UnitRow, Where


def find_units(plan: Plan) -> dict[str, StoredUnit]:
    """The stored unit of each row: by its key in the HR system, the first time by a name that only one has."""
    by_key = {unit.hr_id: unit for unit in plan.present.units if unit.hr_id}
    by_hand = [unit for unit in plan.present.units if not unit.hr_id and unit.until is None]
    in_file = Counter(row.name for row in plan.file.units.values() if row.key not in by_key)
    stored = Counter(unit.name for unit in by_hand)
    by_name = {u.name: u for u in by_hand if stored[u.name] == 1 and in_file[u.name] == 1}
    found = {}
    for key, row in plan.file.units.items():
        unit = by_key.get(key) or by_name.get(row.name)
        if unit:
            found[key] = unit
        plan.units[key] = unit.id if unit else plan.make_id()
    plan.unit_names = {u.id: u.name for u in plan.present.units}
    plan.unit_names |= {plan.units[key]: row.name for key, row in plan.file.units.items()}
    return found


def plan_units(plan: Plan, found: dict[str, StoredUnit]) -> None:
    """New, changed and moved units."""
    above = _body_above(plan, found)
    for key, row in plan.file.units.items():
        parent = plan.units.get(row.parent) if row.parent else above
        if parent == plan.units[key]:
            parent = None
        unit = found.get(key)
        after = {"parent_id": parent, "name": row.name, "hr_id": key, "until": None}
        if unit is None:
            shown = differing([("parent", "", _name(plan, parent))])
            plan.new(UNIT, plan.units[key], row.name, after, shown)
            continue
        what = MOVED if unit.parent_id != parent else CHANGED
        plan.change(UNIT, what, unit, row.name, after, _shown(plan, unit, row, parent))


def _shown(plan: Plan, unit: StoredUnit, row: UnitRow, parent: UUID | None) -> list[tuple[str, str, str]]:
    return differing(
        [
            ("unit_name", unit.name, row.name),
            ("parent", _name(plan, unit.parent_id), _name(plan, parent)),
            ("unit", unit.hr_id, row.key),
            ("until", unit.until, None),
        ]
    )


def _body_above(plan: Plan, found: dict[str, StoredUnit]) -> UUID | None:
    """The one root that was entered by hand and is not in the file: styret or the ministry stays on top."""
    matched = {unit.id for unit in found.values()}
    roots = [
        u.id
        for u in plan.present.units
        if u.parent_id is None and not u.hr_id and u.until is None and u.id not in matched
    ]
    return roots[0] if len(roots) == 1 else None


def _name(plan: Plan, unit: UUID | None) -> str:
    return plan.unit_names.get(unit, "") if unit else ""


def plan_closed_units(plan: Plan, found: dict[str, StoredUnit]) -> None:
    """Units that the HR system no longer has; one with positions entered by hand stays."""
    matched = {unit.id for unit in found.values()}
    on = plan.present.on
    by_hand = {p.unit_id for p in plan.present.positions if not p.hr_id and (not p.until or p.until > on)}
    for unit in plan.present.units:
        known = unit.id in matched or unit.hr_id in plan.file.unsound_units
        if not unit.hr_id or unit.until is not None or known:
            continue
        if unit.id in by_hand:
            plan.problems.append(Problem("unit_kept", Where("", 1), "", unit.name))
            continue
        shown = differing([("until", None, on)])
        plan.change(UNIT, GONE, unit, unit.name, {"until": on}, shown)

"""The persons of a plan: found again, new, changed, gone."""

from __future__ import annotations

from collections import Counter
from typing import Any

from handlingsrom.foundation.people.importing.columns import PERSON
from handlingsrom.foundation.people.importing.present import StoredPerson, ended
from handlingsrom.foundation.people.importing.problems import Problem
from handlingsrom.foundation.people.importing.proposed import CHANGED, GONE, Plan, differing
from handlingsrom.foundation.people.importing.shape import PersonRow, Where

MANY = 20  # per cent
A_FEW = 5


def find_persons(plan: Plan) -> dict[str, StoredPerson]:
    """The stored person of each row: by employee number, the first time by an address that only one has."""
    by_key = {person.hr_id: person for person in plan.present.persons if person.hr_id}
    without = [person for person in plan.present.persons if not person.hr_id]
    addresses = Counter(person.email.lower() for person in without)
    by_email = {p.email.lower(): p for p in without if addresses[p.email.lower()] == 1}
    found = {}
    for key, row in plan.file.persons.items():
        person = by_key.get(key) or by_email.get(row.email.lower())
        if person:
            found[key] = person
        plan.persons[key] = person.id if person else plan.make_id()
    plan.person_names = {person.id: person.name for person in plan.present.persons}
    plan.person_names |= {plan.persons[key]: row.name for key, row in plan.file.persons.items()}
    return found


def plan_persons(plan: Plan, found: dict[str, StoredPerson]) -> None:
    """After the positions: who has one is active, who has none left has gone, and nobody is deleted."""
    _logins_are_free(plan, found)
    held = {p.person_id for p in plan.present.positions if not ended(p, plan.present)}
    matched = {person.id for person in found.values()}
    taken = {p.email.lower() for p in plan.present.persons if p.active and p.id not in matched}
    for key, row in plan.file.persons.items():
        person = found.get(key)
        employed = plan.persons[key] in plan.employed
        if person is None:
            if employed:
                if row.email.lower() in taken:
                    plan.problems.append(Problem("same_email", row.where, "", row.email))
                shown = differing([("email", "", row.email)])
                plan.new(PERSON, plan.persons[key], row.name, _new(plan, row), shown)
            continue
        # Somebody with a position who is not active was shut out by the identity system, or by hand: it stays so.
        is_shut_out = person.id in held and not person.active
        after = _known(person, row) | {"active": employed and not is_shut_out}
        what = GONE if person.active and not employed else CHANGED
        plan.change(PERSON, what, person, row.name, after, _shown(person, after))
    _gone(plan, matched)


def _new(plan: Plan, row: PersonRow) -> dict[str, Any]:
    return {
        "name": row.name, "email": row.email, "language": row.language or plan.present.language, "hr_id": row.key,
        "entra_oid": row.entra_oid, "eppn": row.eppn, "protected_address": bool(row.protected),
        "active": True, "invented": False,
    }  # fmt: skip


def _known(person: StoredPerson, row: PersonRow) -> dict[str, Any]:
    """What the file says of somebody who is there; where it says nothing, what is stored stays."""
    protected = person.protected_address if row.protected is None else row.protected
    return {
        "name": row.name, "email": row.email, "language": row.language or person.language, "hr_id": row.key,
        "entra_oid": row.entra_oid or person.entra_oid, "eppn": row.eppn or person.eppn,
        "protected_address": protected,
    }  # fmt: skip


FIELDS = {
    "hr_id": "person", "name": "name", "email": "email", "language": "language", "entra_oid": "entra_oid",
    "eppn": "eppn", "protected_address": "protected", "active": "active",
}  # fmt: skip


def _shown(person: StoredPerson, after: dict[str, Any]) -> list[tuple[str, str, str]]:
    return differing((FIELDS[column], getattr(person, column), value) for column, value in after.items())


def _gone(plan: Plan, matched: set[Any]) -> None:
    known = [person for person in plan.present.persons if person.hr_id and person.active]
    there = matched | plan.employed
    gone = [p for p in known if p.id not in there and p.hr_id not in plan.file.unsound_persons]
    for person in gone:
        shown = differing([("active", True, False)])
        plan.change(PERSON, GONE, person, person.name, {"active": False}, shown)
    leaving = sum(1 for change in plan.changes[PERSON] if change.what == GONE)
    if leaving > A_FEW and 100 * leaving > MANY * len(known):
        share = str(100 * leaving // len(known))
        plan.problems.append(Problem("many_gone", Where("", 1), "", share))


def _logins_are_free(plan: Plan, found: dict[str, StoredPerson]) -> None:
    """An identity for signing in that belongs to somebody who is not in the file would open that person's door."""
    matched = {person.id for person in found.values()}
    for field in ("entra_oid", "eppn"):
        taken = {getattr(p, field) for p in plan.present.persons if p.id not in matched and getattr(p, field)}
        for row in plan.file.persons.values():
            if getattr(row, field) in taken:
                plan.problems.append(Problem("same_login", row.where, field, getattr(row, field)))

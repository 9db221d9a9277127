"""Every write of an import: try a file, load what it said, roll it back; each whole or not at all, and recorded.

Rows go in by COPY into a temporary table (PostgreSQL takes no COPY into a table behind row-level security) and from
there by one statement for each kind, so that ten thousand people are loaded like ten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.address_changed import tell_former_address
from handlingsrom.foundation.people.importing import lifecycle, statements
from handlingsrom.foundation.people.importing.access import VERBS, verbs_of
from handlingsrom.foundation.people.importing.check import check
from handlingsrom.foundation.people.importing.columns import KINDS, PERSON, UNIT
from handlingsrom.foundation.people.importing.models import Change, Import, Wrong
from handlingsrom.foundation.people.importing.plan import counts, plan_for
from handlingsrom.foundation.people.importing.problems import Problem
from handlingsrom.foundation.people.importing.proposed import Change as Proposed
from handlingsrom.foundation.people.importing.proposed import Plan
from handlingsrom.foundation.people.importing.queries import (
    former_addresses,
    later_load,
    makes_leader,
    present_of,
    references_to,
    state_of,
    status_of,
)
from handlingsrom.foundation.people.importing.reading import read
from handlingsrom.foundation.people.importing.refusals import (
    changed_meanwhile,
    has_errors,
    later_import,
    no_longer_kept,
    not_to_oneself,
    nothing_to_do,
)
from handlingsrom.foundation.people.importing.standing_on import reasons_against
from handlingsrom.foundation.people.models import Agency, Person, Unit
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.records.models import new_id
from handlingsrom.foundation.steps import Absent, Situation, take, why_not
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

MOST_PROBLEMS = 5000  # of a file with more, the first ones


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs the command line on the server: has the database anyway, and no standing in the agency."""

    name: str = "kommandolinjen"


By = Standing | Operator


def try_file(
    agency: Agency, name: str, content: bytes, *, by: By, at: datetime, make_id: Callable[[], UUID] = new_id
) -> Import:
    """What a file would change and what is wrong with it; raises `Unreadable`. Only the proposal is written."""
    situation = Situation(_verbs(by), "", Text("ingen fil", "inga fil", "no file"))
    return take(lifecycle.TRY, situation, (), lambda: _try(agency, name, content, by, at, make_id))


@transaction.atomic
def _try(
    agency: Agency, name: str, content: bytes, by: By, at: datetime, make_id: Callable[[], UUID]
) -> Import:
    table = read(name, content)
    file, problems = check(table)
    _lock(agency.id)
    plan = plan_for(file, present_of(agency, day_of(at)), make_id)
    problems += plan.problems
    made = Import.objects.create(
        agency=agency, file_name=name[-120:], file_digest=hashlib.sha256(content).hexdigest(),
        format=table.format, rows=len(table.rows), counts=counts(plan), state=state_of(agency.id),
        errors=sum(1 for p in problems if not p.is_warning), warnings=sum(1 for p in problems if p.is_warning),
        made_at=at, made_by_name=_name(by),
    )  # fmt: skip
    _keep_changes(made, plan)
    _keep_problems(made, problems)
    _record("import_tried", made, by, at)
    return made


@transaction.atomic
def load(import_id: UUID, *, agency_id: UUID, by: By, at: datetime) -> Import:
    """Everything that was tried, at once; refused when something is wrong or has changed since."""
    made = _locked(import_id, agency_id)
    situation = _situation(made, by)
    whether = _against_loading(made, by) if _is_open(lifecycle.LOAD, situation) else ()
    take(lifecycle.LOAD, situation, whether, lambda: _load(made, at))
    _record("import_loaded", made, by, at)
    return made


@transaction.atomic
def roll_back(import_id: UUID, *, agency_id: UUID, by: By, at: datetime) -> Import:
    """Everything as it was before; refused with every reason where something later stands on it."""
    made = _locked(import_id, agency_id)
    situation = _situation(made, by)
    whether = _against_rolling_back(made) if _is_open(lifecycle.ROLL_BACK, situation) else ()
    take(lifecycle.ROLL_BACK, situation, whether, lambda: _roll_back(made, at))
    _record("import_rolled_back", made, by, at)
    return made


def _is_open(step: Step, situation: Situation) -> bool:
    """Whether it is this person's to do, and now: only then is the rest asked, for its answers name people."""
    return not why_not(step, situation)


def _against_loading(made: Import, by: By) -> list[Refusal]:
    if made.errors:
        return [has_errors(made.errors)]
    if not any(made.counts.values()):
        return [nothing_to_do()]
    _take_in_hand(made)
    now = state_of(made.agency_id)
    changed = [kind for kind in KINDS if now[kind] != made.state[kind]]
    oneself = isinstance(by, Standing) and makes_leader(made, by.person.id)
    return [*([changed_meanwhile(changed)] if changed else []), *([not_to_oneself()] if oneself else [])]


def _against_rolling_back(made: Import) -> list[Refusal]:
    if made.forgotten_at:
        return [no_longer_kept()]
    if later := later_load(made):
        return [later_import(later.file_name)]
    _take_in_hand(made)
    return reasons_against(made)


def _load(made: Import, at: datetime) -> None:
    told = {"import": made.id, "agency": made.agency_id}
    with connection.cursor() as cursor:
        cursor.execute(statements.FREE_LOGINS, told)
        for kind in KINDS:
            cursor.execute(statements.update_of(kind, "after"), told)
            cursor.execute(statements.insert_of(kind), told)
        cursor.execute(statements.MARK_LEADERS, told)
    made.applied_at = at
    made.save(update_fields=["applied_at"])
    for person, former in former_addresses(made):
        tell_former_address(person, former, at=at)


def _roll_back(made: Import, at: datetime) -> None:
    """What was changed gets its former values; what was new goes, or ends where the record knows of it."""
    told: dict[str, UUID | date | datetime | None] = {
        "import": made.id, "agency": made.agency_id, "on": day_of(at), "loaded": made.applied_at,
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in (*statements.FREE_NEW, statements.FREE_LOGINS):
            cursor.execute(statement, told)
        for kind in KINDS:
            cursor.execute(statements.update_of(kind, "before"), told)
        cursor.execute(statements.FORGET_SILENT)
        for statement in (statements.SILENT, *statements.UNDO_NEW):
            cursor.execute(statement, told)
        cursor.execute(statements.delete_unmet(PERSON, references_to(Person)), told)
        cursor.execute(statements.END_PERSONS, told)
        while True:  # from the leaves up: a unit goes when nothing is below it any more
            cursor.execute(statements.delete_unmet(UNIT, references_to(Unit)), told)
            if not cursor.rowcount:
                break
        cursor.execute(statements.CLOSE_UNITS, told)
    made.rolled_back_at = at
    made.save(update_fields=["rolled_back_at"])


def forget_imports(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Delete the changes of some old imports, which hold names and addresses; that each was made stays."""
    old = Import.objects.filter(agency_id=agency_id, id__in=ids, forgotten_at=None)
    going = list(old.values_list("id", flat=True))
    Change.objects.filter(agency_id=agency_id, of__in=going).delete()
    Wrong.objects.filter(agency_id=agency_id, of__in=going).delete()
    return Import.objects.filter(agency_id=agency_id, id__in=going).update(forgotten_at=at)


def _locked(import_id: UUID, agency_id: UUID) -> Import:
    """The import, with no other import of the agency beside it until the transaction ends."""
    _lock(agency_id)
    made = Import.objects.filter(agency_id=agency_id, id=import_id).first()
    if made is None:
        raise Absent
    return made


def _take_in_hand(made: Import) -> None:
    with connection.cursor() as cursor:
        for statement in statements.TAKE_IN_HAND:
            cursor.execute(statement, {"import": made.id, "agency": made.agency_id})


def _lock(agency_id: UUID) -> None:
    """One import at a time in an agency; the lock is the transaction's own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import {agency_id}"])


def _keep_changes(made: Import, plan: Plan) -> None:
    with connection.cursor() as cursor:
        for statement in statements.TAKE_IN:
            cursor.execute(statement)
        with cursor.copy(statements.COPY_IN) as copy:
            number = 0
            for kind in KINDS:
                for change in plan.changes[kind]:
                    number += 1
                    copy.write_row(_as_row(change, number))
        cursor.execute(statements.KEEP, {"import": made.id, "agency": made.agency_id})


def _as_row(change: Proposed, number: int) -> tuple[object, ...]:
    before = None if change.before is None else json.dumps(change.before)
    return (
        new_id(), number, change.kind, change.what, change.thing_id, change.name,
        before, json.dumps(change.after), json.dumps(change.shown),
    )  # fmt: skip


def _keep_problems(made: Import, problems: Iterable[Problem]) -> None:
    """Errors first, then by their place."""
    ordered = sorted(problems, key=lambda p: (p.is_warning, p.where.sheet, p.where.row, p.heading))
    Wrong.objects.bulk_create(
        Wrong(
            agency_id=made.agency_id, of=made, number=number, is_warning=p.is_warning, code=p.code,
            sheet=p.where.sheet[:80], row=p.where.row, heading=p.heading[:80], value=p.value[:80],
        )
        for number, p in enumerate(ordered[:MOST_PROBLEMS], 1)
    )  # fmt: skip


def _situation(made: Import, by: By) -> Situation:
    status = status_of(made)
    return Situation(_verbs(by), status, lifecycle.STATES[status])


def _verbs(by: By) -> frozenset[str]:
    return VERBS if isinstance(by, Operator) else verbs_of(by)


def _name(by: By) -> str:
    return by.name if isinstance(by, Operator) else by.person.name


def _record(kind: str, made: Import, by: By, at: datetime) -> None:
    record(
        kind,
        agency_id=made.agency_id,
        by_id=None if isinstance(by, Operator) else by.person.id,
        by_name=_name(by),
        at=at,
        thing=("import", made.id),
        content={
            "file": made.file_name,
            "digest": made.file_digest,
            "counts": made.counts,
            "errors": made.errors,
        },
    )

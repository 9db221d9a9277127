"""Every read of an import: what stands in the agency, what a file would change, and what stands on what it changed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q, QuerySet

from handlingsrom.foundation.people.importing import lifecycle, statements
from handlingsrom.foundation.people.importing.columns import KINDS, PERSON, POSITION
from handlingsrom.foundation.people.importing.models import Change, Import, Wrong
from handlingsrom.foundation.people.importing.present import (
    Present,
    StoredLeader,
    StoredPerson,
    StoredPosition,
    StoredUnit,
)
from handlingsrom.foundation.people.importing.proposed import CHANGED, NEW, RELEASED
from handlingsrom.foundation.people.models import Agency, Person, Position, Role, Unit
from handlingsrom.foundation.people.roles import LEADER

OF_THE_IMPORT_ITSELF = frozenset({"importing_importedleader"})
STOOD_ON: dict[str, type[Model]] = {"unit": Unit, "position": Position, "leader": Role}


def present_of(agency: Agency, on: date) -> Present:
    """What stands in an agency on a day, in four reads."""
    living = Q(until=None) | Q(until__gt=on)
    units = Unit.objects.filter(agency=agency)
    persons = Person.objects.filter(agency=agency)
    positions = Position.objects.filter(living | ~Q(hr_id=""), agency=agency)
    leaders = Role.objects.filter(living, agency=agency, role=LEADER)
    return Present(
        agency.id,
        agency.language,
        on,
        [StoredUnit(*row) for row in units.values_list(*StoredUnit.__slots__)],
        [StoredPerson(*row) for row in persons.values_list(*StoredPerson.__slots__)],
        [StoredPosition(*row) for row in positions.values_list(*StoredPosition.__slots__)],
        [
            StoredLeader(id_, position, unit, since, until, imported is not None)
            for id_, position, unit, since, until, imported in leaders.values_list(
                "id", "position_id", "unit_id", "since", "until", "imported__agency_id"
            )
        ],
    )


COMPARED = {
    "unit": "SELECT id, hr_id, name, parent_id, until FROM people_unit",
    "person": "SELECT id, hr_id, name, email, active, entra_oid, eppn, protected_address FROM people_person",
    "position": "SELECT id, hr_id, person_id, unit_id, title, share, kind, since, until FROM people_position",
    "leader": "SELECT id, position_id, unit_id, since, until FROM people_role",
}
STATE_SQL = " UNION ALL ".join(
    f"SELECT '{kind}', md5(coalesce(string_agg(md5(row::text), '' ORDER BY row.id), '')) "  # noqa: S608 (our own SQL)
    f"FROM ({rows} WHERE agency_id = %(agency)s{' AND role = %(leader)s' * (kind == 'leader')}) AS row"
    for kind, rows in COMPARED.items()
)


def state_of(agency_id: UUID) -> dict[str, str]:
    """A digest of what an import compares with, by kind; a language that a person chooses is not in it."""
    with connection.cursor() as cursor:
        cursor.execute(STATE_SQL, {"agency": agency_id, "leader": LEADER})
        return dict(cursor.fetchall())


def imports_of(agency_id: UUID) -> QuerySet[Import]:
    """The agency's imports, newest first."""
    return Import.objects.filter(agency_id=agency_id).order_by("-made_at", "-id")


def changes_of(made: Import, kind: str = "", what: str = "", after: int = 0) -> QuerySet[Change]:
    """The changes of an import that HR sees, in order, from after a number."""
    found = Change.objects.filter(agency_id=made.agency_id, of=made, number__gt=after).exclude(what=RELEASED)
    if kind:
        found = found.filter(kind=kind)
    if what:
        found = found.filter(what=what)
    return found.order_by("number")


def problems_of(made: Import, after: int = 0) -> QuerySet[Wrong]:
    """What is wrong with the file, errors first, in order, from after a number."""
    return Wrong.objects.filter(agency_id=made.agency_id, of=made, number__gt=after).order_by("number")


def later_load(made: Import) -> Import | None:
    """A load after this one that still stands."""
    later = Import.objects.filter(
        agency_id=made.agency_id, rolled_back_at=None, applied_at__gt=made.applied_at
    )
    return later.order_by("applied_at").first()


def former_addresses(made: Import) -> list[tuple[Person, str]]:
    """The people whose work address an import changes, as they are now, each with the one in the import's `before`."""
    changed = Change.objects.filter(agency_id=made.agency_id, of=made, kind=PERSON, before__has_key="email")
    former = dict(changed.values_list("thing_id", "before__email"))
    now = Person.objects.filter(agency_id=made.agency_id, id__in=changed.values("thing_id"), active=True)
    return [(person, str(former[person.id])) for person in now.order_by("id")]


def makes_leader(made: Import, person_id: UUID) -> bool:
    """Whether an import makes a person the leader of a unit, by a position old or new, or for other days than before."""
    changes = Change.objects.filter(agency_id=made.agency_id, of=made)
    new = changes.filter(kind=POSITION, after__person_id=str(person_id)).values_list("thing_id", flat=True)
    old = Position.objects.filter(agency_id=made.agency_id, person=person_id).values_list("id", flat=True)
    positions = [*old, *new]
    roles = Role.objects.filter(agency_id=made.agency_id, position__in=positions, role=LEADER)
    by_one = Q(after__position_id__in=[str(id_) for id_ in positions]) | Q(thing_id__in=roles.values("id"))
    return changes.filter(by_one, kind=LEADER, what__in=(NEW, CHANGED)).exists()


def status_of(made: Import) -> str:
    """Where an import stands."""
    if made.rolled_back_at:
        return lifecycle.ROLLED_BACK
    if made.applied_at:
        return lifecycle.LOADED
    return lifecycle.FORGOTTEN if made.forgotten_at else lifecycle.TRIED


def references_to(model: type[Model]) -> list[tuple[str, str]]:
    """Every table and column, of whatever part, that leads to a row of a model."""
    related = model._meta.related_objects
    found = {(rel.related_model._meta.db_table, str(rel.field.column)) for rel in related}
    return sorted(pair for pair in found if pair[0] not in OF_THE_IMPORT_ITSELF)


def standing_on(made: Import) -> list[tuple[str, str, str]]:
    """What has come to stand on what an import made new: kind, table, name."""
    return [
        (kind, table, name)
        for kind, model in STOOD_ON.items()
        for table, name, _ in _rows(made, statements.standing_on(kind, references_to(model)))
    ]


def changed_since(made: Import) -> list[tuple[str, str]]:
    """What no longer is as an import left it: kind, name."""
    return [(kind, name) for kind in KINDS for (name,) in _rows(made, statements.changed_since(kind))]


def _rows(made: Import, statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"import": made.id, "agency": made.agency_id})
        return list(cursor.fetchall())

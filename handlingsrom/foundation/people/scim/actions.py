"""Every write of an identity system: persons in and out, units, and who has a position in them; each one recorded.

What the HR system keeps (a position with its key) is not ended here: two systems would undo each other's work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.people.address_changed import tell_former_address
from handlingsrom.foundation.people.models import Agency, Person, Position, Token, Unit, in_force
from handlingsrom.foundation.people.scim.models import ScimGroup, ScimUser
from handlingsrom.foundation.people.scim.queries import named, persons, scim_of, to_adopt
from handlingsrom.foundation.people.scim.resources import Told
from handlingsrom.foundation.records.actions import record
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import same

TAKEN = Refusal("taken", same("Another user of the agency has this userName, employeeNumber or identity."))
KEPT_BY_HR = Refusal(
    "kept_by_hr", same("The HR system keeps a position of this member in the unit; only it can end it.")
)
NO_SUCH_MEMBER = Refusal("no_such_member", same("A member is no user of this agency."))
PERSONAL = ("name", "email", "active", "hr_id", "entra_oid", "eppn")


@transaction.atomic
def provision(told: Told, *, by: Token, at: datetime) -> Person:
    """A new user; who has the employee number already, from the HR system or from before, is the same person."""
    adopted = to_adopt(by.agency_id, told.hr_id)
    person = adopted or Person(agency_id=by.agency_id, email=told.email, language=_language(by.agency_id))
    _refuse_taken(told, person)
    row = scim_of(person) or ScimUser(person=person, agency_id=by.agency_id, created_at=at)
    row.deleted_at = None
    _keep(person, row, told, "person_provisioned", by, at, is_new=adopted is None)
    return person


@transaction.atomic
def change(person: Person, told: Told, *, by: Token, at: datetime) -> None:
    """The whole new state of a user; no longer active ends sign-in, and what waits there goes up the line."""
    _refuse_taken(told, person)
    row = scim_of(person) or ScimUser(person=person, agency_id=by.agency_id, created_at=at)
    kind = "person_changed"
    if person.active != told.active:
        kind = "person_activated" if told.active else "person_deactivated"
    _keep(person, row, told, kind, by, at)
    if told.title:
        own = Position.objects.filter(in_force(day_of(at)), agency_id=by.agency_id, person=person, hr_id="")
        own.exclude(title=told.title).update(title=told.title)


@transaction.atomic
def deprovision(person: Person, *, by: Token, at: datetime) -> None:
    """Gone for the identity system: no sign-in and no position of its making; the person and the record stay."""
    row = scim_of(person) or ScimUser(
        person=person, agency_id=by.agency_id, user_name=person.email, told={}, created_at=at
    )
    row.deleted_at = row.changed_at = at
    row.save()
    person.active, person.entra_oid, person.eppn = False, "", ""
    person.save(update_fields=["active", "entra_oid", "eppn"])
    _record("person_deprovisioned", ("person", person.id), by, at, person.id, {})
    _end(Position.objects.filter(agency_id=by.agency_id, person=person, hr_id=""), by, at)


@transaction.atomic
def make_unit(name: str, external_id: str, members: Collection[UUID], *, by: Token, at: datetime) -> Unit:
    """A new unit, below the agency's own."""
    unit = Unit.objects.create(agency_id=by.agency_id, parent=_own_unit(by.agency_id), name=name)
    ScimGroup.objects.create(
        unit=unit, agency_id=by.agency_id, external_id=external_id, created_at=at, changed_at=at
    )
    _record("unit_made", ("unit", unit.id), by, at, None, {"name": name})
    _seat(unit, members, by, at)
    return unit


@transaction.atomic
def change_unit(
    unit: Unit, name: str, external_id: str, members: Collection[UUID], *, by: Token, at: datetime
) -> None:
    """Its name, and who has a position in it from today."""
    row = getattr(unit, "scim", None) or ScimGroup(unit=unit, agency_id=by.agency_id, created_at=at)
    row.external_id, row.changed_at = external_id, at
    row.save()
    if unit.name != name:
        _record("unit_renamed", ("unit", unit.id), by, at, None, {"from": unit.name, "to": name})
        unit.name = name
        unit.save(update_fields=["name"])
    _seat(unit, members, by, at)


@transaction.atomic
def close_unit(unit: Unit, *, by: Token, at: datetime) -> None:
    """No position is in it from today; the unit and its history stay."""
    _seat(unit, (), by, at)
    unit.until = day_of(at)
    unit.save(update_fields=["until"])
    _record("unit_closed", ("unit", unit.id), by, at, None, {"name": unit.name})


def _keep(
    person: Person, row: ScimUser, told: Told, kind: str, by: Token, at: datetime, *, is_new: bool = False
) -> None:
    changed = {name: getattr(told, name) for name in PERSONAL if getattr(person, name) != getattr(told, name)}
    former = "" if is_new else person.email
    for name in PERSONAL:
        setattr(person, name, getattr(told, name))
    person.save(force_insert=is_new)
    tell_former_address(person, former, at=at)
    row.person, row.user_name, row.external_id = person, told.user_name, told.external_id
    row.told, row.changed_at = told.body, at
    row.save()
    _record(kind, ("person", person.id), by, at, person.id, {"changed": changed})


def _refuse_taken(told: Told, person: Person) -> None:
    """Nobody else has the user name, the employee number or the identity."""
    others = Person.objects.filter(agency_id=person.agency_id).exclude(id=person.id)
    unique = (("hr_id", told.hr_id), ("entra_oid", told.entra_oid), ("eppn", told.eppn))
    taken = any(others.filter(**{name: value}).exists() for name, value in unique if value)
    if taken or named(person.agency_id, told.user_name).exclude(id=person.id).exists():
        raise Refused([TAKEN])


def _seat(unit: Unit, members: Collection[UUID], by: Token, at: datetime) -> None:
    """Positions in the unit for exactly these persons: missing ones begin today, others end today."""
    today = day_of(at)
    held = Position.objects.filter(in_force(today), agency_id=by.agency_id, unit=unit)
    leaving = held.exclude(person_id__in=members)
    if leaving.exclude(hr_id="").exists():
        raise Refused([KEPT_BY_HR])
    _end(leaving, by, at)
    sitting = set(held.values_list("person_id", flat=True))
    coming = {p.id: p for p in persons(by.agency_id).filter(id__in=set(members) - sitting)}
    if len(coming) != len(set(members) - sitting):
        raise Refused([NO_SUCH_MEMBER])
    for person in coming.values():
        row = scim_of(person)
        title = str(row.told.get("title") or "") if row else ""
        made = Position.objects.create(
            agency_id=by.agency_id, person=person, unit=unit, title=title[:120], since=today
        )
        _record("position_opened", ("position", made.id), by, at, person.id, {"unit": unit.name})


def _end(positions: Iterable[Position], by: Token, at: datetime) -> None:
    for position in positions:
        if position.until is None or position.until > day_of(at):
            position.until = max(day_of(at), position.since)
            position.save(update_fields=["until"])
            _record("position_ended", ("position", position.id), by, at, position.person_id, {})


def _own_unit(agency_id: UUID) -> Unit | None:
    """The agency itself, below the body above it; where there is none, that body; the first unit stands alone."""
    every = Unit.objects.filter(agency_id=agency_id, until=None).order_by("id")
    own = every.filter(parent__isnull=False, parent__parent=None).first()
    return own or every.filter(parent=None).first()


def _language(agency_id: UUID) -> str:
    return Agency.objects.values_list("language", flat=True).get(id=agency_id)


def _record(
    kind: str,
    thing: tuple[str, UUID],
    by: Token,
    at: datetime,
    subject: UUID | None,
    content: dict[str, object],
) -> None:
    record(
        kind,
        agency_id=by.agency_id,
        by_id=by.id,
        by_name=by.name,
        at=at,
        thing=thing,
        subject_id=subject,
        content=content,
    )

"""Every read for provisioning: the persons and units of one agency, and the same as SCIM resources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from scim2_models import Meta, Reference
from scim2_models.path import CompareOperator, Comparison, LogicalExpr, LogicalOperator

from handlingsrom.foundation.people.models import Person, Position, Unit, in_force
from handlingsrom.foundation.people.scim.models import ScimUser
from handlingsrom.foundation.people.scim.resources import (
    Email,
    EnterpriseUser,
    FullUser,
    Group,
    Identity,
    Member,
    Membership,
    email_in,
    entra_oid_in,
    eppn_in,
    name_in,
)


def persons(agency_id: UUID) -> QuerySet[Person]:
    """The persons of an agency that the identity system has not deleted, in a lasting order."""
    deleted = Q(scim__deleted_at__isnull=False)
    return Person.objects.filter(agency_id=agency_id).exclude(deleted).select_related("scim").order_by("id")


def with_units(found: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Each with the positions of the day, from which `groups` is told."""
    held = Position.objects.filter(in_force(on)).select_related("unit").order_by("id")
    return found.prefetch_related(Prefetch("positions", held, to_attr="held"))


def units(agency_id: UUID, on: date) -> QuerySet[Unit]:
    """The units of an agency that are open on a day, in a lasting order."""
    open_on = Q(until=None) | Q(until__gt=on)
    return Unit.objects.filter(open_on, agency_id=agency_id).select_related("scim").order_by("id")


def with_members(found: QuerySet[Unit], on: date) -> QuerySet[Unit]:
    """Each with the positions of the day whose holders the identity system knows."""
    known = Position.objects.filter(in_force(on)).exclude(person__scim__deleted_at__isnull=False)
    held = known.order_by("person_id", "id")
    return found.prefetch_related(Prefetch("positions", held, to_attr="held"))


def named(agency_id: UUID, user_name: str) -> QuerySet[Person]:
    """The persons with a user name; whom the identity system never named is named by the address."""
    unnamed = Q(scim=None, email__iexact=user_name)
    return persons(agency_id).filter(Q(scim__user_name__iexact=user_name) | unnamed)


def to_adopt(agency_id: UUID, hr_id: str) -> Person | None:
    """The person with an employee number whom the identity system does not hold yet, or has deleted."""
    if not hr_id:
        return None
    free = Q(scim=None) | Q(scim__deleted_at__isnull=False)
    return (
        Person.objects.select_for_update(of=("self",))
        .filter(free, agency_id=agency_id, hr_id=hr_id)
        .select_related("scim")
        .first()
    )


def scim_of(person: Person) -> ScimUser | None:
    """What the identity system has told of a person."""
    return getattr(person, "scim", None)


def user_of(person: Person) -> Any:
    """The SCIM user: as it was told, with what holds today wherever that is something else."""
    row = scim_of(person)
    user = FullUser.model_validate(row.told) if row else FullUser(user_name=person.email or str(person.id))
    user.id = str(person.id)
    if not row or name_in(user) != person.name:
        user.display_name = person.name
    if person.email and email_in(user) != person.email:
        user.emails = [Email(value=person.email, type="work", primary=True)]
    if not row:
        user.emails = [Email(value=person.email, type="work", primary=True)] if person.email else None
    if not row or not person.active or user.active is False:
        user.active = person.active
    _tell_keys(user, person)
    user.groups = [
        Membership(value=str(unit.id), ref=Reference(f"Groups/{unit.id}"), display=unit.name)
        for unit in {position.unit_id: position.unit for position in getattr(person, "held", ())}.values()
    ] or None
    return _versioned(user, "User", row)


def _tell_keys(user: Any, person: Person) -> None:
    """The keys of the HR system and of the first sign-in, and where the manager is found."""
    enterprise = user[EnterpriseUser]
    if person.hr_id or enterprise:
        enterprise = enterprise or EnterpriseUser()
        enterprise.employee_number = person.hr_id or None
        if enterprise.manager and enterprise.manager.value:
            enterprise.manager.ref = f"Users/{enterprise.manager.value}"
        user[EnterpriseUser] = enterprise
    external_id = user.external_id or ""
    identity = user[Identity] or Identity()
    if person.entra_oid != (identity.entra_object_id or entra_oid_in(external_id)):
        identity.entra_object_id = person.entra_oid or None
    if person.eppn != (identity.edu_person_principal_name or eppn_in(external_id)):
        identity.edu_person_principal_name = person.eppn or None
    if identity.entra_object_id or identity.edu_person_principal_name:
        user[Identity] = identity


def group_of(unit: Unit) -> Any:
    """The SCIM group: a unit with those who have a position in it."""
    row = getattr(unit, "scim", None)
    holders = dict.fromkeys(position.person_id for position in getattr(unit, "held", ()))
    members = [Member(value=str(holder), ref=Reference(f"Users/{holder}")) for holder in holders]
    group = Group(display_name=unit.name, members=members or None)
    group.id = str(unit.id)
    group.external_id = (row.external_id if row else "") or None
    return _versioned(group, "Group", row)


def _versioned(resource: Any, kind: str, row: Any) -> Any:
    """With its meta: the version is a digest of the content, so whoever changes the person changes it too."""
    content = resource.model_dump_json(exclude_none=True)
    resource.meta = Meta(
        resource_type=kind,
        created=row.created_at if row else None,
        last_modified=row.changed_at if row else None,
        version=f'W/"{hashlib.sha256(content.encode()).hexdigest()[:32]}"',
    )
    return resource


USER_KEYS = {
    "username": lambda value: Q(scim__user_name__iexact=value) | Q(scim=None, email__iexact=value),
    "externalid": lambda value: Q(scim__external_id=value),
    "employeenumber": lambda value: Q(hr_id=value),
    "id": lambda value: Q(id=_uuid(value)),
}
GROUP_KEYS = {
    "displayname": lambda value: Q(name__iexact=value),
    "externalid": lambda value: Q(scim__external_id=value),
    "id": lambda value: Q(id=_uuid(value)),
}


def narrowed(tree: Any, keys: Any) -> Q:
    """A condition that everything the filter matches meets; the filter itself is asked of each one found."""
    return Q(*(keys[name](value) for name, value in _equalities(tree) if name in keys))


def _equalities(tree: Any) -> Iterable[tuple[str, str]]:
    """The attributes that must equal a string for the filter to match."""
    match tree:
        case Comparison(op=CompareOperator.eq, value=str() as value):
            yield str(tree.attr_path).rpartition(":")[2].lower(), value
        case LogicalExpr(op=LogicalOperator.and_):
            for term in tree.terms:
                yield from _equalities(term)


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None

"""Every read for provisioning: the persons and units of one agency, and the same as SCIM resources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from scim2_models import Reference
from scim2_models.path import CompareOperator, Comparison, LogicalExpr, LogicalOperator

from handlingsrom.foundation.people.models import Person, Position, Unit, in_force
from handlingsrom.foundation.people.scim.models import ScimUser
from handlingsrom.foundation.people.scim.resources import (
    ENTERPRISE_SCHEMA,
    GROUP_SCHEMA,
    IDENTITY_SCHEMA,
    USER_SCHEMA,
    Body,
    FullUser,
    Group,
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
    body: Body = deepcopy(row.told) if row else {"userName": person.email or str(person.id)}
    if not row or name_in(body) != person.name:
        body["displayName"] = person.name
    if person.email and (not row or email_in(body) != person.email):
        body["emails"] = [{"value": person.email, "type": "work", "primary": True}]
    if not row or not person.active or body.get("active") is False:
        body["active"] = person.active
    _tell_keys(body, person)
    units = {position.unit_id: position.unit for position in getattr(person, "held", ())}.values()
    body["groups"] = sorted(f"{unit.id} {unit.name}" for unit in units)
    body["schemas"] = [
        USER_SCHEMA,
        *(each for each in (ENTERPRISE_SCHEMA, IDENTITY_SCHEMA) if body.get(each)),
    ]
    told = _versioned(body, "User", person.id, row)
    del told["groups"]  # in the version; what is read-only is never read from a body
    user = FullUser.model_validate(told)
    if units:
        user.groups = [
            Membership(value=str(unit.id), ref=Reference(f"Groups/{unit.id}"), display=unit.name)
            for unit in units
        ]
    return user


def _tell_keys(body: Body, person: Person) -> None:
    """The keys of the HR system and of the first sign-in, and where the manager is found."""
    enterprise = body.setdefault(ENTERPRISE_SCHEMA, {})
    if enterprise.pop("employeeNumber", "") or person.hr_id:
        enterprise["employeeNumber"] = person.hr_id or None
    if manager := enterprise.get("manager"):
        manager["$ref"] = f"Users/{manager.get('value')}"
    identity = body.setdefault(IDENTITY_SCHEMA, {})
    if person.entra_oid != entra_oid_in(body):
        identity["entraObjectId"] = person.entra_oid or None
    if person.eppn != eppn_in(body):
        identity["eduPersonPrincipalName"] = person.eppn or None


def group_of(unit: Unit) -> Any:
    """The SCIM group: a unit with those who have a position in it."""
    row = getattr(unit, "scim", None)
    holders = dict.fromkeys(position.person_id for position in getattr(unit, "held", ()))
    body: Body = {
        "schemas": [GROUP_SCHEMA],
        "displayName": unit.name,
        "externalId": (row.external_id if row else "") or None,
        "members": [{"value": str(holder), "$ref": f"Users/{holder}"} for holder in holders],
    }
    return Group.model_validate(_versioned(body, "Group", unit.id, row))


def _versioned(body: Body, kind: str, id_: UUID, row: Any) -> Body:
    """With its meta: the version is a digest of the content, so whoever changes the person changes it too."""
    content = json.dumps(body, sort_keys=True).encode()
    body["id"] = str(id_)
    body["meta"] = {
        "resourceType": kind,
        "created": row.created_at if row else None,
        "lastModified": row.changed_at if row else None,
        "version": f'W/"{hashlib.sha256(content).hexdigest()[:32]}"',
    }
    return body


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

"""The SCIM resources that we serve: exactly what we hold of a person and a unit, and what we can do (RFC 7643).

Attributes that are not listed here are dropped when they come, so that nothing is held without a purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from scim2_models import (
    URN,
    AuthenticationScheme,
    Bulk,
    CaseExact,
    ChangePassword,
    ComplexAttribute,
    ETag,
    Extension,
    Filter,
    Mutability,
    Patch,
    Reference,
    Required,
    Resource,
    ResourceType,
    ScimPolicy,
    ScimProvider,
    ServiceProviderConfig,
    Sort,
    Uniqueness,
)

USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE_SCHEMA = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
IDENTITY_SCHEMA = "urn:handlingsrom:params:scim:schemas:extension:2.0:Identity"
MOST_RESULTS, MOST_OPERATIONS, LARGEST_BULK = 200, 1000, 1024 * 1024


class Name(ComplexAttribute):
    """The parts of a name; the agency's own spelling is `displayName`."""

    formatted: str | None = None
    family_name: str | None = None
    given_name: str | None = None


class Email(ComplexAttribute):
    """The work address, to which mail goes."""

    value: str | None = None
    type: str | None = None
    primary: bool | None = None


class Membership(ComplexAttribute):
    """A unit in which the person has a position today."""

    value: Annotated[str | None, Mutability.read_only, CaseExact.true] = None
    ref: Annotated[Reference[Group] | None, Mutability.read_only] = Field(
        None, serialization_alias="$ref", validation_alias="$ref"
    )
    display: Annotated[str | None, Mutability.read_only] = None


class User(Resource[Any]):
    """A person of the agency."""

    __schema__ = URN(USER_SCHEMA)

    user_name: Annotated[str | None, Required.true, Uniqueness.server] = None
    name: Name | None = None
    display_name: str | None = None
    title: str | None = None
    active: bool | None = None
    emails: list[Email] | None = None
    groups: Annotated[list[Membership] | None, Mutability.read_only] = None


class Manager(ComplexAttribute):
    """The manager as the identity system has it; who decides here follows from the units' leaders."""

    value: Annotated[str | None, CaseExact.true] = None
    ref: Annotated[Reference[User] | None, CaseExact.true] = Field(
        None, serialization_alias="$ref", validation_alias="$ref"
    )


class EnterpriseUser(Extension):
    """The part of the enterprise extension that we hold; `employeeNumber` is the key of the HR system."""

    __schema__ = URN(ENTERPRISE_SCHEMA)

    employee_number: str | None = None
    organization: str | None = None
    department: str | None = None
    manager: Manager | None = None


class Identity(Extension):
    """By what the first sign-in is recognised, where `externalId` is something else."""

    __schema__ = URN(IDENTITY_SCHEMA)

    entra_object_id: Annotated[str | None, CaseExact.true] = None
    edu_person_principal_name: str | None = None


class Member(ComplexAttribute):
    """A person with a position in the unit today."""

    value: Annotated[str | None, Mutability.immutable, CaseExact.true] = None
    ref: Annotated[Reference[User] | None, Mutability.immutable] = Field(
        None, serialization_alias="$ref", validation_alias="$ref"
    )


class Group(Resource[Any]):
    """A unit of the agency."""

    __schema__ = URN(GROUP_SCHEMA)

    display_name: Annotated[str | None, Required.true] = None
    members: list[Member] | None = None


FullUser: Any = User[EnterpriseUser | Identity]  # type: ignore[misc]  # a model made of models, at run time

PROVIDER = ScimProvider(
    models=[User, EnterpriseUser, Identity, Group],
    resource_types=[ResourceType.from_resource(FullUser), ResourceType.from_resource(Group)],
    config=ServiceProviderConfig(
        patch=Patch(supported=True),
        bulk=Bulk(supported=True, max_operations=MOST_OPERATIONS, max_payload_size=LARGEST_BULK),
        filter=Filter(supported=True, max_results=MOST_RESULTS),
        change_password=ChangePassword(supported=False),
        sort=Sort(supported=True),
        etag=ETag(supported=True),
        authentication_schemes=[
            AuthenticationScheme(
                type=AuthenticationScheme.Type.oauthbearertoken,
                name="Key of a system",
                description="A key that the agency's administrator makes, with the scope scim.",
                primary=True,
            )
        ],
    ),
    # As the large identity systems really write: attributes that we do not hold, and removal by value.
    policy=ScimPolicy(
        unknown=ScimPolicy.Unknown.ignore,
        remove_value_as_filter=ScimPolicy.RemoveValue.apply,
        unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
    ),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A user as told, in our own words; `body` is what goes back as it came."""

    user_name: str
    external_id: str
    name: str
    email: str
    active: bool
    title: str
    hr_id: str
    entra_oid: str
    eppn: str
    body: dict[str, Any]


Body = dict[str, Any]  # a resource as JSON


def told_by(user: Any) -> Told:
    """What a valid user resource says of a person."""
    body = body_of(user)
    return Told(
        user_name=body["userName"],
        external_id=body.get("externalId", ""),
        name=name_in(body),
        email=email_in(body),
        active=body.get("active") is not False,
        title=body.get("title", ""),
        hr_id=body.get(ENTERPRISE_SCHEMA, {}).get("employeeNumber", ""),
        entra_oid=entra_oid_in(body),
        eppn=eppn_in(body),
        body=body,
    )


def name_in(body: Body) -> str:
    """The name by which a person is called: as displayed, else as formatted, else of its parts."""
    name = body.get("name", {})
    parts = " ".join(part for part in (name.get("givenName"), name.get("familyName")) if part)
    return str(body.get("displayName") or name.get("formatted") or parts or body["userName"])


def email_in(body: Body) -> str:
    """The address to which mail goes: the primary, else the first of work, else the first; else the user name."""
    emails = [email for email in body.get("emails", ()) if email.get("value")]
    ranked = sorted(emails, key=lambda e: (not e.get("primary"), e.get("type", "").lower() != "work"))
    if ranked:
        return str(ranked[0]["value"])
    return str(body["userName"]) if "@" in body["userName"] else ""


def entra_oid_in(body: Body) -> str:
    """The object id in Entra ID: as told, else an external id in the form of a UUID."""
    told, external_id = body.get(IDENTITY_SCHEMA, {}).get("entraObjectId"), body.get("externalId", "")
    if told:
        return str(told)
    try:
        return str(UUID(external_id)) if len(external_id) == 36 else ""
    except ValueError:
        return ""


def eppn_in(body: Body) -> str:
    """The eduPersonPrincipalName in Feide: as told, else an external id of the form name@realm."""
    told = body.get(IDENTITY_SCHEMA, {}).get("eduPersonPrincipalName")
    external_id = body.get("externalId", "")
    return str(told or (external_id if external_id.count("@") == 1 else ""))


def body_of(user: Any) -> Body:
    """The resource as JSON, without what we derive when it is asked for."""
    body: Body = user.model_dump(mode="json", exclude_none=True)
    for derived in ("id", "meta", "groups"):
        body.pop(derived, None)
    body.get(ENTERPRISE_SCHEMA, {}).get("manager", {}).pop("$ref", None)
    return body

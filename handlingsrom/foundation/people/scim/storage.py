"""Where the SCIM protocol meets our rows: reads through `queries`, writes through `actions`, refusals as SCIM errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import DataError, IntegrityError, transaction
from scim2_models import (
    InvalidValueException,
    MutabilityException,
    NotFoundException,
    PreconditionFailedException,
    Resource,
    ResourceType,
    ResponseParameters,
    SCIMException,
    SearchRequest,
    UniquenessException,
)
from scim2_server.storage import ScimStorage, SearchPage

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.people.models import Person, Token, Unit
from handlingsrom.foundation.people.scim import actions, queries
from handlingsrom.foundation.people.scim.resources import Told, told_by
from handlingsrom.rulebook.refusal import Refused

LONGEST = {
    "user_name": 254, "external_id": 254, "name": 200, "email": 254, "title": 120,
    "hr_id": 80, "entra_oid": 80, "eppn": 200,
}  # fmt: skip
LARGEST = 16 * 1024  # of one user as JSON
USER = "User"


class Storage(ScimStorage):
    """The persons and units of the agency whose key was presented, at one instant."""

    def __init__(self, by: Token, at: datetime) -> None:
        self.by, self.at, self.on = by, at, day_of(at)

    @contextmanager
    def operation(self) -> Iterator[None]:
        """A savepoint: of a bulk request, what fails leaves nothing behind; what cannot be stored is refused."""
        try:
            with transaction.atomic():
                yield
        except (DataError, UnicodeEncodeError) as error:
            raise InvalidValueException(detail="A text or a number is none that can be stored.") from error

    def get(
        self,
        resource_type: ResourceType,
        resource_id: str,
        *,
        response_parameters: ResponseParameters[Any] | None = None,
    ) -> Resource[Any]:
        """One person or unit."""
        return self._told(self._row(resource_type, resource_id))

    def search(
        self, resource_types: list[ResourceType], search_request: SearchRequest[Any], *, position: Any = None
    ) -> SearchPage:
        """A page; sliced in the database, unless a filter or an order needs every candidate."""
        start = search_request.start_index_0 or 0
        stop = None if search_request.count is None else start + search_request.count
        if len(resource_types) == 1 and not search_request.filter and not search_request.sort_by:
            rows = self._rows(resource_types[0])
            page = self._loaded(resource_types[0], rows[start:stop])
            return SearchPage(rows.count(), [self._told(row) for row in page])
        found = [resource for each in resource_types for resource in self._matching(each, search_request)]
        found = search_request.sort(found) if search_request.sort_by else found
        return SearchPage(len(found), self._whole(resource_types, found[start:stop]))

    def create(self, resource_type: ResourceType, resource: Resource[Any]) -> Resource[Any]:
        """A new person or unit."""
        with _refusals_as_scim():
            made: Person | Unit
            if resource_type.name == USER:
                made = actions.provision(_fitting(resource), by=self.by, at=self.at)
            else:
                made = actions.make_unit(*_unit_told(resource), by=self.by, at=self.at)
        return self.get(resource_type, str(made.id))

    def update(
        self, resource_type: ResourceType, resource: Resource[Any], *, expected_version: str | None = None
    ) -> Resource[Any]:
        """The whole new state."""
        row = self._locked(resource_type, str(resource.id), expected_version)
        with _refusals_as_scim():
            if isinstance(row, Person):
                actions.change(row, _fitting(resource), by=self.by, at=self.at)
            else:
                actions.change_unit(row, *_unit_told(resource), by=self.by, at=self.at)
        return self.get(resource_type, str(resource.id))

    def delete(
        self, resource_type: ResourceType, resource_id: str, *, expected_version: str | None = None
    ) -> None:
        """Gone for the identity system; what has a record stays."""
        row = self._locked(resource_type, resource_id, expected_version)
        with _refusals_as_scim():
            if isinstance(row, Person):
                actions.deprovision(row, by=self.by, at=self.at)
            else:
                actions.close_unit(row, by=self.by, at=self.at)

    def _rows(self, resource_type: ResourceType) -> Any:
        agency_id = self.by.agency_id
        if resource_type.name == USER:
            return queries.persons(agency_id)
        return queries.units(agency_id, self.on)

    def _loaded(self, resource_type: ResourceType, rows: Any) -> Any:
        load = queries.with_units if resource_type.name == USER else queries.with_members
        return load(rows, self.on)

    def _told(self, row: Person | Unit) -> Resource[Any]:
        told: Resource[Any] = queries.user_of(row) if isinstance(row, Person) else queries.group_of(row)
        return told

    def _matching(self, resource_type: ResourceType, asked: SearchRequest[Any]) -> list[Resource[Any]]:
        rows = self._rows(resource_type)
        if asked.filter:
            keys = queries.USER_KEYS if resource_type.name == USER else queries.GROUP_KEYS
            rows = rows.filter(queries.narrowed(asked.filter.ast, keys))
        asked_for = f"{asked.filter} {asked.sort_by}".lower()
        if any(word in asked_for for word in ("groups", "members", "meta")):
            rows = self._loaded(resource_type, rows)
        every = (self._told(row) for row in rows)
        return [resource for resource in every if not asked.filter or asked.filter.match(resource)]

    def _whole(self, resource_types: list[ResourceType], page: list[Resource[Any]]) -> list[Resource[Any]]:
        """The same resources with memberships, which candidates are read without."""
        ids = [resource.id for resource in page]
        loaded = (self._loaded(each, self._rows(each).filter(id__in=ids)) for each in resource_types)
        told = {str(row.id): self._told(row) for rows in loaded for row in rows}
        return [told[str(resource_id)] for resource_id in ids]

    def _row(self, resource_type: ResourceType, resource_id: str) -> Person | Unit:
        try:
            rows = self._rows(resource_type).filter(id=UUID(resource_id))
        except ValueError:
            rows = self._rows(resource_type).none()
        row: Person | Unit | None = self._loaded(resource_type, rows).first()
        if row is None:
            raise NotFoundException(detail=f"{resource_type.name} {resource_id!r} not found")
        return row

    def _locked(self, resource_type: ResourceType, resource_id: str, expected: str | None) -> Person | Unit:
        """Locked until the transaction ends, if it is still as the client saw it."""
        table = Person if resource_type.name == USER else Unit
        table.objects.select_for_update().filter(id=self._row(resource_type, resource_id).id).first()
        row = self._row(resource_type, resource_id)
        meta = self._told(row).meta
        if expected is not None and meta is not None and meta.version != expected:
            raise PreconditionFailedException
        return row


def _unit_told(group: Any) -> tuple[str, str, set[UUID]]:
    try:
        members = {UUID(member.value) for member in group.members or () if member.value}
    except ValueError:
        raise InvalidValueException(detail=actions.NO_SUCH_MEMBER.reason.en) from None
    if len(group.display_name) > LONGEST["name"] or len(group.external_id or "") > LONGEST["external_id"]:
        raise InvalidValueException(detail="displayName or externalId is too long.")
    return group.display_name, group.external_id or "", members


def _fitting(user: Any) -> Told:
    """What is told, unless something in it is longer than we can keep."""
    told = told_by(user)
    given = {field.name: getattr(told, field.name) for field in fields(told)}
    too_long = [name for name, most in LONGEST.items() if len(given[name]) > most]
    if not too_long and len(json.dumps(told.body)) > LARGEST:
        too_long = ["all of it together"]
    if too_long:
        raise InvalidValueException(detail=f"Too long: {', '.join(too_long)}.")
    if not told.user_name.strip() or set("\r\n") & set(told.user_name + told.name + told.title):
        raise InvalidValueException(detail="userName, a name or a title is no line of text.")
    try:
        for address in [told.email, *(email.value for email in user.emails or ())]:
            if address:
                validate_email(address)
    except ValidationError as error:
        raise InvalidValueException(detail="emails.value is no e-mail address.") from error
    return told


@contextmanager
def _refusals_as_scim() -> Iterator[None]:
    """What an action refuses, in the protocol's own words."""
    try:
        with transaction.atomic():
            yield
    except Refused as refused:
        raise _scim_error(refused) from refused
    except IntegrityError as error:  # somebody took the name in the same instant
        raise UniquenessException(detail=actions.TAKEN.reason.en) from error


def _scim_error(refused: Refused) -> SCIMException:
    said = " ".join(refusal.reason.en for refusal in refused.refusals)
    match refused.refusals[0].code:
        case "taken":
            return UniquenessException(detail=said)
        case "kept_by_hr":
            return MutabilityException(detail=said)
        case _:
            return InvalidValueException(detail=said)

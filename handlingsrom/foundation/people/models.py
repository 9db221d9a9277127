"""Agencies, their units, persons, positions, roles, substitutes, authority and tokens.

Each personal field has its purpose beside it. The national identity number is held nowhere.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from handlingsrom.foundation.people.roles import ROLES
from handlingsrom.foundation.records.models import new_id


def _id() -> Any:
    return models.UUIDField(primary_key=True, default=new_id, editable=False)


def in_force(on: date, prefix: str = "") -> models.Q:
    """Rows whose period holds a day; a period runs from `since` up to, but not including, `until`."""
    ended = models.Q(**{f"{prefix}until": None}) | models.Q(**{f"{prefix}until__gt": on})
    return models.Q(**{f"{prefix}since__lte": on}) & ended


def _one_per_agency(name: str, field: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["agency", field], condition=~models.Q(**{field: ""}), name=name)


class Agency(models.Model):
    """A virksomhet: the employer's party to every agreement."""

    id = _id()
    name = models.CharField(max_length=200)
    orgnr = models.CharField(max_length=9, unique=True)
    language = models.CharField(max_length=2, default="nb")
    until = models.DateField(null=True)  # merged or closed; it keeps its id and its record


class Unit(models.Model):
    """A part of an agency. The root is the body above the agency head: styret or the ministry."""

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=200)
    hr_id = models.CharField(max_length=80, blank=True, default="")  # its key in the agency's own HR system
    until = models.DateField(null=True)  # closed; its positions have ended or moved
    continues = models.UUIDField(null=True)  # the unit of the former agency that this one goes on from

    class Meta:
        constraints = [_one_per_agency("unit_by_hr_id", "hr_id")]


class Person(models.Model):
    """Somebody who works in an agency."""

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="persons")
    name = models.CharField(max_length=200)  # purpose: to name the party to an agreement
    email = models.EmailField()  # purpose: to tell that a case waits
    language = models.CharField(max_length=2, default="nb")  # purpose: pages, mail and documents
    invented = models.BooleanField(default=False)  # a person of the demo, who does not exist
    active = models.BooleanField(default=True)  # purpose: who has left cannot sign in
    hr_id = models.CharField(
        max_length=80, blank=True, default=""
    )  # purpose: the same person in the next import
    entra_oid = models.CharField(
        max_length=80, blank=True, default=""
    )  # purpose: the first sign-in by Entra ID
    eppn = models.CharField(max_length=200, blank=True, default="")  # purpose: the first sign-in by Feide
    protected_address = models.BooleanField(default=False)  # purpose: no address is stored or shown
    continues = models.UUIDField(null=True)  # purpose: the same person in the former agency, for signing in
    sort_name = models.GeneratedField(
        expression=models.Func(Lower("name"), models.Value("æøå"), models.Value("{|}"), function="translate"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )

    class Meta:
        indexes = [models.Index(fields=["agency", "sort_name"], name="person_by_name")]
        constraints = [
            _one_per_agency("person_by_hr_id", "hr_id"),
            _one_per_agency("person_by_oid", "entra_oid"),
            _one_per_agency("person_by_eppn", "eppn"),
        ]


class Position(models.Model):
    """An employment in a unit; roles and agreements belong to it."""

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="positions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    title = models.CharField(max_length=120)  # purpose: to tell two positions apart in agreements
    share = models.DecimalField(max_digits=5, decimal_places=2, default=100)  # per cent of full time
    kind = models.CharField(max_length=30, default="ordinary")  # purpose: aml § 10-12
    hr_id = models.CharField(
        max_length=80, blank=True, default=""
    )  # purpose: the same position in the next import
    continues = models.UUIDField(null=True)  # purpose: whose agreements of the former agency go on
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [_one_per_agency("position_by_hr_id", "hr_id")]


class Role(models.Model):
    """A word on a position, for a unit with those below it, in a period.

    A verneområde is exactly the units named, a row for each. A tillitsvalgt's row names the organisation, never its members.
    """

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT)
    position = models.ForeignKey(Position, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30, choices=[(word, word) for word in ROLES])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="roles")
    organisation = models.CharField(max_length=80, blank=True, default="")  # of a union representative
    since = models.DateField()
    until = models.DateField(null=True)
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class Substitution(models.Model):
    """A stedfortreder stands in a leader's place in a period, by recorded authority."""

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT)
    leader = models.ForeignKey(Position, models.PROTECT, related_name="substitutions")
    substitute = models.ForeignKey(Position, models.PROTECT, related_name="stands_in")
    since = models.DateField()
    until = models.DateField(null=True)
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Mandate(models.Model):
    """Fullmakt: who binds the agency, for which unit with those below it, on what basis."""

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT)
    position = models.ForeignKey(Position, models.PROTECT, related_name="mandates")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="mandates")
    basis = models.CharField(max_length=200)
    most_days_per_week = models.DecimalField(max_digits=3, decimal_places=1, null=True)  # how far; null: all
    since = models.DateField()
    until = models.DateField(null=True)
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class Consent(models.Model):
    """A person lets the holder of a role see one named case, until a day. Purpose: no access without consent."""

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT)
    position = models.ForeignKey(Position, models.PROTECT, related_name="consents")  # whose cases
    given_to = models.ForeignKey(Role, models.PROTECT, related_name="consents")
    thing_kind = models.CharField(max_length=40)
    thing_id = models.UUIDField()
    since = models.DateField()
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["agency", "given_to", "until"], name="consent_of_role")]


class Succession(models.Model):
    """From a day, one agency answers for units of another: a merger, a split, or itself under a new name.

    Nothing of the former agency is rewritten: what goes on is made anew in the successor and names what it continues.
    """

    id = _id()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="successions")  # the one that was
    successor = models.ForeignKey(Agency, models.PROTECT, related_name="succeeds")
    units = ArrayField(models.UUIDField(), default=list)  # with those below them; empty: the whole agency
    day = models.DateField()
    name = models.CharField(max_length=200, blank=True, default="")  # the new name, of a renaming
    former_name = models.CharField(max_length=200, blank=True, default="")  # as it was, of a renaming
    carried_at = models.DateTimeField(null=True)  # when it was carried out, on the day or after it


class Token(models.Model):
    """A key to the API for one person, or for a system of the agency; only its hash is kept."""

    id = _id()
    agency_id = models.UUIDField()
    person_id = models.UUIDField(null=True)  # null: a system's
    made_by_id = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20), default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency_id", "person_id"], name="token_of_person")]

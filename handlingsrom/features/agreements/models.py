"""Agreements: identity, numbered versions, signatures, judgements, and the days on which a version holds."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from handlingsrom.features.agreements.terms import Terms
from handlingsrom.foundation.people.models import Agency, Person, Position
from handlingsrom.foundation.records.models import new_id

EMPLOYEE_SIDE, EMPLOYER_SIDE = "employee", "employer"
SIDES = [(EMPLOYEE_SIDE, EMPLOYEE_SIDE), (EMPLOYER_SIDE, EMPLOYER_SIDE)]


class Agreement(models.Model):
    """One arrangement of one position. `revision` counts its steps: who acts says which one they saw."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    position = models.ForeignKey(Position, models.PROTECT, related_name="agreements")
    started_by_side = models.CharField(max_length=10, choices=SIDES)
    created_at = models.DateTimeField()
    shared_at = models.DateTimeField(
        null=True
    )  # first shown to the other party; before that, the author's own
    revision = models.PositiveIntegerField(default=1)
    continues = models.UUIDField(null=True)  # the agreement of the former agency that this one goes on from
    # purpose: an accommodation must be considered before a refusal (aml § 4-6); no reason, no health
    accommodation_asked = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["agency", "-created_at"], name="agreement_newest")]


class AgreementVersion(models.Model):
    """The content at one number, and what has happened to it. Frozen from the day it is proposed for signing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=30)  # entered | edited_before_signing
    content = models.JSONField()  # Terms; purpose: what the parties agree
    unsent = models.JSONField(
        null=True
    )  # Terms as the employee has edited them and sent to nobody yet; hers alone
    created_at = models.DateTimeField()
    with_employee_since = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # purpose: why it was returned, refused, declined or withdrawn
    proposed_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "agreement", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["agency", "agreement"],
                condition=models.Q(superseded_at=None),
                name="one_current_version",
            ),
        ]

    @property
    def terms(self) -> Terms:
        """The content as plain data."""
        return Terms.from_json(self.content)


class Signature(models.Model):
    """One side's confirmation of one version. One per side, and never both sides by one person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=10, choices=SIDES)
    person = models.ForeignKey(Person, models.PROTECT)
    name = models.CharField(max_length=200)  # as it was on the day; purpose: who approved
    authority = models.CharField(max_length=200, blank=True)  # the fullmakt, for the employer's side
    in_place_of = models.CharField(max_length=200, blank=True)  # the leader whom a substitute stands in for
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "side"], name="one_signature_per_side"),
            models.UniqueConstraint(fields=["version", "person"], name="nobody_signs_for_both"),
        ]


class Judgement(models.Model):
    """What the employer assessed, with a written reason; the newest of a kind counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="judgements")
    kind = models.CharField(max_length=40)
    answer = models.BooleanField(null=True)
    reason = models.TextField()  # purpose: the reason of a decision; never about health
    assessed_on = models.DateField(null=True)
    by = models.ForeignKey(Person, models.PROTECT)
    at = models.DateTimeField()


class Validity(models.Model):
    """The days on which a version holds for a position: two never overlap, and only an action may shorten it."""

    version = models.OneToOneField(
        AgreementVersion, models.PROTECT, primary_key=True, related_name="validity"
    )
    agency = models.ForeignKey(Agency, models.PROTECT)
    position = models.ForeignKey(Position, models.PROTECT)
    during = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_version_in_force",
                expressions=[
                    ("agency", RangeOperators.EQUAL),
                    ("position", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]

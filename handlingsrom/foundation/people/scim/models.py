"""What an agency's identity system has told us of persons and units, beside the rows that everybody else reads.

The person's and the unit's own rows hold the truth; here stands only what must go back to the identity system as it came.
"""

from __future__ import annotations

from django.db import models

from handlingsrom.foundation.people.models import Agency, Person, Unit


class ScimUser(models.Model):
    """A person as the identity system knows them. Purpose: the same person at the next provisioning."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="scim")
    agency = models.ForeignKey(Agency, models.PROTECT)
    user_name = models.CharField(max_length=254)
    external_id = models.CharField(max_length=254, blank=True)
    told = models.JSONField()  # the resource as it came; purpose: answered as it was told
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    deleted_at = models.DateTimeField(
        null=True
    )  # gone for the identity system; the person and the record stay

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.F("agency"),
                models.functions.Lower("user_name"),
                condition=models.Q(deleted_at=None),
                name="scim_user_name",
            ),
        ]


class ScimGroup(models.Model):
    """A unit as the identity system knows it. Purpose: the same unit at the next provisioning."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="scim")
    agency = models.ForeignKey(Agency, models.PROTECT)
    external_id = models.CharField(max_length=254, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

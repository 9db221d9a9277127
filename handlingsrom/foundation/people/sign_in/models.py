"""How agencies sign in, who is known by which sign-in, links from mail, and sessions that a provider may end."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handlingsrom.foundation.people.models import Agency, Person
from handlingsrom.foundation.records.models import new_id


class Ways(models.Model):
    """The ways to sign in that an agency has chosen: providers of the installation, and links by e-mail or not."""

    agency = models.OneToOneField(Agency, models.PROTECT, primary_key=True, related_name="ways")
    providers = ArrayField(models.CharField(max_length=40), default=list)
    by_mail = models.BooleanField(default=False)


class Identity(models.Model):
    """A person, as one provider knows her or him. The subject itself is not kept, only its hash with the issuer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="identities")
    digest = models.CharField(max_length=64)
    issuer = models.CharField(max_length=300)
    provider = models.CharField(max_length=40)
    since = models.DateTimeField()
    waits = models.BooleanField(default=False)  # a second one, until HR has approved it
    used_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "digest"], condition=models.Q(until=None), name="identity_once"
            ),
        ]
        indexes = [
            models.Index(fields=["digest"], name="identity_by_digest"),
            models.Index(fields=["agency", "person"], name="identity_of_person"),
        ]


class Link(models.Model):
    """A link that goes to the work address: to bind an identity, or (without one) to sign in. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, blank=True, default="")  # empty until the mail has left
    identity = models.CharField(max_length=64, blank=True, default="")  # digest of issuer and subject
    issuer = models.CharField(max_length=300, blank=True, default="")
    provider = models.CharField(max_length=40, blank=True, default="")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["digest"], name="link_by_digest"),
            models.Index(fields=["expires_at"], name="link_over"),
        ]


class ProviderSession(models.Model):
    """A session here that belongs to a session at a provider, so that the provider can end it by `iss` and `sid`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)  # of iss and sid
    session_key = models.CharField(max_length=40)
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["digest"], name="session_by_digest"),
            models.Index(fields=["expires_at"], name="session_over"),
        ]

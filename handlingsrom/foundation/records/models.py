"""The log: an entry, its content beside it, and its link in the agency's chain."""

from __future__ import annotations

import os
import time
from uuid import UUID

from django.db import models


def new_id() -> UUID:
    """A time-ordered identifier (RFC 9562, version 7): new rows lie beside each other in the index."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds << 80) | int.from_bytes(os.urandom(10))
    number = (number & ~(0xF << 76)) | (7 << 76)
    return UUID(int=(number & ~(0x3 << 62)) | (0x2 << 62))


class Entry(models.Model):
    """One thing that happened. Identifiers, an instant and a hash: never a name, never a text."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    by_id = models.UUIDField(null=True)
    thing_kind = models.CharField(max_length=40)
    thing_id = models.UUIDField()
    subject_id = models.UUIDField(null=True)
    content_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["agency_id", "thing_id", "at"], name="entry_of_thing"),
            models.Index(fields=["agency_id", "subject_id", "at"], name="entry_of_subject"),
            models.Index(fields=["agency_id", "by_id", "at"], name="entry_by_somebody"),
            models.Index(fields=["agency_id", "kind", "at"], name="entry_of_kind"),
            models.Index(fields=["agency_id", "at", "id"], name="entry_in_order"),
        ]


class Content(models.Model):
    """What an entry says, with the salt of its hash. Purpose: to show and prove who decided what, on which facts."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="content")
    agency_id = models.UUIDField()
    salt = models.CharField(max_length=32)
    body = models.JSONField()


class Removal(models.Model):
    """The content of an entry was removed by retention, as another entry says; written by the database alone."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="removal")
    agency_id = models.UUIDField()
    said_by = models.ForeignKey(Entry, models.PROTECT, related_name="+")


class Link(models.Model):
    """An entry's place in its agency's chain; made by the worker, so that writing an entry needs no lock."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="link")
    agency_id = models.UUIDField()
    number = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "number"], name="one_link_per_number"),
        ]


class Look(models.Model):
    """Somebody looked at a person's data: one row per viewer, person and hour. Purpose: the person can see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    viewer_id = models.UUIDField()
    subject_id = models.UUIDField()
    hour = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "viewer_id", "subject_id", "hour"], name="one_look_per_hour"
            ),
        ]

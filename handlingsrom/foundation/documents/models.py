"""Sealed documents, as bytes in the database: one backup, one transaction."""

from __future__ import annotations

from django.db import models

from handlingsrom.foundation.records.models import new_id


class SealedDocument(models.Model):
    """What was signed, byte for byte. Never changed; one per thing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    thing_kind = models.CharField(max_length=40)
    thing_id = models.UUIDField()
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    pdf = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "thing_kind", "thing_id"], name="one_document_per_thing"
            ),
        ]

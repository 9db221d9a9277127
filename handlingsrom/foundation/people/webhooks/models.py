"""Where an agency's other systems are told that something has happened."""

from __future__ import annotations

from django.db import models

from handlingsrom.foundation.records.models import new_id


class Webhook(models.Model):
    """An address that is told of each new entry about a case, in the order of the record, from when it was connected on.

    `told` is the number of the last link in the chain that it has received; its secret is derived and kept nowhere.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    url = models.URLField(max_length=300)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    told = models.PositiveBigIntegerField()
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    next_try = models.DateTimeField(null=True)
    last_told_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["agency_id", "ended_at"], name="webhook_of_agency")]

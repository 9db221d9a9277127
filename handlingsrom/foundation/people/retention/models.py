"""What a dry run of retention found, kept so that what is deleted later is what could be seen before."""

from __future__ import annotations

from django.db import models

from handlingsrom.foundation.people.models import Agency
from handlingsrom.foundation.records.models import new_id


class Run(models.Model):
    """One dry run in an agency, and what came of it: ids by rule, never a name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    tried_at = models.DateTimeField()
    found = models.JSONField()  # rule → ids that were over
    done_at = models.DateTimeField(null=True)
    removed = models.JSONField(null=True)  # rule → how many went

    class Meta:
        indexes = [models.Index(fields=["agency", "-tried_at"], name="retention_newest")]

"""A request for correction, and HR's answer to it."""

from __future__ import annotations

from django.db import models

from handlingsrom.foundation.people.models import Agency, Person
from handlingsrom.foundation.records.models import new_id


class Correction(models.Model):
    """Somebody says that what is held about them is wrong; HR answers with a reason, once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    about = models.CharField(max_length=60)  # the table that is said to be wrong, or "other"
    wish = models.TextField()  # purpose: what is wrong, and what is right
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    corrected = models.BooleanField(null=True)
    reason = models.TextField(blank=True)  # purpose: why it was corrected, or why not

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "asked_at"], condition=models.Q(answered_at=None), name="correction_open"
            ),
            models.Index(fields=["agency", "person", "asked_at"], name="correction_of_person"),
        ]

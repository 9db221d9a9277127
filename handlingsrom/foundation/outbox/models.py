"""What must happen after commit, as rows: jobs and mail."""

from __future__ import annotations

from django.db import models

from handlingsrom.foundation.records.models import new_id


class Job(models.Model):
    """One thing for the worker; the same kind and key is asked for once only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    due = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "kind", "key"], name="one_job_per_key"),
        ]
        indexes = [
            models.Index(fields=["due"], condition=models.Q(done_at=None), name="job_waiting"),
        ]


class Mail(models.Model):
    """A message to a person. Purpose: to tell that a case waits for them; it holds no reason and no terms."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    person_id = models.UUIDField()
    address = models.EmailField()
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency_id", "person_id", "written_at"], name="mail_of_person")]

"""An import: what a file would change in an agency, kept until it is loaded, and after that until it is forgotten."""

from __future__ import annotations

from django.db import models

from handlingsrom.foundation.people.importing.problems import text_of
from handlingsrom.foundation.people.models import Agency, Role
from handlingsrom.foundation.records.models import new_id
from handlingsrom.rulebook.text import Text


class Import(models.Model):
    """One file tried out on an agency. The file itself is not kept, only what it would change."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    file_name = models.CharField(max_length=120)
    file_digest = models.CharField(max_length=64)
    format = models.CharField(max_length=10)
    rows = models.PositiveIntegerField()
    counts = models.JSONField()  # kind → what → number
    state = models.JSONField()  # a digest of what stood there, by kind
    errors = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=200)  # purpose: who to ask about it
    applied_at = models.DateTimeField(null=True)
    rolled_back_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(
        null=True
    )  # its changes are deleted: it cannot be rolled back any more

    class Meta:
        indexes = [models.Index(fields=["agency", "-made_at"], name="import_newest")]


class Change(models.Model):
    """One thing that an import changes. Purpose: to show it before, to do it, and to undo it; forgotten after 90 days."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    of = models.ForeignKey(Import, models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    what = models.CharField(max_length=10)
    thing_id = models.UUIDField()
    name = models.CharField(max_length=200)
    before = models.JSONField(null=True)  # the columns that change; null for what is new
    after = models.JSONField()
    shown = models.JSONField()  # [field, before, after] in words

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "of", "number"], name="one_change_per_number")
        ]
        indexes = [models.Index(fields=["agency", "of", "kind", "what", "number"], name="change_of_kind")]


class Wrong(models.Model):
    """One problem of the file, by row and column."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT)
    of = models.ForeignKey(Import, models.PROTECT, related_name="problems")
    number = models.PositiveIntegerField()
    is_warning = models.BooleanField()
    code = models.CharField(max_length=30)
    sheet = models.CharField(max_length=80, blank=True)
    row = models.PositiveIntegerField()
    heading = models.CharField(max_length=80, blank=True)
    value = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "of", "number"], name="one_problem_per_number")
        ]

    @property
    def text(self) -> Text:
        """What is wrong, with the value that stands there."""
        return text_of(self.code, self.value)


class ImportedLeader(models.Model):
    """A leader's role that came by an import, and not by hand: only such a role may an import end."""

    role = models.OneToOneField(Role, models.PROTECT, primary_key=True, related_name="imported")
    agency = models.ForeignKey(Agency, models.PROTECT)

"""How often something was done in a window of time: a count behind a hash, gone when the window is over."""

from __future__ import annotations

from django.db import models


class Window(models.Model):
    """One count. The key hides what it counts: kind, network address or e-mail address, and window, under our secret."""

    key = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["until"], name="window_over")]

"""Hypothesis judges what a test finds, not how fast a busy machine is."""

from hypothesis import settings

settings.register_profile("without deadlines", deadline=None)
settings.load_profile("without deadlines")

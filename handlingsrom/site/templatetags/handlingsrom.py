"""The few template words of our own; `{% load handlingsrom %}`."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language

from handlingsrom.rulebook.text import Text, as_language

register = template.Library()


@register.filter
def said(words: object) -> str:
    """A `Text` in the reader's language; anything else as it is."""
    return words.in_(as_language(get_language() or "nb")) if isinstance(words, Text) else str(words)


@register.filter
def is_many(answer: object) -> bool:
    """Whether a finding's answer is a list of members and not one word."""
    return isinstance(answer, list | tuple)


@register.filter
def day(when: date | datetime | str | None) -> str:
    """The day in words, as in "24. november 2026"; an instant is read in Oslo, a string as ISO."""
    return written(when, "DATE_FORMAT", "DATE_FORMAT")


@register.filter
def moment(when: date | datetime | str | None) -> str:
    """The day and the clock, as in "24. november 2026 kl. 13:05"."""
    return written(when, "DATE_FORMAT", "DATETIME_FORMAT")


def written(when: date | datetime | str | None, of_day: str, of_instant: str) -> str:
    """A string that is no date is shown as it is: a checked document may claim anything."""
    if not when:
        return ""
    if isinstance(when, str):
        try:
            when = datetime.fromisoformat(when) if "T" in when else date.fromisoformat(when)
        except ValueError:
            return str(when)
    if isinstance(when, datetime):
        return date_format(localtime(when) if is_aware(when) else when, of_instant)
    return date_format(when, of_day)

"""The few template words of our own; `{% load handlingsrom %}`."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from django import template
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language

from handlingsrom.rulebook.text import LANGUAGES, Language, Text

register = template.Library()


@register.filter
def said(words: object) -> str:
    """A `Text` in the reader's language; anything else as it is."""
    return words.in_(reader_language()) if isinstance(words, Text) else str(words)


@register.filter
def is_many(answer: object) -> bool:
    """Whether a finding's answer is a list of members and not one word."""
    return isinstance(answer, list | tuple)


@register.filter
def day(when: date | datetime | str | None) -> str:
    """The day in words, as in "24. november 2026"; an instant is read in Oslo, a string as ISO."""
    return written(when, "DATE_FORMAT")


@register.filter
def moment(when: date | datetime | str | None) -> str:
    """The day and the clock, as in "24. november 2026 13:05"."""
    return written(when, "DATETIME_FORMAT" if isinstance(when, datetime) else "DATE_FORMAT")


def written(when: date | datetime | str | None, style: str) -> str:
    if not when:
        return ""
    if isinstance(when, str):
        when = date.fromisoformat(when[:10])
    if isinstance(when, datetime) and is_aware(when):
        when = localtime(when)
    return date_format(when, style)


def reader_language() -> Language:
    """The language of this request, without region; nb where it is none of ours."""
    active = (get_language() or "nb").split("-")[0]
    return cast(Language, active) if active in LANGUAGES else "nb"

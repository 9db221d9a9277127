"""What the page of an import shows: where it stands, the counts, and the changes and problems in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext

from handlingsrom.foundation.people.importing import lifecycle
from handlingsrom.foundation.people.importing.columns import BY_FIELD, KIND_NAMES, KINDS, SHEETS
from handlingsrom.foundation.people.importing.models import Change, Import, Wrong
from handlingsrom.foundation.people.importing.proposed import CHANGED, GONE, MOVED, NEW, WHATS
from handlingsrom.foundation.people.importing.queries import status_of
from handlingsrom.rulebook.text import Text

WHAT_NAMES = {
    NEW: Text("Nye", "Nye", "New"),
    CHANGED: Text("Endret", "Endra", "Changed"),
    MOVED: Text("Flyttet", "Flytta", "Moved"),
    GONE: Text("Borte", "Borte", "Gone"),
}
WHAT_TONES = {NEW: "success", CHANGED: "info", MOVED: "info", GONE: "warning"}
WHAT_OF_ONE = {
    NEW: Text("Ny", "Ny", "New"),
    CHANGED: Text("Endret", "Endra", "Changed"),
    MOVED: Text("Flyttet", "Flytta", "Moved"),
    GONE: Text("Borte", "Borte", "Gone"),
}
HAS_LEFT = Text(
    "Har ingen stilling igjen og kan ikke logge inn",
    "Har inga stilling att og kan ikkje logge inn",
    "Has no position left and cannot sign in",
)
IS_BACK = Text(
    "Har stilling igjen og kan logge inn",
    "Har stilling igjen og kan logge inn",
    "Has a position again and can sign in",
)
YES_NO = {"yes": Text("ja", "ja", "yes"), "no": Text("nei", "nei", "no")}
POSITION_KINDS = {
    "ordinary": Text("ordinær", "ordinær", "ordinary"),
    "leading": Text("ledende", "leiande", "leading"),
    "particularly_independent": Text("særlig uavhengig", "særleg uavhengig", "particularly independent"),
}


def status_shown(made: Import) -> dict[str, Any]:
    """Where an import stands, for the tag."""
    status = status_of(made)
    return {"name": lifecycle.STATES[status], "tone": lifecycle.TONES[status]}


def count_table(made: Import) -> list[dict[str, Any]]:
    """A row for each kind, a number for each what; each number leads to its list."""
    return [
        {
            "kind": kind,
            "name": SHEETS[kind],
            "cells": [
                {"what": what, "name": WHAT_NAMES[what], "number": made.counts[kind].get(what, 0)}
                for what in WHATS
            ],
        }
        for kind in KINDS
    ]


def change_row(change: Change) -> dict[str, Any]:
    """One change: of what, and each value before and after."""
    return {
        "name": change.name,
        "kind": KIND_NAMES[change.kind],
        "what": WHAT_OF_ONE[change.what],
        "tone": WHAT_TONES[change.what],
        "values": [_value(change.what, *shown) for shown in change.shown],
    }


def _value(what: str, field: str, before: str, after: str) -> dict[str, Any]:
    """A value before and after; of what is new or gone, the one that tells which it is."""
    if field == "active":
        return {"title": HAS_LEFT if after == "no" else IS_BACK}
    is_changed = what in (CHANGED, MOVED) and before != after
    return {
        "title": BY_FIELD[field].title,
        "before": _said(field, before) if is_changed else "",
        "after": _said(field, after if is_changed else after or before),
        "is_changed": is_changed,
    }


def _said(field: str, value: str) -> Any:
    """A stored value as people read it: a last day is the day before the first day after."""
    match field:
        case "until" if value:
            return {"day": date.fromisoformat(value) - timedelta(days=1)}
        case "since" if value:
            return {"day": date.fromisoformat(value)}
        case "share" if value:
            return f"{value.replace('.', ',')} %"
        case "kind":
            return POSITION_KINDS.get(value, value)
        case "protected":
            return YES_NO.get(value, value)
        case _:
            return value


def problem_row(wrong: Wrong) -> dict[str, Any]:
    """One problem: where it is and what is wrong."""
    place = f"{wrong.sheet} {wrong.row}" if wrong.sheet else str(wrong.row)
    return {
        "is_warning": wrong.is_warning,
        "place": place if wrong.row > 1 or wrong.heading else gettext("The whole file"),
        "heading": wrong.heading,
        "text": wrong.text,
    }


def chosen(query: Mapping[str, str]) -> tuple[str, str]:
    """The kind and the what that are asked for; anything else means all."""
    kind, what = query.get("kind", ""), query.get("what", "")
    return kind if kind in KINDS else "", what if what in WHATS else ""


def heading_of(kind: str, what: str) -> list[Text]:
    """What the list of changes is of."""
    return [*([SHEETS[kind]] if kind else []), *([WHAT_NAMES[what]] if what else [])]

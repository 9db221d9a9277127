"""What the page of an import shows: where it stands, the counts, and the changes and problems in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext

from handlingsrom.foundation.people.importing import lifecycle
from handlingsrom.foundation.people.importing.columns import BY_FIELD, KINDS, SHEETS
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
ACTIVE = Text("Aktiv", "Aktiv", "Active")
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
        "kind": SHEETS[change.kind],
        "what": WHAT_NAMES[change.what],
        "tone": WHAT_TONES[change.what],
        "values": [_value(change, *shown) for shown in change.shown],
    }


def _value(change: Change, field: str, before: str, after: str) -> dict[str, Any]:
    title = ACTIVE if field == "active" else BY_FIELD[field].title
    same = before == after
    return {
        "title": title,
        "before": "" if same or change.what == NEW else _said(field, before),
        "after": _said(field, after),
        "is_changed": change.what != NEW and not same,
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
        case "active" | "protected":
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

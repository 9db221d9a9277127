"""The auditor's pages of the record: search, one entry, and the export of what was found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.record_reader.access import may_read
from handlingsrom.foundation.people.record_reader.actions import exported, looked_up
from handlingsrom.foundation.people.record_reader.exports import as_csv, as_json, rows_of, words_of
from handlingsrom.foundation.people.record_reader.forms import SearchForm
from handlingsrom.foundation.people.record_reader.queries import Key, entries_found, entry_of, names_of
from handlingsrom.foundation.records.kinds import SOMEBODY, Kind
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.records.queries import body_of
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.text import Text, as_language

PAGE = 50
MOST_EXPORTED = 200_000
FORMS = {"csv": (as_csv, "text/csv"), "json": (as_json, "application/json")}
Kinds = Mapping[str, Kind]
Things = Mapping[str, Text]


@require_GET
def log(request: Any, kinds: Kinds, things: Things) -> HttpResponse:
    """What the record holds, newest first, by person, case, kind and period."""
    reader = _reader(request)
    form = SearchForm(request.GET, agency_id=reader.person.agency_id, kinds=kinds)
    rows: list[dict[str, Any]] = []
    next_url = ""
    if form.is_valid():
        search = form.search()
        found = list(
            entries_found(
                reader.person.agency_id, search, _shielded(kinds), _key(request.GET.get("before", ""))
            )[:PAGE]
        )
        looked_up(search.person.id if search.person else None, by=reader, at=request.at)
        rows = _rows(reader.person.agency_id, found, kinds, things)
        next_url = _address(request, before=_key_text(found[-1])) if len(found) == PAGE else ""
    exports = [(form, _address(request, reverse("log-export", args=[form]))) for form in FORMS]
    context = {"form": form, "rows": rows, "next_url": next_url, "exports": exports}
    return render(request, "record_reader/log.html", context, status=200 if form.is_valid() else 422)


@require_GET
def entry(request: Any, entry_id: UUID, kinds: Kinds, things: Things) -> HttpResponse:
    """One entry whole; reading it is a look at the person whom it is about."""
    reader = _reader(request)
    found = entry_of(reader.person.agency_id, entry_id)
    if found is None:
        raise Absent
    is_shielded = found.kind in _shielded(kinds)
    if not is_shielded:  # else the look itself would tell whom it is about
        looked_up(found.subject_id, by=reader, at=request.at)
    row = _rows(reader.person.agency_id, [found], kinds, things)[0]
    body = {} if is_shielded else {k: v for k, v in body_of(found).items() if k != "by"}
    context = {
        "row": row,
        "facts": _facts(found, row, is_shielded=is_shielded),
        "reason": str(body.pop("reason", "")),
        "says": json.dumps(body, ensure_ascii=False, indent=2) if body else "",
        "is_removed": not body_of(found),
        "is_shielded": is_shielded,
    }
    return render(request, "record_reader/entry.html", context)


@require_GET
def export(request: Any, form: str, kinds: Kinds, things: Things) -> Any:
    """Everything that a search finds, as a file made inside the wall; recorded."""
    reader = _reader(request)
    asked = SearchForm(request.GET, agency_id=reader.person.agency_id, kinds=kinds)
    if form not in FORMS or not asked.is_valid():
        raise Absent
    search = asked.search()
    entries = entries_found(reader.person.agency_id, search, _shielded(kinds))
    count = entries[: MOST_EXPORTED + 1].count()
    if count > MOST_EXPORTED:
        return _too_much(request, asked)
    looked_up(search.person.id if search.person else None, by=reader, at=request.at)
    make, content_type = FORMS[form]
    language = as_language(get_language() or "nb")
    file = make(rows_of(entries.iterator(chunk_size=2000), kinds, language))
    exported(search, count, form, by=reader, at=request.at)
    return FileResponse(file, as_attachment=True, filename=f"logg.{form}", content_type=content_type)


def _too_much(request: Any, form: SearchForm) -> HttpResponse:
    form.add_error(
        None,
        gettext("More than %(most)s entries were found. Choose a shorter period.") % {"most": MOST_EXPORTED},
    )
    return render(request, "record_reader/log.html", {"form": form, "rows": []}, status=422)


def _reader(request: Any) -> Standing:
    """Whoever may not read the record is told that there is none."""
    standing: Standing = request.standing
    if not may_read(standing):
        raise Absent
    return standing


def _shielded(kinds: Kinds) -> set[str]:
    return {code for code, kind in kinds.items() if kind.shielded}


def _rows(agency_id: UUID, entries: list[Entry], kinds: Kinds, things: Things) -> list[dict[str, Any]]:
    shielded = _shielded(kinds)
    names = names_of(agency_id, [each.subject_id for each in entries if each.kind not in shielded])
    language = as_language(get_language() or "nb")
    return [
        {
            "url": reverse("log-entry", args=[each.id]),
            "at": each.at,
            "what": words_of(kinds.get(each.kind), each.kind, language),
            "by": SOMEBODY.in_(language) if each.kind in shielded else _by(each),
            "about": names.get(each.subject_id, "") if each.subject_id else "",
            "thing": "–" if each.kind in shielded else things.get(each.thing_kind, each.thing_kind),
        }
        for each in entries
    ]


def _by(entry: Entry) -> str:
    return str(body_of(entry).get("by", "")) or gettext("Removed by retention")


def _facts(entry: Entry, row: dict[str, Any], *, is_shielded: bool) -> list[dict[str, Any]]:
    link = getattr(entry, "link", None)
    whose = [
        {"name": gettext("Who did it"), "value": row["by"]},
        {"name": gettext("About whom"), "value": row["about"]},
        {"name": gettext("What it is about"), "value": row["thing"]},
        {"name": gettext("The id of the case"), "value": str(entry.thing_id)},
    ]
    return [
        *([] if is_shielded else whose),
        {
            "name": gettext("Number in the chain"),
            "value": str(link.number) if link else gettext("Not chained yet"),
        },
        {"name": gettext("Fingerprint in the chain"), "value": link.hash if link else None},
    ]


def _address(request: Any, path: str = "", **changed: str) -> str:
    asked = {name: value for name, value in request.GET.items() if value and name != "before"}
    return f"{path}?{urlencode(asked | changed)}"


def _key_text(entry: Entry) -> str:
    return f"{entry.at.isoformat()}~{entry.id}"


def _key(text: str) -> Key | None:
    """Where to go on; what is no key gives the list from its beginning."""
    at, _, id_ = text.partition("~")
    try:
        when = datetime.fromisoformat(at)
        return Key(when.astimezone(UTC), UUID(id_)) if when.tzinfo else None
    except (ValueError, OverflowError):
        return None

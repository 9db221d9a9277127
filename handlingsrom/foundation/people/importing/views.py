"""The pages of importing: try a file, see what it changes, load it, roll it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handlingsrom.foundation.people.importing import lifecycle
from handlingsrom.foundation.people.importing.access import may_import
from handlingsrom.foundation.people.importing.actions import load, roll_back, try_file
from handlingsrom.foundation.people.importing.columns import COLUMNS, KINDS, ROW_TYPES, SHEETS
from handlingsrom.foundation.people.importing.examples import FORMATS
from handlingsrom.foundation.people.importing.forms import FileForm, said
from handlingsrom.foundation.people.importing.models import Import
from handlingsrom.foundation.people.importing.pages import (
    change_row,
    chosen,
    count_table,
    heading_of,
    problem_row,
    status_shown,
)
from handlingsrom.foundation.people.importing.problems import Unreadable
from handlingsrom.foundation.people.importing.queries import (
    changes_of,
    imports_of,
    problems_of,
    status_of,
)
from handlingsrom.foundation.people.importing.reading import LARGEST
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.text import as_language

PAGE = 50
SHORT = 20  # imports on the first page


@require_http_methods(["GET", "POST"])
def imports(request: Any) -> HttpResponse:
    """A file to try, and those that were tried before."""
    _may_see(request)
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        made = _tried(request, form)
        if made:
            return redirect("import", made.id)
    listed = [
        {"made": made, "status": status_shown(made)}
        for made in imports_of(request.standing.person.agency_id)[:SHORT]
    ]
    formats = [{"format": name, "title": title} for name, (_, title, _) in FORMATS.items()]
    context = {"form": form, "imports": listed, "formats": formats}
    return render(
        request, "importing/imports.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _tried(request: Any, form: FileForm) -> Import | None:
    file = form.cleaned_data["file"]
    try:
        with transaction.atomic():
            content = file.read(LARGEST + 1)
            agency = request.standing.person.agency
            return try_file(agency, file.name, content, by=request.standing, at=request.at)
    except Unreadable as why:
        form.add_error("file", said(why))
        return None


@require_GET
def one_import(request: Any, import_id: UUID) -> HttpResponse:
    """What a file changes: the counts, what is wrong, then each change, a page at a time."""
    made = _import(request, import_id)
    kind, what = chosen(request.GET)
    after, wrong_after = _number(request.GET.get("after", "")), _number(request.GET.get("problems", ""))
    changes = list(changes_of(made, kind, what, after)[: PAGE + 1])
    problems = list(problems_of(made, wrong_after)[: PAGE + 1])
    status = status_of(made)
    context = {
        "made": made,
        "status": status_shown(made),
        "counts": count_table(made),
        "kind": kind,
        "what": what,
        "heading": heading_of(kind, what),
        "changes": [change_row(change) for change in changes[:PAGE]],
        "more_changes": _address(kind, what, after=changes[PAGE - 1].number) if len(changes) > PAGE else "",
        "problems": [problem_row(problem) for problem in problems[:PAGE]],
        "more_problems": _address(problems=problems[PAGE - 1].number) if len(problems) > PAGE else "",
        "can_load": status == lifecycle.TRIED and not made.errors and any(made.counts.values()),
        "can_roll_back": status == lifecycle.LOADED and not made.forgotten_at,
        "load_step": lifecycle.LOAD,
        "roll_back_step": lifecycle.ROLL_BACK,
    }
    return render(request, "importing/import.html", context)


@require_POST
def load_import(request: Any, import_id: UUID) -> HttpResponse:
    """The one click that loads it."""
    made = _import(request, import_id)
    load(made.id, agency_id=made.agency_id, by=request.standing, at=request.at)
    messages.success(request, gettext("The organisation is loaded."))
    return redirect("import", made.id)


@require_POST
def roll_back_import(request: Any, import_id: UUID) -> HttpResponse:
    """The one click that undoes it."""
    made = _import(request, import_id)
    roll_back(made.id, agency_id=made.agency_id, by=request.standing, at=request.at)
    messages.success(request, gettext("Everything is as it was before the file was loaded."))
    return redirect("import", made.id)


@require_GET
def example(request: Any, format: str) -> HttpResponse:
    """A small file to fill in."""
    _may_see(request)
    if format not in FORMATS:
        raise Absent
    make, _, content_type = FORMATS[format]
    headers = {"Content-Disposition": f'attachment; filename="organisasjon-eksempel.{format}"'}
    content = make(as_language(get_language() or "nb"))
    return HttpResponse(content, content_type=content_type, headers=headers)


@require_GET
def columns(request: Any) -> HttpResponse:
    """What each column means, and which rows use it."""
    _may_see(request)
    kinds = [{"kind": kind, "name": SHEETS[kind], "help": ROW_TYPES[kind]} for kind in KINDS]
    listed = [
        {
            "column": column,
            "uses": [
                {"name": SHEETS[kind], "used": kind in column.of, "needed": kind in column.needed_by}
                for kind in KINDS
            ],
        }
        for column in COLUMNS
    ]
    return render(request, "importing/columns.html", {"kinds": kinds, "columns": listed})


def _may_see(request: Any) -> None:
    if not may_import(request.standing):
        raise Absent


def _import(request: Any, import_id: UUID) -> Import:
    _may_see(request)
    found = imports_of(request.standing.person.agency_id).filter(id=import_id).first()
    if found is None:
        raise Absent
    return found


def _address(kind: str = "", what: str = "", **more: int) -> str:
    return f"?{urlencode({k: v for k, v in {'kind': kind, 'what': what, **more}.items() if v})}"


def _number(text: str) -> int:
    """A place in a list; what is none gives the list from its beginning."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0

"""Mine opplysninger: what is held about oneself and why, who looked, what was decided; as a page, JSON and PDF."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from handlingsrom.foundation.documents.to_pdf import to_pdf
from handlingsrom.foundation.people.own_data.actions import ask, downloaded
from handlingsrom.foundation.people.own_data.documents import document_of
from handlingsrom.foundation.people.own_data.forms import CorrectionForm
from handlingsrom.foundation.people.own_data.queries import corrections_of
from handlingsrom.foundation.people.own_data.telling import Lists, as_data, tell
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.text import as_language
from handlingsrom.site import features

ON_A_PAGE = 25  # of each kind; the files hold everything
FILES = {"json": "application/json", "pdf": "application/pdf"}


@require_http_methods(["GET", "POST"])
def own_data(request: Any) -> HttpResponse:
    """Everything, and the form by which one asks for a correction."""
    person = request.standing.person
    told = tell(person, lists(), as_language(get_language() or "nb"), ON_A_PAGE)
    asked = request.POST if request.method == "POST" else None
    form = CorrectionForm(asked, tables=[(s.code, s.title) for s in told.sections])
    if request.method == "POST" and form.is_valid():
        ask(**form.cleaned_data, by=request.standing, at=request.at)
        messages.success(request, gettext("Sent to HR, who answers you. You get an e-mail when they have."))
        return redirect("own-data")
    context = {
        "told": told,
        "form": form,
        "most": ON_A_PAGE,
        "corrections": corrections_of(person)[:ON_A_PAGE],
    }
    return render(request, "own_data.html", context, status=422 if form.errors else 200)


@require_GET
def own_data_file(request: Any, form: str) -> HttpResponse:
    """Everything as a file; that it was fetched is recorded."""
    if form not in FILES:
        raise Absent
    person = request.standing.person
    told = tell(person, lists(), as_language(person.language))
    if form == "pdf":
        content = to_pdf(document_of(told, request.at))
    else:
        content = json.dumps(as_data(told, request.at), ensure_ascii=False, indent=2).encode()
    downloaded(form, by=request.standing, at=request.at)
    headers = {"Content-Disposition": f'attachment; filename="mine-opplysninger.{form}"'}
    return HttpResponse(content, content_type=FILES[form], headers=headers)


def lists() -> Lists:
    """What the apps hand down for the telling."""
    return Lists(features.holds(), features.rules(), features.record_words()["kinds"])

"""HR's page of one request for correction."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from handlingsrom.foundation.holding import Held
from handlingsrom.foundation.people.own_data.actions import answer, open_request
from handlingsrom.foundation.people.own_data.forms import AnswerForm
from handlingsrom.rulebook.text import as_language


@require_http_methods(["GET", "POST"])
def correction(request: Any, correction_id: UUID, holds: list[Held]) -> HttpResponse:
    """What somebody asks to have corrected, and the form of the answer."""
    found = open_request(correction_id, by=request.standing, at=request.at)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer(found.id, by=request.standing, at=request.at, **form.cleaned_data)
        messages.success(request, gettext("The answer is sent to the person."))
        return redirect("tasks")
    about = next(
        (held.title.in_(as_language(get_language() or "nb")) for held in holds if held.name == found.about),
        "",
    )
    context = {"correction": found, "form": form, "about": about or gettext("Something else")}
    return render(request, "own_data/correction.html", context, status=422 if form.errors else 200)

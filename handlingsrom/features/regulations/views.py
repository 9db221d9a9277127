"""The pages of the law: browse it on any day, ask it, and see what changed. Anybody may, and nothing is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from handlingsrom.features.regulations import changes
from handlingsrom.features.regulations.acts import ACTS, sections_of
from handlingsrom.features.regulations.documents import document_of
from handlingsrom.features.regulations.forms import ChangeForm, DayForm, GoalForm, QuestionForm
from handlingsrom.features.regulations.interview import GOALS, Interview
from handlingsrom.features.regulations.pages import section_page
from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.documents.to_pdf import to_pdf
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import Language, as_language

SESSION = "interview"
FORGOTTEN_AFTER = timedelta(hours=1)


@require_GET
def acts(request: Any) -> HttpResponse:
    """Every act with what it answers."""
    listed = [{"act": act, "sections": sections_of(act)} for act in ACTS]
    return render(request, "regulations/acts.html", {"acts": [each for each in listed if each["sections"]]})


@require_GET
def act(request: Any, prefix: str) -> HttpResponse:
    """One act: each rule as a sentence, on a day that one may choose, with its history."""
    found = next((act for act in ACTS if act.prefix == prefix), None)
    if found is None:
        raise Absent
    form = DayForm(request.GET or None, initial={"dag": day_of(request.at)})
    try:
        on = registry.read_day(request.GET["dag"]) if "dag" in request.GET else day_of(request.at)
    except Refused as refused:
        on = day_of(request.at)
        for refusal in refused.refusals:
            form.add_error("dag", refusal.reason.in_(_language()))
    sections = [section_page(section, on) for section in sections_of(found)]
    context = {"act": found, "sections": sections, "form": form, "on": on}
    return render(request, "regulations/act.html", context, status=422 if form.errors else 200)


@require_GET
def law_changes(request: Any) -> HttpResponse:
    """What changed between two days on which the law changed."""
    known = changes.days()
    form = ChangeForm(request.GET or None, days=known, initial={"fra": known[-2], "til": known[-1]})
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        before, after = sorted((form.cleaned_data["fra"], form.cleaned_data["til"]))
        told = changes.told(before, after) if before != after else []
        context |= {"before": before, "after": after, "changes": told}
    return render(request, "regulations/changes.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def wizard(request: Any) -> HttpResponse:
    """Choose what to know; a new interview begins."""
    form = GoalForm(request.POST or None)
    if form.is_bound and form.is_valid():
        _keep(request, Interview(GOALS[form.cleaned_data["goal"]], day_of(request.at)))
        return redirect("wizard-step", 1)
    return render(request, "regulations/wizard.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def wizard_step(request: Any, step: int) -> HttpResponse:
    """Question number `step`; the address holds nothing else."""
    interview = _kept(request)
    if interview is None:
        return redirect("wizard")
    if not 1 <= step <= len(interview.answers) + 1:
        return redirect("wizard-step", len(interview.answers) + 1)
    before = interview.until(step)
    fact = before.next_question()
    if fact is None:
        return redirect("wizard-answer")
    given = dict(interview.answers).get(fact.name)
    form = QuestionForm(
        fact, request.POST if request.method == "POST" else None, initial={"answer": _shown(given)}
    )
    if form.is_bound and form.is_valid():
        _keep(request, before.with_answer(fact.name, form.value()))
        return redirect("wizard-step", step + 1)
    context = {"form": form, "step": step, "interview": before, "judgement": fact.judgement}
    return render(request, "regulations/question.html", context, status=422 if form.errors else 200)


@require_GET
def wizard_answer(request: Any) -> HttpResponse:
    """What law says, why, and what would change it."""
    interview = _kept(request)
    if interview is None:
        return redirect("wizard")
    findings = [finding.in_language(_language()) for finding in interview.findings()]
    return render(request, "regulations/answer.html", {"interview": interview, "findings": findings})


@require_GET
def wizard_document(request: Any) -> HttpResponse:
    """The same as a PDF."""
    interview = _kept(request)
    if interview is None:
        return redirect("wizard")
    pdf = to_pdf(document_of(interview, request.at, _language()))
    headers = {"Content-Disposition": 'attachment; filename="svar.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _keep(request: Any, interview: Interview) -> None:
    request.session[SESSION] = interview.stored() | {"at": request.at.isoformat()}
    if request.standing is None:
        request.session.set_expiry(FORGOTTEN_AFTER)


def _kept(request: Any) -> Interview | None:
    """The interview of this session, unless it is older than an hour."""
    stored = request.session.get(SESSION)
    if not stored or request.at - datetime.fromisoformat(stored["at"]) > FORGOTTEN_AFTER:
        return None
    return Interview.restored(stored)


def _shown(given: Any) -> Any:
    return {True: "yes", False: "no"}.get(given, given) if isinstance(given, bool) else given


def _language() -> Language:
    return as_language(get_language() or "nb")

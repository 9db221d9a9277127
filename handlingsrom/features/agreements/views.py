"""The pages of agreements: load, ask or act, answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handlingsrom.features.agreements.actions import ACTIONS, begin, send, start_for
from handlingsrom.features.agreements.counting import COLUMNS, counted_for, may_count
from handlingsrom.features.agreements.forms import (
    SendForm,
    WishForm,
    arguments_of,
    form_for,
    template_terms,
)
from handlingsrom.features.agreements.lifecycle import STEPS
from handlingsrom.features.agreements.looking import look_at, open_case, refuse_others
from handlingsrom.features.agreements.next_steps import DANGEROUS
from handlingsrom.features.agreements.pages import answer_to, case_page, row_of, talk_to, what_one_sees
from handlingsrom.features.agreements.queries import DOCUMENT, Case, page_of
from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.documents.queries import document_of
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.queries import people_led_by
from handlingsrom.foundation.steps import Absent, why_not
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import as_language

PAGE = 25


@require_GET
def agreements(request: Any) -> HttpResponse:
    """Every agreement that the person may see, newest first."""
    before = _instant(request.GET.get("before", ""))
    cases = page_of(request.standing, before, PAGE)
    rows = [row_of(case) for case in cases]
    consented = frozenset[UUID]().union(*request.standing.consented.values())
    for case in cases:
        if case.agreement.id in consented:  # what consent lets somebody see is a look, in a list too
            look_at(case.position.person_id, by=request.standing, at=request.at)
    context = {"rows": rows, "next_url": _more(cases), "sees": what_one_sees(request.standing)}
    context["may_count"] = may_count(request.standing)
    return render(request, "agreements/list.html", context)


@require_GET
def counts(request: Any) -> HttpResponse:
    """Persons by unit and by what they have; for representatives with small numbers hidden."""
    counted = counted_for(request.standing)
    if counted is None:
        raise Absent
    context = {"counted": counted, "columns": COLUMNS.values()}
    return render(request, "agreements/counts.html", context)


@require_http_methods(["GET", "POST"])
def wish(request: Any) -> HttpResponse:
    """ "Jeg ønsker å jobbe hjemmefra": the form, with what law says of what has been typed so far."""
    positions = request.standing.positions
    position = _chosen(positions, request)
    initial = template_terms(day_of(request.at), request.standing.person.language)
    form = WishForm(request.POST or None, initial=initial)
    send_form = SendForm(request.POST or None)
    refusals: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid() and send_form.is_valid():
        try:
            with transaction.atomic():
                accommodation = send_form.cleaned_data["accommodation"]
                made = begin(
                    position, form.terms(), by=request.standing, at=request.at, accommodation=accommodation
                )
                if "send" in request.POST:
                    send(made.id, by=request.standing, at=request.at, seen=None, accommodation=accommodation)
            messages.success(
                request,
                gettext("Sent to your leader.") if "send" in request.POST else gettext("Kept as a draft."),
            )
            return redirect("agreement", made.id)
        except Refused as refused:
            refusals = refused.refusals
    context = {
        "form": form, "send_form": send_form, "refusals": refusals, "position": position, "positions": positions,
        "talk_to": talk_to(request.standing, position), **answer_to(form, position, day_of(request.at)),
    }  # fmt: skip
    return render(request, "agreements/wish.html", context, status=_status(form, refusals))


@require_POST
def answer(request: Any) -> HttpResponse:
    """Only the answer, while the terms are being typed; nothing is kept."""
    candidates = (*request.standing.positions, *people_led_by(request.standing))
    position = _chosen(candidates, request)
    form = WishForm(request.POST)
    form.is_valid()
    sends = urlsplit(request.headers.get("HX-Current-URL", "")).path == reverse("wish")
    context = {"form": form, "sends": sends, **answer_to(form, position, day_of(request.at))}
    return render(request, "agreements/answered.html", context)


@require_http_methods(["GET", "POST"])
def start(request: Any) -> HttpResponse:
    """The leader proposes an agreement to an employee, who answers it."""
    led = list(people_led_by(request.standing))
    if not led:
        raise Absent
    position = next(
        (p for p in led if str(p.id) == request.POST.get("position", request.GET.get("position"))), None
    )
    form = WishForm(
        request.POST or None,
        initial=template_terms(day_of(request.at), request.standing.person.agency.language),
    )
    if request.method == "POST" and form.is_valid() and position:
        made = start_for(position, form.terms(), by=request.standing, at=request.at)
        messages.success(request, gettext("Sent to the employee, who answers it."))
        return redirect("agreement", made.id)
    missing = gettext("Choose whom the proposal is for.") if form.is_bound and position is None else ""
    context = {"form": form, "led": led, "position": position, "missing": missing}
    context |= answer_to(form, position or led[0], day_of(request.at))
    return render(request, "agreements/start.html", context, status=_status(form, missing))


@require_GET
def agreement(request: Any, agreement_id: UUID) -> HttpResponse:
    """One agreement whole: where it stands, what it says, what law says, and what one can do."""
    case = open_case(agreement_id, by=request.standing, at=request.at)
    return render(request, "agreements/agreement.html", case_page(case, request.standing, _language()))


@require_http_methods(["GET", "POST"])
def step(request: Any, agreement_id: UUID, step: str) -> HttpResponse:
    """A step: its own page where it asks for something, else at once."""
    case = open_case(agreement_id, by=request.standing, at=request.at)
    if step not in STEPS:
        raise Absent
    if request.method == "GET" and (reasons := why_not(STEPS[step], case.situation)):
        raise Refused(reasons)
    form = form_for(step, case, request.POST if request.method == "POST" else None)
    refusals: tuple[Any, ...] = ()
    if form.is_bound and not form.is_valid():
        refuse_others(step, case)
    if form.is_bound and form.is_valid():
        try:
            seen = _number(request.POST.get("seen", ""))
            ACTIONS[step](
                case.agreement.id, by=request.standing, at=request.at, seen=seen, **arguments_of(step, form)
            )
            messages.success(request, gettext("You %(what)s.") % {"what": STEPS[step].done.in_(_language())})
            return redirect("agreement", case.agreement.id)
        except Refused as refused:
            if any(refusal.code in ("not_granted", "changed_meanwhile") for refusal in refused.refusals):
                raise
            refusals = refused.refusals
    context = {"case": case, "step": STEPS[step], "form": form, "refusals": refusals}
    context["dangerous"] = step in DANGEROUS
    if isinstance(form, SendForm):
        context["talk_to"] = talk_to(request.standing, case.position)
    if isinstance(form, WishForm):
        context |= answer_to(form, case.position, case.on)
    return render(request, _template_of(form), context, status=_status(form, refusals))


@require_GET
def document(request: Any, agreement_id: UUID) -> HttpResponse:
    """The sealed document, byte for byte."""
    case = open_case(agreement_id, by=request.standing, at=request.at)
    found = document_of(case.agreement.agency_id, (DOCUMENT, case.version.id))
    if found is None:
        raise Absent
    headers = {"Content-Disposition": f'attachment; filename="{found.file_name}"'}
    return HttpResponse(bytes(found.pdf), content_type="application/pdf", headers=headers)


def _chosen(positions: Sequence[Position], request: Any) -> Position:
    """The position that is asked for, else the first; one that is not among them is not there."""
    wanted = request.POST.get("position", "") or request.GET.get("position", "")
    chosen = [position for position in positions if not wanted or str(position.id) == wanted]
    if not chosen:
        raise Absent
    return chosen[0]


def _template_of(form: Any) -> str:
    return "agreements/edit.html" if isinstance(form, WishForm) else "agreements/step.html"


def _status(form: Any, refused: Any) -> int:
    return 422 if refused or (form.is_bound and form.errors) else 200


def _language() -> Any:
    return as_language(get_language() or "nb")


def _number(text: str) -> int | None:
    """A revision; of endless digits the first ten are wrong enough."""
    return int(text[:10]) if text.isdecimal() else None


def _more(cases: list[Case]) -> str:
    if len(cases) < PAGE:
        return ""
    return f"?{urlencode({'before': cases[-1].agreement.created_at.isoformat()})}"


def _instant(text: str) -> datetime | None:
    """An instant with its time zone; what is none gives the list from its beginning."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None

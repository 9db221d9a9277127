"""The pages that belong to no feature: front, tasks, mailbox, document check, tokens, errors."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handlingsrom.foundation.documents.check import LARGEST, Checked, Outcome, check
from handlingsrom.foundation.outbox.queries import mail_to
from handlingsrom.foundation.people.actions import (
    SCOPES,
    choose_language,
    make_system_token,
    make_token,
    revoke_system_token,
    revoke_token,
)
from handlingsrom.foundation.people.queries import system_tokens_of, tokens_of
from handlingsrom.foundation.people.roles import ADMINISTRATOR
from handlingsrom.foundation.people.sign_in.entering import safe_next
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.text import LANGUAGES, as_language
from handlingsrom.site import features
from handlingsrom.site.forms import CheckForm, OwnTokenForm, SystemTokenForm
from handlingsrom.site.middleware import LANGUAGE_COOKIE
from handlingsrom.site.places import AGENCY, ONESELF, open_to
from handlingsrom.site.public import API
from handlingsrom.site.refusing import came_from, problem, refusal_page

ONE_YEAR = 365 * 24 * 60 * 60


@require_GET
def front(request: Any) -> HttpResponse:
    """What waits for me, what I have, what I can start; for a stranger, what this is."""
    if request.standing is None:
        return render(request, "front.html")
    context = {
        "waiting": features.waiting(request.standing),
        "mine": features.held(request.standing),
        "can_start": features.can_start(request.standing),
        "sees": features.sees(request.standing),
    }
    return render(request, "front.html", context)


@require_GET
def agency(request: Any) -> HttpResponse:
    """Virksomheten: what is to be found in the agency beside the cases, and what a person chooses for herself."""
    context = {
        "agency": request.standing.person.agency,
        "places": open_to(request.standing, AGENCY),
        "own": open_to(request.standing, ONESELF),
    }
    return render(request, "agency.html", context)


@require_GET
def tasks(request: Any) -> HttpResponse:
    """Mine oppgaver: the same tasks as on the front page, alone and in order."""
    return render(request, "tasks.html", {"tasks": features.waiting(request.standing)})


@require_POST
def language(request: Any) -> HttpResponse:
    """Choose the language: kept on the person, or in a cookie for a stranger."""
    chosen = request.POST.get("language", "")
    answer = redirect(safe_next(request, request.POST.get("next", "")))
    if chosen not in LANGUAGES:
        return answer
    if request.standing:
        choose_language(chosen, by=request.standing.person, at=request.at)
    answer.set_cookie(
        LANGUAGE_COOKIE, chosen, ONE_YEAR, samesite="Lax", httponly=True, secure=settings.BEHIND_TLS
    )
    return answer


@require_GET
def mailbox(request: Any) -> HttpResponse:
    """The demo's mailbox: one's own mail."""
    _only_in_demo()
    person = request.standing.person
    mails = [
        {"url": reverse("mail", args=[m.id]), "subject": m.subject, "to": m.address, "sent_at": m.written_at}
        for m in mail_to(person.agency_id, person.id)[:50]
    ]
    return render(request, "mailbox.html", {"mails": mails})


@require_GET
def mail(request: Any, mail_id: UUID) -> HttpResponse:
    """One mail of one's own."""
    _only_in_demo()
    person = request.standing.person
    found = mail_to(person.agency_id, person.id).filter(id=mail_id).first()
    if found is None:
        raise Absent
    shown = {"subject": found.subject, "to": found.address, "sent_at": found.written_at, "body": found.body}
    return render(request, "mail.html", {"mail": shown})


@require_http_methods(["GET", "POST"])
def check_document(request: HttpRequest) -> HttpResponse:
    """Tell anybody what a document is and whether it is intact; nothing is stored."""
    form = CheckForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        checked = check(form.cleaned_data["file"].read(LARGEST + 1), own_certificates())
        return render(request, "check.html", {"form": CheckForm(), "result": _result(checked)})
    return render(request, "check.html", {"form": form}, status=422 if form.is_bound else 200)


def own_certificates() -> list[bytes]:
    """The seal certificates of the agencies that this installation serves."""
    return [path.read_bytes() for path in sorted(settings.SEAL_KEYS.glob("*/seal-certificate.pem"))]


def _result(checked: Checked) -> dict[str, Any]:
    verdicts = {Outcome.GENUINE: "ok", Outcome.DOUBTFUL: "not_ok", Outcome.UNREADABLE: "unreadable"}
    return {
        "verdict": verdicts[checked.outcome],
        "what": (checked.attachment or {}).get("title", ""),
        "sealed_by": checked.signer,
        "sealed_at": checked.sealed_at,
        "approvals": [{"name": a.name, "role": a.on_behalf_of, "at": a.at} for a in checked.approvals],
        "reasons": checked.reasons,
    }


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "accessibility.html")


@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def tokens(request: Any) -> HttpResponse:
    """Keys to the API, one's own and for the administrator the systems': make one (its secret is shown once), see its use."""
    standing, secret, status = request.standing, "", 200
    forms = {"own": OwnTokenForm(), "system": SystemTokenForm()}
    if request.method == "POST":
        kind = "system" if request.POST.get("for") == "system" else "own"
        form = forms[kind] = type(forms[kind])(request.POST)
        if form.is_valid():
            secret, forms[kind] = _token_made(kind, form.cleaned_data, request), type(form)()
        status = 200 if secret else 422
    administers = standing.holds(ADMINISTRATOR)
    context = {
        "own": tokens_of(standing.person),
        "own_form": forms["own"],
        "systems": system_tokens_of(standing.person.agency_id) if administers else [],
        "system_form": forms["system"] if administers else None,
        "secret": secret,
        "at": request.at,
    }
    return render(request, "tokens.html", context, status=status)


def _token_made(kind: str, told: dict[str, Any], request: Any) -> str:
    lasts = timedelta(days=told["days"])
    if kind == "system":
        return make_system_token(by=request.standing, at=request.at, name=told["name"], lasts=lasts)[1]
    scopes = SCOPES if told["may"] == "act" else ("read",)
    return make_token(
        by=request.standing.person, at=request.at, name=told["name"], scopes=scopes, lasts=lasts
    )[1]


@require_POST
def end_token(request: Any, token_id: UUID) -> HttpResponse:
    """Revoke one of one's own keys, or as the administrator one of a system's."""
    ended = revoke_token(token_id, by=request.standing.person, at=request.at)
    if not ended and request.standing.holds(ADMINISTRATOR):
        ended = revoke_system_token(token_id, by=request.standing, at=request.at)
    if not ended:
        raise Absent
    messages.success(request, gettext("The key is revoked. Programs that use it are refused from now on."))
    return redirect("tokens")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return refusal_page(request, 404, [])


def fault(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours, or for a database that is away for a moment; it asks the database nothing."""
    away = isinstance(sys.exception(), OperationalError | InterfaceError)
    status = 503 if away else 500
    if request.path.startswith(API):
        answer: HttpResponse = problem(request, status, [])
    else:
        with translation.override(as_language(request.COOKIES.get(LANGUAGE_COOKIE, settings.LANGUAGE_CODE))):
            answer = HttpResponse(render_to_string("error.html", {"status": status}), status=status)
    if away:
        answer["Retry-After"] = "5"
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that is too old, or did not come from our own page."""
    context = {"status": 403, "expired": True, "back_url": came_from(request)}
    return render(request, "error.html", context, status=403)


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404

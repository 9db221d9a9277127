"""A refusal for people (a page) and for programs (problem+json, RFC 9457): the same reasons, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import as_language


def refusal_page(request: HttpRequest, status: int, refusals: Iterable[Refusal]) -> HttpResponse:
    """The page that says why not, with a way back to where the person was."""
    back = came_from(request) if status in (409, 422) else ""
    context = {"status": status, "refusals": list(refusals), "back_url": back}
    return render(request, "error.html", context, status=status)


def came_from(request: HttpRequest) -> str:
    """The page of ours that led here; empty where it was nobody's or somebody else's."""
    page = request.headers.get("Referer", "")
    return page if url_has_allowed_host_and_scheme(page, {request.get_host()}) else ""


def problem(request: HttpRequest, status: int, refusals: Iterable[Refusal]) -> JsonResponse:
    """The same as problem+json; `errors` has a code, a reason and what it is about."""
    language = as_language(get_language() or "nb")
    errors = [{"code": r.code, "about": r.about, "reason": r.reason.in_(language)} for r in refusals]
    body = {"type": "about:blank", "title": TITLES[status](), "status": status, "errors": errors}
    answer = JsonResponse(body, status=status, content_type="application/problem+json")
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


TITLES = {
    401: lambda: gettext("A valid token is needed"),
    403: lambda: gettext("You have no access to this"),
    404: lambda: gettext("Not found"),
    409: lambda: gettext("Somebody was before you"),
    422: lambda: gettext("This could not be done"),
    500: lambda: gettext("Something went wrong"),
    503: lambda: gettext("Away for a moment"),
    429: lambda: gettext("Too many tries"),
}

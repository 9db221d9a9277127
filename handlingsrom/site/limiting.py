"""How often: the routes that are counted, for whom, and the answer to who does it too often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from handlingsrom.foundation.limits import limit
from handlingsrom.foundation.limits.actions import count
from handlingsrom.foundation.limits.limit import Limit
from handlingsrom.site.public import API, SCIM
from handlingsrom.site.refusing import problem, refusal_page


@dataclass(frozen=True, slots=True)
class Counted:
    """A limit on a route: for which methods, and whether only for strangers."""

    limit: Limit
    methods: frozenset[str] = frozenset({"POST"})
    strangers_only: bool = False


EVERY = frozenset({"GET", "POST"})
COUNTED = {
    "sign-in-start": Counted(limit.SIGN_IN, EVERY),
    "sign-in-answer": Counted(limit.SIGN_IN, EVERY),
    "sign-in-choose": Counted(limit.SIGN_IN),
    "sign-in-demo": Counted(limit.SIGN_IN),
    "sign-in-address": Counted(limit.ASKING),
    "sign-in-mail": Counted(limit.ASKING),
    "sign-in-bind": Counted(limit.LINK, EVERY),
    "sign-in-link": Counted(limit.LINK, EVERY),
    "check": Counted(limit.CHECK),
    "wizard-document": Counted(limit.WIZARD_PDF, EVERY, strangers_only=True),
}


class Limited:
    """Count the routes in `COUNTED`, and refuse who comes too often before anything else is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Before the view and its transaction, so that what fails is counted too."""
        counted = COUNTED.get(request.resolver_match.view_name)
        if counted is None or request.method not in counted.methods:
            return None
        if counted.strangers_only and request.standing is not None:
            return None
        return refuse_if_too_often(request, counted.limit)


def refuse_if_too_often(request: Any, counted: Limit) -> HttpResponse | None:
    """Count this request's network address once more; the refusal when that is too often."""
    wait = count(counted, address_of(request), request.at)
    if not wait:
        return None
    answer = problem if request.path.startswith((API, SCIM)) else refusal_page
    refused: HttpResponse = answer(request, 429, [])
    refused["Retry-After"] = str(wait)
    return refused


def address_of(request: HttpRequest) -> str:
    """The network that asks: behind our own proxy the last address that it tells, of IPv6 the first 64 bits."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", told).rpartition(",")[2].strip()
    try:
        address = ip_address(told)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)

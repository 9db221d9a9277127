"""Signing in: the page that offers the ways, leaving for a provider, coming back, and choosing among agencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.people.models import Agency
from handlingsrom.foundation.people.sign_in.demo import may_pick, personas
from handlingsrom.foundation.people.sign_in.entering import (
    ASK_ANEW,
    REMEMBERED,
    agencies_of,
    come_in,
    failed,
    proof_in,
    proof_of,
    provider_known,
    remember,
)
from handlingsrom.foundation.people.sign_in.failures import Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.queries import agencies_to_choose, agency_with_ways, ways_of
from handlingsrom.foundation.people.sign_in.relying_party import Begun, address_at, begin, finish

MOST_BEGUN = 5  # windows in which one browser signs in at the same time
View = Callable[..., HttpResponse]


@never_cache
@require_GET
def sign_in(request: Any) -> HttpResponse:
    """How to sign in: the ways of the agency that is chosen, or which agency it is."""
    agencies = agencies_to_choose(day_of(request.at))
    wanted = request.GET.get("virksomhet", request.COOKIES.get(REMEMBERED, ""))
    chosen = next((a for a in agencies if a.orgnr == wanted or len(agencies) == 1), None)
    next_page = request.GET.get("next", "")
    context = {
        "agency": chosen,
        "agencies": agencies,
        "ways": _ways(chosen, agencies, next_page),
        "by_mail": _address("sign-in-mail", [], chosen, next_page) if chosen and chosen.ways.by_mail else "",
        "personas": personas() if may_pick(request) else [],
        "next": next_page,
        "timed_out": "utlopt" in request.GET,
    }
    return render(request, "sign_in/sign_in.html", context)


def _ways(chosen: Agency | None, agencies: list[Agency], next_page: str) -> list[dict[str, Any]]:
    """The chosen agency's providers; before one is chosen, those that several agencies share."""
    known: dict[str, Provider] = settings.SIGN_IN_PROVIDERS
    used = Counter(key for agency in agencies for key in agency.ways.providers)
    keys = chosen.ways.providers if chosen else [key for key, many in used.items() if many > 1]
    return [
        {"name": provider.name, "url": _address("sign-in-start", [key], chosen, next_page)}
        for key, provider in known.items()
        if key in keys
    ]


def _address(route: str, arguments: list[str], agency: Agency | None, next_page: str) -> str:
    told = {"virksomhet": agency.orgnr if agency else "", "next": next_page}
    asked = urlencode({name: value for name, value in told.items() if value})
    return reverse(route, args=arguments) + (f"?{asked}" if asked else "")


def helping(view: View) -> View:
    """What fails while signing in becomes the page that helps."""

    @wraps(view)
    def helped(request: Any, *arguments: Any, **named: Any) -> HttpResponse:
        request.signing_in_to = None
        try:
            return view(request, *arguments, **named)
        except SignInFailed as failure:
            return failed(
                request, failure, provider=named.get("provider_key", ""), agency_id=request.signing_in_to
            )

    return helped


def redirect_uri(key: str) -> str:
    """Where a provider sends the browser back to."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('sign-in-answer', args=[key])}"


@non_atomic_requests
@never_cache
@require_GET
@helping
def start(request: Any, provider_key: str) -> HttpResponse:
    """Leave for the provider."""
    provider = provider_known(provider_key)
    orgnr = request.GET.get("virksomhet", "")
    agency = next((a for a in agencies_to_choose(day_of(request.at)) if a.orgnr == orgnr), None)
    if agency and provider_key not in ways_of(agency).providers:
        raise SignInFailed(Failure.NOT_CHOSEN)
    chosen = str(agency.id) if agency else ""
    next_page, anew = request.GET.get("next", "")[:500], request.session.pop(ASK_ANEW, False)
    state, begun = begin(provider, request.at, agency=chosen, next_page=next_page, anew=anew)
    address = address_at(
        provider, state, begun, redirect_uri(provider_key), get_language() or "nb", request.at
    )
    former = list(request.session.get("begun", {}).items())[-MOST_BEGUN + 1 :]
    request.session["begun"] = dict([*former, (state, begun.kept())])
    answer = redirect(address)
    return remember(answer, agency.orgnr) if agency else answer


@non_atomic_requests
@never_cache
@require_GET
@helping
def answer(request: Any, provider_key: str) -> HttpResponse:
    """Back from the provider: each state is good once, whatever comes of it."""
    provider = provider_known(provider_key)
    waiting = request.session.get("begun", {})
    kept = waiting.pop(request.GET.get("state", ""), None)
    request.session["begun"] = waiting
    begun = Begun(**kept) if kept else None
    request.signing_in_to = UUID(begun.agency) if begun and begun.agency else None
    proven = finish(provider, begun, request.GET, redirect_uri(provider_key), request.at)
    proof = proof_of(proven, provider, begun.next if begun else "", request.at.timestamp())
    agency = agency_with_ways(request.signing_in_to) if request.signing_in_to else None
    if agency is None:
        known = agencies_of(proof)
        if len(known) != 1:
            proof.keep(request)
            return redirect("sign-in-choose")
        agency = known[0].agency
        request.signing_in_to = agency.id
    return come_in(request, proof, agency)


@never_cache
@require_http_methods(["GET", "POST"])
@helping
def choose(request: Any) -> HttpResponse:
    """Somebody of several agencies chooses one; somebody of none yet says where she or he works."""
    proof = proof_in(request)
    known = [identity.agency for identity in agencies_of(proof)]
    agencies = known or [
        agency for agency in agencies_to_choose(day_of(request.at)) if proof.provider in agency.ways.providers
    ]
    if request.method == "GET":
        return render(request, "sign_in/choose.html", {"agencies": agencies, "known": bool(known)})
    chosen = next((a for a in agencies if str(a.id) == request.POST.get("agency")), None)
    if chosen is None:
        raise SignInFailed(Failure.NOT_CHOSEN)
    request.signing_in_to = chosen.id
    return come_in(request, proof, chosen)

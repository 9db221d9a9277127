"""Links to the work address: one that binds a new sign-in to a person, one that signs in where an agency allows it.

A link is opened by GET and confirmed by POST, so that what scans mail uses nothing up; the answer to who asks is
always the same.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.limits.actions import count
from handlingsrom.foundation.limits.limit import ADDRESS
from handlingsrom.foundation.people.models import Agency, Person
from handlingsrom.foundation.people.sign_in.actions import ask_for_link, use_link
from handlingsrom.foundation.people.sign_in.entering import (
    bound,
    let_in,
    proof_in,
    provider_known,
    refuse_agency,
)
from handlingsrom.foundation.people.sign_in.failures import Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.forms import AddressForm
from handlingsrom.foundation.people.sign_in.models import Link
from handlingsrom.foundation.people.sign_in.queries import (
    agencies_to_choose,
    agency_with_ways,
    link_presented,
    person_at_address,
    ways_of,
)
from handlingsrom.foundation.people.sign_in.views import helping
from handlingsrom.foundation.walls import within


@never_cache
@require_http_methods(["GET", "POST"])
@helping
def address(request: Any) -> HttpResponse:
    """After a provider has proven who it is for the first time: which work address is it?"""
    proof = proof_in(request)
    agency = agency_with_ways(UUID(request.session["bind_in"])) if "bind_in" in request.session else None
    if agency is None:
        raise SignInFailed(Failure.STATE)
    refuse_agency(agency, proof)
    told = {"identity": proof.identity, "issuer": proof.issuer, "provider": proof.provider}
    return _asked(request, agency, told, provider_known(proof.provider).name)


@never_cache
@require_http_methods(["GET", "POST"])
@helping
def mail(request: Any) -> HttpResponse:
    """The fallback: a link to sign in, where the agency has switched it on."""
    orgnr = request.GET.get("virksomhet", "")
    agency = next((a for a in agencies_to_choose(day_of(request.at)) if a.orgnr == orgnr), None)
    if agency is None or not agency.ways.by_mail:
        raise SignInFailed(Failure.NOT_CHOSEN)
    return _asked(request, agency, {}, None)


def _asked(request: Any, agency: Agency, told: dict[str, str], provider: object) -> HttpResponse:
    form = AddressForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "agency": agency, "provider": provider, "again": reverse("sign-in")}
    if not form.is_valid():
        return render(request, "sign_in/address.html", context, status=422 if form.is_bound else 200)
    wanted = form.cleaned_data["email"].lower()
    wait = count(ADDRESS, f"{agency.id} {wanted}", request.at)
    person = None if wait else person_at_address(agency, wanted)
    if person:
        ask_for_link(person, at=request.at, **told)
    return render(request, "sign_in/sent.html", context)


@sensitive_variables("secret")
@never_cache
@require_http_methods(["GET", "POST"])
@helping
def bind_link(request: Any, secret: str) -> HttpResponse:
    """The link that binds: good in the browser where the provider proved who it is, and nowhere else."""
    link = _usable(request, secret)
    if not link.identity:
        raise SignInFailed(Failure.LINK)
    try:
        proof = proof_in(request)
    except SignInFailed:
        raise SignInFailed(Failure.OTHER_BROWSER) from None
    if proof.identity != link.identity:
        raise SignInFailed(Failure.OTHER_BROWSER)
    refuse_agency(link.agency, proof)
    person = _person(link)
    if request.method == "GET":
        name = provider_known(proof.provider).name
        return render(request, "sign_in/confirm.html", {"person": person, "provider": name})
    use_link(secret, at=request.at, identity=proof.identity)
    identity = bound(person, proof, request)
    if identity.waits:
        raise SignInFailed(Failure.WAITS)
    return let_in(request, person, proof.next, proof=proof, identity=identity)


@sensitive_variables("secret")
@never_cache
@require_http_methods(["GET", "POST"])
@helping
def mail_link(request: Any, secret: str) -> HttpResponse:
    """The link that signs in, once."""
    link = _usable(request, secret)
    if link.identity or not ways_of(link.agency).by_mail:
        raise SignInFailed(Failure.LINK)
    person = _person(link)
    if request.method == "GET":
        return render(request, "sign_in/confirm.html", {"person": person, "provider": None})
    use_link(secret, at=request.at)
    return let_in(request, person, "")


def _usable(request: Any, secret: str) -> Link:
    link = link_presented(secret, request.at)
    if link is None:
        raise SignInFailed(Failure.LINK)
    request.signing_in_to = link.agency_id
    return link


def _person(link: Link) -> Person:
    with within(link.agency_id):
        return Person.objects.select_related("agency").get(agency_id=link.agency_id, id=link.person_id)

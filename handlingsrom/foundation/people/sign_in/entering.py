"""What every way in shares: the proof that a session holds for a while, entering, and the page that says why not."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from handlingsrom.foundation.people.models import Agency, Person
from handlingsrom.foundation.people.sign_in.actions import bind, enter, note_failure, note_use, tie
from handlingsrom.foundation.people.sign_in.failures import PAGES, Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.models import Identity
from handlingsrom.foundation.people.sign_in.profiles import Binds
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.queries import (
    agency_with_ways,
    digest_of_pair,
    identities_known,
    person_bound_by,
    person_of,
    ways_of,
)
from handlingsrom.foundation.people.sign_in.relying_party import Proven
from handlingsrom.foundation.people.sign_in.sessions import admit
from handlingsrom.foundation.walls import within

log = logging.getLogger(__name__)
PROOF_LASTS = timedelta(minutes=15)
REMEMBERED = "agency"  # the cookie with the agency that was chosen last
ASK_ANEW = "ask_anew"  # in the session: the provider must not let in whom it remembers
OTHERWISE = {
    Failure.LEVEL,
    Failure.ORGANISATION,
    Failure.UNKNOWN,
    Failure.LEFT,
}  # another sign-in there may help
ONE_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Proof:
    """What a provider has proven in this browser, kept in its session until the person has come in."""

    provider: str
    issuer: str
    identity: str
    sid: str
    hint: str
    told: str  # what binds: the oid or eduPersonPrincipalName
    organisations: tuple[str, ...]
    next: str
    at: float

    def keep(self, request: HttpRequest) -> None:
        """In the session, which gets a new key: who knew the former one knows nothing of this."""
        request.session.cycle_key()
        request.session["proof"] = asdict(self)


def proof_of(proven: Proven, provider: Provider, next_page: str, at: float) -> Proof:
    """What is kept of what was proven."""
    identity = digest_of_pair(proven.issuer, proven.subject)
    organisations = tuple(sorted(proven.organisations))
    told = {Binds.OID: proven.oid, Binds.EPPN: proven.eppn}.get(provider.profile.binds, "")
    return Proof(
        provider.key, proven.issuer, identity, proven.sid, proven.hint, told, organisations, next_page, at
    )


def proof_in(request: Any) -> Proof:
    """The proof of this browser, or `SignInFailed` when there is none or it is old."""
    kept = request.session.get("proof")
    if kept is None or request.at.timestamp() - kept["at"] > PROOF_LASTS.total_seconds():
        raise SignInFailed(Failure.STATE)
    return Proof(**kept)


def provider_known(key: str) -> Provider:
    """A provider of this installation."""
    known: dict[str, Provider] = settings.SIGN_IN_PROVIDERS
    if key not in known:
        raise SignInFailed(Failure.NOT_CHOSEN)
    return known[key]


def agencies_of(proof: Proof) -> list[Identity]:
    """Where the person is known by this identity, in agencies that use the provider."""
    known = identities_known(proof.identity)
    return [identity for identity in known if proof.provider in ways_of(identity.agency).providers]


def come_in(request: Any, proof: Proof, agency: Agency) -> HttpResponse:
    """Into one agency by what was proven: known already, bound now, or on to the work address."""
    refuse_agency(agency, proof)
    found = next((i for i in agencies_of(proof) if i.agency_id == agency.id), None)
    if found is None:
        provider = provider_known(proof.provider)
        person = person_bound_by(agency, provider.profile.binds, proof.told)
        if person is None:
            return _on_to_address(request, provider, agency, proof)
        found = bound(person, proof, request)
    if found.waits:
        raise SignInFailed(Failure.WAITS)
    return let_in(request, person_of(found), proof.next, proof=proof, identity=found)


def refuse_agency(agency: Agency, proof: Proof) -> None:
    """`SignInFailed` when the agency is not to be signed in to by this proof."""
    provider = provider_known(proof.provider)
    if provider.key not in ways_of(agency).providers:
        raise SignInFailed(Failure.NOT_CHOSEN)
    if provider.resource and agency.orgnr not in proof.organisations:
        raise SignInFailed(Failure.ORGANISATION)


def _on_to_address(request: HttpRequest, provider: Provider, agency: Agency, proof: Proof) -> HttpResponse:
    if provider.profile.binds is not Binds.ADDRESS:
        raise SignInFailed(Failure.UNKNOWN)
    proof.keep(request)
    request.session["bind_in"] = str(agency.id)
    return redirect("sign-in-address")


def bound(person: Person, proof: Proof, request: Any) -> Identity:
    """The person's identity, made now; nobody who has left gets one."""
    if not person.active:
        raise SignInFailed(Failure.LEFT)
    with within(person.agency_id):
        return bind(person, proof.identity, proof.issuer, proof.provider, at=request.at)


def let_in(
    request: Any,
    person: Person,
    next_page: str,
    *,
    proof: Proof | None = None,
    identity: Identity | None = None,
) -> HttpResponse:
    """The person is signed in; the answer leads to the page that was asked for."""
    with within(person.agency_id):
        enter(person, way=proof.provider if proof else "mail", at=request.at)
        provider, hint = (proof.provider, proof.hint) if proof else ("", "")
        admit(
            request.session,
            person_id=person.id,
            agency_id=person.agency_id,
            at=request.at,
            provider=provider,
            hint=hint,
        )
        if proof and identity:
            note_use(identity, at=request.at)
            tie(person, str(request.session.session_key), issuer=proof.issuer, sid=proof.sid, at=request.at)
    answer = redirect(safe_next(request, next_page))
    return remember(answer, person.agency.orgnr)


def remember(answer: HttpResponse, orgnr: str) -> HttpResponse:
    """Offer this agency first, the next time."""
    answer.set_cookie(REMEMBERED, orgnr, ONE_YEAR, samesite="Lax", httponly=True, secure=settings.BEHIND_TLS)
    return answer


def failed(
    request: Any, failure: SignInFailed, *, provider: str = "", agency_id: UUID | None = None
) -> HttpResponse:
    """The page that helps; the log and the agency's record say what exactly was wrong."""
    log.warning("sign-in by %s failed: %s", provider or "mail", failure)
    if agency_id and agency_with_ways(agency_id):
        note_failure(failure, provider=provider or "mail", agency_id=agency_id, at=request.at)
    if failure.failure in OTHERWISE:
        request.session[ASK_ANEW] = True
    page = PAGES[failure.failure]
    context = {"page": page, "again": reverse("sign-in")}
    return render(request, "sign_in/failed.html", context, status=page.status)


def safe_next(request: HttpRequest, wanted: str) -> str:
    """The page that was asked for, when it is ours; else the front page."""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("front")

"""What is decided about sign-in inside an agency: its ways, by the administrator; second identities, by HR."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handlingsrom.foundation.people.access import may
from handlingsrom.foundation.people.sign_in.access import CHOOSE, DECIDE, GRANTS
from handlingsrom.foundation.people.sign_in.actions import choose_ways, decide
from handlingsrom.foundation.people.sign_in.forms import WaysForm
from handlingsrom.foundation.people.sign_in.models import Identity
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.queries import agency_with_ways, waiting_for, ways_of
from handlingsrom.foundation.steps import Absent


@require_http_methods(["GET", "POST"])
def ways(request: Any) -> HttpResponse:
    """The administrator chooses how the agency signs in."""
    if not may(request.standing, GRANTS, CHOOSE):
        raise Absent
    known: dict[str, Provider] = settings.SIGN_IN_PROVIDERS
    agency = agency_with_ways(request.standing.person.agency_id)
    now = ways_of(agency) if agency else None
    initial = {"providers": now.providers, "by_mail": now.by_mail} if now else {}
    told = request.POST if request.method == "POST" else None
    form = WaysForm(told, initial=initial, known=known)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        choose_ways(
            by=request.standing, at=request.at, providers=chosen["providers"], by_mail=chosen["by_mail"]
        )
        messages.success(request, gettext("The ways to sign in are saved."))
        return redirect("sign-in-ways")
    status = 422 if form.is_bound else 200
    return render(request, "sign_in/ways.html", {"form": form, "known": bool(known)}, status=status)


@require_GET
def identities(request: Any) -> HttpResponse:
    """HR sees who waits with a second way to sign in."""
    if not may(request.standing, GRANTS, DECIDE):
        raise Absent
    waiting = [_card(identity) for identity in waiting_for(request.standing)[:100]]
    return render(request, "sign_in/identities.html", {"waiting": waiting})


def _card(identity: Identity) -> dict[str, Any]:
    former = [i for i in identity.person.identities.all() if i.until is None and not i.waits]
    return {
        "id": identity.id,
        "name": identity.person.name,
        "email": identity.person.email,
        "provider": _name(identity.provider),
        "since": identity.since,
        "former": [{"provider": _name(i.provider), "since": i.since, "used_at": i.used_at} for i in former],
    }


def _name(key: str) -> object:
    known: dict[str, Provider] = settings.SIGN_IN_PROVIDERS
    return known[key].name if key in known else key


@require_POST
def decided(request: Any, identity_id: UUID) -> HttpResponse:
    """HR approves a second identity, beside the former or instead of it, or refuses it."""
    verdict = request.POST.get("verdict", "")
    if verdict not in ("beside", "instead", "refuse"):
        raise Absent
    approve = verdict != "refuse"
    decide(identity_id, by=request.standing, at=request.at, approve=approve, instead=verdict == "instead")
    said = gettext("The new sign-in is approved.") if approve else gettext("The new sign-in is refused.")
    messages.success(request, said)
    return redirect("identities")

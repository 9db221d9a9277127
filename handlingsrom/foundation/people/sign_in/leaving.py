"""Signing out: here and at the provider; and at the provider's word, which comes without a cookie."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_GET, require_POST

from handlingsrom.foundation.people.sign_in import actions
from handlingsrom.foundation.people.sign_in.discovery import description_of
from handlingsrom.foundation.people.sign_in.failures import SignInFailed
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.relying_party import sign_out_address

LONGEST_SID = 300


@never_cache
@require_POST
def sign_out(request: Any) -> HttpResponse:
    """End the session here, then at the provider where the person signed in.

    The answer is a page that moves on by itself: a redirect to another host after a form is refused by our own policy.
    """
    known: dict[str, Provider] = settings.SIGN_IN_PROVIDERS
    provider, hint = known.get(request.session.get("provider", "")), request.session.get("hint", "")
    actions.sign_out(request.standing.person, at=request.at)
    request.session.flush()
    request.standing = None
    back = f"{settings.PUBLIC_ADDRESS}{reverse('signed-out')}"
    onwards = sign_out_address(provider, hint, back, request.at) if provider else ""
    if not (provider and onwards):
        return redirect("front")
    page = render(request, "sign_in/signed_out.html", {"onwards": onwards, "provider": provider.name})
    page["Refresh"] = f"0;url={onwards}"
    return page


@require_GET
def signed_out(request: Any) -> HttpResponse:
    """Back from the provider: everything is ended."""
    return render(request, "sign_in/signed_out.html")


@xframe_options_exempt
@require_GET
def ended_by_provider(request: Any, provider_key: str) -> HttpResponse:
    """Front-channel logout: the provider opens this in a frame, and names the session by `iss` and `sid`."""
    known: dict[str, Provider] = settings.SIGN_IN_PROVIDERS
    provider, sid = known.get(provider_key), request.GET.get("sid", "")
    if provider and request.GET.get("iss") == provider.issuer and 0 < len(sid) <= LONGEST_SID:
        ended = actions.end_by_provider(provider.issuer, sid, at=request.at)
        if request.session.session_key in ended:
            request.session.flush()
    page = render(request, "sign_in/ended.html")
    add_never_cache_headers(page)
    policy = {"default-src": ["'none'"], "frame-ancestors": _frames(provider, request.at)}
    page._csp_config = policy  # type: ignore[attr-defined]  # what csp_override sets; ours differs by provider
    return page


def _frames(provider: Provider | None, at: Any) -> list[str]:
    """The origins that may show the page in a frame: the provider's own."""
    if provider is None:
        return ["'none'"]
    try:
        told = description_of(provider, at).get("end_session_endpoint", "")
    except SignInFailed:
        told = ""
    parts = [urlsplit(address) for address in (provider.issuer, told) if address]
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})

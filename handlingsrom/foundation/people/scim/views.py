"""The endpoint of an agency's identity system; the core behind it is loaded at the first request, for it takes a while."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def scim(request: Any, path: str = "") -> HttpResponse:
    """Any SCIM request; the middleware has found the system's key and set the wall."""
    from handlingsrom.foundation.people.scim.serving import serve

    return serve(request, path)


def refuse_stranger(request: HttpRequest) -> HttpResponse:
    """A program without a valid key of the agency's."""
    from handlingsrom.foundation.people.scim.serving import unauthorized

    return unauthorized(request)

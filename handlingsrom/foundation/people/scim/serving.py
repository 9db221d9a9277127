"""One SCIM request served by the framework-free core over our storage."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from scim2_models import PayloadTooLargeException, SCIMException, UnauthorizedException
from scim2_server.handler import ScimHandler
from scim2_server.requests import ScimRequest
from scim2_server.responses import ScimResponse
from scim2_server.service import ScimService

from handlingsrom.foundation.people.scim.resources import PROVIDER
from handlingsrom.foundation.people.scim.storage import Storage

SERVICE = ScimService(PROVIDER)
ROOT = "/scim/v2"


def serve(request: Any, path: str) -> HttpResponse:
    """The answer to a system that presented its key; every failure is a SCIM error."""
    try:
        asked = ScimRequest(
            method=request.method,
            base_url=request.build_absolute_uri(ROOT),
            path=f"/{path}",
            query=dict(request.GET.items()),
            headers=dict(request.headers.items()),
            body=_with_manager(request.body) if request.method == "PATCH" else request.body,
        )
        return _answer(ScimHandler(SERVICE, Storage(request.token, request.at)).handle(asked))
    except RequestDataTooBig:
        return _answer(SERVICE.error_response(PayloadTooLargeException(detail="The body is too large.")))
    except SCIMException as error:
        return _answer(SERVICE.error_response(error))


def _with_manager(body: bytes) -> bytes:
    """Entra ID sends the manager's bare id where the protocol wants an object; what is no JSON is refused later."""
    if b":manager" not in body:
        return body
    try:
        asked = json.loads(body)
        for operation in asked["Operations"]:
            named = str(operation.get("path", "")).endswith(":manager")
            if named and isinstance(operation.get("value"), str):
                operation["value"] = {"value": operation["value"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return body
    return json.dumps(asked).encode()


def unauthorized(request: HttpRequest) -> HttpResponse:
    """The answer to a program without a valid key of the agency's."""
    return _answer(SERVICE.error_response(UnauthorizedException(detail="A valid key of a system is needed.")))


def _answer(response: ScimResponse) -> HttpResponse:
    body = b"" if response.body is None else json.dumps(response.body).encode()
    headers = {"Cache-Control": "no-store", **response.headers}
    return HttpResponse(body, status=response.status, headers=headers)

"""The root of the API: one description, one way in, the features' routes below it."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import HttpBearer

from handlingsrom.features.agreements.api import router as agreements
from handlingsrom.features.regulations.api import router as regulations
from handlingsrom.foundation.people.appointing.api import router as substitutions
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text, same
from handlingsrom.site.middleware import status_of
from handlingsrom.site.own_data_api import router as own_data
from handlingsrom.site.refusing import problem


class ByToken(HttpBearer):
    """A person's token; the middleware has found it already and set the wall."""

    def authenticate(self, request: Any, token: str) -> Any:
        """The token, if it is valid and its scopes cover the method."""
        if request.token is None:
            return None
        needed = "read" if request.method in ("GET", "HEAD") else "act"
        return request.token if needed in request.token.scopes else None


class OnlyText(Parser):
    """JSON whose strings are text: half a surrogate pair, which JSON can write, is none and cannot be stored."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body, or a ValueError, which becomes a refusal."""
        body = super().parse_body(request)
        json.dumps(body, ensure_ascii=False).encode()
        return body


PROBLEM_JSON = "application/problem+json"
ALWAYS = {429: "Too often", 401: "No valid token", 403: "The token does not reach so far"}


class Described(NinjaAPI):
    """The API with a description that says of refusals what they are: RFC 9457, and which may come everywhere."""

    def get_openapi_schema(self, **also: Any) -> Any:
        """The description; a refusal is problem+json."""
        schema = super().get_openapi_schema(**also)
        for path in schema["paths"].values():
            for operation in path.values():
                _say_refusals(operation)
        return schema


def _say_refusals(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    of_problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for status, words in ALWAYS.items():
        if status == HTTPStatus.TOO_MANY_REQUESTS or "security" in operation:
            responses.setdefault(status, {"description": words})
    for status, response in responses.items():
        if int(status) >= HTTPStatus.BAD_REQUEST:
            response["content"] = {PROBLEM_JSON: of_problem}


api = Described(
    title="Handlingsrom",
    version="1",
    description="Work from home in the Norwegian state: the law asked, and agreements from wish to sealed document.",
    auth=ByToken(),
    parser=OnlyText(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", regulations, tags=["law"])
api.add_router("/agreements", agreements, tags=["agreements"])
api.add_router("/substitutions", substitutions, tags=["people"])
api.add_router("/me", own_data, tags=["people"])


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Every reason at once."""
    return problem(request, status_of(error), error.refusals)


@api.exception_handler(Absent)
def absent(request: HttpRequest, error: Absent) -> HttpResponse:
    """Not there, or not for this person."""
    return problem(request, 404, [])


@api.exception_handler(AuthenticationError)
def beyond_its_scopes(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Who has no token at all is refused before; this one may not do so much."""
    return problem(request, 403, [ONLY_READS])


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What does not have the described shape."""
    found = [
        Refusal("malformed", same(str(e["msg"])), ".".join(str(part) for part in e["loc"][1:]))
        for e in error.errors
    ]
    return problem(request, 422, found)


@api.exception_handler(HttpError)
def unusable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What cannot be read at all: a body that is no JSON."""
    return problem(request, 422, [Refusal("malformed", same(str(error)))])


ONLY_READS = Refusal(
    "only_reads",
    Text(
        "Denne nøkkelen kan bare lese.",
        "Denne nøkkelen kan berre lese.",
        "This key may only read.",
    ),
)

"""The API, from its own OpenAPI description: each route, what it takes and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handlingsrom.site.api import api
from scripts.docs.markdown import codes, joined, table

INTRODUCTION = """# The API

The machine-readable description is served at `/api/v1/openapi.json`. A token is made by its owner on the page `/nokler/`, is sent as
`Authorization: Bearer TOKEN`, and does no more than its owner may. Every refusal is `application/problem+json` with all reasons in
the reader's language: 401 no valid token, 403 not yours to do, 404 not there for you, 409 somebody was first, 422 bad input or law
says no."""


def page() -> str:
    """The whole page."""
    described = api.get_openapi_schema(path_prefix="/api/v1/")
    routes = [
        _route(f"{method.upper()} {path}", route)
        for path, methods in described["paths"].items()
        for method, route in methods.items()
    ]
    shapes = [_shape(name, shape) for name, shape in described["components"]["schemas"].items()]
    return joined(INTRODUCTION, "## Routes", *routes, "## Shapes", *shapes)


def _route(name: str, route: dict[str, Any]) -> str:
    rows = [*_taken(route), *_answered(route)]
    token = "" if route.get("security") else "No token is needed."
    return joined(f"### `{name}`", route.get("description", ""), token, table(("", "what", "shape"), rows))


def _taken(route: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for parameter in route["parameters"]:
        needed = "" if parameter.get("required") else " (optional)"
        yield f"takes, in the {parameter['in']}", f"`{parameter['name']}`{needed}", _kind(parameter["schema"])
    for content in route.get("requestBody", {}).get("content", {}).values():
        yield "takes", "the body", _kind(content["schema"])


def _answered(route: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """By status alone: Python's words for a status change from version to version."""
    for status, answer in route["responses"].items():
        kinds = [_kind(c["schema"]) if "schema" in c else m for m, c in answer.get("content", {}).items()]
        yield "answers", str(status), ", ".join(kinds)


def _shape(name: str, shape: dict[str, Any]) -> str:
    if "enum" in shape:
        return joined(f"### {name}", "One of " + codes(shape["enum"]) + ".")
    needed = shape.get("required", [])
    rows = [
        (f"`{field}`", _kind(kind) + ("" if field in needed else ", optional"))
        for field, kind in shape.get("properties", {}).items()
    ]
    return joined(f"### {name}", shape.get("description", ""), table(("field", "takes"), rows))


def _kind(schema: dict[str, Any]) -> str:
    match schema:
        case {"$ref": reference}:
            name = reference.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"anyOf": several}:
            return " or ".join(_kind(one) for one in several)
        case {"type": "array", "items": items}:
            return f"a list of {_kind(items)}"
        case {"enum": members}:
            return "one of " + codes(members)
        case {"type": "object", "additionalProperties": dict(values)}:
            return f"an object of {_kind(values)}"
        case {"type": kind, "format": form}:
            return f"{kind} ({form})"
        case _:
            return str(schema.get("type", "anything"))

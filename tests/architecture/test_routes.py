"""Every route refuses a stranger but those in `PUBLIC`; every page has a strict content security policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from handlingsrom.site.public import API, PUBLIC, SCIM

pytestmark = pytest.mark.django_db
POLICY = (
    "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'self'",
    "frame-ancestors 'none'", "img-src 'self' data:", "script-src 'self'", "style-src 'self'",
)  # fmt: skip

FRAMED = "sign-in-ended"


def routes(resolver: URLResolver, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Every route as name and an address that leads to it."""
    for each in resolver.url_patterns:
        address = prefix + example_of(each)
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from routes(each, address, inner)
        else:
            assert each.name, f"{address} has no name"
            yield f"{namespace}{each.name}", address


def example_of(each: URLPattern | URLResolver) -> str:
    route = str(each.pattern)
    for name, converter in each.pattern.converters.items():
        value = next(value for value in EXAMPLES if re.fullmatch(converter.regex, value))
        route = re.sub(rf"<(\w+:)?{name}>", value, route)
    return route


EXAMPLES = (str(UUID(int=7)), "send", "1")
ROUTES = sorted({(name, "/" + address) for name, address in routes(get_resolver())})


def test_there_are_routes_on_both_sides() -> None:
    names = {name for name, _ in ROUTES}
    assert set(PUBLIC) <= names
    assert len(names - set(PUBLIC)) > len(PUBLIC)


@pytest.mark.parametrize("reason", PUBLIC.values())
def test_every_public_route_has_its_reason(reason: str) -> None:
    assert reason.endswith(".")


@pytest.mark.parametrize(("name", "address"), ROUTES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_opens_only_what_is_public(name: str, address: str, method: str) -> None:
    answer = getattr(Client(), method)(address)
    if name in PUBLIC:
        refused = answer.status_code == 401 or answer.get("Location", "").startswith("/logg-inn/")
        assert not refused or (name == "sign-in")
    elif address.startswith(API):
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"] == "Bearer"
    elif address.startswith(SCIM):
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/scim+json"
        assert answer["WWW-Authenticate"].startswith("Bearer")
    else:
        assert answer.status_code == 302
        assert answer["Location"] == f"/logg-inn/?next={address}"


@pytest.mark.parametrize(
    "address",
    [
        address
        for name, address in ROUTES
        if name in PUBLIC and name != FRAMED and not address.startswith(API)
    ],
)
def test_public_pages_have_the_strict_policy(address: str) -> None:
    answer = Client().get(address)
    assert sorted(answer["Content-Security-Policy"].split("; ")) == list(POLICY)
    assert b"style=" not in answer.content
    assert b"<script>" not in answer.content


def test_the_one_page_in_a_frame_lets_nothing_in_but_the_frame() -> None:
    address = next(address for name, address in ROUTES if name == FRAMED)
    answer = Client().get(address)  # of a provider that is not there: in nobody's frame
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_a_page_that_is_not_there_has_it_too() -> None:
    answer = Client().get("/finnes-ikke/")
    assert answer.status_code == 404
    assert sorted(answer["Content-Security-Policy"].split("; ")) == list(POLICY)


def test_without_demo_nobody_signs_in_by_picking(settings: Settings) -> None:
    settings.DEMO = False
    client = Client()
    assert b"<form" not in client.get("/logg-inn/").content.split(b"<main")[1].split(b"</main")[0]
    answer = client.post("/logg-inn/demo/", {"person": str(uuid4()), "agency": str(uuid4())})
    assert answer.status_code == 404
    assert "person" not in client.session

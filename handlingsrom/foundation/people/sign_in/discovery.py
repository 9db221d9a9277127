"""What a provider publishes about itself, its description and its keys, and how it is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from handlingsrom.foundation.people.sign_in.failures import Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.wanted import OnlyWanted

KEEP = timedelta(hours=1)
KEEP_AT_LEAST = timedelta(seconds=30)  # an unknown key makes us ask again, but not at every try
TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_known: dict[tuple[str, str], tuple[datetime, Any]] = {}


def description_of(provider: Provider, at: datetime) -> dict[str, Any]:
    """The provider's own description, which must be of the issuer that we know; kept for an hour."""

    def fetched() -> dict[str, Any]:
        address = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
        status, found = _answered("GET", address, json.JSONDecoder, {})
        if status != httpx.codes.OK or found.get("issuer") != provider.issuer:
            raise SignInFailed(Failure.UNREACHABLE, f"description {status}")
        if not all(found.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")):
            raise SignInFailed(Failure.UNREACHABLE, "description lacks an endpoint")
        return found

    found: dict[str, Any] = _kept("metadata", provider.issuer, KEEP, at, fetched)
    return found


def keys_of(provider: Provider, metadata: Mapping[str, Any], at: datetime, *, fresh: bool) -> KeySet:
    """The provider's keys; fetched anew when asked for, unless that was a moment ago."""

    def fetched() -> KeySet:
        status, found = _answered("GET", metadata["jwks_uri"], json.JSONDecoder, {})
        if status != httpx.codes.OK:
            raise SignInFailed(Failure.UNREACHABLE, f"keys {status}")
        try:
            return KeySet.import_key_set({"keys": found["keys"]})
        except (JoseError, KeyError, TypeError, ValueError):
            raise SignInFailed(Failure.UNREACHABLE, "keys not understood") from None

    keys: KeySet = _kept("keys", provider.issuer, KEEP_AT_LEAST if fresh else KEEP, at, fetched)
    return keys


def _kept(kind: str, issuer: str, lasts: timedelta, at: datetime, fetched: Callable[[], Any]) -> Any:
    known = _known.get((kind, issuer))
    if known and at - known[0] < lasts:
        return known[1]
    found = fetched()
    _known[kind, issuer] = (at, found)
    return found


def asked(method: str, address: str, **options: Any) -> tuple[int, dict[str, Any]]:
    """The status and the JSON object of a provider's answer; of a person's data only what is wanted."""
    return _answered(method, address, OnlyWanted, options)


def _answered(
    method: str, address: str, decoder: type[json.JSONDecoder], options: dict[str, Any]
) -> tuple[int, dict[str, Any]]:
    try:
        answer = httpx.request(method, address, timeout=TIMEOUT, follow_redirects=False, **options)
        told = json.loads(answer.content, cls=decoder)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise SignInFailed(Failure.UNREACHABLE, type(error).__name__) from None
    return answer.status_code, told if isinstance(told, dict) else {}

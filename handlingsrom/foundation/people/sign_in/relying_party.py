"""Our side of OpenID Connect: from the address to sign in at, to an identity that is proven.

Of a token or a userinfo answer only `WANTED` is read; a national identity number is dropped while it is parsed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote_plus, urlencode

import httpx
from joserfc import jwt

from handlingsrom.foundation.people.sign_in.discovery import asked, description_of
from handlingsrom.foundation.people.sign_in.failures import Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.id_token import RESOURCE_TYPE, check, organisations_in, verified
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.wanted import EPPN, holds_number, text

BEGUN_LASTS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Begun:
    """What the browser's session keeps between leaving for the provider and coming back."""

    provider: str
    nonce: str
    verifier: str
    at: float
    anew: bool = False  # the provider must ask anew, not let in whom it remembers
    agency: str = ""  # the agency that was chosen before leaving
    next: str = ""  # the page that was asked for

    def kept(self) -> dict[str, Any]:
        """As the session stores it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Proven:
    """Who has signed in, as far as the provider tells and we care to know."""

    issuer: str
    subject: str = field(repr=False)
    sid: str = ""
    oid: str = field(default="", repr=False)
    eppn: str = field(default="", repr=False)
    organisations: frozenset[str] = frozenset()  # organisation numbers, from Ansattporten
    hint: str = field(
        default="", repr=False
    )  # the ID token, for signing out; none when it held a national number


def begin(
    provider: Provider, at: datetime, *, agency: str = "", next_page: str = "", anew: bool = False
) -> tuple[str, Begun]:
    """A new state, and what must be kept with it until the answer."""
    nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    return secrets.token_urlsafe(32), Begun(
        provider.key, nonce, verifier, at.timestamp(), anew, agency, next_page
    )


def address_at(
    provider: Provider, state: str, begun: Begun, redirect_uri: str, language: str, at: datetime
) -> str:
    """Where the browser is sent to sign in."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(begun.verifier.encode()).digest()).rstrip(b"=")
    told = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri,
        "scope": " ".join(provider.scopes),
        "state": state,
        "nonce": begun.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
        "ui_locales": language,
    }
    if begun.anew:
        told["prompt"] = "login"
    if provider.acr:
        told["acr_values"] = " ".join(provider.acr)
    if provider.resource:
        told["authorization_details"] = json.dumps([{"type": RESOURCE_TYPE, "resource": provider.resource}])
    return _with(description_of(provider, at)["authorization_endpoint"], told)


def _with(endpoint: str, told: Mapping[str, str]) -> str:
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(told)}"


def finish(
    provider: Provider, begun: Begun | None, answer: Mapping[str, str], redirect_uri: str, at: datetime
) -> Proven:
    """Who it is, from the provider's answer in the browser; `SignInFailed` when anything is wrong."""
    if (
        begun is None
        or begun.provider != provider.key
        or at.timestamp() - begun.at > BEGUN_LASTS.total_seconds()
    ):
        raise SignInFailed(Failure.STATE)
    metadata = description_of(provider, at)
    named = answer.get("iss", "")
    if named != provider.issuer and (named or metadata.get("authorization_response_iss_parameter_supported")):
        raise SignInFailed(Failure.UNTRUSTED, "iss of the answer")
    if error := answer.get("error"):
        raise SignInFailed(ERRORS.get(error, Failure.DENIED), f"error={error[:40]!r}")
    tokens = _redeem(provider, metadata, answer.get("code", ""), begun.verifier, redirect_uri, at)
    raw = tokens.get("id_token")
    if not isinstance(raw, str):
        raise SignInFailed(Failure.UNTRUSTED, "no ID token")
    claims = verified(provider, metadata, raw, at)
    check(provider, begun.nonce, claims, at)
    told = _userinfo(metadata, tokens, claims["sub"]) if provider.profile.userinfo else claims
    return _proven(provider, claims, told, raw)


def _proven(provider: Provider, claims: Mapping[str, Any], told: Mapping[str, Any], raw: str) -> Proven:
    return Proven(
        provider.issuer,
        claims["sub"],
        sid=text(claims.get("sid")),
        oid=text(claims.get("oid")),
        eppn=text(told.get(EPPN)),
        organisations=organisations_in(claims, provider.resource),
        hint="" if holds_number(raw) else raw,
    )


ERRORS = {
    "server_error": Failure.UNREACHABLE,
    "temporarily_unavailable": Failure.UNREACHABLE,
    "unmet_authentication_requirements": Failure.LEVEL,
}


def sign_out_address(provider: Provider, hint: str, back: str, at: datetime) -> str:
    """Where to end the session at the provider; empty when it offers none or does not answer."""
    try:
        endpoint = description_of(provider, at).get("end_session_endpoint", "")
    except SignInFailed:
        return ""
    told = {"client_id": provider.client_id, "post_logout_redirect_uri": back}
    return _with(endpoint, told | ({"id_token_hint": hint} if hint else {})) if endpoint else ""


def _redeem(
    provider: Provider, metadata: Mapping[str, Any], code: str, verifier: str, redirect_uri: str, at: datetime
) -> dict[str, Any]:
    """The code for tokens, telling who we are in the way that is agreed."""
    form = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri, "code_verifier": verifier,
    }  # fmt: skip
    headers = {}
    match provider.method:
        case "private_key_jwt":
            form |= {
                "client_id": provider.client_id,
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": _assertion(provider, at),
            }
        case "client_secret_post":
            form |= {"client_id": provider.client_id, "client_secret": provider.secret}
        case _:
            told = f"{quote_plus(provider.client_id)}:{quote_plus(provider.secret)}"
            headers["Authorization"] = f"Basic {base64.b64encode(told.encode()).decode()}"
    status, tokens = asked("POST", metadata["token_endpoint"], data=form, headers=headers)
    if status != httpx.codes.OK:
        error = str(tokens.get("error", ""))[:40]
        kind = Failure.CODE if error == "invalid_grant" else Failure.UNREACHABLE
        raise SignInFailed(kind, f"token endpoint {status} {error!r}")
    return tokens


def _assertion(provider: Provider, at: datetime) -> str:
    """private_key_jwt (RFC 7523): we prove who we are without sending a secret."""
    key = provider.private_key
    if key is None:
        raise SignInFailed(Failure.UNREACHABLE, "no private key")
    seconds = int(at.timestamp())
    claims = {
        "iss": provider.client_id,
        "sub": provider.client_id,
        "aud": provider.assertion_audience or provider.issuer,
        "jti": secrets.token_urlsafe(16),
        "iat": seconds,
        "exp": seconds + 60,
    }
    curves = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}
    algorithm = "RS256" if key.key_type == "RSA" else curves[str(key.as_dict()["crv"])]
    names = {"kid": provider.key_id or key.kid, "x5t": provider.x5t}
    header = {"alg": algorithm, **{name: value for name, value in names.items() if value}}
    return jwt.encode(header, claims, key, algorithms=[algorithm])


def _userinfo(metadata: Mapping[str, Any], tokens: Mapping[str, Any], subject: str) -> dict[str, Any]:
    """What the userinfo endpoint tells of the same person."""
    headers = {"Authorization": f"Bearer {tokens.get('access_token', '')}"}
    status, told = asked("GET", metadata.get("userinfo_endpoint", ""), headers=headers)
    if status != httpx.codes.OK:
        raise SignInFailed(Failure.UNREACHABLE, f"userinfo endpoint {status}")
    if told.get("sub") != subject:
        raise SignInFailed(Failure.UNTRUSTED, "sub of userinfo")
    return told

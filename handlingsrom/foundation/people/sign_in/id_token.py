"""The ID token: its signature, and every claim that must hold before it is believed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError

from handlingsrom.foundation.people.sign_in.discovery import keys_of
from handlingsrom.foundation.people.sign_in.failures import Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.wanted import OnlyWanted, text

LEEWAY = timedelta(seconds=60)
ALGORITHMS = (
    "RS256",
    "PS256",
    "ES256",
    "RS384",
    "PS384",
    "ES384",
    "RS512",
    "PS512",
    "ES512",
    "EdDSA",
    "Ed25519",
)
RESOURCE_TYPE = "ansattporten:altinn:resource"


def verified(provider: Provider, metadata: Mapping[str, Any], raw: str, at: datetime) -> dict[str, Any]:
    """The claims of an ID token with a good signature; a key that we do not know makes us fetch the keys anew."""
    for fresh in (False, True):
        try:
            keys = keys_of(provider, metadata, at, fresh=fresh)
            return jwt.decode(raw, keys, algorithms=ALGORITHMS, decoder_cls=OnlyWanted).claims
        except InvalidKeyIdError:
            continue
        except (JoseError, ValueError) as error:
            raise SignInFailed(Failure.UNTRUSTED, type(error).__name__) from None
    raise SignInFailed(Failure.UNTRUSTED, "unknown key")


def check(provider: Provider, nonce: str, claims: Mapping[str, Any], at: datetime) -> None:
    """OpenID Connect Core 3.1.3.7, and the level demanded."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    party = claims.get("azp", provider.client_id if len(audiences) == 1 else None)
    wrong = {
        "iss": claims.get("iss") != provider.issuer,
        "aud": provider.client_id not in audiences,
        "azp": party != provider.client_id,
        "nonce": not secrets.compare_digest(text(claims.get("nonce")).encode(), nonce.encode()),
        "sub": not 0 < len(text(claims.get("sub"))) <= 255,
    }
    if any(wrong.values()):
        raise SignInFailed(Failure.UNTRUSTED, ", ".join(name for name, is_wrong in wrong.items() if is_wrong))
    now, leeway = at.timestamp(), LEEWAY.total_seconds()
    ends, made, not_before = (
        claims.get(name, missing) for name, missing in (("exp", None), ("iat", None), ("nbf", 0))
    )
    if not all(isinstance(moment, int | float) for moment in (ends, made, not_before)):
        raise SignInFailed(Failure.UNTRUSTED, "exp, iat, nbf")
    if now > ends + leeway or made > now + leeway or not_before > now + leeway:
        raise SignInFailed(Failure.EXPIRED)
    if not provider.accepts(claims.get("acr")):
        raise SignInFailed(Failure.LEVEL)


def organisations_in(claims: Mapping[str, Any], resource: str) -> frozenset[str]:
    """The organisations that the person may act for, by Ansattporten's authorization_details."""
    details = claims.get("authorization_details")
    found = set()
    for detail in details if isinstance(details, list) else []:
        if not isinstance(detail, dict) or (detail.get("type"), detail.get("resource")) != (
            RESOURCE_TYPE,
            resource,
        ):
            continue
        for party in detail.get("authorized_parties") or []:
            number = text((party.get("orgno") or {}).get("ID")) if isinstance(party, dict) else ""
            if number.startswith("0192:"):
                found.add(number.removeprefix("0192:"))
    return frozenset(found)

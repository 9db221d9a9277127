"""A provider in memory, for what the certified one does not do: keys that change, answers that are broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from handlingsrom.foundation.people.sign_in import discovery
from handlingsrom.foundation.people.sign_in.providers import Provider, read_providers

ISSUER = "https://op.example"
ADDRESSES = {
    "authorization_endpoint": f"{ISSUER}/auth",
    "token_endpoint": f"{ISSUER}/token",
    "userinfo_endpoint": f"{ISSUER}/me",
    "jwks_uri": f"{ISSUER}/jwks",
    "end_session_endpoint": f"{ISSUER}/out?x=1",
}
KEYS = {name: RSAKey.generate_key(2048, {"kid": name, "use": "sig"}) for name in ("one", "two")}


def a_provider(profile: str = "generic", **told: object) -> Provider:
    """A provider of a profile, registered at the fake one."""
    table = {"issuer": ISSUER, "client_id": "us", "secret_env": "S", **told}
    lines = "\n".join(f"{name} = {json.dumps(value)}" for name, value in table.items() if value)
    return read_providers({"HANDLINGSROM_PROVIDERS": f"[{profile}]\n{lines}", "S": "secret"})[profile]


@dataclass
class FakeProvider:
    """What it tells; each part may be changed by a test."""

    at: datetime
    claims: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    description: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: KEYS["one"])
    published: list[RSAKey] = field(default_factory=lambda: [KEYS["one"]])
    algorithm: str = "RS256"
    token_answer: Callable[[dict[str, str]], httpx.Response] | None = None
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    nonce: str = ""

    def request(self, method: str, address: str, **options: Any) -> httpx.Response:
        """In place of `httpx.request`."""
        self.asked.append((address, options))
        match urlsplit(address).path:
            case "/.well-known/openid-configuration":
                return httpx.Response(200, json={"issuer": ISSUER, **ADDRESSES, **self.description})
            case "/jwks":
                keys = [key.as_dict(private=False) for key in self.published]
                return httpx.Response(200, json={"keys": keys})
            case "/token":
                if self.token_answer:
                    return self.token_answer(options["data"])
                return httpx.Response(200, json={"access_token": "a", "id_token": self.id_token()})
            case "/me":
                return httpx.Response(200, json=self.told)
            case path:
                raise httpx.ConnectError(path)

    def id_token(self) -> str:
        """As it stands; a claim that is None is left out."""
        seconds = int(self.at.timestamp())
        usual = {
            "iss": ISSUER, "sub": "somebody", "aud": "us", "nonce": self.nonce, "iat": seconds, "exp": seconds + 60,
        }  # fmt: skip
        claims = {name: value for name, value in (usual | self.claims).items() if value is not None}
        header = {"alg": self.algorithm, "kid": self.key.kid}
        return jwt.encode(header, claims, self.key, algorithms=[self.algorithm])

    def leave(self, address: str) -> dict[str, str]:
        """Somebody is sent to it with this address; gives what is asked."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.nonce = asked["nonce"]
        return asked


def fake(monkeypatch: pytest.MonkeyPatch, at: datetime) -> FakeProvider:
    """From now on this provider answers."""
    made = FakeProvider(at)
    monkeypatch.setattr(discovery.httpx, "request", made.request)
    monkeypatch.setattr(discovery, "_known", {})
    return made

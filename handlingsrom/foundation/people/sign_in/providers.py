"""The identity providers of this installation, read from the environment or a TOML file; secrets never stand in it.

A table for each provider, named as in its addresses. A secret is named by `secret_file`, `secret_env`, `key_file` or
`key_env`; with a key the provider is asked by private_key_jwt.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

from handlingsrom.foundation.people.sign_in.profiles import PROFILES, Profile
from handlingsrom.rulebook.text import Text, same

KEY = re.compile(r"[a-z][a-z0-9-]{1,39}")
RESERVED = {"demo", "lenke", "knytt", "velg"}  # pages of our own below the same address
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SECRET_METHODS = ("client_secret_basic", "client_secret_post")
KNOWN = {
    "profile", "client_id", "issuer", "tenant", "name", "acr", "scopes", "resource", "method", "key_id", "x5t",
    "secret_file", "secret_env", "key_file", "key_env", "assertion_audience",
}  # fmt: skip


class ProviderError(ValueError):
    """What is wrong with the providers' settings, for those who run the system."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One identity provider, as this installation is registered with it."""

    key: str
    profile: Profile
    issuer: str
    client_id: str
    name: Text
    scopes: tuple[str, ...]
    acr: tuple[str, ...] = ()
    resource: str = ""  # Ansattporten: the Altinn resource that the person must hold for the agency
    method: str = "client_secret_basic"
    secret: str = field(default="", repr=False)
    private_key: RSAKey | ECKey | None = field(default=None, repr=False)
    key_id: str = ""
    x5t: str = ""
    assertion_audience: str = ""  # of private_key_jwt; the issuer unless told

    def accepts(self, acr: object) -> bool:
        """Whether the level is one that was demanded, or a higher one."""
        levels = self.profile.levels
        enough = {higher for asked in self.acr if asked in levels for higher in levels[levels.index(asked) :]}
        return not self.acr or acr in enough or acr in self.acr


def read_providers(environment: Mapping[str, str]) -> dict[str, Provider]:
    """The providers by key: from HANDLINGSROM_PROVIDERS, which is TOML, or the file HANDLINGSROM_PROVIDERS_FILE."""
    told, file = environment.get("HANDLINGSROM_PROVIDERS", ""), environment.get("HANDLINGSROM_PROVIDERS_FILE")
    try:
        tables = tomllib.loads(Path(file).read_text(encoding="utf-8") if file else told)
    except OSError as error:
        raise ProviderError(f"HANDLINGSROM_PROVIDERS_FILE cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        raise ProviderError(f"The providers are no TOML: {error}") from None
    return {key: _provider(key, table, environment) for key, table in tables.items()}


def _provider(key: str, table: Any, environment: Mapping[str, str]) -> Provider:
    profile = _profile(key, table)
    secret, private_key = _secret(key, table, environment)
    return Provider(
        key=key,
        profile=profile,
        issuer=_issuer(key, table, profile),
        client_id=table["client_id"],
        name=same(table["name"]) if table.get("name") else profile.name,
        scopes=tuple(table.get("scopes", profile.scopes)),
        acr=tuple(table.get("acr", profile.acr)),
        resource=table.get("resource", ""),
        method="private_key_jwt" if private_key else table.get("method", SECRET_METHODS[0]),
        secret=secret,
        private_key=private_key,
        key_id=table.get("key_id", ""),
        x5t=table.get("x5t", ""),
        assertion_audience=table.get("assertion_audience", ""),
    )


def _profile(key: str, table: Any) -> Profile:
    """The profile, once everything that a table may say is understood."""
    if not KEY.fullmatch(key) or key in RESERVED:
        raise ProviderError(
            f"[{key}]: a provider's name is small letters, digits and hyphens, and no page of ours"
        )
    if not isinstance(table, dict):
        raise ProviderError(f"[{key}]: each provider is a table")
    if unknown := sorted(set(table) - KNOWN):
        raise ProviderError(f"[{key}]: not understood: {', '.join(unknown)}")
    if not table.get("client_id"):
        raise ProviderError(f"[{key}]: client_id is missing")
    if table.get("method", SECRET_METHODS[0]) not in SECRET_METHODS:
        raise ProviderError(f"[{key}]: method is {' or '.join(SECRET_METHODS)}; a key gives private_key_jwt")
    profile = PROFILES.get(table.get("profile", key))
    if profile is None:
        raise ProviderError(f"[{key}]: profile is one of {', '.join(PROFILES)}")
    return profile


def _issuer(key: str, table: Mapping[str, Any], profile: Profile) -> str:
    issuer: str = table.get("issuer", profile.issuer).replace("{tenant}", table.get("tenant", "{tenant}"))
    parts = urlsplit(issuer)
    if not parts.hostname or "{" in issuer:
        raise ProviderError(f"[{key}]: issuer (or tenant) is missing")
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise ProviderError(f"[{key}]: the issuer must be reached by https")
    return issuer


def _secret(
    key: str, table: Mapping[str, Any], environment: Mapping[str, str]
) -> tuple[str, RSAKey | ECKey | None]:
    """The secret or the key: exactly one, from a file or the environment."""
    told = [name for name in ("secret_file", "secret_env", "key_file", "key_env") if table.get(name)]
    if len(told) != 1:
        raise ProviderError(f"[{key}]: give one of secret_file, secret_env, key_file, key_env")
    name, place = told[0], table[told[0]]
    try:
        value = Path(place).read_text(encoding="utf-8") if name.endswith("file") else environment[place]
    except (OSError, KeyError):
        raise ProviderError(f"[{key}]: {name} {place} cannot be read") from None
    if not (value := value.strip()):
        raise ProviderError(f"[{key}]: {name} {place} is empty")
    return (value, None) if name.startswith("secret") else ("", _private_key(key, value))


def _private_key(key: str, value: str) -> RSAKey | ECKey:
    """A private key as JWK or PEM, RSA or EC."""
    try:
        if value.startswith("{"):
            found = JWKRegistry.import_key(json.loads(value))
        else:
            is_rsa = isinstance(load_pem_private_key(value.encode(), None), RSAPrivateKey)
            found = JWKRegistry.import_key(value, "RSA" if is_rsa else "EC")
    except (JoseError, ValueError, TypeError):
        raise ProviderError(f"[{key}]: the key is no JWK or PEM") from None
    if not isinstance(found, RSAKey | ECKey) or not found.is_private:
        raise ProviderError(f"[{key}]: the key must be a private RSA or EC key")
    return found

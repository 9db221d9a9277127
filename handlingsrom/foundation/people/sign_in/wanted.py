"""What we read of what a provider tells about a person: this, and nothing else; a national identity number never."""

from __future__ import annotations

import base64
import json
from typing import Any

EPPN = "https://n.feide.no/claims/eduPersonPrincipalName"
WANTED = {
    "iss", "sub", "aud", "azp", "exp", "iat", "nbf", "nonce", "acr", "sid", "oid", EPPN,
    "authorization_details", "type", "resource", "authorized_parties", "orgno", "ID",
    "access_token", "id_token", "error",
}  # fmt: skip
NATIONAL_NUMBERS = (
    "pid",
    "nin",
    "fnr",
    "ssn",
    "https://n.feide.no/claims/nin",
    "https://n.feide.no/claims/userid_sec",
)


class OnlyWanted(json.JSONDecoder):
    """JSON of which everything but `WANTED` is gone before anybody sees it."""

    def __init__(self, **_: Any) -> None:
        super().__init__(object_pairs_hook=_only_wanted)


def _only_wanted(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in pairs if name in WANTED}


def holds_number(token: str) -> bool:
    """Whether a token has a place for a national identity number; then it may be kept nowhere."""
    payload = token.split(".")[1]
    told = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return any(f'"{name}"'.encode() in told for name in NATIONAL_NUMBERS)


def text(value: object) -> str:
    """A string, or nothing."""
    return value if isinstance(value, str) else ""

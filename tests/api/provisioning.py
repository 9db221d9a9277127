"""How the tests provision: as an agency's identity system, with a system's key."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.test import Client

from handlingsrom.foundation.people.models import Agency, Token
from handlingsrom.foundation.people.queries import digest_of
from handlingsrom.foundation.walls import within
from tests.builders import AT

ROOT = "/scim/v2"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
IDENTITY = "urn:handlingsrom:params:scim:schemas:extension:2.0:Identity"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"


def a_system_key(agency: Agency, scopes: tuple[str, ...] = ("scim",), *, person_id: Any = None) -> str:
    """A key of the agency's identity system; gives its secret."""
    secret = f"key of {agency.orgnr} {scopes} {person_id}"
    with within(agency.id):
        Token.objects.create(
            agency_id=agency.id,
            person_id=person_id,
            name="Identitetssystemet",
            digest=digest_of(secret),
            scopes=list(scopes),
            created_at=AT,
            expires_at=AT + timedelta(days=365),
        )
    return secret


class IdentitySystem:
    """An agency's identity system; each call gives the answer."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        self.client = Client(headers={"Authorization": f"Bearer {a_system_key(agency)}"})

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(ROOT + path, query)

    def send(self, method: str, path: str, body: object = "", **headers: str) -> Any:
        return self.client.generic(
            method, ROOT + path, _json(body), content_type="application/scim+json", headers=headers
        )

    def user(self, user_name: str, **attributes: Any) -> Any:
        extensions = [name for name in attributes if name.startswith("urn:")]
        body = {"schemas": [USER, *extensions], "userName": user_name, **attributes}
        return self.send("POST", "/Users", body)

    def group(self, name: str, members: list[str] | None = None, **attributes: Any) -> Any:
        seated = [{"value": member} for member in members or []]
        return self.send(
            "POST", "/Groups", {"schemas": [GROUP], "displayName": name, "members": seated, **attributes}
        )

    def patch(self, path: str, *operations: dict[str, Any], **headers: str) -> Any:
        return self.send("PATCH", path, {"schemas": [PATCH], "Operations": list(operations)}, **headers)


def _json(body: object) -> str:
    return json.dumps(body) if body else ""

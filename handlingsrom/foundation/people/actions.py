"""Every write about people in this part: tokens and language."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from handlingsrom.foundation.people.models import Person, Token
from handlingsrom.foundation.people.queries import digest_of, tokens_of
from handlingsrom.foundation.records.actions import record

TOKEN_LASTS = timedelta(days=90)
LOOK_AT_USE_EVERY = timedelta(minutes=1)
SCOPES = ("read", "act")


@transaction.atomic
def make_token(*, by: Person, at: datetime, name: str, scopes: tuple[str, ...] = SCOPES) -> tuple[Token, str]:
    """A new key to the API for a person; the secret is shown once and kept nowhere."""
    secret = f"hr_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        agency_id=by.agency_id,
        person_id=by.id,
        name=name,
        digest=digest_of(secret),
        scopes=list(scopes),
        created_at=at,
        expires_at=at + TOKEN_LASTS,
    )
    _record_token("token_made", token, by, at)
    return token, secret


@transaction.atomic
def revoke_token(token_id: UUID, *, by: Person, at: datetime) -> bool:
    """End one of a person's own keys; gives whether there was one to end."""
    token = tokens_of(by).filter(id=token_id, revoked_at=None).first()
    if token is None:
        return False
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    _record_token("token_revoked", token, by, at)
    return True


def note_use(token: Token, *, by: Person, at: datetime) -> None:
    """Remember when a key was last used, to the minute."""
    if token.last_used_at is None or at - token.last_used_at > LOOK_AT_USE_EVERY:
        tokens_of(by).filter(id=token.id).update(last_used_at=at)


def signed_in(*, by: Person, at: datetime) -> None:
    """Record that somebody signed in."""
    _record_person("signed_in", by, at, {})


@transaction.atomic
def choose_language(language: str, *, by: Person, at: datetime) -> None:
    """Keep the language that a person chose, for pages, mail and documents."""
    if by.language == language:
        return
    by.language = language
    by.save(update_fields=["language"])
    _record_person("language_chosen", by, at, {"language": language})


def _record_person(kind: str, by: Person, at: datetime, content: dict[str, object]) -> None:
    record(
        kind,
        agency_id=by.agency_id,
        by_id=by.id,
        by_name=by.name,
        at=at,
        thing=("person", by.id),
        content=content,
    )


def _record_token(kind: str, token: Token, by: Person, at: datetime) -> None:
    record(
        kind,
        agency_id=by.agency_id,
        by_id=by.id,
        by_name=by.name,
        at=at,
        thing=("token", token.id),
        content={"name": token.name, "scopes": token.scopes},
    )

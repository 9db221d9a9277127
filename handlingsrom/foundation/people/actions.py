"""Every write about people in this part: a new agency, tokens and language."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Agency, Person, Token, Unit
from handlingsrom.foundation.people.queries import digest_of, system_tokens_of, tokens_of
from handlingsrom.foundation.people.roles import ADMINISTRATOR
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Language, Text

TOKEN_LASTS = timedelta(days=90)
SYSTEM_TOKEN_LASTS = timedelta(days=365)
LOOK_AT_USE_EVERY = timedelta(minutes=1)
SCOPES = ("read", "act")  # what a person's key may do: as much as the person
SYSTEM_SCOPES = ("scim",)  # what a system's key may do, over the whole agency

ONLY_ADMINISTRATORS = Refusal(
    "not_granted",
    Text(
        nb="Bare en administrator kan lage eller trekke tilbake nøkler for virksomhetens systemer.",
        nn="Berre ein administrator kan lage eller trekkje tilbake nøklar for systema til verksemda.",
        en="Only an administrator can make or revoke keys for the agency's systems.",
    ),
)


NOT_AN_ORGNR = Text(
    nb="{orgnr} er ikke et organisasjonsnummer.",
    nn="{orgnr} er ikkje eit organisasjonsnummer.",
    en="{orgnr} is not an organisation number.",
)
THERE_ALREADY = Text(
    nb="{orgnr} finnes allerede: {name}.",
    nn="{orgnr} finst allereie: {name}.",
    en="{orgnr} is there already: {name}.",
)


@transaction.atomic
def add_agency(name: str, orgnr: str, *, above: str, language: Language, at: datetime) -> Agency:
    """A new agency with the body above it, and nobody in it yet; by those who run the system."""
    if not is_orgnr(orgnr):
        raise Refused([Refusal("not_an_orgnr", NOT_AN_ORGNR.filled(orgnr=orgnr))])
    if there := Agency.objects.filter(orgnr=orgnr).first():
        raise Refused([Refusal("there_already", THERE_ALREADY.filled(orgnr=orgnr, name=there.name))])
    agency = Agency(name=name, orgnr=orgnr, language=language)
    with within(agency.id):
        agency.save(force_insert=True)
        root = Unit.objects.create(agency=agency, parent=None, name=above)
        Unit.objects.create(agency=agency, parent=root, name=name)
        record(
            "agency_added", agency_id=agency.id, by_id=None, by_name="Handlingsrom", at=at,
            thing=("agency", agency.id), content={"name": name, "orgnr": orgnr},
        )  # fmt: skip
    return agency


def is_orgnr(orgnr: str) -> bool:
    """Nine digits of which the last is the check digit by Brønnøysundregistrene's weights, modulo 11."""
    if not (len(orgnr) == 9 and orgnr.isascii() and orgnr.isdigit()):
        return False
    weighed = sum(
        int(digit) * weight for digit, weight in zip(orgnr, (3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)
    )
    return weighed % 11 == 0


def make_token(
    *, by: Person, at: datetime, name: str, scopes: tuple[str, ...] = SCOPES, lasts: timedelta = TOKEN_LASTS
) -> tuple[Token, str]:
    """A new key to the API for a person; the secret is shown once and kept nowhere."""
    return _make(set(scopes) & set(SCOPES), by.id, by=by, at=at, name=name, lasts=lasts)


def make_system_token(
    *,
    by: Standing,
    at: datetime,
    name: str,
    scopes: tuple[str, ...] = SYSTEM_SCOPES,
    lasts: timedelta = SYSTEM_TOKEN_LASTS,
) -> tuple[Token, str]:
    """A new key for a system of the agency, which is nobody's own; made by the administrator."""
    if not by.holds(ADMINISTRATOR):
        raise Refused([ONLY_ADMINISTRATORS])
    return _make(set(scopes) & set(SYSTEM_SCOPES), None, by=by.person, at=at, name=name, lasts=lasts)


@transaction.atomic
def _make(
    scopes: set[str], person_id: UUID | None, *, by: Person, at: datetime, name: str, lasts: timedelta
) -> tuple[Token, str]:
    secret = f"hr_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        agency_id=by.agency_id,
        person_id=person_id,
        made_by_id=by.id,
        name=name,
        digest=digest_of(secret),
        scopes=sorted(scopes),
        created_at=at,
        expires_at=at + lasts,
    )
    _record_token("token_made", token, by, at)
    return token, secret


def revoke_token(token_id: UUID, *, by: Person, at: datetime) -> bool:
    """End one of a person's own keys; gives whether there was one to end."""
    return _revoke(tokens_of(by).filter(id=token_id, revoked_at=None).first(), by, at)


def revoke_system_token(token_id: UUID, *, by: Standing, at: datetime) -> bool:
    """End a key of one of the agency's systems; gives whether there was one to end."""
    if not by.holds(ADMINISTRATOR):
        raise Refused([ONLY_ADMINISTRATORS])
    found = system_tokens_of(by.person.agency_id).filter(id=token_id, revoked_at=None).first()
    return _revoke(found, by.person, at)


@transaction.atomic
def _revoke(token: Token | None, by: Person, at: datetime) -> bool:
    if token is None:
        return False
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    _record_token("token_revoked", token, by, at)
    return True


def note_use(token: Token, *, at: datetime) -> None:
    """Remember when a key was last used, to the minute; inside the wall of its agency."""
    if token.last_used_at is None or at - token.last_used_at > LOOK_AT_USE_EVERY:
        Token.objects.filter(agency_id=token.agency_id, id=token.id).update(last_used_at=at)


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

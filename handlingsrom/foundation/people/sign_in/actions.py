"""Every write of sign-in: binding an identity, links, entering and leaving, and what an agency and its HR decide."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from handlingsrom.foundation.days import day_of, in_words
from handlingsrom.foundation.outbox.actions import ask_for, write_mail
from handlingsrom.foundation.people.access import Standing, may
from handlingsrom.foundation.people.address_changed import address_is_new
from handlingsrom.foundation.people.models import Agency, Person
from handlingsrom.foundation.people.queries import digest_of
from handlingsrom.foundation.people.sign_in import letters
from handlingsrom.foundation.people.sign_in.access import CHOOSE, GRANTS
from handlingsrom.foundation.people.sign_in.failures import Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.models import Identity, Link, ProviderSession, Ways
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.foundation.people.sign_in.queries import (
    digest_of_pair,
    hr_over,
    identities_of,
    link_presented,
    sessions_of_provider,
    waiting_for,
    ways_of,
)
from handlingsrom.foundation.people.sign_in.sessions import LONGEST
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.steps import Absent
from handlingsrom.foundation.walls import as_worker, presenting_token, within
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text, as_language

LINK_LASTS = timedelta(minutes=15)
SEND_LINK = "sign_in_link"


def bind(person: Person, identity: str, issuer: str, provider: str, *, at: datetime) -> Identity:
    """Know a person by an identity from now on; a second one waits for HR. Inside the wall."""
    same = Identity.objects.filter(agency_id=person.agency_id, digest=identity, until=None).first()
    if same and same.person_id != person.id:
        raise SignInFailed(Failure.UNTRUSTED, "the identity is somebody else's")
    if same:
        return same
    waits = identities_of(person).exists()
    made = Identity.objects.create(
        agency_id=person.agency_id,
        person=person,
        digest=identity,
        issuer=issuer,
        provider=provider,
        since=at,
        waits=waits,
    )
    _record("identity_waits" if waits else "identity_bound", person, at, {"provider": provider})
    for hr in hr_over(person, day_of(at)) if waits else []:
        _write(hr, letters.HR_SUBJECT, letters.HR_BODY, reverse("identities"), at)
    return made


def enter(person: Person, *, way: str, at: datetime) -> None:
    """Record that somebody signed in, and by which way; refuse who has left. Inside the wall."""
    if not person.active:
        raise SignInFailed(Failure.LEFT)
    if person.agency.until and person.agency.until <= day_of(at):
        raise SignInFailed(Failure.AGENCY_ENDED)
    _record("signed_in", person, at, {"way": way})


def note_use(identity: Identity, *, at: datetime) -> None:
    """Remember when an identity was last used. Inside the wall."""
    Identity.objects.filter(agency_id=identity.agency_id, id=identity.id).update(used_at=at)


def tie(person: Person, session_key: str, *, issuer: str, sid: str, at: datetime) -> None:
    """Let the provider end this session by `iss` and `sid`. Inside the wall."""
    if sid:
        ProviderSession.objects.create(
            agency_id=person.agency_id,
            person=person,
            digest=digest_of_pair(issuer, sid),
            session_key=session_key,
            expires_at=at + LONGEST,
        )


def note_failure(failure: SignInFailed, *, provider: str, agency_id: UUID, at: datetime) -> None:
    """Record in an agency's log that a sign-in to it failed, and how; nobody is named."""
    with within(agency_id):
        record(
            "sign_in_failed",
            agency_id=agency_id,
            by_id=None,
            by_name="",
            at=at,
            thing=("agency", agency_id),
            content={"failure": failure.failure.value, "detail": failure.detail, "provider": provider},
        )


def sign_out(person: Person, *, at: datetime, how: str = "here") -> None:
    """Record that somebody signed out: here, or at the provider."""
    _record("signed_out", person, at, {"how": how})


def end_by_provider(issuer: str, sid: str, *, at: datetime) -> list[str]:
    """End every session here that belongs to a session at the provider; gives their keys."""
    ended = []
    for tied in sessions_of_provider(issuer, sid):
        with within(tied.agency_id):
            Session.objects.filter(session_key=tied.session_key).delete()
            ProviderSession.objects.filter(agency_id=tied.agency_id, id=tied.id).delete()
            person = Person.objects.get(agency_id=tied.agency_id, id=tied.person_id)
            sign_out(person, at=at, how="provider")
        ended.append(tied.session_key)
    return ended


def ask_for_link(
    person: Person, *, at: datetime, identity: str = "", issuer: str = "", provider: str = ""
) -> None:
    """Have a link sent to a person's work address: to bind an identity, or without one to sign in."""
    with within(person.agency_id):
        made = Link.objects.create(
            agency_id=person.agency_id,
            person=person,
            identity=identity,
            issuer=issuer,
            provider=provider,
            expires_at=at + LINK_LASTS,
        )
        ask_for(SEND_LINK, agency_id=person.agency_id, key=made.id, at=at)
        _record("link_asked", person, at, {"provider": provider or "mail"})


def send_link(agency_id: UUID, key: str, at: datetime) -> None:
    """Make the secret and send it: it stands in the mail alone, so the worker makes it as the mail leaves."""
    link = Link.objects.select_related("person").filter(agency_id=agency_id, id=key, used_at=None).first()
    if link is None or link.expires_at <= at:
        return
    if not settings.SMTP_HOST:
        raise RuntimeError("no mail server is set (HANDLINGSROM_SMTP_HOST), so no link can be sent")
    secret, person = secrets.token_urlsafe(32), link.person
    link.digest = digest_of(secret)
    link.save(update_fields=["digest"])
    route, subject, body = "sign-in-link", letters.SIGN_IN_SUBJECT, letters.SIGN_IN_BODY
    if link.identity:
        route, subject, body = "sign-in-bind", letters.BIND_SUBJECT, letters.BIND_BODY
    known: dict[str, Provider] = settings.SIGN_IN_PROVIDERS
    name = known[link.provider].name if link.provider in known else Text("–", "–", "–")
    told = body.filled(url=f"{settings.PUBLIC_ADDRESS}{reverse(route, args=[secret])}", provider=name)
    language = as_language(person.language)
    EmailMessage(subject.in_(language), told.in_(language), to=[person.email]).send()


@transaction.atomic
def use_link(secret: str, *, at: datetime, identity: str = "") -> Link:
    """Use a link up, once; one that binds is good only where that identity was proven."""
    link = link_presented(secret, at)
    if link is None:
        raise SignInFailed(Failure.LINK)
    if link.identity != identity:
        raise SignInFailed(Failure.OTHER_BROWSER)
    with presenting_token(link.digest):
        if not Link.objects.filter(id=link.id, used_at=None).update(used_at=at):
            raise SignInFailed(Failure.LINK)
    return link


ONLY_ADMINISTRATORS = Refusal(
    "not_granted",
    Text(
        nb="Bare en administrator kan velge hvordan virksomheten logger inn.",
        nn="Berre ein administrator kan velje korleis verksemda loggar inn.",
        en="Only an administrator can choose how the agency signs in.",
    ),
)
ADDRESS_IS_NEW = Text(
    nb="E-postadressen ble nylig endret, og den som hadde den, må få tid til å si fra. Du kan godkjenne fra {day}.",
    nn="E-postadressa blei nyleg endra, og den som hadde henne, må få tid til å seie frå. Du kan godkjenne frå {day}.",
    en="The work address was changed lately, and whoever had it must have time to object. You can approve from {day}.",
)
NO_WAY_LEFT = Refusal(
    "no_way_left",
    Text(
        nb="Velg minst én måte å logge inn på. Ellers kommer ingen inn.",
        nn="Vel minst éin måte å logge inn på. Elles kjem ingen inn.",
        en="Choose at least one way to sign in. Otherwise nobody gets in.",
    ),
)


def choose_ways(*, by: Standing, at: datetime, providers: list[str], by_mail: bool) -> None:
    """The administrator chooses how the agency signs in."""
    if not may(by, GRANTS, CHOOSE):
        raise Refused([ONLY_ADMINISTRATORS])
    if not (providers or by_mail):
        raise Refused([NO_WAY_LEFT])
    set_ways(by.person.agency, by=by.person, at=at, providers=providers, by_mail=by_mail)


@transaction.atomic
def set_ways(agency: Agency, *, by: Person | None, at: datetime, providers: list[str], by_mail: bool) -> None:
    """Set the ways of an agency: by its administrator, or by those who run the system before it has one."""
    chosen: dict[str, Any] = {"providers": sorted(providers), "by_mail": by_mail}
    with within(agency.id):
        before = ways_of(agency)
        Ways.objects.update_or_create(agency=agency, defaults=chosen)
        record(
            "ways_chosen",
            agency_id=agency.id,
            by_id=by.id if by else None,
            by_name=by.name if by else "",
            at=at,
            thing=("agency", agency.id),
            content={**chosen, "before": {"providers": before.providers, "by_mail": before.by_mail}},
        )


@transaction.atomic
def decide(identity_id: UUID, *, by: Standing, at: datetime, approve: bool, instead: bool = False) -> None:
    """HR approves a second identity, beside the former ones or instead of them, or refuses it."""
    waiting = waiting_for(by).select_for_update(of=("self",)).filter(id=identity_id).first()
    if waiting is None:
        raise Absent
    if approve and (until := address_is_new(waiting.person, at)):
        raise Refused([Refusal("address_is_new", ADDRESS_IS_NEW.filled(day=in_words(until)))])
    if approve and instead:
        identities_of(waiting.person).exclude(id=waiting.id).update(until=at)
    waiting.waits = False
    waiting.until = None if approve else at
    waiting.save(update_fields=["waits", "until"])
    kind = "identity_approved" if approve else "identity_refused"
    _record(kind, waiting.person, at, {"provider": waiting.provider, "instead": instead}, by.person)


def forget_what_is_over(at: datetime) -> None:
    """Remove sessions, links and ties whose time is over, of every agency; the worker's."""
    with as_worker():
        ProviderSession.objects.filter(expires_at__lte=at).delete()
        Link.objects.filter(expires_at__lte=at - LINK_LASTS).delete()
        Session.objects.filter(expire_date__lte=at).delete()


def _write(person: Person, subject: Text, body: Text, path: str, at: datetime) -> None:
    language = as_language(person.language)
    write_mail(
        agency_id=person.agency_id,
        person_id=person.id,
        address=person.email,
        language=language,
        subject=subject.in_(language),
        body=body.filled(url=f"{settings.PUBLIC_ADDRESS}{path}").in_(language),
        at=at,
    )


def _record(
    kind: str, person: Person, at: datetime, content: dict[str, object], by: Person | None = None
) -> None:
    actor = by or person
    record(
        kind,
        agency_id=person.agency_id,
        by_id=actor.id,
        by_name=actor.name,
        at=at,
        thing=("person", person.id),
        subject_id=person.id,
        content=content,
    )

"""Every read of sign-in: the ways of an agency, who is known by an identity, and what a link or a provider points at."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Agency, Person, Position, in_force
from handlingsrom.foundation.people.queries import digest_of
from handlingsrom.foundation.people.roles import HR
from handlingsrom.foundation.people.sign_in.models import Identity, Link, ProviderSession, Ways
from handlingsrom.foundation.people.sign_in.profiles import Binds
from handlingsrom.foundation.walls import presenting_token, within


def digest_of_pair(issuer: str, value: str) -> str:
    """The form in which a subject or a session of a provider is kept."""
    return hashlib.sha256(json.dumps([issuer, value]).encode()).hexdigest()


def agencies_to_choose(on: date) -> list[Agency]:
    """The agencies that somebody can sign in to, by name."""
    open_ones = Agency.objects.filter(ways__isnull=False).exclude(until__lte=on)
    return [
        agency
        for agency in open_ones.select_related("ways").order_by("name")
        if agency.ways.providers or agency.ways.by_mail
    ]


def agency_with_ways(agency_id: UUID) -> Agency | None:
    """An agency, with its ways where it has chosen some."""
    return Agency.objects.filter(id=agency_id).select_related("ways").first()


def ways_of(agency: Agency) -> Ways:
    """What an agency has chosen; nothing unless it has."""
    try:
        return agency.ways
    except Ways.DoesNotExist:
        return Ways(agency=agency)


def identities_known(digest: str) -> list[Identity]:
    """Every agency's identity with this hash, and no other."""
    with presenting_token(digest):
        known = Identity.objects.filter(digest=digest, until=None)
        return list(known.select_related("agency__ways").order_by("agency__name"))


def identities_of(person: Person) -> QuerySet[Identity]:
    """The identities of a person, oldest first."""
    return Identity.objects.filter(agency_id=person.agency_id, person=person, until=None).order_by("since")


def person_bound_by(agency: Agency, binds: Binds, told: str) -> Person | None:
    """The person whom the import or SCIM has written down with what the provider tells."""
    if not told or binds is Binds.ADDRESS:
        return None
    column = "entra_oid" if binds is Binds.OID else "eppn"
    with within(agency.id):
        return Person.objects.select_related("agency").filter(agency=agency, **{column: told}).first()


def person_of(identity: Identity) -> Person:
    """The person, from inside the wall of the identity's agency."""
    with within(identity.agency_id):
        return Person.objects.select_related("agency").get(
            agency_id=identity.agency_id, id=identity.person_id
        )


def person_at_address(agency: Agency, address: str) -> Person | None:
    """The one active person of an agency with this work address; an address that two share is nobody's."""
    with within(agency.id):
        people = Person.objects.filter(agency=agency, email__iexact=address, active=True)
        found = list(people.select_related("agency")[:2])
    return found[0] if len(found) == 1 else None


def link_presented(secret: str, at: datetime) -> Link | None:
    """The link with this secret, if it can still be used."""
    digest = digest_of(secret)
    with presenting_token(digest):
        usable = Link.objects.filter(digest=digest, used_at=None, expires_at__gt=at)
        return usable.select_related("agency__ways").first()


def sessions_of_provider(issuer: str, sid: str) -> list[ProviderSession]:
    """The sessions here that belong to one session at a provider."""
    digest = digest_of_pair(issuer, sid)
    with presenting_token(digest):
        return list(ProviderSession.objects.filter(digest=digest))


def waiting_for(standing: Standing) -> QuerySet[Identity]:
    """The second identities that wait for HR: of people in the units of the role, never one's own."""
    units = standing.units_of(HR)
    here = Position.objects.filter(in_force(standing.on), person=OuterRef("person"), unit__in=units)
    waiting = Identity.objects.filter(agency_id=standing.person.agency_id, waits=True, until=None)
    reached = waiting.filter(Exists(here)).exclude(person_id=standing.person.id)
    return reached.select_related("person").prefetch_related("person__identities").order_by("since")


def hr_over(person: Person, on: date) -> list[Person]:
    """Those with HR's role in the agency on a day, but for the person; inside the wall."""
    holding = Person.objects.filter(
        in_force(on, "positions__roles__"),
        agency_id=person.agency_id,
        active=True,
        positions__roles__role=HR,
    )
    return list(holding.exclude(id=person.id).distinct().order_by("sort_name"))

"""Reads of the whole record: by person, thing, period and kind, a page at a time by key."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from handlingsrom.foundation.days import OSLO
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.records.models import Entry


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for; whatever is None is not asked about."""

    person: Person | None = None
    thing_id: UUID | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None  # the last day, itself included

    def as_content(self) -> dict[str, object]:
        """The question in words for the record."""
        return {
            "person": str(self.person.id) if self.person else "",
            "thing": str(self.thing_id or ""),
            "kind": self.kind,
            "since": str(self.since or ""),
            "until": str(self.until or ""),
        }


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page of the record ends: the next begins before it."""

    at: datetime
    id: UUID


def entries_found(
    agency_id: UUID, search: Search, shielded: Collection[str], before: Key | None = None
) -> QuerySet[Entry]:
    """The entries of one agency that a search asks for, newest first, with what they say.

    Of whom or what a shielded one is, no search tells.
    """
    found = Entry.objects.filter(agency_id=agency_id)
    if search.person or search.thing_id:
        found = found.exclude(kind__in=shielded)
    if search.person:
        found = found.filter(Q(by_id=search.person.id) | Q(subject_id=search.person.id))
    if search.thing_id:
        found = found.filter(thing_id=search.thing_id)
    if search.kind:
        found = found.filter(kind=search.kind)
    if search.since:
        found = found.filter(at__gte=midnight(search.since))
    if search.until:
        found = found.filter(at__lt=midnight(search.until + timedelta(days=1)))
    if before:
        later = Q(at=before.at, id__gte=before.id)
        found = found.filter(~later, at__lte=before.at)
    return found.select_related("content", "link").order_by("-at", "-id")


def midnight(day: date) -> datetime:
    """The instant at which a day begins in Oslo."""
    return datetime.combine(day, time(), OSLO)


def entry_of(agency_id: UUID, entry_id: UUID) -> Entry | None:
    """One entry of the agency."""
    return Entry.objects.filter(agency_id=agency_id, id=entry_id).select_related("content", "link").first()


def persons_called(agency_id: UUID, words: str, at_most: int = 6) -> list[Person]:
    """Those whose work address this is, else those whose name holds the words."""
    persons = Person.objects.filter(agency_id=agency_id)
    if "@" in words:
        return list(persons.filter(email__iexact=words)[:at_most])
    return list(persons.filter(name__icontains=words).order_by("sort_name")[:at_most])


def names_of(agency_id: UUID, persons: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of some persons, by their id."""
    wanted = {each for each in persons if each}
    return dict(Person.objects.filter(agency_id=agency_id, id__in=wanted).values_list("id", "name"))

"""Every read of the log: of a thing, of a person, the chain and its verification."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from handlingsrom.foundation.records.chain import START, content_hash, link_hash
from handlingsrom.foundation.records.models import Content, Entry, Link


def entries_about(agency_id: UUID, thing_id: UUID) -> QuerySet[Entry]:
    """What happened to one thing, oldest first, with content."""
    return (
        Entry.objects.filter(agency_id=agency_id, thing_id=thing_id)
        .select_related("content")
        .order_by("at", "id")
    )


def looks_at(agency_id: UUID, subject_id: UUID) -> QuerySet[Entry]:
    """Who looked at a person's data, newest first."""
    return (
        Entry.objects.filter(agency_id=agency_id, subject_id=subject_id, kind="looked_at")
        .select_related("content")
        .order_by("-at")
    )


def unlinked(agency_id: UUID) -> QuerySet[Entry]:
    """The entries that have no link yet, oldest first."""
    return Entry.objects.filter(agency_id=agency_id, link=None).order_by("at", "id")


def last_link(agency_id: UUID) -> Link | None:
    """The head of the agency's chain."""
    return Link.objects.filter(agency_id=agency_id).order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Verified:
    """What the verification of one agency's chain found; `broken_at` is the first bad number, 0 for none."""

    links: int
    unlinked: int
    head: str
    broken_at: int = 0
    why: str = ""


def verify_chain(agency_id: UUID, kept: tuple[int, str] | None = None) -> Verified:
    """Walk the chain from its start and compare every hash, the content's too.

    `kept` is a head that was kept elsewhere, as number and hash: only it shows that the end was cut off.
    """
    number, previous = 0, START
    waiting = unlinked(agency_id).count()

    def broken(why: str) -> Verified:
        return Verified(number - 1, waiting, previous, number, why)

    links = Link.objects.filter(agency_id=agency_id).select_related("entry").order_by("number")
    contents = {c.entry_id: c for c in Content.objects.filter(agency_id=agency_id)}
    for link in links.iterator(chunk_size=2000):
        number += 1
        content = contents.get(link.entry_id)
        if link.number != number:
            return broken("a link is missing")
        if link.previous != previous or link.hash != link_hash(number, previous, link.entry):
            return broken("the entry or its link was altered")
        if content is None:
            return broken("the content was removed")
        if content_hash(content.salt, content.body) != link.entry.content_hash:
            return broken("the content was altered")
        previous = link.hash
        if kept and kept[0] == number and kept[1] != previous:
            return broken("the head kept elsewhere is another")
    if number < Link.objects.filter(agency_id=agency_id).count():
        number += 1
        return broken("the entry was removed")
    if kept and kept[0] > number:
        number += 1
        return broken("the end of the chain was removed")
    return Verified(number, waiting, previous)

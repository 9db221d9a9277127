"""The proof of one agency's log: every link, entry and content compared, in constant memory.

Beside `queries` for its length; it names the first break, and what retention removed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from uuid import UUID

from django.db import connection, transaction

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.records.chain import START, content_hash, link_hash
from handlingsrom.foundation.records.models import Entry, Link
from handlingsrom.foundation.records.queries import unlinked

AT_A_TIME = 2000
WALK_SQL = """
SELECT l.number, l.previous, l.hash, lead(l.previous) OVER (ORDER BY l.number),
       e.id, e.agency_id, e.at, e.kind, e.by_id, e.thing_kind, e.thing_id, e.subject_id, e.content_hash,
       c.salt, c.body, s.at, coalesce(sc.body -> 'entries' ? l.entry_id::text, false)
FROM records_link l
LEFT JOIN records_entry e ON e.id = l.entry_id
LEFT JOIN records_content c ON c.entry_id = l.entry_id
LEFT JOIN records_removal r ON r.entry_id = l.entry_id AND c.entry_id IS NULL
LEFT JOIN records_entry s ON s.id = r.said_by_id AND s.kind = 'content_removed'
LEFT JOIN records_content sc ON sc.entry_id = s.id
WHERE l.agency_id = %s ORDER BY l.number
"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What the verification of one agency's chain found; `broken_at` is the first bad number, 0 for none."""

    links: int
    unlinked: int
    head: str
    broken_at: int = 0
    why: str = ""
    removed: tuple[tuple[date, int], ...] = ()  # by day, how many contents retention removed


@dataclass(frozen=True, slots=True)
class _Row:
    """A link with its entry and content, each of which may be gone."""

    number: int
    previous: str
    hash: str
    said_by_next: str | None
    entry: Entry | None
    salt: str | None
    body: dict[str, object]
    removed_at: datetime | None


def verify_chain(agency_id: UUID, kept: Mapping[int, str] = MappingProxyType({})) -> Verified:
    """Walk the chain from its start and compare every hash, the content's too.

    `kept` are heads that were kept elsewhere, by number: only they show that the end was cut off, or all rewritten.
    """
    number, previous = 0, START
    waiting = unlinked(agency_id).count()
    removed: Counter[date] = Counter()
    for row in _rows(agency_id):
        number += 1
        why = _why_broken(row, number, previous)
        if not why and kept.get(number, row.hash) != row.hash:
            why = "the head kept elsewhere is another"
        if why:
            return Verified(number - 1, waiting, previous, number, why)
        if row.removed_at:
            removed[day_of(row.removed_at)] += 1
        previous = row.hash
    if max(kept, default=0) > number:
        return Verified(number, waiting, previous, number + 1, "the end of the chain was removed")
    return Verified(number, waiting, previous, removed=tuple(sorted(removed.items())))


def _why_broken(row: _Row, number: int, previous: str) -> str:
    if row.number != number:
        return "a link is missing"
    if row.entry is None:
        return "the entry was removed"
    if row.previous != previous:
        moved = Link.objects.filter(agency_id=row.entry.agency_id, hash=row.previous).exists()
        return (
            "the order was changed, or a link was put in before this one" if moved else "the link was altered"
        )
    if row.hash != link_hash(number, previous, row.entry):
        stands = row.said_by_next in (None, row.hash)
        return "the entry was altered, or another stands in its place" if stands else "the link was altered"
    if row.salt is None:
        return "" if row.removed_at else "the content was removed"
    if content_hash(row.salt, row.body) != row.entry.content_hash:
        return "the content was altered"
    return ""


def _rows(agency_id: UUID) -> Iterator[_Row]:
    """The chain in order, a part at a time: the database holds the rest."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(WALK_SQL, [agency_id])
        while part := cursor.fetchmany(AT_A_TIME):
            for number, before, hashed, said_by_next, *entry, salt, body, at, listed in part:
                yield _Row(
                    number,
                    before,
                    hashed,
                    said_by_next,
                    _entry(entry),
                    salt,
                    json.loads(body) if body else {},
                    at if listed else None,
                )


NAMES = ("id", "agency_id", "at", "kind", "by_id", "thing_kind", "thing_id", "subject_id", "content_hash")


def _entry(values: list[object]) -> Entry | None:
    """The entry as it was hashed, its instant in UTC."""
    if values[0] is None:
        return None
    entry = Entry(**dict(zip(NAMES, values, strict=True)))
    entry.at = entry.at.astimezone(UTC)
    return entry

"""Every write to the log: what happened, who looked, and the linking of the chain."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from handlingsrom.foundation.records.chain import START, content_hash, link_hash
from handlingsrom.foundation.records.models import Content, Entry, Link, new_id
from handlingsrom.foundation.records.queries import last_link, unlinked


@transaction.atomic
def record(
    kind: str,
    *,
    agency_id: UUID,
    by_id: UUID | None,
    by_name: str,
    at: datetime,
    thing: tuple[str, UUID],
    subject_id: UUID | None = None,
    content: dict[str, object] | None = None,
) -> Entry:
    """Write down that something happened, in the transaction in which it happens."""
    body: dict[str, object] = {"by": by_name, **(content or {})}
    salt = secrets.token_hex(16)
    entry = Entry.objects.create(
        agency_id=agency_id,
        at=at,
        kind=kind,
        by_id=by_id,
        thing_kind=thing[0],
        thing_id=thing[1],
        subject_id=subject_id,
        content_hash=content_hash(salt, body),
    )
    Content.objects.create(entry=entry, agency_id=agency_id, salt=salt, body=body)
    return entry


LOOK_SQL = """
WITH look AS (
    INSERT INTO records_look (id, agency_id, viewer_id, subject_id, hour)
    VALUES (%(look)s, %(agency)s, %(by)s, %(subject)s, date_trunc('hour', %(at)s::timestamptz))
    ON CONFLICT DO NOTHING RETURNING id
), entry AS (
    INSERT INTO records_entry
        (id, agency_id, at, kind, by_id, thing_kind, thing_id, subject_id, content_hash)
    SELECT %(entry)s, %(agency)s, %(at)s, 'looked_at', %(by)s, 'person', %(subject)s, %(subject)s, %(hash)s
    FROM look RETURNING id
)
INSERT INTO records_content (entry_id, agency_id, salt, body)
SELECT id, %(agency)s, %(salt)s, %(body)s::jsonb FROM entry
"""


def record_look(
    *,
    agency_id: UUID,
    by_id: UUID,
    by_name: str,
    at: datetime,
    subject_id: UUID,
    by_roles: Iterable[str] = (),
) -> None:
    """Write down that somebody looked at a person's data, once per viewer, person and hour; one statement."""
    if by_id == subject_id:
        return
    body: dict[str, object] = {"by": by_name, "roles": sorted(by_roles)}
    salt = secrets.token_hex(16)
    values: dict[str, UUID | datetime | str] = {
        "look": new_id(), "entry": new_id(), "agency": agency_id, "by": by_id, "subject": subject_id,
        "at": at, "salt": salt, "hash": content_hash(salt, body), "body": json.dumps(body),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(LOOK_SQL, values)


RECENT = timedelta(days=1)
MOST_REMOVED = 500  # entries that one entry of removal names


@transaction.atomic
def remove_contents(entries: Sequence[UUID], *, rule: str, at: datetime) -> int:
    """Remove what some entries of this agency say, by a rule of retention; gives how many.

    The database does it: the app may not delete, and each removal is itself an entry that names what went.
    """
    removed = 0
    for start in range(0, len(entries), MOST_REMOVED):
        part = list(entries[start : start + MOST_REMOVED])
        with connection.cursor() as cursor:
            cursor.execute("SELECT remove_contents(%s, %s, %s, %s)", [part, rule, new_id(), at])
            removed += cursor.fetchone()[0]
    return removed


@transaction.atomic
def link_new_entries(agency_id: UUID, at_most: int = 1000, *, only_recent: bool = False) -> int:
    """Chain the agency's entries that have no link yet, oldest first; gives how many.

    One worker at a time per agency: the lock is the transaction's own. `only_recent` looks no further back than a day
    before the last linked one, which costs the same however long the log is; what is older waits for a whole look.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"chain {agency_id}"])
    last = last_link(agency_id)
    number, previous = (last.number, last.hash) if last else (0, START)
    links = []
    since = last.entry.at - RECENT if last and only_recent else None
    for entry in unlinked(agency_id, since)[:at_most]:
        number += 1
        link = Link(entry=entry, agency_id=agency_id, number=number, previous=previous)
        link.hash = previous = link_hash(number, previous, entry)
        links.append(link)
    Link.objects.bulk_create(links)
    return len(links)

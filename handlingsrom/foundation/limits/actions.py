"""Every write of rate limits: count once more, and forget windows that are over."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection
from django.utils.crypto import salted_hmac

from handlingsrom.foundation.limits.limit import Limit
from handlingsrom.foundation.limits.models import Window

COUNT_SQL = """
INSERT INTO limits_window AS w (key, until, count) VALUES (%s, %s, 1)
ON CONFLICT (key) DO UPDATE SET count = w.count + 1 RETURNING count
"""


def count(limit: Limit, who: str, at: datetime) -> int:
    """Count `who` once more; gives the seconds to wait when it is too often, else 0.

    Called outside a transaction that may be rolled back, or the count is lost with it.
    """
    seconds = int(limit.window.total_seconds())
    number = int(at.timestamp()) // seconds
    until = datetime.fromtimestamp((number + 1) * seconds, UTC)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_SQL, [_key(limit, who, number), until])
        counted = cursor.fetchone()[0]
    return 0 if counted <= limit.most else max(1, int((until - at).total_seconds()))


def forget_windows(at: datetime) -> int:
    """Remove the windows that are over; gives how many."""
    return Window.objects.filter(until__lte=at).delete()[0]


def _key(limit: Limit, who: str, number: int) -> str:
    """Without our secret nobody can tell whom a row counts, nor that two rows count the same."""
    told = f"{limit.kind} {number} {who}"
    return salted_hmac("handlingsrom.limits", told, algorithm="sha256").hexdigest()

"""The hashes of the chain: what they cover, and in which form.

Each hash covers the former one, so an entry that is changed, removed or put in between breaks every later link.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlingsrom.foundation.records.models import Entry

START = "0" * 64


def content_hash(salt: str, body: dict[str, object]) -> str:
    """SHA-256, as hexadecimal, over the salt and the content in canonical JSON."""
    return _sha256([salt, body])


def link_hash(number: int, previous: str, entry: Entry) -> str:
    """SHA-256, as hexadecimal, over the former hash and everything that the entry says of itself."""
    told = [entry.kind, entry.thing_kind, entry.at.isoformat(), entry.content_hash]
    ids = [str(i) for i in (entry.agency_id, entry.id, entry.by_id, entry.thing_id, entry.subject_id)]
    return _sha256([number, previous, *ids, *told])


def _sha256(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

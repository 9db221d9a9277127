"""Whether each assessment still says what the record's chain holds a fingerprint of.

A part of `queries`, in a file of its own: `records verify` asks it, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from uuid import UUID

from django.db import connection, transaction

from handlingsrom.features.agreements.models import Judgement
from handlingsrom.foundation.records.chain import content_hash

ASSESSING = (
    "agreement_assess", "agreement_confirm_home", "agreement_consider_accommodation", "agreement_taken_over",
)  # fmt: skip


def proof_of(judgement: Judgement, salt: str) -> dict[str, str]:
    """The fingerprint of an assessment, for the record: salted, so that a short reason cannot be guessed from it."""
    says: dict[str, object] = {
        "agreement": str(judgement.agreement_id),
        "kind": judgement.kind,
        "answer": judgement.answer,
        "reason": judgement.reason,
        "assessed_on": str(judgement.assessed_on or ""),
        "by": str(judgement.by_id),
        "at": judgement.at.astimezone(UTC).isoformat(),
    }
    return {"id": str(judgement.id), "salt": salt, "sha256": content_hash(salt, says)}


BESIDE_EACH_OTHER = """
WITH told AS (
    SELECT (p ->> 'id')::uuid AS id, p ->> 'salt' AS salt, p ->> 'sha256' AS sha256
    FROM records_content c JOIN records_entry e ON e.id = c.entry_id
    CROSS JOIN LATERAL jsonb_array_elements(c.body -> 'judgements') p
    WHERE c.agency_id = %(agency)s AND e.kind = ANY(%(kinds)s)
)
SELECT coalesce(j.id, t.id), t.salt, t.sha256,
       j.id, j.agreement_id, j.kind, j.answer, j.reason, j.assessed_on, j.by_id, j.at
FROM (SELECT * FROM agreements_judgement WHERE agency_id = %(agency)s) j FULL JOIN told t ON t.id = j.id
"""
COLUMNS = ("id", "agreement_id", "kind", "answer", "reason", "assessed_on", "by_id", "at")
AT_A_TIME = 2000


def broken(agency_id: UUID) -> Iterator[str]:
    """What is wrong with the assessments of an agency, as lines: altered, removed, or put in past the record."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(BESIDE_EACH_OTHER, {"agency": agency_id, "kinds": list(ASSESSING)})
        while part := cursor.fetchmany(AT_A_TIME):
            for id_, salt, sha256, *columns in part:
                if why := _why_broken(salt, sha256, columns):
                    yield f"the assessment {id_} {why}"


def _why_broken(salt: str | None, sha256: str | None, columns: list[object]) -> str:
    if columns[0] is None:
        return "was removed"
    if salt is None:
        return "was put in past the record"
    row = Judgement(**dict(zip(COLUMNS, columns, strict=True)))
    return "" if proof_of(row, salt)["sha256"] == sha256 else "was altered"

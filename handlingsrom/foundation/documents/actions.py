"""Every write of documents: keep what was sealed, once."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from handlingsrom.foundation.documents.models import SealedDocument


def keep(
    pdf: bytes, *, agency_id: UUID, thing: tuple[str, UUID], file_name: str, at: datetime
) -> SealedDocument:
    """Keep a sealed document, byte for byte; a second one for the same thing is refused by the table."""
    return SealedDocument.objects.create(
        agency_id=agency_id,
        thing_kind=thing[0],
        thing_id=thing[1],
        file_name=file_name,
        sha256=hashlib.sha256(pdf).hexdigest(),
        sealed_at=at,
        pdf=pdf,
    )

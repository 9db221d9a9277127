"""Every read of kept documents."""

from __future__ import annotations

from uuid import UUID

from handlingsrom.foundation.documents.models import SealedDocument


def document_of(agency_id: UUID, thing: tuple[str, UUID]) -> SealedDocument | None:
    """The sealed document of a thing, if it is made."""
    return SealedDocument.objects.filter(agency_id=agency_id, thing_kind=thing[0], thing_id=thing[1]).first()

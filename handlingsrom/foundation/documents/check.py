"""Is this file what the agency sealed? The one answer that counts is `Checked.outcome`.

Genuine: every seal holds and is trusted, and the last one covers the file to its last byte.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any

from handlingsrom.foundation.documents import check_says as says
from handlingsrom.foundation.documents.seal_reading import BROKEN, SealRead, read_seal
from handlingsrom.rulebook.text import Text

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader

LARGEST = 32 * 1024 * 1024  # bytes; a document of ours is a thousandth of it


class Outcome(IntEnum):
    """The exit code of `verify`."""

    GENUINE = 0
    DOUBTFUL = 1
    UNREADABLE = 2


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved, for whom, when, by which authority: as the attachment says it."""

    name: str
    on_behalf_of: str
    at: str
    authority: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file claims to be, and whether that can be relied on; the claims alone prove nothing."""

    outcome: Outcome
    reasons: tuple[Text, ...]
    attachment: Mapping[str, Any] | None = None
    seals: tuple[SealRead, ...] = ()

    @property
    def sealed(self) -> bool:
        return bool(self.seals)

    @property
    def intact(self) -> bool:
        return self.sealed and all(seal.intact for seal in self.seals)

    @property
    def covers_whole_file(self) -> bool:
        return self.sealed and self.seals[-1].covers_whole_file

    @property
    def trusted(self) -> bool:
        return self.sealed and all(seal.trusted and seal.in_force for seal in self.seals)

    @property
    def signer(self) -> str:
        return self.seals[-1].signer if self.seals else ""

    @property
    def sealed_at(self) -> datetime | None:
        return self.seals[-1].sealed_at if self.seals else None

    @property
    def title(self) -> str:
        found = (self.attachment or {}).get("title")
        return found if isinstance(found, str) else ""

    @property
    def approvals(self) -> tuple[Approval, ...]:
        listed = (self.attachment or {}).get("approvals")
        entries = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        return tuple(
            Approval(*(str(each.get(key) or "") for key in ("name", "on_behalf_of", "at", "authority")))
            for each in entries
        )


def check(pdf: bytes, trust: Sequence[bytes] = ()) -> Checked:
    """Judge a file by the certificates given (PEM or DER, seal certificates or their issuers).

    ValueError when one of the certificates cannot be read.
    """
    trusted = certificates_in(trust)
    if not pdf.startswith(b"%PDF-"):
        return Checked(Outcome.UNREADABLE, (says.NOT_PDF,))
    if len(pdf) > LARGEST:
        return Checked(Outcome.UNREADABLE, (says.TOO_LARGE,))
    try:
        reader = _reader(pdf)
        if reader.encrypted:
            return Checked(Outcome.UNREADABLE, (says.ENCRYPTED,))
        attachment = _attachment(reader)
        seals = _seals(pdf, reader, trusted)
    except Exception:  # a hostile file may fail anywhere in the parser: whatever it is, it is no answer
        return _unreadable(pdf)
    reasons = _reasons(seals)
    return Checked(Outcome.DOUBTFUL if reasons else Outcome.GENUINE, reasons, attachment, seals)


def certificates_in(given: Sequence[bytes]) -> tuple[Certificate, ...]:
    """Every certificate in some PEM or DER files; ValueError when one cannot be read or holds none."""
    from pyhanko.keys import load_certs_from_pemder_data

    found: list[Certificate] = []
    for data in given:
        some = list(load_certs_from_pemder_data(data))
        # The parser is lazy: an unreadable certificate must fail here, not when it is first used.
        if not some or not all(each.native for each in some):
            raise ValueError("no certificate")
        found += some
    return tuple(found)


def _reader(pdf: bytes) -> PdfFileReader:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf), strict=True)
    reader.root["/Pages"]["/Count"]
    return reader


def _unreadable(pdf: bytes) -> Checked:
    """A damaged file that still bears a seal has been altered; without one it is nothing at all."""
    if b"/ByteRange" in pdf:
        return Checked(Outcome.DOUBTFUL, (says.DAMAGED,), seals=(BROKEN,))
    return Checked(Outcome.UNREADABLE, (says.UNREADABLE,))


def _seals(pdf: bytes, reader: PdfFileReader, trust: Sequence[Certificate]) -> tuple[SealRead, ...]:
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation import EmbeddedPdfSignature

    placed: list[tuple[int, SealRead]] = []
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            seal = EmbeddedPdfSignature(reader, field, name)
            placed.append((seal.signed_revision, read_seal(pdf, seal, trust)))
        except Exception:  # as above: a seal that cannot be read does not hold
            placed.append((reader.total_revisions, BROKEN))
    return tuple(seal for _, seal in sorted(placed, key=lambda each: each[0]))


def _reasons(seals: Sequence[SealRead]) -> tuple[Text, ...]:
    """Everything that keeps the file from being genuine."""
    if not seals:
        return (says.UNSEALED,)
    found = {
        says.ALTERED: not all(seal.intact for seal in seals),
        says.MORE_THAN_SEALED: not seals[-1].covers_whole_file,
        says.UNKNOWN_SEAL: any(seal.intact and not seal.trusted for seal in seals),
        says.NOT_IN_FORCE: any(seal.intact and not seal.in_force for seal in seals),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def _attachment(reader: PdfFileReader) -> Mapping[str, Any] | None:
    """The JSON object that the file carries as its data; None when there is not exactly one."""
    files = [each.get_object() for each in reader.root.get("/AF", [])]
    data = [each for each in files if each.get("/AFRelationship") == "/Data"]
    if len(data) != 1:
        return None
    try:
        read = json.loads(data[0]["/EF"]["/F"].data)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None

"""One seal in a file, read with suspicion: what it covers, whether it holds, and whom it names.

Nothing is fetched, and no trust comes from the machine: only the certificates given count.
A certificate that is no authority speaks for itself alone; an authority also for those it has issued.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus


@dataclass(frozen=True, slots=True)
class SealRead:
    """What one seal says of itself, and what of that holds."""

    signer: str
    sealed_at: datetime | None
    intact: bool
    covers_whole_file: bool
    trusted: bool
    in_force: bool  # the certificate was valid when it was used
    sha256: str  # of the certificate


BROKEN = SealRead("", None, False, False, False, False, "")


def read_seal(pdf: bytes, seal: EmbeddedPdfSignature, trust: Sequence[Certificate]) -> SealRead:
    """Judge one seal; whatever cannot be read is broken."""
    certificate, at = seal.signer_cert, seal.self_reported_timestamp
    if at is not None and at.tzinfo is None:
        at = None
    end = _covered(pdf, seal)
    status = _status(seal, certificate, at, trust) if end and at else None
    return SealRead(
        signer=_name(certificate),
        sealed_at=at,
        intact=status is not None and status.intact and status.valid and status.docmdp_ok is True,
        covers_whole_file=end == len(pdf),
        trusted=status is not None and status.trusted,
        in_force=at is not None and _valid_at(certificate, at),
        sha256=certificate.sha256.hex(),
    )


def _covered(pdf: bytes, seal: EmbeddedPdfSignature) -> int | None:
    """Where the covered bytes end, when they are all from the first but the seal itself; else None."""
    match [int(number) for number in seal.byte_range]:
        case [0, gap, rest, length] if 0 < gap < rest <= rest + length <= len(pdf):
            pass
        case _:
            return None
    written = pdf[gap:rest]
    content: bytes = seal.pkcs7_content
    as_hex = content.hex().encode()
    if written not in (b"<" + as_hex + b">", b"<" + as_hex.upper() + b">") or not _nothing_hidden(
        content, seal.signer_cert
    ):
        return None
    return rest + length


def _nothing_hidden(content: bytes, certificate: Certificate) -> bool:
    """The bytes that no signature covers hold the seal in its one form (DER), then zeros, and nothing else."""
    from asn1crypto.cms import ContentInfo

    info = ContentInfo.load(content)
    seal = info["content"]
    written = info.dump(force=True)
    if content != written.ljust(len(content), b"\0") or len(seal["signer_infos"]) != 1:
        return False
    signer = seal["signer_infos"][0]
    named = signer["sid"].chosen
    return (
        seal["version"].native == signer["version"].native == "v1"
        and [each.dump() for each in seal["digest_algorithms"]] == [signer["digest_algorithm"].dump()]
        and named["issuer"].dump() == certificate.issuer.dump()
    )


def _status(
    seal: EmbeddedPdfSignature, certificate: Certificate, at: datetime, trust: Sequence[Certificate]
) -> PdfSignatureStatus:
    from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    roots = [each for each in trust if each.ca or each.dump() == certificate.dump()]
    context = ValidationContext(
        trust_roots=[each for each in roots if _valid_at(each, at)], moment=at, allow_fetching=False
    )
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
    return asyncio.run(
        async_validate_pdf_signature(seal, signer_validation_context=context, key_usage_settings=usage)
    )


def _valid_at(certificate: Certificate, at: datetime) -> bool:
    return bool(certificate.not_valid_before <= at <= certificate.not_valid_after)


def _name(certificate: Certificate) -> str:
    """The common name with the organisation's number where the certificate says it."""
    said = certificate.subject.native
    name = str(said.get("common_name") or certificate.subject.human_friendly)
    number = said.get("organization_identifier")
    return f"{name} ({number})" if number else name

"""The agency's electronic seal on a document: PAdES, with a key from a PEM file.

It is a seal on a record of what the parties approved, not the parties' own signatures.
pyHanko is imported where it is used: only the worker and the check need it.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from handlingsrom.foundation.documents.seal_field import tag_field

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Seal"
TEST = " – TEST"
SPARE = 8192  # hex digits for the seal beside its certificates


@dataclass(frozen=True, slots=True)
class SealKey:
    """A private key and its certificate as PEM; certificates after the first are its issuers."""

    key: bytes
    certificate: bytes

    @classmethod
    def from_files(cls, key: Path, certificate: Path) -> SealKey:
        """Read both from where the agency keeps them."""
        return cls(key.read_bytes(), certificate.read_bytes())


def seal(pdf: bytes, key: SealKey, at: datetime, *, reason: str = "", field_label: str = "Segl") -> bytes:
    """The document with the agency's seal as an update after it; `at` is an aware instant."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    # PDF/A 6.1.9 wants every object on a line of its own: Typst's last line has no end.
    writer = IncrementalPdfFileWriter(BytesIO(pdf + b"\n"))
    name = _free_name(writer.prev)
    about = PdfSignatureMetadata(field_name=name, reason=reason or None, subfilter=SigSeedSubFilter.PADES)
    # pyHanko makes the field itself: one made beforehand trips its comparison of revisions.
    # PDF/UA asks a field on the page for a tag, PDF/A forbids hiding it: so it stands outside the page.
    outside = InvisSigSettings(box_out_of_bounds=True)
    field = SigFieldSpec(name, readable_field_name=field_label, invis_sig_settings=outside)
    session = PdfSigner(about, _signer(key), new_field_spec=field).init_signing_session(writer)
    if name == FIELD + "1" and "/StructTreeRoot" in writer.root:
        # Only the first: a later change of the structure tree would count as an alteration of a sealed file.
        tag_field(writer, name)
    session.system_time = at.astimezone(UTC)
    unsealed = session.prepare_tbs_document(None, SPARE + 2 * len(key.certificate))
    sealed = BytesIO()
    digest, _ = unsealed.digest_tbs_document(output=sealed)
    attributes = PdfCMSSignedAttributes(signing_time=session.system_time)
    asyncio.run(unsealed.perform_signature(digest.document_digest, attributes))
    return sealed.getvalue()


@cache
def _signer(key: SealKey) -> SimpleSigner:
    """Loaded once: reading the key takes longer than sealing with it."""
    from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    own, *issuers = load_certs_from_pemder_data(key.certificate)
    others = SimpleCertificateStore()
    others.register_multiple(issuers)
    return SimpleSigner(own, load_private_key_from_pemder_data(key.key, passphrase=None), others)


def _free_name(reader: PdfFileReader) -> str:
    from pyhanko.sign.fields import enumerate_sig_fields

    taken = {name for name, *_ in enumerate_sig_fields(reader)}
    return next(name for number in count(1) if (name := f"{FIELD}{number}") not in taken)


def make_test_key(name: str, directory: Path, *, at: datetime, orgnr: str = "") -> SealKey:
    """A new key and a self-made certificate marked as a test, as `seal-key.pem` and `seal-certificate.pem`."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    private = ec.generate_private_key(ec.SECP256R1())
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificate = _self_made(private, name, orgnr, at).public_bytes(serialization.Encoding.PEM)
    directory.mkdir(parents=True, exist_ok=True)
    _write_secret(directory / "seal-key.pem", pem)
    (directory / "seal-certificate.pem").write_bytes(certificate)
    return SealKey(pem, certificate)


def _self_made(private: EllipticCurvePrivateKey, name: str, orgnr: str, at: datetime) -> x509.Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509.oid import NameOID

    said = [(NameOID.COUNTRY_NAME, "NO"), (NameOID.ORGANIZATION_NAME, _cut(name, 64))]
    if orgnr:
        said.append((NameOID.ORGANIZATION_IDENTIFIER, f"NTRNO-{orgnr}"))
    said.append((NameOID.COMMON_NAME, _cut(name, 64 - len(TEST.encode())) + TEST))
    subject = x509.Name([x509.NameAttribute(kind, value) for kind, value in said])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=3 * 365))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(private, SHA256())
    )


def _cut(name: str, longest: int) -> str:
    """A name within the bytes that a certificate allows for it."""
    return name.encode()[:longest].decode(errors="ignore").strip()


def _write_secret(path: Path, secret: bytes) -> None:
    """Write a file that only its owner can read, from its first byte."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secret)

"""A hostile reader of sealed documents: nothing but the very bytes, under a trusted seal, is ever genuine."""

from __future__ import annotations

import io
import os
import re
import subprocess
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from handlingsrom.foundation.documents import check_says as says
from handlingsrom.foundation.documents.check import LARGEST, Outcome, check
from handlingsrom.foundation.documents.sealing import SealKey, make_test_key, seal
from handlingsrom.foundation.documents.to_pdf import to_pdf
from tests.golden.documents.sample import LEADER, MADE_AT, sample

AT = MADE_AT + timedelta(minutes=1)


@dataclass(frozen=True)
class Sealed:
    """A genuine document, its seal's key, and the same name on a key of somebody else's."""

    pdf: bytes
    key: SealKey
    impostor: SealKey

    @property
    def trust(self) -> list[bytes]:
        return [self.key.certificate]


@pytest.fixture(scope="module")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    key = make_test_key("Etaten", tmp_path_factory.mktemp("a"), at=MADE_AT, orgnr="986252932")
    impostor = make_test_key("Etaten", tmp_path_factory.mktemp("b"), at=MADE_AT, orgnr="986252932")
    return Sealed(seal(to_pdf(sample()), key, AT, reason="Inngått avtale"), key, impostor)


def test_the_very_bytes_under_a_trusted_seal_are_genuine(genuine: Sealed) -> None:
    checked = check(genuine.pdf, genuine.trust)
    assert (checked.outcome, checked.reasons) == (Outcome.GENUINE, ())
    assert checked.sealed
    assert checked.intact
    assert checked.covers_whole_file
    assert checked.trusted
    assert checked.signer == "Etaten – TEST (NTRNO-986252932)"
    assert checked.sealed_at == AT
    assert checked.title == "Avtale om hjemmekontor"
    assert [approval.name for approval in checked.approvals] == [LEADER, "Kari Nordmann"]


def test_other_programs_find_the_same_seal_whole(genuine: Sealed, tmp_path: Path) -> None:
    path = tmp_path / "avtale.pdf"
    path.write_bytes(genuine.pdf)
    environment = {**os.environ, "TZ": "UTC"}
    said = subprocess.run(["pdfsig", "-nocert", path], env=environment, capture_output=True, text=True).stdout
    assert said.count("Signature #") == 1
    for line in (
        "ETSI.CAdES.detached",
        "Total document signed",
        "Signature is Valid.",
        "Nov 24 2026 12:31:00",
    ):
        assert line in said
    assert subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0


def test_the_sealed_file_begins_with_the_unsealed_one_and_a_line_end(genuine: Sealed) -> None:
    assert genuine.pdf.startswith(to_pdf(sample()) + b"\n")  # PDF/A 6.1.9


def test_a_seal_nobody_vouches_for_is_unknown(genuine: Sealed) -> None:
    for trust in ([], [genuine.impostor.certificate]):
        checked = check(genuine.pdf, trust)
        assert (checked.outcome, checked.reasons) == (Outcome.DOUBTFUL, (says.UNKNOWN_SEAL,))
        assert checked.intact
        assert not checked.trusted


def test_an_unsealed_document_is_not_genuine(genuine: Sealed) -> None:
    checked = check(to_pdf(sample()), genuine.trust)
    assert (checked.outcome, checked.reasons) == (Outcome.DOUBTFUL, (says.UNSEALED,))


@pytest.mark.parametrize("added", [b"\n", b" ", b"\0", b"%"])
def test_one_byte_appended_is_already_too_much(genuine: Sealed, added: bytes) -> None:
    checked = check(genuine.pdf + added, genuine.trust)
    assert checked.outcome is Outcome.DOUBTFUL
    assert says.MORE_THAN_SEALED in checked.reasons


def test_one_byte_cut_off_is_already_too_much(genuine: Sealed) -> None:
    assert check(genuine.pdf[:-1], genuine.trust).outcome is Outcome.DOUBTFUL


@pytest.mark.parametrize("part", range(40))
def test_one_bit_turned_anywhere_is_noticed(genuine: Sealed, part: int) -> None:
    turned = bytearray(genuine.pdf)
    turned[6 + part * (len(turned) - 6) // 40] ^= 1
    assert check(bytes(turned), genuine.trust).outcome is Outcome.DOUBTFUL


def seal_contents(pdf: bytes) -> tuple[int, int]:
    """Where the hex digits of the last seal stand."""
    return list(re.finditer(rb"/Contents\s*<([0-9A-Fa-f]{100,})>", pdf))[-1].span(1)


@pytest.mark.parametrize("digit", [0, 4, 7, 51, 60, 80, 1389, 1421, 1801, 2600])
def test_one_digit_turned_in_the_seal_itself_is_noticed(genuine: Sealed, digit: int) -> None:
    first, _ = seal_contents(genuine.pdf)
    turned = bytearray(genuine.pdf)
    turned[first + digit] = ord("1" if turned[first + digit] != ord("1") else "0")
    assert check(bytes(turned), genuine.trust).outcome is Outcome.DOUBTFUL


def test_nothing_hides_in_the_space_after_the_seal(genuine: Sealed) -> None:
    _, end = seal_contents(genuine.pdf)
    hidden = genuine.pdf[: end - 2] + b"AA" + genuine.pdf[end:]
    assert check(hidden, genuine.trust).outcome is Outcome.DOUBTFUL


def test_the_digits_are_not_rewritten(genuine: Sealed) -> None:
    first, end = seal_contents(genuine.pdf)
    half = genuine.pdf[first:end][:100].swapcase() + genuine.pdf[first + 100 : end]
    assert check(genuine.pdf[:first] + half + genuine.pdf[end:], genuine.trust).outcome is Outcome.DOUBTFUL


def updated(pdf: bytes) -> bytes:
    """The document with another title, as an update after the seal."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root["/Changed"] = pdf_string("etterpå")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_update_after_the_seal_is_noticed(genuine: Sealed) -> None:
    checked = check(updated(genuine.pdf), genuine.trust)
    assert checked.outcome is Outcome.DOUBTFUL
    assert says.MORE_THAN_SEALED in checked.reasons


def test_an_update_sealed_by_somebody_else_is_noticed(genuine: Sealed) -> None:
    for changed in (genuine.pdf, updated(genuine.pdf)):
        checked = check(seal(changed, genuine.impostor, AT), genuine.trust)
        assert checked.outcome is Outcome.DOUBTFUL
        assert says.UNKNOWN_SEAL in checked.reasons or says.ALTERED in checked.reasons
        assert checked.covers_whole_file


def test_a_trusted_seal_over_an_alteration_does_not_heal_the_first(genuine: Sealed) -> None:
    checked = check(seal(updated(genuine.pdf), genuine.key, AT), genuine.trust)
    assert (checked.outcome, checked.reasons) == (Outcome.DOUBTFUL, (says.ALTERED,))


def test_two_trusted_seals_are_as_good_as_one(genuine: Sealed) -> None:
    twice = seal(genuine.pdf, genuine.key, AT + timedelta(days=1))
    checked = check(twice, genuine.trust)
    assert (checked.outcome, len(checked.seals)) == (Outcome.GENUINE, 2)
    assert checked.sealed_at == AT + timedelta(days=1)
    assert check(twice + b"\n", genuine.trust).outcome is Outcome.DOUBTFUL


def test_a_seal_of_the_same_name_by_another_key_is_unknown(genuine: Sealed) -> None:
    forged = seal(to_pdf(sample()), genuine.impostor, AT)
    checked = check(forged, genuine.trust)
    assert (checked.outcome, checked.reasons) == (Outcome.DOUBTFUL, (says.UNKNOWN_SEAL,))
    assert checked.signer == "Etaten – TEST (NTRNO-986252932)"


def byte_range(pdf: bytes, numbers: tuple[int, int, int, int]) -> bytes:
    """The document with another range of sealed bytes, of the same length as written."""
    found = re.search(rb"/ByteRange \[[^\]]*\] *", pdf)
    assert found
    written = b"/ByteRange [%d %d %d %d]" % numbers
    return pdf[: found.start()] + written.ljust(len(found[0])) + pdf[found.end() :]


def test_another_byte_range_is_noticed(genuine: Sealed) -> None:
    first, end = seal_contents(genuine.pdf)
    rest = len(genuine.pdf) - end - 1
    assert byte_range(genuine.pdf, (0, first - 1, end + 1, rest)) == genuine.pdf
    for numbers in (
        (0, first - 1, end + 1, rest - 1),
        (1, first - 2, end + 1, rest),
        (0, first - 1, end + 2, rest - 1),
        (0, first - 1, end, rest + 1),
        (0, 0, 0, len(genuine.pdf)),
        (0, first - 1, end + 1, rest + 1000),
    ):
        assert check(byte_range(genuine.pdf, numbers), genuine.trust).outcome is Outcome.DOUBTFUL


def test_a_seal_that_covers_only_a_part_is_noticed(genuine: Sealed) -> None:
    """The trusted seal moved into a longer file, with the rest put where it does not look."""
    first, end = seal_contents(genuine.pdf)
    hole = genuine.pdf[:first] + genuine.pdf[first:end] + b"0" * 200 + genuine.pdf[end:]
    assert check(hole, genuine.trust).outcome is Outcome.DOUBTFUL


def test_a_changed_attachment_is_noticed(genuine: Sealed) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(genuine.pdf))
    carried = writer.root["/AF"][0]["/EF"]["/F"]
    carried._data = b'{"title": "En annen avtale"}'
    carried._encoded_data = None
    writer.update_container(carried)
    out = io.BytesIO()
    writer.write(out)
    checked = check(out.getvalue(), genuine.trust)
    assert checked.title == "En annen avtale"
    assert checked.outcome is Outcome.DOUBTFUL


def test_saved_again_by_another_program_it_is_no_longer_genuine(genuine: Sealed) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(genuine.pdf)) as pdf:
        pdf.save(out)
    assert check(out.getvalue(), genuine.trust).outcome is Outcome.DOUBTFUL


def test_an_empty_field_for_a_seal_is_no_seal(genuine: Sealed) -> None:
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer = IncrementalPdfFileWriter(io.BytesIO(to_pdf(sample())))
    append_signature_field(writer, SigFieldSpec("Seal1"))
    out = io.BytesIO()
    writer.write(out)
    assert check(out.getvalue(), genuine.trust).reasons == (says.UNSEALED,)


@pytest.mark.parametrize("days", [-2, 3 * 365 + 1])
def test_a_certificate_not_valid_when_it_sealed_does_not_count(genuine: Sealed, days: int) -> None:
    sealed = seal(to_pdf(sample()), genuine.key, MADE_AT + timedelta(days=days))
    checked = check(sealed, genuine.trust)
    assert checked.outcome is Outcome.DOUBTFUL
    assert says.NOT_IN_FORCE in checked.reasons


def issued(directory: Path, *, ca: bool, at: datetime = MADE_AT) -> tuple[SealKey, bytes]:
    """A seal key whose certificate another certificate has issued, and that other certificate."""
    above, below = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Utsteder")])
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Etaten")])
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )

    def made(name: x509.Name, key: ec.EllipticCurvePrivateKey, authority: bool) -> bytes:
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(at - timedelta(days=1))
            .not_valid_after(at + timedelta(days=365))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not authority,
                    content_commitment=not authority,
                    key_cert_sign=authority,
                    crl_sign=authority,
                    **usage,
                ),
                critical=True,
            )
        )
        return builder.sign(above, SHA256()).public_bytes(Encoding.PEM)

    private = below.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return SealKey(private, made(subject, below, False)), made(issuer, above, ca)


def test_an_issuer_that_is_trusted_vouches_for_what_it_issued(tmp_path: Path) -> None:
    key, issuer = issued(tmp_path, ca=True)
    sealed = seal(to_pdf(sample()), key, AT)
    assert check(sealed, [issuer]).outcome is Outcome.GENUINE
    assert check(sealed, [key.certificate]).outcome is Outcome.GENUINE
    assert check(sealed, [issued(tmp_path, ca=True)[1]]).outcome is Outcome.DOUBTFUL


def test_a_certificate_that_is_no_authority_vouches_only_for_itself(tmp_path: Path) -> None:
    key, issuer = issued(tmp_path, ca=False)
    assert check(seal(to_pdf(sample()), key, AT), [issuer]).outcome is Outcome.DOUBTFUL


@pytest.mark.parametrize(
    ("garbage", "reason"),
    [
        (b"", says.NOT_PDF),
        (b"hei", says.NOT_PDF),
        (b"\n%PDF-1.7\n", says.NOT_PDF),
        (b"PK\x03\x04" + bytes(1000), says.NOT_PDF),
        (b"%PDF-1.7\n" + bytes(1000), says.UNREADABLE),
        (b"%PDF-1.7\n" + b"(" * 100_000, says.UNREADABLE),
        (b"%PDF-1.7\nstartxref\n9\n%%EOF\n", says.UNREADABLE),
        (b"%PDF-1.7\n" + bytes(LARGEST), says.TOO_LARGE),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else "",
)
def test_garbage_is_unreadable(genuine: Sealed, garbage: bytes, reason: object) -> None:
    checked = check(garbage, genuine.trust)
    assert (checked.outcome, checked.reasons) == (Outcome.UNREADABLE, (reason,))


def test_an_encrypted_file_is_unreadable(genuine: Sealed) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(genuine.pdf)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    checked = check(out.getvalue(), genuine.trust)
    assert (checked.outcome, checked.reasons) == (Outcome.UNREADABLE, (says.ENCRYPTED,))


def test_a_broken_table_of_contents_is_damage(genuine: Sealed) -> None:
    broken = re.sub(rb"startxref\s+\d+", b"startxref\n17", genuine.pdf)
    checked = check(broken, genuine.trust)
    assert (checked.outcome, checked.reasons) == (Outcome.DOUBTFUL, (says.DAMAGED,))


def test_half_a_file_is_never_genuine(genuine: Sealed) -> None:
    for part in range(1, 20):
        assert (
            check(genuine.pdf[: len(genuine.pdf) * part // 20], genuine.trust).outcome is not Outcome.GENUINE
        )


def test_an_unreadable_certificate_is_an_error_of_the_asker(genuine: Sealed) -> None:
    for bad in (b"", b"hei", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(ValueError, match=r"."):
            check(genuine.pdf, [bad])


def test_missing_and_odd_claims_are_borne(genuine: Sealed) -> None:
    for odd in (
        {},
        {"approvals": None},
        {"approvals": ["x", {"name": 7}]},
        {"title": ["x"], "approvals": {}},
    ):
        checked = check(to_pdf(replace(sample(), attachment=odd)), genuine.trust)
        assert checked.attachment == odd
        assert checked.title == ""
        assert all(isinstance(each.name, str) for each in checked.approvals)


def test_the_key_file_is_its_owners_alone_and_the_certificate_says_test(tmp_path: Path) -> None:
    make_test_key("Etaten", tmp_path, at=MADE_AT)
    assert (tmp_path / "seal-key.pem").stat().st_mode & 0o777 == 0o600
    certificate = x509.load_pem_x509_certificate((tmp_path / "seal-certificate.pem").read_bytes())
    [name] = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert name.value == "Etaten – TEST"
    read = SealKey.from_files(tmp_path / "seal-key.pem", tmp_path / "seal-certificate.pem")
    assert check(seal(to_pdf(sample()), read, AT), [read.certificate]).outcome is Outcome.GENUINE


def test_a_name_too_long_for_a_certificate_is_cut(tmp_path: Path) -> None:
    key = make_test_key("Øø" * 40, tmp_path, at=MADE_AT)
    signer = check(seal(to_pdf(sample()), key, AT), [key.certificate]).signer
    assert signer == ("Øø" * 40)[:27] + " – TEST"  # 64 bytes, and no half letter

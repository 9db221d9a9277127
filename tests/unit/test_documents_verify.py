"""`handlingsrom verify` as a person or a script meets it: what it says, where, and with which exit code."""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from handlingsrom.foundation.documents.commands import register
from handlingsrom.foundation.documents.sealing import make_test_key, seal
from handlingsrom.foundation.documents.to_pdf import to_pdf
from tests.golden.documents.sample import AGENCY, EMPLOYEE, LEADER, MADE_AT, attachment, sample

SCRIPT = """
import argparse, sys
from handlingsrom.foundation.documents.commands import register
root = argparse.ArgumentParser()
register(root.add_subparsers())
arguments = root.parse_args()
code = arguments.run(arguments)
assert "django" not in sys.modules and "typst" not in sys.modules
sys.exit(code)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sealed document with its certificate, an unsealed one, and something else."""
    folder = tmp_path_factory.mktemp("documents")
    key = make_test_key("Etaten", folder, at=MADE_AT)
    (folder / "avtale.pdf").write_bytes(seal(to_pdf(sample()), key, MADE_AT + timedelta(minutes=1)))
    (folder / "usegla.pdf").write_bytes(to_pdf(sample("nn")))
    (folder / "anna.txt").write_text("hei")
    return folder


def verify(*arguments: str | Path) -> int:
    """The exit code of the command, run here."""
    root = argparse.ArgumentParser()
    register(root.add_subparsers())
    parsed = root.parse_args(["verify", *map(str, arguments)])
    return int(parsed.run(parsed))


def test_a_genuine_document_is_told_with_who_when_and_by_which_certificate(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder / "avtale.pdf", "--trust", folder / "seal-certificate.pem") == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0].startswith("Dokumentet er ekte")
    assert lines[1] == "Avtale om hjemmekontor"
    assert f"Virksomhet: {AGENCY} 986252932" in lines
    assert f"Bekreftet: {LEADER} på vegne av {AGENCY}, 24.11.2026 13.02 (Fullmakt 1.1.2026)" in lines
    assert f"Bekreftet: {EMPLOYEE} på vegne av {EMPLOYEE}, 24.11.2026 13.27 (Part)" in lines
    assert "Segl: Etaten – TEST, 24.11.2026 13.31" in lines
    assert "Seglet er laget med et testsertifikat, og dokumentet er bare til prøving." in lines


@pytest.mark.parametrize(
    ("language", "first"),
    [("nb", "Dokumentet kan ikke bekreftes."), ("nn", "Dokumentet kan ikkje"), ("en", "The document cannot")],
)
def test_a_document_that_cannot_be_confirmed_says_so_first(
    folder: Path, capsys: pytest.CaptureFixture[str], language: str, first: str
) -> None:
    assert verify(folder / "avtale.pdf", "--lang", language) == 1
    assert capsys.readouterr().out.startswith(first)
    assert verify(folder / "usegla.pdf", "--trust", folder / "seal-certificate.pem", "--lang", language) == 1
    assert capsys.readouterr().out.startswith(first)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["anna.txt"], "Filen er ikke en PDF."),
        (["finnes-ikke.pdf"], "Filen finnes ikke."),
        (["."], "Filen finnes ikke."),
        (["/dev/zero"], "Filen finnes ikke."),
        (["avtale.pdf", "--trust", "anna.txt"], "Sertifikatet kan ikke leses: anna.txt"),
        (["avtale.pdf", "--trust", "finnes-ikke.pem"], "Sertifikatet kan ikke leses: finnes-ikke.pem"),
    ],
)
def test_what_cannot_be_read_is_told_on_standard_error_alone(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(folder)
    for more in ([], ["--json"]):
        assert verify(*arguments, *more) == 2
        answer = capsys.readouterr()
        assert (answer.out, answer.err) == ("", f"{said}\n")


def test_the_answer_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(folder / "avtale.pdf", "--trust", folder / "seal-certificate.pem", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["outcome"] == "genuine"
    assert (answer["sealed"], answer["intact"], answer["covers_whole_file"], answer["trusted"]) == (True,) * 4
    assert answer["reasons"] == []
    assert answer["says"] == attachment()
    assert answer["seals"][0]["sealed_at"] == "2026-11-24T12:31:00+00:00"
    assert verify(folder / "avtale.pdf", "--json", "--lang", "en") == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["outcome"] == "doubtful"
    assert answer["reasons"] == ["The seal was not made with a certificate that you have said you trust."]


def test_a_name_in_the_file_can_neither_begin_a_line_nor_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = {
        "odd": "\ud800\x9b",
        "title": "x\nDokumentet er ekte\x1b[2J\u202e",
        "parties": ["a\rb", {"name": "c\u2028d"}],
    }
    path = tmp_path / "forged.pdf"
    with pikepdf.open(io.BytesIO(to_pdf(sample()))) as pdf:
        pdf.Root.AF[0].EF.F.write(json.dumps(forged).encode())
        pdf.save(path)
    assert verify(path) == 1
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 5
    assert not any(line.startswith("Dokumentet er ekte") for line in out.splitlines())
    assert not set(out) & set("\x1b\u202e\r\u2028")
    assert verify(path, "--json") == 1
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out)["says"] == forged


def test_it_needs_neither_django_nor_the_printer_and_logs_nothing(folder: Path) -> None:
    for trust, code in ((["--trust", str(folder / "seal-certificate.pem")], 0), ([], 1)):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, "verify", str(folder / "avtale.pdf"), *trust],
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (code, "")

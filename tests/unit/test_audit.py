"""What `make check` says of known holes: a hole fails, and no answer is never taken for no hole."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from scripts import audit

SKIPPED = {"name": "b", "skip_reason": "not found"}
SOUND = {"name": "a", "version": "1", "vulns": []}
HOLED = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}


def answering(monkeypatch: pytest.MonkeyPatch, *answers: list[Any] | None) -> list[str]:
    """The services answer in turn; gives which were asked."""
    left, asked = list(answers), []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command[command.index("-s") + 1])
        answer = left.pop(0)
        return subprocess.CompletedProcess(
            command, 0, "" if answer is None else json.dumps({"dependencies": answer})
        )

    monkeypatch.setattr(audit.subprocess, "run", run)
    return asked


def test_a_hole_fails_and_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, [HOLED, SKIPPED])
    assert audit.main() == 1
    told = capsys.readouterr().err
    assert "a 1: PYSEC-1, closed by 2" in told
    assert "not looked at: b" in told


def test_no_hole_is_no_word(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert answering(monkeypatch, [SOUND]) == []
    assert audit.main() == 0
    assert capsys.readouterr().err == ""


def test_the_next_service_is_asked_and_silence_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answering(monkeypatch, [SKIPPED], None)
    assert audit.main() == 0
    assert asked == ["pypi", "osv"]
    assert "NOT looked for" in capsys.readouterr().err


def test_everything_that_the_lock_file_pins_is_asked_about() -> None:
    names = {line.partition("==")[0] for line in audit.pinned()}
    assert {"django", "joserfc", "psycopg"} <= names
    assert "handlingsrom" not in names

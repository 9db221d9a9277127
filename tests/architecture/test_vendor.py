"""Every third-party file is the one that the record names, and no other lies beside it."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORD = json.loads((ROOT / "scripts" / "vendor.json").read_text(encoding="utf-8"))
FOLDERS = ("handlingsrom/site/static/vendor", "tests/browser/vendor")


def test_each_file_is_what_the_record_says() -> None:
    found = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in RECORD}
    assert found == {name: entry["sha256"] for name, entry in RECORD.items()}


def test_no_file_without_a_record() -> None:
    kept = {
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert kept == set(RECORD)


def test_each_package_brings_its_licence_text() -> None:
    licensed = {entry["package"] for entry in RECORD.values() if entry["from"] == "LICENSE"}
    assert licensed == {entry["package"] for entry in RECORD.values()}

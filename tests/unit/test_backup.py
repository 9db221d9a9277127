"""A backup restored into an empty database is the same: every row, the chain and every seal; a changed one is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings as configured
from pytest_django import Settings

from handlingsrom.features.agreements.documents import make_document
from handlingsrom.foundation.documents.check import Outcome, check
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.foundation.records.actions import link_new_entries, remove_contents
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.backup import MANIFEST, BackupError, Manifest, back_up
from handlingsrom.site.postgres import APP
from handlingsrom.site.restoring import restore
from tests.builders import AT, House, a_house, an_agreement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(settings: Settings, tmp_path: Path) -> House:
    """An agency with a sealed agreement, a chained log, and a content that retention removed."""
    settings.SEAL_KEYS = tmp_path / "keys"
    house = a_house()
    make_test_key(house.agency.name, settings.SEAL_KEYS / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
    agreement = an_agreement("in_force", house)
    with within(house.agency.id):
        make_document(house.agency.id, str(agreement.versions.get().id), AT)
        removed = Entry.objects.filter(kind="agreement_drafted").values_list("id", flat=True)
        remove_contents(list(removed), rule="a_test", at=AT)
        Correction.objects.create(
            agency=house.agency, person=house.employee, about="other", wish="æøå", asked_at=AT
        )
        link_new_entries(house.agency.id)
    return house


@pytest.fixture
def empty() -> Iterator[dict[str, Any]]:
    """Another database on the same server, empty."""
    here = configured.DATABASES["default"]
    name = f"restored_{uuid4().hex}"
    with psycopg.connect(host=here["HOST"], user=here["USER"], dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield {**here, "NAME": name}
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def command(database: dict[str, Any], *arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"HANDLINGSROM_DB_NAME": str(database["NAME"]), "HANDLINGSROM_DB_USER": APP}
    return subprocess.run(
        [sys.executable, "-m", "handlingsrom.site.cli", *arguments],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_restored_database_is_the_same_and_verifies(
    house: House, empty: dict[str, Any], tmp_path: Path
) -> None:
    made = back_up(tmp_path / "backup")
    assert restore(tmp_path / "backup", database=empty) == made
    assert made.tables["people_person"] >= 9
    verified = command(empty, "records", "verify")
    assert verified.returncode == 0, verified.stderr
    assert f"{house.agency.orgnr} intact: " in verified.stdout
    assert "removed by retention on 2026-11-24" in verified.stdout
    certificate = configured.SEAL_KEYS / house.agency.orgnr / "seal-certificate.pem"
    with psycopg.connect(host=empty["HOST"], user=empty["USER"], dbname=empty["NAME"]) as connection:
        documents = connection.execute("SELECT pdf FROM documents_sealeddocument").fetchall()
    assert documents
    for number, (pdf,) in enumerate(documents):
        assert check(pdf, [certificate.read_bytes()]).outcome is Outcome.GENUINE
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(pdf)
        assert command(empty, "verify", str(file), "--trust", str(certificate)).returncode == 0


def test_the_walls_and_triggers_stand_in_the_restored_database(
    house: House, empty: dict[str, Any], tmp_path: Path
) -> None:
    back_up(tmp_path / "backup")
    restore(tmp_path / "backup", database=empty)
    with psycopg.connect(host=empty["HOST"], user=APP, dbname=empty["NAME"], autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM people_person").fetchone() == (0,)
        connection.execute("SELECT set_config('app.agency', %s, false)", [str(house.agency.id)])
        row = connection.execute("SELECT count(*) FROM people_person").fetchone()
        assert row
        assert row[0] >= 9
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM records_content")
    owner = psycopg.connect(host=empty["HOST"], user=empty["USER"], dbname=empty["NAME"])
    with owner, pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute("DELETE FROM records_entry")


def test_the_keys_come_along_only_when_asked_for(
    house: House, empty: dict[str, Any], tmp_path: Path, settings: Settings
) -> None:
    back_up(tmp_path / "without")
    assert not (tmp_path / "without" / "seal").exists()
    back_up(tmp_path / "with", with_keys=True)
    key = f"{house.agency.orgnr}/seal-key.pem"
    original = (settings.SEAL_KEYS / key).read_bytes()
    settings.SEAL_KEYS = tmp_path / "elsewhere"
    restore(tmp_path / "with", database=empty)
    assert (tmp_path / "elsewhere" / key).read_bytes() == original
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "with").rglob("*") if path.is_file()} == {0}


def test_a_key_that_is_there_is_not_overwritten(
    house: House, empty: dict[str, Any], tmp_path: Path, settings: Settings
) -> None:
    back_up(tmp_path / "with", with_keys=True)
    (settings.SEAL_KEYS / house.agency.orgnr / "seal-key.pem").write_text("another")
    with pytest.raises(BackupError, match="another key"):
        restore(tmp_path / "with", database=empty)


def changed_dump(folder: Path) -> None:
    dump = folder / "database.dump"
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(content)


def newer(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["migrations"].append("people.9999_from_the_future")
    (folder / MANIFEST).write_text(json.dumps(manifest))


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "a changed dump": (changed_dump, "Changed: database.dump"),
    "no dump": (lambda folder: (folder / "database.dump").unlink(), "Missing: database.dump"),
    "a foreign file": (lambda folder: (folder / "more.sql").write_text("x"), "Not of the backup: more.sql"),
    "no manifest": (lambda folder: (folder / MANIFEST).unlink(), "is no backup"),
    "a manifest of nothing": (lambda folder: (folder / MANIFEST).write_text("{}"), "is no backup"),
    "a newer program's": (newer, "newer than this program"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_backup_is_refused_and_nothing_is_restored(
    how: str, house: House, empty: dict[str, Any], tmp_path: Path
) -> None:
    back_up(tmp_path / "backup")
    spoil, says = SPOILT[how]
    spoil(tmp_path / "backup")
    with pytest.raises(BackupError, match=says):
        restore(tmp_path / "backup", database=empty)
    with psycopg.connect(host=empty["HOST"], user=empty["USER"], dbname=empty["NAME"]) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tables == (0,)


def test_a_database_that_holds_anything_is_refused(house: House, tmp_path: Path) -> None:
    back_up(tmp_path / "backup")
    with pytest.raises(BackupError, match="not empty"):
        restore(tmp_path / "backup")


def test_a_folder_that_holds_anything_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(BackupError, match="not empty"):
        back_up(tmp_path)


def test_whoever_stands_behind_the_walls_makes_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="owner role"):
        back_up(tmp_path / "backup", database={**configured.DATABASES["default"], "USER": APP})


def test_the_manifest_reads_back_as_it_was_written(house: House, tmp_path: Path) -> None:
    made = back_up(tmp_path / "backup")
    assert Manifest.read(tmp_path / "backup") == made
    assert made.files.keys() == {"database.dump"}

"""`handlingsrom restore`: an empty database filled from a backup, after every file was compared with the manifest."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from handlingsrom.site.backup import (
    DUMP,
    KEYS,
    TABLES,
    BackupError,
    Manifest,
    connected,
    counts_of,
    files_in,
    run_program,
    sha256_of,
)


def restore(folder: Path, *, database: Mapping[str, Any] | None = None) -> Manifest:
    """Fill an empty database, in one transaction, and compare what is there with the manifest."""
    database = database or settings.DATABASES["default"]
    manifest = Manifest.read(folder)
    _refuse_changed(folder, manifest)
    _refuse_newer(manifest)
    _refuse_other_keys(folder)
    with connected(database) as connection:
        _refuse_filled(connection)
        run_program(
            database, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner",
            f"--dbname={database['NAME']}", str(folder / DUMP),
        )  # fmt: skip
        if (found := counts_of(connection)) != dict(manifest.tables):
            differing = sorted(name for name in found if found[name] != manifest.tables.get(name))
            raise BackupError(
                f"After restoring, these tables do not have their rows: {', '.join(differing)}."
            )
    if (folder / KEYS).is_dir():
        shutil.copytree(folder / KEYS, settings.SEAL_KEYS, dirs_exist_ok=True)
    return manifest


def _refuse_changed(folder: Path, manifest: Manifest) -> None:
    there = {path.relative_to(folder).as_posix() for path in files_in(folder)}
    missing, foreign = sorted(set(manifest.files) - there), sorted(there - set(manifest.files))
    changed = [
        name
        for name in sorted(there & set(manifest.files))
        if sha256_of(folder / name) != manifest.files[name]
    ]
    says = (("Missing", missing), ("Not of the backup", foreign), ("Changed", changed))
    if wrong := [f"{what}: {', '.join(names)}." for what, names in says if names]:
        raise BackupError(f"{folder} is not the backup that was made. {' '.join(wrong)}")


def _refuse_newer(manifest: Manifest) -> None:
    known = {
        f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    }
    if unknown := sorted(set(manifest.migrations) - known):
        raise BackupError(
            f"The backup is of version {manifest.program}, newer than this program: it knows no {', '.join(unknown)}."
        )


def _refuse_other_keys(folder: Path) -> None:
    """A key that is there already is never overwritten by another."""
    for path in files_in(folder / KEYS):
        there = settings.SEAL_KEYS / path.relative_to(folder / KEYS)
        if there.exists() and sha256_of(there) != sha256_of(path):
            raise BackupError(f"{there} is another key than the backup's. Move it away first.")


def _refuse_filled(connection: psycopg.Connection) -> None:
    if tables := [name for (name,) in connection.execute(TABLES)]:
        raise BackupError(f"The database is not empty: it has {len(tables)} tables. Make a new one.")

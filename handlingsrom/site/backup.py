"""`handlingsrom backup`: the whole database as of one moment, with a manifest of counts and fingerprints.

Made by PostgreSQL's own pg_dump as the owner role. The manifest is written last: a folder without one is no backup.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from django.conf import settings
from psycopg import sql

from handlingsrom.foundation.days import now
from handlingsrom.site.postgres_files import PostgresError, program

DUMP, MANIFEST, KEYS = "database.dump", "manifest.json", "seal"
TABLES = """
SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1
"""


class BackupError(Exception):
    """Why there is no backup, or why it is not restored; for people."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is: of which program, when, with which migrations, how many rows, and each file's SHA-256."""

    program: str
    made_at: str
    migrations: tuple[str, ...]
    tables: Mapping[str, int]
    files: Mapping[str, str]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(self.tables.values())

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a backup."""
        try:
            found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            return cls(**found | {"migrations": tuple(found["migrations"])})
        except (OSError, ValueError, TypeError, KeyError):
            raise BackupError(f"{folder} is no backup: it has no manifest that can be read.") from None


def back_up(folder: Path, *, with_keys: bool = False, database: Mapping[str, Any] | None = None) -> Manifest:
    """Copy everything to a new or empty folder."""
    database = database or settings.DATABASES["default"]
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise BackupError(f"{folder} is not empty.")
    folder.chmod(0o700)
    with connected(database) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        _refuse_walled(connection)
        snapshot = _one(connection, "SELECT pg_export_snapshot()")
        run_program(
            database, "pg_dump", "--format=custom", "--no-owner", "--exclude-extension=*",
            f"--snapshot={snapshot}", f"--file={folder / DUMP}",
        )  # fmt: skip
        tables, migrations = counts_of(connection), migrations_of(connection)
    if with_keys:
        shutil.copytree(settings.SEAL_KEYS, folder / KEYS)
    files = {path.relative_to(folder).as_posix(): sha256_of(path) for path in files_in(folder)}
    manifest = Manifest(version("handlingsrom"), now().isoformat(), migrations, tables, files)
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    for path in (*files_in(folder), folder / MANIFEST):
        path.chmod(0o600)
    return manifest


def connected(database: Mapping[str, Any]) -> psycopg.Connection:
    """A connection of our own, beside Django's."""
    try:
        return psycopg.connect(
            host=database["HOST"] or None,
            port=database["PORT"] or None,
            dbname=database["NAME"],
            user=database["USER"],
            password=database["PASSWORD"] or None,
            autocommit=True,
        )
    except psycopg.OperationalError as error:
        raise BackupError(f"The database cannot be reached: {error}") from None


def run_program(database: Mapping[str, Any], name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs on the database; its complaint becomes ours."""
    where = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGDATABASE": "NAME",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
    }
    env = {variable: str(database[key]) for variable, key in where.items() if database[key]}
    try:
        command: list[str | Path] = [program(name), *arguments]
    except PostgresError as error:
        raise BackupError(str(error)) from None
    done = subprocess.run(command, env=os.environ | env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BackupError(f"{name} failed: {done.stderr.strip()}")


def counts_of(connection: psycopg.Connection) -> dict[str, int]:
    """The number of rows of each table."""
    names = [name for (name,) in connection.execute(TABLES)]
    count = sql.SQL("SELECT count(*) FROM {}")
    return {name: _one(connection, count.format(sql.Identifier(name))) for name in names}


def migrations_of(connection: psycopg.Connection) -> tuple[str, ...]:
    """The migrations that made the tables, as `app.name`."""
    rows = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    return tuple(name for (name,) in rows)


def files_in(folder: Path) -> Iterator[Path]:
    """Every file of a backup but the manifest."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)


def sha256_of(path: Path) -> str:
    """The fingerprint of a file, read in parts."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_walled(connection: psycopg.Connection) -> None:
    """Whoever stands behind row-level security would copy nothing and call it a backup."""
    if _one(connection, "SELECT row_security_active('people_person')"):
        raise BackupError("Run this as the owner role: set HANDLINGSROM_DB_USER to it.")


def _one(connection: psycopg.Connection, query: LiteralString | sql.Composed) -> Any:
    row = connection.execute(query).fetchone()
    assert row
    return row[0]

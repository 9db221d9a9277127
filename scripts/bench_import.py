"""`make bench`: loading agencies from files beside a bare COPY of the same rows into tables without a wall, in one run.

A tenth of the state by default; the whole of it, 200 agencies with 170,000 people, with HANDLINGSROM_HEAVY=yes.
"""

from __future__ import annotations

import os
import secrets
import tempfile
import time
from typing import Any

from handlingsrom.site.postgres import OWNER, environment, throw_away
from scripts.bench import _as_app

HEAVY = os.environ.get("HANDLINGSROM_HEAVY") == "yes"
AGENCIES, PEOPLE = (200, 170_000) if HEAVY else (20, 17_000)
GOAL = 10  # minutes for the whole state
COLUMNS = {
    "people_unit": "id, agency_id, parent_id, name, hr_id, until",
    "people_person": "id, agency_id, name, email, language, hr_id, active, invented",
    "people_position": "id, agency_id, person_id, unit_id, title, share, kind, hr_id, since, until",
    "people_role": "id, agency_id, position_id, role, unit_id, since, until",
}


def main() -> None:
    """A database of its own, thrown away afterwards."""
    with throw_away() as server, tempfile.TemporaryDirectory() as state:
        os.environ |= environment(server, OWNER) | {
            "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings",
            "HANDLINGSROM_SECRET_KEY": secrets.token_urlsafe(50),
            "HANDLINGSROM_STATE": state,
        }
        _as_app()
        _bench()


def _bench() -> None:
    from handlingsrom.foundation.days import now
    from handlingsrom.site.demo_data import load_agency, world

    at = now()
    files = list(world(AGENCIES, PEOPLE, 1, at))
    began = time.perf_counter()
    for name, orgnr, content in files:
        load_agency(name, orgnr, content, at)
    took = time.perf_counter() - began
    rows, copied = _copy_of_the_same()
    whole = took * 170_000 / PEOPLE / 60
    print(
        f"Import of {AGENCIES} agencies, {PEOPLE} people, {rows} rows (goal {GOAL} minutes for the whole state)"
    )
    print(
        f"  read, compared, loaded     {took:7.1f} s = {rows / took:8.0f} rows/s; the state in {whole:.1f} minutes"
    )
    print(
        f"  bare COPY of the same rows {copied:7.1f} s = {rows / copied:8.0f} rows/s: {took / copied:.0f} ×\n"
    )


def _copy_of_the_same() -> tuple[int, float]:
    """What was loaded, by COPY into bare tables of the same columns: no index, no key, no wall."""
    from django.db import connection

    rows, took = 0, 0.0
    connection.close()
    del connection.settings_dict["OPTIONS"]["options"]  # as the owner, past the walls
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            cursor.execute(f"CREATE TEMPORARY TABLE bare AS SELECT {columns} FROM {table} LIMIT 0")  # noqa: S608 (our own names)
            cursor.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 (our own names)
            found = cursor.fetchall()
            began = time.perf_counter()
            _copy(cursor, found)
            took, rows = took + time.perf_counter() - began, rows + len(found)
            cursor.execute("DROP TABLE bare")
    connection.close()
    return rows, took


def _copy(cursor: Any, rows: list[tuple[Any, ...]]) -> None:
    with cursor.copy("COPY bare FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


if __name__ == "__main__":
    main()

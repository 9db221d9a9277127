"""`make bench`: the pages in an invented state of 200 agencies and 170,000 people, seen from its largest agency.

Each page beside a static file from the same server; the busiest page at one worker, and what that worker takes of memory.
"""

from __future__ import annotations

import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote
from uuid import UUID

import psutil

from handlingsrom.site.postgres import APP, OWNER, environment, throw_away
from scripts.bench import (
    PAGE_GOAL,
    QUERIES_GOAL,
    STATIC,
    _as_app,
    _connected,
    _queries,
    _rate,
    _serving,
    _session_of,
)

AGENCIES, PEOPLE = 200, 170_000
MEMORY_GOAL = 150  # MB for each worker
CLIENTS = 4  # as many as a worker has threads
BUSIEST = "/oppgaver/"
PAGES = {
    "people, first page": "/personer/",
    "people, from “p”": f"/personer/?after={UUID(int=1)}~p",
    "by name": "/personer/?name=kari",
    "by two names": "/personer/?name=kari+nilsen",
    "by a name that nobody has": "/personer/?name=qzx",
    "by unit": f"/personer/?place={quote('avdeling for økonomi')}",
    "by job title": f"/personer/?place={quote('rådgiver')}",
    "by name and unit": "/personer/?name=kari&place=seksjon",
    "one person": "/personer/{person}/",
    "substitutes": "/stedfortredere/",
    "tasks": BUSIEST,
    "front page": "/",
}


def main() -> None:
    """A database, a web server and a whole invented state of its own; all of it is gone afterwards."""
    with throw_away() as server, tempfile.TemporaryDirectory() as state:
        os.environ |= environment(server, OWNER) | {
            "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings",
            "HANDLINGSROM_SECRET_KEY": secrets.token_urlsafe(50),
            "HANDLINGSROM_STATE": state,
        }
        _as_app()
        _make_the_state()
        bench(environment(server, APP))


def bench(database: dict[str, str]) -> None:
    """Measure from the largest agency, as somebody without a role and as its head."""
    agency_id, size = _largest()
    employee, head, person = _viewers(agency_id)
    print(
        f"Pages in an agency of {size} among {PEOPLE} people (goal {PAGE_GOAL} ms, at most {QUERIES_GOAL} queries)"
    )
    with _one_worker(database) as (port, process):
        for viewer, cookie in (("an employee", employee), ("the agency's head", head)):
            print(f"  as {viewer}")
            for name, path in PAGES.items():
                _measure(name, path.format(person=person), port, cookie)
        _busiest(port, process, employee)


def _measure(name: str, path: str, port: int, cookie: str) -> None:
    connection, taken = _connected(port), []
    for _ in range(12):
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, f"{path} answers {answer.status}"
        taken.append((time.perf_counter() - began) * 1000)
    connection.close()
    queries = _queries(path, cookie)
    median, fastest = statistics.median(taken[2:]), min(taken[2:])
    print(f"    {name:28} {median:6.1f} ms, the fastest {fastest:6.1f}; {queries:2} queries")


def _busiest(port: int, process: psutil.Process, cookie: str) -> None:
    def rate(path: str) -> float:
        with ThreadPoolExecutor(CLIENTS) as pool:
            return sum(pool.map(lambda _: _rate(_connected(port), path, cookie), range(CLIENTS)))

    page, static = rate(BUSIEST), rate(STATIC)
    print(
        f"  {BUSIEST} at one worker, {CLIENTS} clients: {page:.0f} requests/s; static file {static:.0f}: {static / page:.1f} ×"
    )
    memory = process.memory_full_info()
    print(
        f"  memory of the worker after it: {memory.rss / 2**20:.0f} MB, of which its own {memory.uss / 2**20:.0f} MB "
        f"(goal {MEMORY_GOAL} MB)\n"
    )


@contextmanager
def _one_worker(database: dict[str, str]) -> Iterator[tuple[int, psutil.Process]]:
    with _serving(database, "--workers=1") as port:
        _connected(port).close()
        [server] = [p for p in psutil.Process().children() if "gunicorn" in " ".join(p.cmdline())]
        while not server.children():
            time.sleep(0.1)
        yield port, server.children()[0]


def _make_the_state() -> None:
    from django.db import connection

    from handlingsrom.foundation.days import now
    from handlingsrom.site.demo_data import load_world

    load_world(AGENCIES, PEOPLE, 1, now())
    options = connection.settings_dict["OPTIONS"].pop("options")
    connection.close()
    with connection.cursor() as cursor:  # as the owner: what autovacuum would have done by the next day
        cursor.execute("VACUUM ANALYZE")
    connection.close()
    connection.settings_dict["OPTIONS"]["options"] = options


def _largest() -> tuple[UUID, int]:
    from handlingsrom.foundation.people.models import Agency, Person
    from handlingsrom.foundation.walls import within

    sizes: dict[UUID, int] = {}
    for agency_id in Agency.objects.values_list("id", flat=True):
        with within(agency_id):
            sizes[agency_id] = Person.objects.filter(agency_id=agency_id).count()
    largest = max(sizes, key=lambda agency_id: sizes[agency_id])
    return largest, sizes[largest]


def _viewers(agency_id: UUID) -> tuple[str, str, UUID]:
    """The sessions of somebody who leads nothing and of the agency's head, and a person to look at."""
    from handlingsrom.foundation.days import day_of, now
    from handlingsrom.foundation.people.models import Person, Role
    from handlingsrom.foundation.people.queries import standing_of
    from handlingsrom.foundation.people.roles import LEADER
    from handlingsrom.foundation.walls import within

    on = day_of(now())
    with within(agency_id):
        leaders = Role.objects.filter(agency_id=agency_id, role=LEADER)
        people = Person.objects.filter(agency_id=agency_id).select_related("agency").order_by("-sort_name")
        employee = people.exclude(id__in=leaders.values("position__person"))[5]
        top = leaders.filter(unit__parent__isnull=False, unit__parent__parent=None)[0]
        head = people.get(id=top.position.person_id)
        looked_at: Any = people[100]
        cookies = [_session_of(standing_of(each, on)) for each in (employee, head)]
    return cookies[0], cookies[1], looked_at.id


if __name__ == "__main__":
    main()

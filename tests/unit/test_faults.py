"""When something breaks: a worker killed again and again, a database restarted under load, a full disk."""

from __future__ import annotations

import email
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from email import policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

import httpx
import pytest
from django.db import connection
from django.db.models import QuerySet
from pytest_django import Settings

from handlingsrom.foundation.days import now
from handlingsrom.foundation.documents.models import SealedDocument
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.outbox.actions import do_one, write_mail
from handlingsrom.foundation.outbox.models import Job, Mail
from handlingsrom.foundation.people.roles import ADMINISTRATOR
from handlingsrom.foundation.people.webhooks.actions import connect
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.records.verifying import verify_chain
from handlingsrom.foundation.walls import as_worker, within
from handlingsrom.site import postgres
from handlingsrom.site.features import jobs, told_to_systems
from handlingsrom.site.postgres import APP, OWNER
from tests.builders import AT, House, a_house, a_person, an_agreement, standing
from tests.pages.visiting import page_of, signed_in

KILLED, AT_LEAST_JOBS, CASES = 20, 1000, 6
COMMAND = [sys.executable, "-m", "handlingsrom.site.cli"]


class Mailbox(ThreadingTCPServer):
    """As little of a mail server as a client needs; it keeps the ids of what it was given."""

    allow_reuse_address = daemon_threads = True
    ids: Counter[str]


class Talk(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            match line.split()[0].upper():
                case b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    message = b"".join(iter(self.rfile.readline, b".\r\n"))
                    said = email.message_from_bytes(message, policy=policy.default)["Message-ID"]
                    self.server.ids[str(said).strip("<>").split("@")[0]] += 1  # type: ignore[attr-defined]
                    self.wfile.write(b"250 taken\r\n")
                case b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                case _:
                    self.wfile.write(b"250 well\r\n")


class System(ThreadingHTTPServer):
    """Another system: it keeps the ids of what it was told."""

    ids: Counter[str]


class Listening(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.server.ids[self.headers["webhook-id"]] += 1  # type: ignore[attr-defined]  # it is a System
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Not to stderr."""


@contextmanager
def served[S: (Mailbox, System)](server: S) -> Iterator[S]:
    with server:
        server.ids = Counter()
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def until(holds: Callable[[], bool], seconds: float = 90) -> bool:
    """Whether it comes to hold in time."""
    ends = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < ends:
        time.sleep(0.02)
    return held


def done() -> int:
    with as_worker():
        return Job.objects.exclude(done_at=None).count()


def cases_with(system: System, settings: Settings, keys: Path) -> list[House]:
    """Agencies, each with a case that is entered into, and another system that listens."""
    settings.WEBHOOK_HOSTS = frozenset({"127.0.0.1"})
    houses = [a_house() for _ in range(CASES)]
    for house in houses:
        make_test_key(house.agency.name, keys / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
        administrator = standing(a_person(unit=house.section, role=ADMINISTRATOR))
        with within(house.agency.id):
            connect(f"http://127.0.0.1:{system.server_port}/", by=administrator, at=AT)
        an_agreement("entered_into", house)
    return houses


def filled_up(house: House) -> None:
    """So many mails that there are a thousand jobs in all."""
    with within(house.agency.id):
        with as_worker():
            missing = AT_LEAST_JOBS - Job.objects.count()
        for _ in range(missing):
            write_mail(
                agency_id=house.agency.id, person_id=house.hr.id, address="hr@eksempel.no", language="nb",
                subject="Hei", body="Åpne saken.", at=AT,
            )  # fmt: skip


FORKED = """
import os, signal, sys
import django
django.setup()
from handlingsrom.site.working import work
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in sys.stdin:
    if (child := os.fork()) == 0:
        work()
    print(child, flush=True)
"""


@contextmanager
def workers(surroundings: dict[str, str]) -> Iterator[Callable[[], int]]:
    """Starts workers, each a process of its own that is there at once; gives its number."""
    with subprocess.Popen(
        [sys.executable, "-c", FORKED], env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as starter:  # fmt: skip
        assert starter.stdin
        assert starter.stdout

        def start() -> int:
            starter.stdin.write("one more\n")  # type: ignore[union-attr]  # it is a pipe
            starter.stdin.flush()  # type: ignore[union-attr]
            return int(starter.stdout.readline())  # type: ignore[union-attr]

        yield start


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_twenty_times_during_a_thousand_jobs(settings: Settings, tmp_path: Path) -> None:
    with (
        served(Mailbox(("127.0.0.1", 0), Talk)) as mailbox,
        served(System(("127.0.0.1", 0), Listening)) as system,
    ):
        houses = cases_with(system, settings, tmp_path)
        filled_up(houses[0])
        surroundings = os.environ | {
            "HANDLINGSROM_DB_USER": APP,
            "HANDLINGSROM_DB_NAME": str(connection.settings_dict["NAME"]),
            "HANDLINGSROM_SEAL_KEYS": str(tmp_path),
            "HANDLINGSROM_SMTP_HOST": "127.0.0.1",
            "HANDLINGSROM_SMTP_PORT": str(mailbox.server_address[1]),
            "HANDLINGSROM_WEBHOOK_HOSTS": "127.0.0.1",
        }
        with workers(surroundings) as start:
            for _ in range(KILLED):
                before, killed = done(), start()
                try:
                    assert until(lambda before=before: done() > before)
                finally:
                    os.kill(killed, signal.SIGKILL)
        last = [*COMMAND, "worker", "--once"]
        assert subprocess.run(last, env=surroundings, check=False, timeout=300).returncode == 0
        assert done() >= AT_LEAST_JOBS
        with as_worker():
            assert not Job.objects.filter(done_at=None).exists()
        for house in houses:
            with within(house.agency.id):
                assert SealedDocument.objects.filter(agency_id=house.agency.id).count() == 1
                sealed = Entry.objects.filter(agency_id=house.agency.id, kind="agreement_sealed")
                assert sealed.count() == 1
                assert verify_chain(house.agency.id).broken_at == 0
        assert set(mailbox.ids) == ids_of(houses, Mail.objects.all())
        assert set(system.ids) == ids_of(houses, Entry.objects.filter(kind__in=told_to_systems()))


def ids_of(houses: list[House], things: QuerySet[Any]) -> set[str]:
    found: set[str] = set()
    for house in houses:
        with within(house.agency.id):
            found |= {str(id_) for id_ in things.all().values_list("id", flat=True)}
    return found


@pytest.mark.django_db
def test_a_full_disk_while_making_a_document(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SEAL_KEYS = tmp_path
    house = a_house()
    make_test_key(house.agency.name, tmp_path / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
    agreement = an_agreement("entered_into", house)
    as_owner(FULL)
    while do_one(jobs(), AT):
        pass
    with within(house.agency.id):
        waiting = Job.objects.get(done_at=None)
        assert waiting.error.startswith(
            'OperationalError: could not extend file "base/1/2": No space left on device'
        )
        assert SealedDocument.objects.count() == Entry.objects.filter(kind="agreement_sealed").count() == 0
    assert "No space left on device" in caplog.text
    assert signed_in(house.employee, now()).get(page_of(agreement)).status_code == 200
    as_owner("DROP TRIGGER full_disk ON documents_sealeddocument")
    while do_one(jobs(), waiting.due):
        pass
    with within(house.agency.id):
        assert SealedDocument.objects.count() == Entry.objects.filter(kind="agreement_sealed").count() == 1


def as_owner(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(statement)
        cursor.execute(f"SET ROLE {APP}")


FULL = """
CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = 'disk_full';
END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON documents_sealeddocument FOR EACH ROW EXECUTE FUNCTION full_disk();
"""


class Load:
    """Some who ask again and again; each answer is kept with its instant."""

    def __init__(self, address: str) -> None:
        self.answers: list[tuple[float, str, int]] = []
        self.over = threading.Event()
        self.address = address
        self.threads = [
            threading.Thread(target=self._ask, args=(path,))
            for path in ("/", "/logg-inn/", "/api/v1/agreements")
        ]

    def __enter__(self) -> Load:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _ask(self, path: str) -> None:
        headers = (
            {"Authorization": "Bearer nobody"} if path.startswith("/api") else {"Cookie": "sessionid=nobody"}
        )
        with httpx.Client(base_url=self.address, headers=headers, timeout=20) as client:
            while not self.over.is_set():
                code = client.get(path).status_code
                self.answers.append((time.monotonic(), path, code))
                time.sleep(0.02)

    def since(self, instant: float) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for at, path, code in list(self.answers):
            if at > instant:
                found.setdefault(path, set()).add(code)
        return found


WELL = {"/": {200}, "/logg-inn/": {200}, "/api/v1/agreements": {401}}


def test_a_database_restarted_under_load() -> None:
    with tempfile.TemporaryDirectory(prefix="hr-fault-") as folder, ExitStack() as processes:
        Path(folder).chmod(0o711)
        first = ExitStack()
        processes.callback(first.close)
        server = first.enter_context(postgres.started(Path(folder)))
        as_app = _surroundings(server, folder)
        _do(
            [sys.executable, "-m", "django", "migrate", "--verbosity=0"],
            as_app | postgres.environment(server, OWNER),
        )
        address, parts = _web_and_worker(as_app, processes)
        assert until(lambda: _answers(address), 30)
        with Load(address) as load:
            assert until(lambda: load.since(0) == WELL, 20), load.since(0)
            first.close()
            stopped = time.monotonic()
            assert until(lambda: all(503 in load.since(stopped).get(path, ()) for path in WELL), 30), (
                load.since(stopped)
            )
            again = processes.enter_context(postgres.started(Path(folder)))
            assert again.socket == server.socket
            assert until(lambda: load.since(time.monotonic() - 0.5) == WELL, 30), load.since(stopped)
        for path, codes in load.since(0).items():
            assert codes <= WELL[path] | {503}, path
        with postgres.connect(again) as plain:
            plain.execute(A_JOB)
            assert until(lambda: plain.execute("SELECT done_at FROM outbox_job").fetchone() != (None,), 30)
        assert [part.poll() for part in parts] == [None, None]


A_JOB = """
INSERT INTO outbox_job (id, agency_id, kind, key, due, attempts, error)
VALUES (gen_random_uuid(), gen_random_uuid(), 'mail', gen_random_uuid()::text, now(), 0, '')
"""


def _surroundings(server: postgres.Server, folder: str) -> dict[str, str]:
    return {
        **os.environ,
        **postgres.environment(server, APP),
        "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings",
        "HANDLINGSROM_STATE": folder,
        "HANDLINGSROM_SECRET_KEY": "x" * 50,
    }


def _do(command: list[str], surroundings: dict[str, str]) -> None:
    subprocess.run(command, env=surroundings, check=True)


def _web_and_worker(
    surroundings: dict[str, str], until_end: ExitStack
) -> tuple[str, list[subprocess.Popen[Any]]]:
    """The two processes of the product, with what they say kept from the test's own output."""
    port = _free_port()
    web = [sys.executable, "-m", "gunicorn", "handlingsrom.site.wsgi:application", "--no-control-socket"]
    commands = [
        [*web, "--worker-class=gthread", "--threads=4", f"--bind=127.0.0.1:{port}"],
        [*COMMAND, "worker"],
    ]
    parts = []
    for command in commands:
        part = subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)
        until_end.callback(part.wait)
        until_end.callback(part.terminate)
        parts.append(part)
    return f"http://127.0.0.1:{port}", parts


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/").status_code == 200
    except httpx.TransportError:
        return False

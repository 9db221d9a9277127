"""`make bench`: what things cost beside the least that they could cost, in one run. Goals are printed, never asserted."""

from __future__ import annotations

import os
import secrets
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from handlingsrom.site.postgres import APP, OWNER, Server, environment, throw_away
from handlingsrom.site.running import WEB

if TYPE_CHECKING:
    from handlingsrom.features.agreements.queries import Case
    from handlingsrom.foundation.people.access import Standing

DOCUMENT_GOAL, PAGE_GOAL, QUERIES_GOAL = 50, 150, 12  # ms, ms, queries
STATIC = "/static/handlingsrom/mark.svg"
NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")
SECONDS = 1.5  # for each page and round
ROUNDS = 3


def main() -> None:
    """A database, a web server and demo data of its own; all of it is gone afterwards."""
    with throw_away() as server, tempfile.TemporaryDirectory() as state:
        os.environ |= environment(server, OWNER) | {
            "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings",
            "HANDLINGSROM_DEMO": "yes",
            "HANDLINGSROM_SECRET_KEY": secrets.token_urlsafe(50),
            "HANDLINGSROM_SEAL_KEYS": f"{state}/seal",
            "HANDLINGSROM_STATE": state,
        }
        _as_app()
        leader, case = _demo_with_cases()
        _bench_decide(case)
        _bench_document(case)
        _bench_pages(server, leader, case)


def _as_app() -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["OPTIONS"]["options"] = f"-c role={APP}"


def _demo_with_cases() -> tuple[Standing, Case]:
    """The demo's people, an agreement that both have signed, and a wish of each colleague before the same leader."""
    from handlingsrom.features.agreements import actions
    from handlingsrom.features.agreements.queries import case_seen_by
    from handlingsrom.features.agreements.terms import Terms
    from handlingsrom.foundation.days import day_of, now
    from handlingsrom.foundation.people.models import Agency, Person
    from handlingsrom.foundation.people.queries import people_led_by, standing_of
    from handlingsrom.foundation.walls import within
    from handlingsrom.site.demo_people import DEMO, load_demo

    at = now()
    load_demo(at)
    agency = Agency.objects.get(orgnr=DEMO[0].orgnr)
    with within(agency.id):
        leader = standing_of(Person.objects.get(agency=agency, name="Per Haugen"), day_of(at))
        for position in people_led_by(leader):
            employee = standing_of(position.person, day_of(at))
            made = actions.begin(position, Terms(days=("tue", "thu"), since=day_of(at)), by=employee, at=at)
            actions.send(made.id, by=employee, at=at, seen=None)
        said = "Vurdert."
        actions.assess(
            made.id, by=leader, at=at, seen=None,
            work_character=said, unit_need=said, personal_situation=said,
        )  # fmt: skip
        actions.propose(made.id, by=leader, at=at, seen=None)
        actions.sign_as_employee(made.id, by=employee, at=at, seen=None)
        actions.sign_for_employer(made.id, by=leader, at=at, seen=None)
        case = case_seen_by(leader, made.id)
    assert case is not None
    return leader, case


def _bench_decide(case: Case) -> None:
    from handlingsrom.features.agreements.queries import facts_about, law_day
    from handlingsrom.rulebook.language.evaluate import value_of
    from handlingsrom.rulebook.law import registry

    facts, on = registry.read_facts(facts_about(case)), law_day(case)
    book = registry.law_on(on)

    def bare() -> None:
        reading = book.reading(facts, on)
        for node in book.conclusions.values():
            value_of(node, reading)

    def with_findings() -> None:
        registry.decide(facts, on)
        registry.findings(facts, on)

    times = _beside({"findings": with_findings, "evaluate": bare}, 200)
    print(f"One case, {len(book.conclusions)} conclusions")
    _line("decide with full findings", times["findings"], times["evaluate"], "bare evaluate")


def _bench_document(case: Case) -> None:
    from django.db import transaction

    from handlingsrom.features.agreements.documents import document_about, seal_key_of
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.documents.sealing import seal
    from handlingsrom.foundation.documents.to_pdf import to_pdf
    from handlingsrom.foundation.walls import within

    at, agency = now(), case.agreement.agency
    with within(agency.id), transaction.atomic():
        document = document_about(case, at)
    pdf, key = to_pdf(document), seal_key_of(agency.orgnr)
    whole, print_alone, sign_alone = (
        lambda: seal(to_pdf(document), key, at),
        lambda: to_pdf(document),
        lambda: _sign(key.key, pdf),
    )
    times = _beside({"whole": whole, "typst": print_alone, "signature": sign_alone}, 30)
    print(f"\nOne document, {len(pdf) // 1024} kB (goal {DOCUMENT_GOAL} ms)")
    _line("made and sealed", times["whole"], times["typst"], "Typst alone")
    _line("made and sealed", times["whole"], times["signature"], "the signature alone")


def _sign(key: bytes, content: bytes) -> bytes:
    """The least that a seal is: one ECDSA signature over the bytes."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    private = serialization.load_pem_private_key(key, password=None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    return private.sign(content, ec.ECDSA(hashes.SHA256()))


def _bench_pages(server: Server, leader: Standing, case: Case) -> None:
    pages = {"task page": "/oppgaver/", "agreement page": f"/avtaler/{case.agreement.id}/"}
    others = {
        "front page": "/",
        "list of agreements": "/avtaler/",
        "wish": "/avtaler/ny/",
        "mailbox": "/postkasse/",
    }
    cookie = _session_of(leader)
    queries = {name: _queries(path, cookie) for name, path in (pages | others).items()}
    with _serving(environment(server, APP)) as port:
        rates = _requests_a_second(port, pages | {"static file": STATIC}, cookie)
    print(
        f"\nPages at demo size, one client, keep-alive (goal {PAGE_GOAL} ms, at most {QUERIES_GOAL} queries)"
    )
    for name in pages:
        print(
            f"  {name:28} {rates[name]:7.0f} requests/s = {1000 / rates[name]:5.1f} ms, {queries[name]:2} queries; "
            f"static file {rates['static file']:.0f} requests/s: {rates['static file'] / rates[name]:.1f} ×"
        )
    print("  queries: " + ", ".join(f"{name} {queries[name]}" for name in others) + "\n")


def _session_of(standing: Standing) -> str:
    from django.contrib.sessions.backends.db import SessionStore

    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.sign_in.sessions import admit

    session = SessionStore()
    admit(session, person_id=standing.person.id, agency_id=standing.person.agency_id, at=now())
    session.save()
    return str(session.session_key)


def _queries(path: str, cookie: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = cookie
    assert client.get(path).status_code == 200  # the first look writes that somebody looked
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return sum(not query["sql"].startswith(NOT_COUNTED) for query in captured)


@contextmanager
def _serving(database: dict[str, str], *also: str) -> Iterator[int]:
    """The web server as `handlingsrom run` starts it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    with subprocess.Popen([*WEB, f"--bind=127.0.0.1:{port}", *also], env=os.environ | database) as web:
        try:
            yield port
        finally:
            web.terminate()


def _requests_a_second(port: int, paths: dict[str, str], cookie: str) -> dict[str, float]:
    """The best of some rounds, taken in turns, so that a busy moment hits all alike."""
    connection = _connected(port)
    rates: dict[str, list[float]] = {name: [] for name in paths}
    for _ in range(ROUNDS):
        for name, path in paths.items():
            rates[name].append(_rate(connection, path, cookie))
    connection.close()
    return {name: max(found) for name, found in rates.items()}


def _connected(port: int) -> HTTPConnection:
    until = time.monotonic() + 60
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.connect()
            return connection
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _rate(connection: HTTPConnection, path: str, cookie: str) -> float:
    began, answered = time.perf_counter(), 0
    while (took := time.perf_counter() - began) < SECONDS:
        connection.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, f"{path} answers {answer.status}"
        answered += 1
    return answered / took


def _beside(acts: dict[str, Callable[[], Any]], times: int) -> dict[str, float]:
    """The median milliseconds of each, taken in turns."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(times + 3):
        for name, act in acts.items():
            began = time.perf_counter()
            act()
            if number >= 3:  # the first ones load and compile
                taken[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(found) for name, found in taken.items()}


def _line(what: str, time_taken: float, least: float, least_is: str) -> None:
    print(f"  {what:28} {time_taken:7.2f} ms; {least_is} {least:.2f} ms: {time_taken / least:.1f} ×")


if __name__ == "__main__":
    main()

"""The outbox: each job once, failures wait longer and longer, nobody waits for another's, and a killed worker loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest
from django.core import mail as sent
from django.db import connection, transaction
from pytest_django import Settings

from handlingsrom.features.agreements.models import AgreementVersion
from handlingsrom.foundation.documents.models import SealedDocument
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.outbox.actions import MOST_ATTEMPTS, ask_for, do_one, send_mail, write_mail
from handlingsrom.foundation.outbox.models import Job, Mail
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.features import jobs
from handlingsrom.site.postgres import APP
from handlingsrom.site.working import chain_all
from tests.builders import AT, a_house, an_agency, an_agreement

with_database = pytest.mark.django_db
with_transactions = pytest.mark.django_db(transaction=True)
SOON = AT + timedelta(seconds=1)


def asked(*keys: str, kind: str = "noted") -> UUID:
    """An agency that has asked for some jobs."""
    agency = an_agency()
    with within(agency.id):
        for number, key in enumerate(keys):
            ask_for(kind, agency_id=agency.id, key=key, at=AT + timedelta(microseconds=number))
    return agency.id


def job(agency_id: UUID, key: str) -> Job:
    with within(agency_id):
        return Job.objects.get(key=key)


def noting(done: list[str]) -> Callable[[UUID, str, datetime], None]:
    def note(agency_id: UUID, key: str, at: datetime) -> None:
        done.append(key)

    return note


@with_database
def test_what_is_asked_for_twice_is_done_once() -> None:
    agency, done = asked("one", "one", "two"), []
    while do_one({"noted": noting(done)}, SOON):
        pass
    assert done == ["one", "two"]
    with within(agency):
        ask_for("noted", agency_id=agency, key="one", at=SOON)
    assert not do_one({"noted": noting(done)}, SOON)


@with_database
def test_a_job_waits_for_its_time_and_for_who_can_do_it() -> None:
    asked("one")
    assert not do_one({"noted": noting([])}, AT - timedelta(seconds=1))
    assert not do_one({"other": noting([])}, SOON)
    assert do_one({"noted": noting([])}, SOON)


@with_database
def test_a_failing_job_waits_longer_each_time_and_says_why() -> None:
    agency = asked("one")

    def fail(agency_id: UUID, key: str, at: datetime) -> None:
        raise RuntimeError("no key")

    at, waits = SOON, []
    for _ in range(MOST_ATTEMPTS + 2):
        assert do_one({"noted": fail}, at)
        found = job(agency, "one")
        waits.append((found.due - at).total_seconds())
        at = found.due
    assert waits[:4] == [2, 4, 8, 16]
    assert waits[-1] == waits[-2] == 2**MOST_ATTEMPTS
    assert (found.error, found.done_at) == ("RuntimeError: no key", None)
    done: list[str] = []
    assert do_one({"noted": noting(done)}, at)
    assert (job(agency, "one").error, job(agency, "one").done_at) == ("", at)


@with_database
def test_what_a_failing_job_wrote_is_undone_and_the_others_are_done() -> None:
    agency, done = asked("bad", "good"), []

    def write_and_fail(agency_id: UUID, key: str, at: datetime) -> None:
        write_mail(
            agency_id=agency_id, person_id=agency_id, address="a@eksempel.no", language="nb", subject="x", body="x", at=at
        )  # fmt: skip
        if key == "bad":
            raise RuntimeError("half done")
        done.append(key)

    assert do_one({"noted": write_and_fail}, SOON)
    assert do_one({"noted": write_and_fail}, SOON)
    assert not do_one({"noted": write_and_fail}, SOON)
    assert done == ["good"]
    with within(agency):
        assert Mail.objects.count() == 1


@with_database
def test_a_job_sees_its_own_agency_only() -> None:
    one, other = asked("one"), asked("other")
    seen: list[set[UUID]] = []

    def look(agency_id: UUID, key: str, at: datetime) -> None:
        seen.append(set(Job.objects.values_list("agency_id", flat=True)))

    while do_one({"noted": look}, SOON):
        pass
    assert seen == [{one}, {other}]


@with_transactions
def test_two_workers_take_different_jobs() -> None:
    asked("one", "two")
    both_at_work = Barrier(2, timeout=20)
    done: list[str] = []

    def note(agency_id: UUID, key: str, at: datetime) -> None:
        both_at_work.wait()  # each holds its job while the other takes one
        done.append(key)

    def work() -> bool:
        try:
            return do_one({"noted": note}, SOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert [each.result() for each in [pool.submit(work), pool.submit(work)]] == [True, True]
    assert sorted(done) == ["one", "two"]


@with_transactions
def test_what_is_rolled_back_was_never_asked_for() -> None:
    agency = an_agency()
    with within(agency.id):
        ask_for("noted", agency_id=agency.id, key="one", at=AT)
        transaction.set_rollback(True)
    assert not do_one({"noted": noting([])}, SOON)


@with_database
def test_a_mail_leaves_once_and_only_with_a_mail_server(settings: Settings) -> None:
    agency = an_agency()
    with within(agency.id):
        written = write_mail(
            agency_id=agency.id, person_id=agency.id, address="kari@eksempel.no", language="nb",
            subject="Hei", body="Åpne saken.", at=AT,
        )  # fmt: skip
        send_mail(agency.id, str(written.id), SOON)
        assert not Mail.objects.get().sent_at
        settings.SMTP_HOST = "smtp.eksempel.no"
        send_mail(agency.id, str(written.id), SOON)
        send_mail(agency.id, str(written.id), SOON)
        assert Mail.objects.get().sent_at == SOON
    assert [(message.to, message.subject) for message in sent.outbox] == [(["kari@eksempel.no"], "Hei")]


@with_database
def test_the_worker_chains_every_agencys_log() -> None:
    houses = [a_house(), a_house()]
    for house in houses:
        an_agreement("with_leader", house)
    chain_all()
    for house in houses:
        with within(house.agency.id):
            assert Entry.objects.filter(link=None).count() == 0


STOPPED_AT_THE_LAST_STEP = """
import sys, time
from pathlib import Path
import django
django.setup()
from handlingsrom.features.agreements import documents
from handlingsrom.site.working import work

def stay(*arguments, **named):
    Path(sys.argv[1]).touch()
    time.sleep(600)

documents.tell = stay
work(once=True)
"""


def worker(script: str, *arguments: object, keys: Path) -> subprocess.Popen[bytes]:
    """A worker as a process of its own, on this test's database."""
    surroundings = {
        **os.environ,
        "HANDLINGSROM_DB_USER": APP,
        "HANDLINGSROM_DB_NAME": str(connection.settings_dict["NAME"]),
        "HANDLINGSROM_SEAL_KEYS": str(keys),
    }
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], env=surroundings)


@with_transactions
def test_a_worker_killed_in_the_middle_of_a_document(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_KEYS = tmp_path
    house = a_house()
    make_test_key(house.agency.name, tmp_path / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
    an_agreement("entered_into", house)
    reached = tmp_path / "reached"
    killed = worker(STOPPED_AT_THE_LAST_STEP, reached, keys=tmp_path)
    try:
        ends = time.monotonic() + 60
        while not reached.exists() and killed.poll() is None and time.monotonic() < ends:
            time.sleep(0.05)
        assert reached.exists()
    finally:
        killed.kill()
        killed.wait()
    with within(house.agency.id):
        assert SealedDocument.objects.count() == 0

    again = worker(
        "import django; django.setup(); from handlingsrom.site.working import work; work(once=True)",
        keys=tmp_path,
    )
    assert again.wait(timeout=60) == 0
    with within(house.agency.id):
        document = SealedDocument.objects.get()
        assert document.thing_id == AgreementVersion.objects.get().id
        assert Entry.objects.filter(kind="agreement_sealed").count() == 1
        assert Mail.objects.filter(subject="Hjemmekontoravtalen er inngått").count() == 2
    assert not do_one(jobs(), SOON)

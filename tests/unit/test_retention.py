"""Retention: a dry run lists and deletes nothing; then only what it listed and is still over goes, and the log says so."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from handlingsrom.features.agreements.actions import withdraw
from handlingsrom.features.agreements.models import Agreement, AgreementVersion
from handlingsrom.foundation import days
from handlingsrom.foundation.outbox.actions import write_mail
from handlingsrom.foundation.outbox.models import Job, Mail
from handlingsrom.foundation.people.actions import make_token
from handlingsrom.foundation.people.importing.models import Change, Import
from handlingsrom.foundation.people.models import Consent, Person, Position, Role, Token
from handlingsrom.foundation.people.own_data.actions import answer, ask
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.foundation.people.retention.actions import carry_out, try_out
from handlingsrom.foundation.people.retention.models import Run
from handlingsrom.foundation.people.scim.models import ScimUser
from handlingsrom.foundation.people.sign_in.models import Identity
from handlingsrom.foundation.records.actions import link_new_entries, record, record_look
from handlingsrom.foundation.records.models import Content, Entry, Look
from handlingsrom.foundation.records.verifying import verify_chain
from handlingsrom.foundation.walls import within
from handlingsrom.site import features, keeping
from handlingsrom.site.cli import main
from tests.builders import AT, House, a_house, an_agreement, standing

pytestmark = pytest.mark.django_db
RULES = {rule.id: rule for rule in features.rules()}


def tried(house: House, at: datetime) -> Run:
    with within(house.agency.id):
        return try_out(features.rules(), agency_id=house.agency.id, at=at)


def done(house: House, run: Run, at: datetime) -> dict[str, int]:
    with within(house.agency.id):
        return carry_out(run, features.rules(), at=at)


def a_look(house: House, at: datetime = AT) -> None:
    record_look(
        agency_id=house.agency.id, by_id=house.leader.id, by_name="Per Haugen", at=at,
        subject_id=house.employee.id,
    )  # fmt: skip


def a_sign_in(house: House) -> None:
    record(
        "signed_in", agency_id=house.agency.id, by_id=house.employee.id, by_name="Kari Nilsen", at=AT,
        thing=("person", house.employee.id),
    )  # fmt: skip


def a_mail(house: House) -> None:
    write_mail(
        agency_id=house.agency.id, person_id=house.employee.id, address="kari@eksempel.no", language="nb",
        subject="Hei", body="Hei", at=AT,
    )  # fmt: skip


def done_job(house: House) -> None:
    Job.objects.create(agency_id=house.agency.id, kind="x", key="y", due=AT, done_at=AT)


def a_correction(house: House) -> None:
    asked = ask("other", "Feil.", by=standing(house.employee), at=AT)
    answer(asked.id, corrected=True, reason="Rettet.", by=standing(house.hr), at=AT)


def left(house: House) -> None:
    Position.objects.filter(person=house.employee).update(until=AT.date())


def a_consent(house: House) -> None:
    Consent.objects.create(
        agency=house.agency, position=house.employee.positions.get(), given_to=Role.objects.all()[0],
        thing_kind="agreement", thing_id=house.agency.id, since=date(2026, 1, 1), until=AT.date(),
    )  # fmt: skip


def an_import(house: House, **columns: datetime) -> None:
    made = Import.objects.create(
        agency=house.agency, file_name="a.csv", file_digest="0", format="csv", rows=1, counts={}, state={},
        errors=0, warnings=0, made_at=AT, made_by_name="Anne Bakke", **columns,
    )  # fmt: skip
    Change.objects.create(
        agency=house.agency, of=made, number=1, kind="person", what="new", thing_id=house.employee.id,
        name="Kari Nilsen", after={"name": "Kari Nilsen"}, shown=[],
    )  # fmt: skip


MADE = {
    "imports_tried": an_import,
    "imports": lambda house: an_import(house, applied_at=AT),
    "looks": a_look,
    "sign_ins": a_sign_in,
    "mail": a_mail,
    "jobs": done_job,
    "tokens": lambda house: make_token(by=house.employee, at=AT - timedelta(days=90), name="x"),
    "consents": a_consent,
    "identifiers": left,
    "corrections": a_correction,
    "drafts": lambda house: an_agreement("draft", house),
}
LEFT_OF = {
    "imports_tried": lambda: Change.objects.count(),
    "imports": lambda: Change.objects.count(),
    "looks": lambda: Look.objects.count() + Content.objects.filter(entry__kind="looked_at").count(),
    "sign_ins": lambda: Content.objects.filter(entry__kind="signed_in").count(),
    "mail": lambda: Mail.objects.count(),
    "jobs": lambda: Job.objects.filter(kind="x").count(),
    "tokens": lambda: Token.objects.count(),
    "consents": lambda: Consent.objects.count(),
    "identifiers": lambda: Person.objects.filter(name="Kari Nilsen").exclude(email="", hr_id="").count(),
    "corrections": lambda: (
        Correction.objects.count() + Content.objects.filter(entry__kind__startswith="correction").count()
    ),
    "drafts": lambda: Agreement.objects.count() + AgreementVersion.objects.count(),
}


def test_every_rule_that_deletes_is_tried_here() -> None:
    assert {id_ for id_, rule in RULES.items() if rule.due} == set(MADE)


@pytest.mark.parametrize("rule", MADE)
def test_what_is_over_is_listed_first_and_goes_then(rule: str) -> None:
    house, other = a_house(), a_house()
    for each in (house, other):
        with within(each.agency.id):
            MADE[rule](each)
    lasts = RULES[rule].lasts
    assert lasts
    a_day_before, after = AT + lasts - timedelta(days=1), AT + lasts + timedelta(days=1)
    assert tried(house, a_day_before).found[rule] == []
    run = tried(house, after)
    assert len(run.found[rule]) == 1
    with within(house.agency.id):
        assert LEFT_OF[rule]() > 0  # a dry run deletes nothing
    assert done(house, run, after)[rule] == 1
    with within(house.agency.id):
        assert LEFT_OF[rule]() == 0
        told = Entry.objects.select_related("content").get(kind="retention_done")
        assert told.content.body["numbers"][rule] == 1
        while link_new_entries(house.agency.id):
            pass
        assert verify_chain(house.agency.id).broken_at == 0
    with within(other.agency.id):
        assert LEFT_OF[rule]() > 0  # another agency's is not touched


def test_what_came_after_the_dry_run_waits_for_the_next() -> None:
    house = a_house()
    after = AT + timedelta(days=800)
    with within(house.agency.id):
        a_look(house)
    run = tried(house, after)
    with within(house.agency.id):
        a_look(house, AT + timedelta(hours=3))
    assert done(house, run, after) == {"looks": 1}
    with within(house.agency.id):
        assert Look.objects.count() == 1


def test_what_is_no_longer_over_stays() -> None:
    house = a_house()
    with within(house.agency.id):
        left(house)
    after = AT + timedelta(days=400)
    run = tried(house, after)
    with within(house.agency.id):
        Position.objects.filter(person=house.employee).update(until=None)  # back again
    assert done(house, run, after) == {}
    with within(house.agency.id):
        assert Person.objects.get(id=house.employee.id).email


def test_what_signing_in_and_the_identity_system_hold_goes_with_the_address() -> None:
    house = a_house()
    after = AT + timedelta(days=400)
    with within(house.agency.id):
        left(house)
        body = {"userName": "kari@eksempel.no"}
        ScimUser.objects.create(
            person=house.employee, agency=house.agency, user_name="kari@eksempel.no", told=body, created_at=AT,
            changed_at=AT,
        )  # fmt: skip
        Identity.objects.create(
            agency=house.agency, person=house.employee, digest="0" * 64, issuer="i", provider="p", since=AT
        )
    done(house, tried(house, after), after)
    with within(house.agency.id):
        kept = ScimUser.objects.get()
        assert (kept.user_name, kept.told, kept.deleted_at) == ("", {}, after)
        assert Identity.objects.get().until == after


def test_a_draft_that_somebody_touched_or_sent_stays() -> None:
    house = a_house()
    sent = an_agreement("with_leader", house)
    an_agreement("draft", house)
    later = AT + timedelta(days=170)
    withdrawn = an_agreement("draft", house)
    with within(house.agency.id):
        withdraw(withdrawn.id, by=standing(house.employee, later), at=later, seen=None)
    run = tried(house, AT + timedelta(days=181))
    assert len(run.found["drafts"]) == 1
    assert str(sent.id) not in run.found["drafts"]
    assert str(withdrawn.id) not in run.found["drafts"]
    assert str(withdrawn.id) in tried(house, later + timedelta(days=181)).found["drafts"]


def test_what_archive_law_keeps_is_never_over() -> None:
    house = a_house()
    agreement = an_agreement("in_force", house)
    with within(house.agency.id):
        left(house)
    run = tried(house, AT + timedelta(days=40000))
    done(house, run, AT + timedelta(days=40000))
    with within(house.agency.id):
        assert Agreement.objects.filter(id=agreement.id).exists()
        said = Content.objects.filter(entry__thing_id=agreement.id)
        assert said.count() == Entry.objects.filter(thing_id=agreement.id).count()


def test_the_app_deletes_no_content_but_by_the_function() -> None:
    house = a_house()
    with within(house.agency.id):
        a_sign_in(house)
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("DELETE FROM records_content")


@pytest.fixture
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "now", lambda: AT + timedelta(days=800))


@pytest.mark.usefixtures("_later")
def test_the_command_refuses_before_a_dry_run_and_tells_what_went(capsys: pytest.CaptureFixture[str]) -> None:
    house = a_house()
    orgnr = house.agency.orgnr
    with within(house.agency.id):
        a_look(house)
    assert main(["retention", "--agency", orgnr]) == 2
    assert "retention --dry-run comes first" in capsys.readouterr().err
    assert main(["retention", "--dry-run", "--list", "--agency", orgnr]) == 0
    listed = capsys.readouterr().out
    with within(house.agency.id):
        look = Entry.objects.get(kind="looked_at")
    assert f"{orgnr} would remove 1 looks\n    {look.id}\n" in listed
    assert main(["retention", "--agency", orgnr]) == 0
    assert f"{orgnr} removed 1 looks\n{orgnr} done: 1 removed in all\n" in capsys.readouterr().out
    assert main(["retention", "--agency", orgnr]) == 2
    assert main(["retention", "--agency", "000000000"]) == 2


def test_the_worker_deletes_a_day_after_it_listed(tmp_path: Path, settings: Settings) -> None:
    settings.HEADS = tmp_path
    house = a_house()
    with within(house.agency.id):
        a_look(house)
        first = AT + timedelta(days=800)
        keeping.keep_time(house.agency.id, "", first)
        assert Look.objects.count() == 1
        keeping.keep_time(house.agency.id, "", first + timedelta(hours=1))  # too soon
        assert Look.objects.count() == 1
        keeping.keep_time(house.agency.id, "", first + timedelta(days=1))
        assert Look.objects.count() == 0


def test_the_days_jobs_are_asked_for_once(tmp_path: Path, settings: Settings) -> None:
    house = a_house()
    keeping.ask_for_daily(AT)
    keeping.ask_for_daily(AT + timedelta(hours=2))
    with within(house.agency.id):
        asked = Job.objects.values_list("kind", "key").order_by("kind")
        assert list(asked) == [("chain_head", "2026-11-24"), ("retention", "2026-11-24")]


def test_the_head_of_the_day_is_a_file_that_verify_reads(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.HEADS = tmp_path / "heads"
    house = a_house()
    an_agreement("with_leader", house)
    with within(house.agency.id):
        link_new_entries(house.agency.id, at_most=1)
        keeping.keep_head(house.agency.id, "2026-11-24", AT)
        a_sign_in(house)
        keeping.keep_head(house.agency.id, "2026-11-25", AT)
    kept = settings.HEADS / "2026-11-24" / house.agency.orgnr
    assert [path.name for path in kept.parent.iterdir()] == [house.agency.orgnr]
    assert kept.read_text().split()[:2] == [house.agency.orgnr, "2"]
    for head in (kept, settings.HEADS):
        assert main(["records", "verify", "--agency", house.agency.orgnr, "--head", str(head)]) == 0
    kept.write_text(f"{house.agency.orgnr} 2 {'0' * 64}\n")
    assert main(["records", "verify", "--agency", house.agency.orgnr, "--head", str(settings.HEADS)]) == 1
    assert "BROKEN at link 2: the head kept elsewhere is another" in capsys.readouterr().out


def test_an_agency_without_a_record_has_no_head(tmp_path: Path, settings: Settings) -> None:
    settings.HEADS = tmp_path / "heads"
    house = a_house()
    with within(house.agency.id):
        keeping.keep_head(house.agency.id, "2026-11-24", AT)
    assert not settings.HEADS.exists()


def test_what_came_late_waits_for_the_day_and_what_is_recent_does_not(
    tmp_path: Path, settings: Settings
) -> None:
    settings.HEADS = tmp_path / "heads"
    house = a_house()
    with within(house.agency.id):
        a_look(house)
        link_new_entries(house.agency.id)
        a_look(house, AT - timedelta(hours=3))
        assert link_new_entries(house.agency.id, only_recent=True) == 1
        a_look(house, AT - timedelta(days=3))
        assert link_new_entries(house.agency.id, only_recent=True) == 0
        keeping.keep_head(house.agency.id, "2026-11-24", AT)
        assert verify_chain(house.agency.id).unlinked == 0

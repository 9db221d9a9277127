"""A merger on 1 January with 300 agreements in force, a split and a renaming: who sees what before the day and after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from handlingsrom.features.agreements import actions
from handlingsrom.features.agreements.models import (
    Agreement,
    AgreementVersion,
    Judgement,
    Signature,
    Validity,
)
from handlingsrom.features.agreements.queries import page_of, visible_to
from handlingsrom.foundation.documents.models import SealedDocument
from handlingsrom.foundation.outbox.actions import do_one
from handlingsrom.foundation.outbox.models import Job
from handlingsrom.foundation.people.models import Agency, Person, Position, Role, Succession, Unit
from handlingsrom.foundation.people.roles import ADMINISTRATOR, HR, LEADER, SAFETY_REPRESENTATIVE
from handlingsrom.foundation.people.succession.actions import CARRY_OVER, merge, rename, split
from handlingsrom.foundation.records.actions import link_new_entries
from handlingsrom.foundation.records.models import Content, Entry
from handlingsrom.foundation.records.queries import last_link
from handlingsrom.foundation.records.verifying import verify_chain
from handlingsrom.foundation.walls import as_worker, within
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.site import features
from handlingsrom.site.cli import main
from handlingsrom.site.features import jobs
from tests.builders import AT, EMPLOYED_SINCE, House, a_house, a_person, an_agreement, standing

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2027, 1, 1)
EVE = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)  # 23:59 in Oslo
MIDNIGHT = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
MANY = 300


def many_in_force(house: House, many: int = MANY) -> None:
    """Agreements in force like the one that took all the real steps, for so many persons of the section."""
    an_agreement("in_force", house)
    with within(house.agency.id):
        version = AgreementVersion.objects.get()
        employer = Signature.objects.get(side="employer")
        agency = house.agency
        persons = [
            Person(agency=agency, name=f"Ansatt {n}", email=f"ansatt{n}@eksempel.no") for n in range(many - 1)
        ]
        positions = [
            Position(agency=agency, person=p, unit=house.section, title="x", since=EMPLOYED_SINCE)
            for p in persons
        ]
        agreements = [
            Agreement(agency=agency, position=p, started_by_side="employee", created_at=AT, shared_at=AT)
            for p in positions
        ]
        stamps = {
            f: getattr(version, f)
            for f in ("why", "content", "created_at", "sent_at", "proposed_at", "entered_at")
        }
        versions = [AgreementVersion(agency=agency, agreement=a, number=1, **stamps) for a in agreements]
        Person.objects.bulk_create(persons)
        Position.objects.bulk_create(positions)
        Agreement.objects.bulk_create(agreements)
        AgreementVersion.objects.bulk_create(versions)
        Signature.objects.bulk_create(
            Signature(agency=agency, version=v, side=side, person=who, name=who.name, at=AT)
            for v, p in zip(versions, persons, strict=True)
            for side, who in (("employee", p), ("employer", employer.person))
        )
        Validity.objects.bulk_create(
            Validity(version=v, agency=agency, position=a.position, during=Validity.objects.get(version=version).during)
            for v, a in zip(versions, agreements, strict=True)
        )  # fmt: skip


def carried_out(at: datetime) -> int:
    """The worker does what is due of successions; gives how many it did."""
    done = 0
    while do_one({CARRY_OVER: jobs()[CARRY_OVER]}, at):
        done += 1
    return done


def seen_by(person: Person, at: datetime) -> set[UUID]:
    with within(person.agency_id):
        return set(visible_to(standing(person, at)).values_list("id", flat=True))


def all_rows(agency: Agency) -> dict[str, list[tuple[object, ...]]]:
    """Everything that was agreed and recorded, as it stands."""
    tables = (Agreement, AgreementVersion, Signature, Validity, SealedDocument)
    with within(agency.id):
        return {model.__name__: sorted(map(str, model.objects.values_list())) for model in tables}  # type: ignore[attr-defined]


@pytest.fixture
def merged() -> tuple[House, House]:
    """An agency with 300 agreements that goes over into another at New Year; declared, not carried out."""
    former, successor = a_house(), a_house()
    many_in_force(former)
    merge(former.agency, successor.agency, NEW_YEAR, by="departementet", at=AT)
    return former, successor


def test_before_the_day_nothing_has_changed(merged: tuple[House, House]) -> None:
    former, successor = merged
    assert carried_out(EVE) == 0
    assert len(seen_by(former.leader, EVE)) == MANY
    assert seen_by(successor.agency_head, EVE) == set()


def test_from_the_day_the_successors_leaders_see_and_act_and_the_former_ones_do_not(
    merged: tuple[House, House],
) -> None:
    former, successor = merged
    assert carried_out(MIDNIGHT) == 1
    assert len(seen_by(successor.agency_head, MIDNIGHT)) == MANY
    assert len(seen_by(successor.hr, MIDNIGHT)) == MANY
    assert seen_by(successor.leader, MIDNIGHT) == set()
    for person in (former.leader, former.hr, former.agency_head, former.employee):
        assert seen_by(person, MIDNIGHT) == set()
    with within(successor.agency.id):
        per = Person.objects.get(continues=former.leader.id)
        kari = Person.objects.get(continues=former.employee.id)
        own = visible_to(standing(kari, MIDNIGHT)).get()
        assert len(page_of(standing(per, MIDNIGHT), None, 400)) == MANY
        seen = own.revision
        actions.confirm_home(own.id, by=standing(per, MIDNIGHT), at=MIDNIGHT, seen=seen, reason="Sett på sammen.",
                             assessed_on=date(2026, 12, 30))  # fmt: skip
        own.refresh_from_db()
        assert own.revision == seen + 1


def test_nothing_of_the_former_agency_is_rewritten_and_both_records_verify(
    merged: tuple[House, House],
) -> None:
    former, successor = merged
    before = all_rows(former.agency)
    with within(former.agency.id):
        link_new_entries(former.agency.id, 10_000)
        head = last_link(former.agency.id)
        said = dict(Content.objects.values_list("entry_id", "body"))
    assert head
    carried_out(MIDNIGHT)
    assert all_rows(former.agency) == before
    for agency, kept in ((former.agency, {head.number: head.hash}), (successor.agency, {})):
        with within(agency.id):
            link_new_entries(agency.id, 10_000)
            found = verify_chain(agency.id, kept)
            assert (found.broken_at, found.unlinked) == (0, 0)
            assert list(features.broken(agency.id)) == []
            assert Judgement.objects.exists()
    with within(former.agency.id):
        assert said.items() <= dict(Content.objects.values_list("entry_id", "body")).items()
        assert Agency.objects.get(id=former.agency.id).until == NEW_YEAR
        assert Entry.objects.filter(kind="agency_went_over").count() == 1
    with within(successor.agency.id):
        assert Entry.objects.filter(kind="agreement_taken_over").count() == MANY


def test_what_goes_on_is_the_very_same_agreement(merged: tuple[House, House]) -> None:
    former, successor = merged
    carried_out(MIDNIGHT)
    with within(former.agency.id):
        old = AgreementVersion.objects.get(agreement__position__person=former.employee)
        signed = set(old.signatures.values_list("side", "name", "at"))
        days = old.validity.during
    with within(successor.agency.id):
        new = AgreementVersion.objects.get(agreement__continues=old.agreement_id)
        assert (new.content, new.entered_at, new.number) == (old.content, old.entered_at, old.number)
        assert set(new.signatures.values_list("side", "name", "at")) == signed
        assert (new.validity.during.lower, new.validity.during.upper) == (NEW_YEAR, days.upper)
        assert new.agreement.agency.name == successor.agency.name
        assert new.agreement.position.unit.continues == former.section.id


def test_it_is_done_once_whatever_the_worker_does(merged: tuple[House, House]) -> None:
    former, successor = merged
    carried_out(MIDNIGHT)
    with as_worker():
        Job.objects.filter(kind=CARRY_OVER).update(done_at=None)
    carried_out(MIDNIGHT + timedelta(days=1))
    assert len(seen_by(successor.agency_head, MIDNIGHT)) == MANY
    assert former.agency.id != successor.agency.id


def test_the_wall_stands_after_a_merger(merged: tuple[House, House]) -> None:
    former, successor = merged
    elsewhere = a_house()
    carried_out(MIDNIGHT)
    assert Agreement.objects.count() == 0
    for house, found in ((elsewhere, 0), (successor, MANY), (former, MANY)):
        with within(house.agency.id):
            assert Agreement.objects.count() == found
            assert set(Agreement.objects.values_list("agency_id", flat=True)) <= {house.agency.id}
    with within(successor.agency.id):
        position = Position.objects.filter(continues__isnull=False)[0]
    for agency in (former.agency, elsewhere.agency):
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            within(successor.agency.id),
            transaction.atomic(),
        ):
            Agreement.objects.create(
                agency=agency, position=position, started_by_side="employee", created_at=AT
            )


def test_roles_for_the_whole_agency_and_fullmakt_do_not_go_over() -> None:
    former, successor = a_house(), a_house()
    a_person(unit=former.section, role=ADMINISTRATOR)
    a_person(unit=former.section, role=SAFETY_REPRESENTATIVE)
    merge(former.agency, successor.agency, NEW_YEAR, by="departementet", at=AT)
    carried_out(MIDNIGHT)
    with within(successor.agency.id):
        came = Role.objects.filter(position__continues__isnull=False)
        assert set(came.values_list("role", flat=True)) == {LEADER, SAFETY_REPRESENTATIVE}
        assert not standing(Person.objects.get(continues=former.hr.id), MIDNIGHT).holds(HR)
        assert came.filter(position__mandates__isnull=False).count() == 0
        top = Unit.objects.get(continues__isnull=False, parent__name=successor.agency.name)
    assert top.name == former.agency.name


def test_open_wishes_go_on_and_ended_ones_stay() -> None:
    former, successor = a_house(), a_house()
    for state in ("draft", "with_leader", "to_be_signed", "refused", "withdrawn", "expired"):
        an_agreement(state, former)
    merge(former.agency, successor.agency, NEW_YEAR, by="departementet", at=AT)
    carried_out(MIDNIGHT)
    with within(successor.agency.id):
        kari = standing(Person.objects.get(continues=former.employee.id), MIDNIGHT)
        assert sorted(case.status for case in page_of(kari, None)) == ["draft", "to_be_signed", "with_leader"]
        waiting = page_of(kari, None)
        signing = next(case for case in waiting if case.status == "to_be_signed")
        actions.sign_as_employee(signing.agreement.id, by=kari, at=MIDNIGHT, seen=None)
        head = standing(successor.agency_head, MIDNIGHT)
        actions.sign_for_employer(signing.agreement.id, by=head, at=MIDNIGHT, seen=None)
        assert Validity.objects.get().agency_id == successor.agency.id


def test_a_person_who_is_loaded_beforehand_is_not_there_twice() -> None:
    former, successor = a_house(), a_house()
    with within(successor.agency.id):
        known = Person.objects.create(
            agency=successor.agency, name="Kari Nilsen", email=former.employee.email
        )
    merge(former.agency, successor.agency, NEW_YEAR, by="departementet", at=AT)
    carried_out(MIDNIGHT)
    with within(successor.agency.id):
        assert Person.objects.get(email=former.employee.email).id == known.id
        assert known.positions.count() == 1


def test_a_split_takes_its_units_and_leaves_the_rest() -> None:
    former, successor = a_house(), a_house()
    here = an_agreement("in_force", former)
    beside = an_agreement(
        "in_force", replace(former, employee=former.other_colleague, leader=former.other_leader)
    )
    split(former.agency, successor.agency, [former.section.id], NEW_YEAR, by="departementet", at=AT)
    carried_out(MIDNIGHT)
    assert seen_by(former.hr, MIDNIGHT) == {here.id, beside.id}
    assert seen_by(former.leader, MIDNIGHT) == set()
    assert seen_by(former.other_leader, MIDNIGHT) == {beside.id}
    with within(successor.agency.id):
        assert list(Agreement.objects.values_list("continues", flat=True)) == [here.id]
        assert Unit.objects.get(continues__isnull=False).name == "Seksjonen"
    assert len(seen_by(successor.agency_head, MIDNIGHT)) == 1
    with within(former.agency.id):
        assert Agency.objects.get(id=former.agency.id).until is None


def test_a_renaming_keeps_what_was_signed() -> None:
    house = a_house()
    agreement = an_agreement("in_force", house)
    former = house.agency.name
    rename(house.agency, "Direktoratet for nytt", NEW_YEAR, by="departementet", at=AT)
    before = all_rows(house.agency)
    assert carried_out(EVE) == 0
    assert Agency.objects.get(id=house.agency.id).name == former
    assert carried_out(MIDNIGHT) == 1
    assert Agency.objects.get(id=house.agency.id).name == "Direktoratet for nytt"
    assert all_rows(house.agency) == before
    assert agreement.id in seen_by(house.leader, MIDNIGHT)
    with within(house.agency.id):
        kept = Succession.objects.get()
        assert (kept.name, kept.former_name, kept.carried_at) == ("Direktoratet for nytt", former, MIDNIGHT)


@pytest.mark.parametrize(
    ("code", "ask"),
    [
        ("same_agency", lambda a, b: merge(a.agency, a.agency, NEW_YEAR, by="x", at=AT)),
        ("day_is_past", lambda a, b: merge(a.agency, b.agency, date(2026, 1, 1), by="x", at=AT)),
        ("not_its_units", lambda a, b: split(a.agency, b.agency, [b.section.id], NEW_YEAR, by="x", at=AT)),
        ("not_its_units", lambda a, b: split(a.agency, b.agency, [], NEW_YEAR, by="x", at=AT)),
        ("name_missing", lambda a, b: rename(a.agency, " ", NEW_YEAR, by="x", at=AT)),
        ("day_is_past", lambda a, b: rename(a.agency, "Nytt", date(2026, 1, 1), by="x", at=AT)),
    ],
)
def test_what_is_refused(code: str, ask: object) -> None:
    former, successor = a_house(), a_house()
    with pytest.raises(Refused, match=code):
        ask(former, successor)  # type: ignore[operator]


def test_units_go_over_once() -> None:
    former, successor = a_house(), a_house()
    split(former.agency, successor.agency, [former.section.id], NEW_YEAR, by="x", at=AT)
    split(former.agency, successor.agency, [former.other_section.id], NEW_YEAR, by="x", at=AT)
    for again in (
        lambda: split(former.agency, successor.agency, [former.section.id], NEW_YEAR, by="x", at=AT),
        lambda: merge(former.agency, successor.agency, NEW_YEAR, by="x", at=AT),
    ):
        with pytest.raises(Refused, match="declared_already"):
            again()


def test_300_agreements_go_over_with_few_queries_for_each(
    merged: tuple[House, House],
) -> None:
    with CaptureQueriesContext(connection) as captured:
        carried_out(MIDNIGHT)
    assert (
        len(captured) < 5 * MANY
    )  # an entry in the record with its content, each in its savepoint, and little more


def test_the_command_line_declares(capsys: pytest.CaptureFixture[str]) -> None:
    former, successor = a_house(), a_house()
    numbers = [former.agency.orgnr, successor.agency.orgnr]
    when = ["--day", "2099-01-01", "--by", "departementet"]
    assert main(["agency", "split", *numbers, "--unit", "Seksjonen", *when]) == 0
    assert main(["agency", "merge", *numbers, *when]) == 1
    assert main(["agency", "rename", numbers[1], "Direktoratet for nytt", *when]) == 0
    assert main(["agency", "merge", numbers[0], "999999999", *when]) == 2
    assert main(["agency", "split", *numbers, "--unit", "Ingen", *when]) == 2
    assert "bestemt hvem som overtar" in capsys.readouterr().err
    with within(former.agency.id):
        assert Succession.objects.get(successor=successor.agency).units == [former.section.id]

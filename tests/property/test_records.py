"""The chain notices every single alteration: each field of each row, and each row that is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from handlingsrom.features.agreements.models import Judgement
from handlingsrom.foundation.records.actions import link_new_entries, record, record_look, remove_contents
from handlingsrom.foundation.records.models import Content, Entry, Link, Look, Removal
from handlingsrom.foundation.records.verifying import Verified, verify_chain
from handlingsrom.foundation.walls import within
from handlingsrom.site.cli import main
from handlingsrom.site.postgres import OWNER
from tests.builders import AT, House, a_house, an_agreement

ROWS = 5


def a_chained_log() -> House:
    """An agency whose log is the whole way to a signed agreement, chained in two goes."""
    house = a_house()
    an_agreement("to_be_signed", house)
    with within(house.agency.id):
        link_new_entries(house.agency.id, at_most=2)
        link_new_entries(house.agency.id)
        for minute in range(ROWS):
            record(
                "noted",
                agency_id=house.agency.id,
                by_id=house.leader.id,
                by_name="Per Haugen",
                at=AT + timedelta(minutes=minute),
                thing=("person", house.leader.id),
                subject_id=house.leader.id,
                content={"number": minute, "text": "æøå"},
            )
        link_new_entries(house.agency.id)
    return house


def verified(house: House) -> Verified:
    with within(house.agency.id):
        return verify_chain(house.agency.id)


@contextmanager
def past_the_triggers() -> Iterator[None]:
    """As the owner of the database, who can switch the triggers off; undone afterwards."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {OWNER}")
            cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        transaction.set_rollback(True)


ALTERED = {
    "records_entry": {
        "id": str(UUID(int=1)),
        "at": "2020-01-01T00:00:00Z",
        "kind": "agreement_refuse",
        "by_id": str(UUID(int=1)),
        "thing_kind": "token",
        "thing_id": str(UUID(int=1)),
        "subject_id": str(UUID(int=1)),
        "content_hash": "0" * 64,
    },
    "records_content": {"salt": "0" * 32, "body": '{"by": "Somebody else"}'},
    "records_link": {"number": "999", "previous": "f" * 64, "hash": "f" * 64},
}
FIELDS = [(table, field) for table, fields in ALTERED.items() for field in fields]


@pytest.mark.django_db
def test_an_untouched_log_is_intact() -> None:
    house = a_chained_log()
    found = verified(house)
    assert (found.broken_at, found.unlinked) == (0, 0)
    assert found.links == ROWS + 4
    with within(house.agency.id):
        assert Link.objects.get(number=found.links).hash == found.head


@pytest.mark.django_db
def test_every_field_that_the_chain_should_hold_is_altered_here() -> None:
    left = {
        "agency_id",
        "entry_id",
    }  # these tie the row to its wall and to its entry: removing is tested below
    for model in (Entry, Content, Link):
        fields = {field.attname for field in model._meta.concrete_fields}
        assert fields - left == set(ALTERED[model._meta.db_table])


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_one_altered_field_is_noticed(table: str, field: str) -> None:
    house = a_chained_log()
    last = verified(house).links
    key = "id" if table == "records_entry" else "entry_id"
    for number in (1, 3, last):
        with past_the_triggers():
            with connection.cursor() as cursor:
                cursor.execute(
                    f"UPDATE {table} SET {field} = %s WHERE {key} = "
                    "(SELECT entry_id FROM records_link WHERE agency_id = %s AND number = %s)",
                    [ALTERED[table][field], house.agency.id, number],
                )
                assert cursor.rowcount == 1
            assert verified(house).broken_at == number
    assert verified(house).broken_at == 0


@pytest.mark.django_db
@pytest.mark.parametrize("table", ALTERED)
def test_one_row_that_is_missing_is_noticed(table: str) -> None:
    house = a_chained_log()
    key = "id" if table == "records_entry" else "entry_id"
    last = verified(house).links
    for number in (1, 4) if table == "records_link" else (1, 4, last):
        with past_the_triggers():
            with connection.cursor() as cursor:
                cursor.execute(
                    f"DELETE FROM {table} WHERE {key} = "
                    "(SELECT entry_id FROM records_link WHERE agency_id = %s AND number = %s)",
                    [house.agency.id, number],
                )
                assert cursor.rowcount == 1
            assert verified(house).broken_at == number


@pytest.mark.django_db
def test_what_is_put_in_between_is_noticed() -> None:
    house = a_chained_log()
    with past_the_triggers():
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE records_link SET number = number + 1000 WHERE agency_id = %s AND number >= 3",
                [house.agency.id],
            )
            cursor.execute(
                "UPDATE records_link SET number = number - 999 WHERE agency_id = %s AND number >= 1000",
                [house.agency.id],
            )
            entry = uuid4()
            cursor.execute(
                "INSERT INTO records_entry SELECT %s, agency_id, at, kind, by_id, thing_kind, thing_id, subject_id, content_hash "
                "FROM records_entry WHERE id = (SELECT entry_id FROM records_link WHERE agency_id = %s AND number = 2)",
                [entry, house.agency.id],
            )
            cursor.execute(
                "INSERT INTO records_link SELECT %s, agency_id, 3, hash, hash FROM records_link WHERE agency_id = %s AND number = 2",
                [entry, house.agency.id],
            )
        assert verified(house).broken_at == 3


@pytest.mark.django_db
def test_a_row_without_a_link_waits_and_is_chained_next() -> None:
    house = a_chained_log()
    an_agreement("draft", house)
    assert verified(house).unlinked == 1
    with within(house.agency.id):
        assert link_new_entries(house.agency.id) == 1
        assert link_new_entries(house.agency.id) == 0
    assert verified(house).broken_at == 0


@pytest.mark.django_db
def test_each_agency_has_its_own_chain() -> None:
    one, other = a_chained_log(), a_chained_log()
    assert verified(one).head != verified(other).head
    with within(one.agency.id):
        assert verify_chain(other.agency.id).links == 0


@pytest.mark.django_db
def test_an_end_that_is_cut_off_whole_shows_by_a_head_kept_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = a_chained_log()
    assert main(["records", "head"]) == 0
    kept = tmp_path / "heads"
    kept.write_text(capsys.readouterr().out)
    verify = ["records", "verify", "--head", str(kept)]
    assert main(verify) == 0
    with past_the_triggers():
        with connection.cursor() as cursor:
            cursor.execute("SELECT entry_id FROM records_link ORDER BY number DESC LIMIT 1")
            last = cursor.fetchone()
            for table, key in (
                ("records_link", "entry_id"),
                ("records_content", "entry_id"),
                ("records_entry", "id"),
            ):
                cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", last)
        assert not verified(house).broken_at
        assert main(verify) == 1
    assert "the end of the chain was removed" in capsys.readouterr().out


@pytest.mark.django_db
def test_another_head_than_the_one_kept_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house = a_chained_log()
    (tmp_path / "heads").write_text(f"{house.agency.orgnr} 3 {'0' * 64}\n")
    assert main(["records", "verify", "--head", str(tmp_path / "heads")]) == 1
    assert "BROKEN at link 3: the head kept elsewhere is another" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["991825827 three abc", "no heads here at all", "\x00"])
def test_a_file_without_heads_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "heads").write_text(text)
    assert main(["records", "verify", "--head", str(tmp_path / "heads")]) == 2


RENUMBERED = "UPDATE records_link SET number = number + %s WHERE agency_id = %s AND number = %s"
TAMPERING = {
    "an altered entry": (
        "UPDATE records_entry SET kind = 'x' WHERE id = (SELECT entry_id FROM records_link WHERE agency_id = %s AND number = 3)",
        "the entry was altered, or another stands in its place",
    ),
    "an altered content": (
        "UPDATE records_content SET body = '{}' WHERE entry_id = (SELECT entry_id FROM records_link WHERE agency_id = %s AND number = 3)",
        "the content was altered",
    ),
    "a removed content": (
        "DELETE FROM records_content WHERE entry_id = (SELECT entry_id FROM records_link WHERE agency_id = %s AND number = 3)",
        "the content was removed",
    ),
    "a removed entry": (
        "DELETE FROM records_entry WHERE id = (SELECT entry_id FROM records_link WHERE agency_id = %s AND number = 3)",
        "the entry was removed",
    ),
    "a removed link": (
        "DELETE FROM records_link WHERE agency_id = %s AND number = 3",
        "a link is missing",
    ),
    "an altered link": (
        "UPDATE records_link SET hash = repeat('0', 64) WHERE agency_id = %s AND number = 3",
        "the link was altered",
    ),
    "another link before it": (
        "UPDATE records_link SET previous = repeat('0', 64) WHERE agency_id = %s AND number = 3",
        "the link was altered",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("how", TAMPERING)
def test_each_kind_of_tampering_is_named(how: str) -> None:
    house = a_chained_log()
    statement, why = TAMPERING[how]
    with past_the_triggers():
        with connection.cursor() as cursor:
            cursor.execute(statement, [house.agency.id])
            assert cursor.rowcount >= 1
        found = verified(house)
        assert (found.broken_at, found.why) == (3, why)


@pytest.mark.django_db
def test_entries_that_changed_places_are_named() -> None:
    house = a_chained_log()
    with within(house.agency.id):
        third, fourth = (
            Link.objects.filter(number__in=(3, 4)).order_by("number").values_list("entry_id", flat=True)
        )
    with past_the_triggers():
        with connection.cursor() as cursor:
            for now, then in ((third, uuid4()), (fourth, third)):
                cursor.execute("UPDATE records_link SET entry_id = %s WHERE entry_id = %s", [then, now])
            cursor.execute(
                "UPDATE records_link SET entry_id = %s WHERE agency_id = %s AND number = 3",
                [fourth, house.agency.id],
            )
        found = verified(house)
        assert (found.broken_at, found.why) == (3, "the entry was altered, or another stands in its place")


@pytest.mark.django_db
def test_links_that_changed_places_are_named() -> None:
    house = a_chained_log()
    with past_the_triggers():
        with connection.cursor() as cursor:
            for by, number in ((1000, 3), (-1, 4), (-999, 1003)):
                cursor.execute(RENUMBERED, [by, house.agency.id, number])
        found = verified(house)
        assert (found.broken_at, found.why) == (
            3,
            "the order was changed, or a link was put in before this one",
        )


def of_kind(house: House, kind: str) -> list[UUID]:
    with within(house.agency.id):
        return list(Entry.objects.filter(kind=kind).order_by("at").values_list("id", flat=True))


@pytest.mark.django_db
def test_what_retention_removes_is_told_with_its_day_and_breaks_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    house = a_chained_log()
    before = verified(house)
    with within(house.agency.id):
        assert remove_contents(of_kind(house, "noted"), rule="a_test", at=AT + timedelta(days=400)) == ROWS
        assert not Content.objects.filter(entry__kind="noted").exists()
        told = Content.objects.get(entry__kind="content_removed")
        assert set(told.body["entries"]) == {str(id_) for id_ in of_kind(house, "noted")}
        assert remove_contents([told.entry_id], rule="a_test", at=AT) == 0  # what was removed stays told
        link_new_entries(house.agency.id)
    after = verified(house)
    assert (after.broken_at, after.links) == (0, before.links + 1)
    assert [(str(day), number) for day, number in after.removed] == [("2027-12-29", ROWS)]
    assert main(["records", "verify", "--agency", house.agency.orgnr]) == 0
    assert f"content of {ROWS} entries removed by retention on 2027-12-29" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_content_removed_past_the_function_is_named_even_with_a_note_of_removal() -> None:
    house = a_chained_log()
    one, other = of_kind(house, "noted")[:2]
    with within(house.agency.id):
        remove_contents([one], rule="a_test", at=AT)
        said_by = Removal.objects.get().said_by_id
    with past_the_triggers():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO records_removal (entry_id, agency_id, said_by_id) VALUES (%s, %s, %s)",
                [other, house.agency.id, said_by],
            )
            cursor.execute("DELETE FROM records_content WHERE entry_id = %s", [other])
        assert verified(house).why == "the content was removed"


REFUSED = {
    "a plain delete": "DELETE FROM records_content WHERE entry_id = %s",
    "an update": "UPDATE records_content SET body = '{}' WHERE entry_id = %s",
    "a note of one's own": (
        "INSERT INTO records_removal SELECT entry_id, agency_id, entry_id FROM records_content WHERE entry_id = %s"
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("how", REFUSED)
def test_the_app_removes_no_content_by_itself(how: str) -> None:
    house = a_chained_log()
    with (
        within(house.agency.id),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(REFUSED[how], [of_kind(house, "noted")[0]])


@pytest.mark.django_db
def test_not_even_the_owner_deletes_a_content_past_the_function() -> None:
    house = a_chained_log()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {OWNER}")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute("DELETE FROM records_content")
        transaction.set_rollback(True)
    assert verified(house).broken_at == 0


@pytest.mark.django_db
def test_the_function_reaches_no_other_agency_and_none_without_a_wall() -> None:
    one, other = a_chained_log(), a_chained_log()
    with within(one.agency.id):
        assert remove_contents(of_kind(other, "noted"), rule="a_test", at=AT) == 0
    with pytest.raises(DatabaseError, match="no agency is set"), transaction.atomic():
        remove_contents(of_kind(other, "noted"), rule="a_test", at=AT)
    with pytest.raises(DatabaseError, match="small letters"), within(one.agency.id):
        remove_contents([one.agency.id], rule='x","by":"Somebody', at=AT)


@pytest.mark.django_db
def test_a_look_goes_with_the_content_of_its_entry() -> None:
    house = a_chained_log()
    with within(house.agency.id):
        for hours in (0, 5):
            record_look(
                agency_id=house.agency.id, by_id=house.leader.id, by_name="Per Haugen", by_roles=["leader"],
                at=AT + timedelta(hours=hours), subject_id=house.employee.id,
            )  # fmt: skip
        assert remove_contents(of_kind(house, "looked_at")[:1], rule="looks", at=AT) == 1
        assert [look.hour for look in Look.objects.all()] == [AT + timedelta(hours=5)]
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Look.objects.all()._raw_delete("default")


JUDGED: dict[str, object] = {
    "agreement_id": UUID(int=1),
    "kind": "unit_need",
    "answer": True,
    "reason": "Noe annet.",
    "assessed_on": "2020-01-01",
    "by_id": UUID(int=1),
    "at": "2020-01-01T00:00:00Z",
}


@pytest.mark.django_db
def test_every_field_of_an_assessment_is_altered_here() -> None:
    assert {f.attname for f in Judgement._meta.concrete_fields} - {"id", "agency_id"} == set(JUDGED)


@pytest.mark.django_db
@pytest.mark.parametrize("field", JUDGED)
def test_an_altered_reason_of_an_assessment_is_noticed(
    field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house = a_chained_log()
    verify = ["records", "verify", "--agency", house.agency.orgnr]
    assert main(verify) == 0
    with within(house.agency.id):
        changed = Judgement.objects.get(kind="work_character").id
    with past_the_triggers():
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE agreements_judgement SET {field} = %s WHERE id = %s", [JUDGED[field], changed]
            )
        assert main(verify) == 1
    assert f"BROKEN: the assessment {changed} was altered" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_assessment_that_is_removed_or_put_in_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    house = a_chained_log()
    verify = ["records", "verify", "--agency", house.agency.orgnr]
    with within(house.agency.id):
        one = Judgement.objects.get(kind="work_character")
    with past_the_triggers():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM agreements_judgement WHERE id = %s", [one.id])
        assert main(verify) == 1
    assert f"the assessment {one.id} was removed" in capsys.readouterr().out
    with within(house.agency.id):
        one.pk = uuid4()
        one.save(force_insert=True)
    assert main(verify) == 1
    assert f"the assessment {one.id} was put in past the record" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_record_holds_no_reason_of_an_assessment_but_its_fingerprint() -> None:
    house = a_chained_log()
    with within(house.agency.id):
        said = str(Content.objects.get(entry__kind="agreement_assess").body)
        reasons = list(Judgement.objects.values_list("reason", flat=True))
    assert reasons
    assert not [reason for reason in reasons if reason in said]

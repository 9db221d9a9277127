"""The chain notices every single alteration: each field of each row, and each row that is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from handlingsrom.foundation.records.actions import link_new_entries, record
from handlingsrom.foundation.records.models import Content, Entry, Link
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

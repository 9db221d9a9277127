"""What retention removes from the record, and the fingerprints of assessments."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from handlingsrom.features.agreements.models import Judgement
from handlingsrom.foundation.records.actions import link_new_entries, record_look, remove_contents
from handlingsrom.foundation.records.models import Content, Entry, Look, Removal
from handlingsrom.foundation.walls import within
from handlingsrom.site.cli import main
from handlingsrom.site.postgres import OWNER
from tests.builders import AT, House
from tests.property.test_records import ROWS, a_chained_log, past_the_triggers, verified


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

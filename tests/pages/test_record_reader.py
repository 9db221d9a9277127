"""The auditor reads the whole record of the own agency: by person, case, kind and period; exports it; nobody else does."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handlingsrom.foundation.people.models import Person, Unit
from handlingsrom.foundation.people.record_reader import views
from handlingsrom.foundation.people.record_reader.exports import FORMULA, guarded
from handlingsrom.foundation.records.actions import link_new_entries, record, remove_contents
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.records.queries import looks_at
from handlingsrom.foundation.walls import within
from tests.builders import AT, House, a_house, a_person, an_agreement
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db
MOST = 12


def an_auditor(house: House, language: str = "nb") -> Person:
    with within(house.agency.id):
        whole = Unit.objects.get(agency=house.agency, name=house.agency.name)
    return a_person(unit=whole, role="auditor", name="Rita Lund", language=language)


def searched(client: Client, **asked: object) -> Any:
    return client.get(f"{reverse('log')}?{urlencode(asked)}")


def lines(answer: Any) -> list[list[str]]:
    return [[row["by"], row["what"], row["about"]] for row in answer.context["rows"]]


def file_of(answer: Any) -> bytes:
    """What a file holds; read, it is closed."""
    if not answer.streaming:
        return bytes(answer.content)
    held = b"".join(answer.streaming_content)
    for close in answer._resource_closers:
        close()
    return held


def noted(house: House, number: int) -> None:
    with within(house.agency.id):
        for minute in range(number):
            record(
                "language_chosen", agency_id=house.agency.id, by_id=house.colleague.id, by_name="=Ole()",
                at=AT - timedelta(days=3, minutes=minute % 7), thing=("person", house.colleague.id),
            )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "what"), [("nb", "sendte ønsket"), ("nn", "sende ønsket"), ("en", "sent the wish")]
)
def test_the_auditor_reads_who_did_what_with_whom(language: str, what: str) -> None:
    house = a_house()
    an_agreement("with_leader", house)
    answer = searched(signed_in(an_auditor(house, language)))
    assert answer.status_code == 200
    found = [line for line in lines(answer) if line[0] == "Kari Nilsen"]
    assert [line[2] for line in found] == ["Kari Nilsen", "Kari Nilsen"]
    assert any(line[1].startswith(what[:5]) for line in found)


@pytest.mark.parametrize("who", ["employee", "leader", "colleague", "hr", "agency_head", "administrator"])
def test_nobody_else_reads_it(who: str) -> None:
    house = a_house()
    person = a_person(unit=house.section, role=who) if who == "administrator" else getattr(house, who)
    client = signed_in(person)
    with within(house.agency.id):
        entry = Entry.objects.create(
            agency_id=house.agency.id, at=AT, kind="signed_in", thing_kind="person", thing_id=person.id
        )
    for address in (
        reverse("log"),
        reverse("log-export", args=["csv"]),
        reverse("log-entry", args=[entry.id]),
    ):
        assert client.get(address).status_code == 404
    assert reverse("log") not in client.get("/").content.decode()


def test_the_auditor_of_another_agency_finds_nothing_of_ours() -> None:
    house, elsewhere = a_house(), a_house()
    an_agreement("with_leader", house)
    client = signed_in(an_auditor(elsewhere))
    with within(house.agency.id):
        entry = Entry.objects.all()[0]
    assert lines(searched(client)) == []
    assert client.get(reverse("log-entry", args=[entry.id])).status_code == 404
    assert searched(client, person=house.employee.email).status_code == 422


def test_a_search_by_person_thing_kind_and_period() -> None:
    house = a_house()
    agreement = an_agreement("to_be_signed", house)
    noted(house, 3)
    client = signed_in(an_auditor(house))
    assert len(lines(searched(client))) == 7
    assert len(lines(searched(client, person="per haugen"))) == 2
    assert len(lines(searched(client, person=house.colleague.email))) == 3
    assert len(lines(searched(client, thing=agreement.id))) == 4
    assert len(lines(searched(client, kind="agreement_send"))) == 1
    assert len(lines(searched(client, until="2026-11-23"))) == 3
    assert len(lines(searched(client, since="2026-11-24"))) == 4 + 2  # and the two looks that searching was


def test_searching_for_a_person_is_a_look_that_the_person_sees() -> None:
    house = a_house()
    client = signed_in(an_auditor(house))
    searched(client, person=house.employee.email)
    with within(house.agency.id):
        bodies = [look.content.body for look in looks_at(house.agency.id, house.employee.id)]
    assert bodies == [{"by": "Rita Lund", "roles": ["auditor"]}]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"person": "Ingen Slik"}, "Ingen i virksomheten heter dette."),
        ({"person": "e"}, "Skriv e-postadressen."),
        ({"thing": "x"}, "UUID"),
        ({"since": "2026-11-02", "until": "2026-11-01"}, "slutter før den begynner"),
        ({"kind": "agreement_consider_accommodation"}, "Velg"),
        ({"until": "9999-12-31"}, "2200"),
        ({"since": "0001-01-01"}, "1900"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why_and_keeps_what_was_typed(
    asked: dict[str, str], said: str
) -> None:
    answer = searched(signed_in(an_auditor(a_house())), **asked)
    assert answer.status_code == 422
    assert said in text_of(answer)
    for value in asked.values():
        assert value in answer.content.decode()


def test_pages_follow_each_other_by_key_and_leave_nothing_out() -> None:
    house = a_house()
    noted(house, 130)
    client, seen, address = signed_in(an_auditor(house)), [], reverse("log")
    while address:
        answer = client.get(address)
        seen += [row["url"] for row in answer.context["rows"]]
        address = answer.context["next_url"] and reverse("log") + answer.context["next_url"]
    assert len(seen) == len(set(seen)) == 130
    assert client.get(f"{reverse('log')}?before=nonsense~x").status_code == 200


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-01-01", "x"])
def test_a_key_that_is_none_begins_from_the_beginning(at: str) -> None:
    house = a_house()
    noted(house, 3)
    assert len(lines(searched(signed_in(an_auditor(house)), before=f"{at}~{house.agency.id}"))) == 3


def test_few_queries_however_long_the_record_is() -> None:
    house = a_house()
    an_agreement("in_force", house)
    noted(house, 60)
    client = signed_in(an_auditor(house))
    with within(house.agency.id):
        entry = Entry.objects.filter(subject_id=house.employee.id)[0]
    for address in (
        f"{reverse('log')}?person={house.employee.email}",
        reverse("log-entry", args=[entry.id]),
        reverse("log-export", args=["csv"]),
    ):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        file_of(answer)
        asked = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= MOST, asked


def test_one_entry_says_what_it_says_and_is_a_look() -> None:
    house = a_house()
    an_agreement("refused", house)
    with within(house.agency.id):
        link_new_entries(house.agency.id)
        entry = Entry.objects.select_related("link").get(kind="agreement_refuse")
    answer = signed_in(an_auditor(house)).get(reverse("log-entry", args=[entry.id]))
    assert "Arbeidet krever oppmøte." in text_of(answer)
    assert entry.link.hash in text_of(answer)
    with within(house.agency.id):
        assert looks_at(house.agency.id, house.employee.id).count() == 1


def test_of_an_accommodation_the_auditor_learns_nothing() -> None:
    house = a_house(language="en")
    agreement = an_agreement("with_leader", house, accommodation=True)
    with within(house.agency.id):
        entry = record(
            "agreement_consider_accommodation", agency_id=house.agency.id, by_id=house.leader.id,
            by_name="Per Haugen", at=AT, thing=("agreement", agreement.id), subject_id=house.employee.id,
            content={"version": 1},
        )  # fmt: skip
    client = signed_in(an_auditor(house, "en"))
    for address in (
        reverse("log"),
        reverse("log-entry", args=[entry.id]),
        reverse("log-export", args=["csv"]),
        reverse("log-export", args=["json"]),
    ):
        answer = client.get(address)
        said = file_of(answer)
        assert b"ccommodation" not in said
        assert b"hielded" in said
    whole = client.get(reverse("log-entry", args=[entry.id]))
    for told in ("Kari Nilsen", "Per Haugen", str(agreement.id)):
        assert told not in text_of(whole)
    exported = json.loads(file_of(client.get(reverse("log-export", args=["json"]))))
    row = next(each for each in exported if each["entry_id"] == str(entry.id))
    assert [row[name] for name in ("by_id", "by", "thing_id", "subject_id")] == ["", "", "", ""]
    with within(house.agency.id):
        assert not looks_at(house.agency.id, house.employee.id).exists()  # which would tell whom it is about
    for asked in ({"person": house.employee.email}, {"person": house.leader.email}, {"thing": agreement.id}):
        assert "shielded act" not in [what for _, what, _ in lines(searched(client, **asked))]


def test_what_retention_removed_is_said_to_be_removed() -> None:
    house = a_house()
    noted(house, 1)
    with within(house.agency.id):
        entry = Entry.objects.get(kind="language_chosen")
        remove_contents([entry.id], rule="a_test", at=AT)
    client = signed_in(an_auditor(house))
    assert "Slettet etter reglene for lagringstid" in text_of(searched(client))
    assert "Det at det skjedde, står fortsatt i kjeden" in text_of(
        client.get(reverse("log-entry", args=[entry.id]))
    )


def test_an_export_holds_what_was_found_and_is_itself_recorded() -> None:
    house = a_house()
    an_agreement("refused", house)
    noted(house, 2)
    client = signed_in(an_auditor(house))
    answer = client.get(f"{reverse('log-export', args=['csv'])}?kind=language_chosen")
    assert answer["Content-Disposition"] == 'attachment; filename="logg.csv"'
    told = list(csv.DictReader(io.StringIO(file_of(answer).decode("utf-8-sig")), delimiter=";"))
    assert [row["by"] for row in told] == ["'=Ole()", "'=Ole()"]
    assert told[0]["what"] == "valgte språk"
    as_json = json.loads(file_of(client.get(reverse("log-export", args=["json"]))))
    assert "oppmøte" not in json.dumps(as_json)  # what the case says stays in the case
    assert {row["by"] for row in as_json} >= {"=Ole()", "Kari Nilsen", "Rita Lund"}
    with within(house.agency.id):
        exports = Entry.objects.filter(kind="record_exported").order_by("at", "id")
        assert [e.content.body["rows"] for e in exports] == [2, len(as_json)]
        assert exports[0].content.body["kind"] == "language_chosen"


def test_nothing_found_is_an_empty_file() -> None:
    client = signed_in(an_auditor(a_house()))
    answer = client.get(f"{reverse('log-export', args=['json'])}?kind=token_made")
    assert json.loads(file_of(answer)) == []


def test_a_question_that_cannot_be_asked_is_not_exported() -> None:
    client = signed_in(an_auditor(a_house()))
    assert client.get(f"{reverse('log-export', args=['csv'])}?person=Ingen").status_code == 404
    assert client.get(reverse("log-export", args=["xlsx"])).status_code == 404


def test_too_much_for_one_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_EXPORTED", 2)
    house = a_house()
    noted(house, 3)
    answer = signed_in(an_auditor(house)).get(reverse("log-export", args=["csv"]))
    assert answer.status_code == 422
    assert "Velg en kortere periode" in text_of(answer)


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_becomes_a_formula(start: str) -> None:
    assert guarded(f"{start}cmd") == f"'{start}cmd"
    assert guarded("cmd=1") == "cmd=1"

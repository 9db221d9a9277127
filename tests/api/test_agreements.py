"""Agreements over the API: the same ways and the same reasons as on the pages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from handlingsrom.features.agreements.documents import make_document
from handlingsrom.features.agreements.lifecycle import STEPS
from handlingsrom.features.agreements.models import AgreementVersion
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.people.actions import TOKEN_LASTS, revoke_token
from handlingsrom.foundation.people.models import Token
from handlingsrom.foundation.people.queries import digest_of
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site import middleware
from tests.api.calling import ROOT, Program, a_token, codes
from tests.builders import AT, JUDGEMENTS, a_house, an_agreement, state_of

pytestmark = pytest.mark.django_db
TERMS = {"days": ["tue", "thu"], "since": "2026-12-08"}


def test_the_whole_way() -> None:
    house = a_house()
    kari, per = Program(house.employee), Program(house.leader)
    made = kari.post("/agreements", {"terms": TERMS})
    assert made.status_code == 201
    body = made.json()
    assert (body["status"], body["revision"]) == ("draft", 1)
    assert {step["name"] for step in body["steps"]} == {"write", "send", "withdraw"}
    way = [
        (kari, "send", {}, "with_leader"),
        (per, "assess", JUDGEMENTS, "with_leader"),
        (per, "propose", {}, "to_be_signed"),
        (kari, "sign_as_employee", {}, "signed_by_one"),
        (per, "sign_for_employer", {}, "entered_into"),
    ]
    for seen, (who, step, fields, state) in enumerate(way, start=1):
        answer = who.take(body["id"], step, seen, **fields)
        assert (answer.status_code, answer.json()["status"]) == (200, state)
    assert [s["side"] for s in answer.json()["signatures"]] == ["employee", "employer"]
    assert [s["authority"] != "" for s in answer.json()["signatures"]] == [False, True]


def test_a_leader_proposes_to_whom_she_leads_and_to_nobody_else() -> None:
    house = a_house()
    per = Program(house.leader)
    with within(house.agency.id):
        led, other = house.employee.positions.get().id, house.other_colleague.positions.get().id
    assert per.post("/agreements", {"terms": TERMS, "position": str(led)}).json()["status"] == "with_employee"
    assert per.post("/agreements", {"terms": TERMS, "position": str(other)}).status_code == 404


def test_the_list_and_one() -> None:
    house, elsewhere = a_house(), a_house()
    agreement = an_agreement("with_leader", house)
    an_agreement("with_leader", elsewhere)
    for person in (house.employee, house.leader, house.hr):
        program = Program(person)
        assert [one["id"] for one in program.get("/agreements").json()] == [str(agreement.id)]
        assert program.get(f"/agreements/{agreement.id}").json()["employee"] == "Kari Nilsen"
        assert program.get("/agreements", before=AT.isoformat()).json() == []
    assert Program(house.colleague).get("/agreements").json() == []


def test_the_last_one_of_a_list_says_where_the_next_list_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    kari = Program(house.employee)
    for number in range(27):
        later = AT + timedelta(microseconds=number)
        monkeypatch.setattr(middleware, "now", lambda later=later: later)
        kari.post("/agreements", {"terms": TERMS})
    first = kari.get("/agreements").json()
    rest = kari.get("/agreements", before=first[-1]["created_at"]).json()
    assert (len(first), len(rest)) == (25, 2)
    assert len({one["id"] for one in first + rest}) == 27


def test_the_findings_stand_in_the_persons_language() -> None:
    said = set()
    for language in ("nb", "nn", "en"):
        house = a_house(language=language)
        found = Program(house.employee).get(f"/agreements/{an_agreement('draft', house).id}/findings").json()
        assert {"sentence", "answer", "citation", "children"} <= set(found[0])
        said.add(found[0]["sentence"])
    assert len(said) >= 2


@pytest.mark.parametrize("path", ["", "/findings", "/document"])
def test_a_foreign_or_unknown_id_is_not_found(path: str) -> None:
    house, elsewhere = a_house(), a_house()
    agreement = an_agreement("entered_into", house)
    for person in (house.colleague, house.other_leader, elsewhere.leader, elsewhere.hr):
        answer = Program(person).get(f"/agreements/{agreement.id}{path}")
        assert (answer.status_code, codes(answer)) == (404, [])
    assert Program(house.leader).get(f"/agreements/{house.agency.id}{path}").status_code == 404


def test_a_foreign_step_is_not_found() -> None:
    house, elsewhere = a_house(), a_house()
    agreement = an_agreement("with_leader", house)
    for person in (house.colleague, house.other_leader, elsewhere.leader):
        assert Program(person).take(agreement.id, "propose", 2).status_code == 404


def test_the_document_is_the_sealed_file(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_KEYS = tmp_path
    house = a_house()
    make_test_key(house.agency.name, tmp_path / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
    agreement = an_agreement("entered_into", house)
    program = Program(house.employee)
    assert program.get(f"/agreements/{agreement.id}/document").status_code == 404
    with within(house.agency.id):
        make_document(house.agency.id, str(AgreementVersion.objects.get().id), AT)
    answer = program.get(f"/agreements/{agreement.id}/document")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert program.get(f"/agreements/{agreement.id}").json()["has_document"] is True


def test_every_reason_at_once() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    answer = Program(house.leader).take(agreement.id, "propose", agreement.revision)
    assert (answer.status_code, codes(answer)) == (422, ["judgement_missing"] * 3)
    assert [e["about"] for e in answer.json()["errors"]] == [
        "work_character",
        "unit_need",
        "personal_situation",
    ]
    answer = Program(house.hr).take(agreement.id, "sign_for_employer", agreement.revision)
    assert (answer.status_code, codes(answer)) == (422, ["not_granted", "not_in_this_state"])


def test_not_ones_own_to_do_is_403_and_a_stale_look_409() -> None:
    house = a_house()
    agreement = an_agreement("to_be_signed", house)
    answer = Program(house.leader).take(agreement.id, "sign_as_employee", agreement.revision)
    assert (answer.status_code, codes(answer)) == (403, ["not_granted"])
    answer = Program(house.leader).take(agreement.id, "sign_for_employer", agreement.revision - 1)
    assert (answer.status_code, codes(answer)) == (409, ["changed_meanwhile"])
    assert state_of(agreement) == "to_be_signed"


def test_what_is_wrong_with_the_terms_is_said_field_by_field() -> None:
    wrong = {"days": ["sun"], "since": "2026-02-30", "extent": "sometimes", "share": 200}
    answer = Program(a_house().employee).post("/agreements", {"terms": wrong})
    assert answer.status_code == 422
    codes(answer)
    assert {error["about"] for error in answer.json()["errors"]} == {"days", "since", "extent", "share"}


@pytest.mark.parametrize(
    "terms",
    [
        {},
        {"since": 5, "days": ["mon"]},
        {"since": None, "days": "mon"},
        {"since": "2026-12-08", "days": 7},
        {"since": "2026-12-08", "days": {"mon": True}},
        {"since": "2026-12-08", "days": ["mon"], "note": ["a", "b"]},
        {"since": "2026-12-08", "days": ["mon"], "note": "\ud800"},
        {"since": "2026-12-08", "days": ["mon"], "note": "\0"},
        {"since": ["2026-12-08"], "days": [["mon"]]},
        {"since": [], "days": [None], "until": [None]},
        {"since": "2026-12-08", "extent": "frame", "frame_days": "NaN"},
        {"since": "2026-12-08", "extent": "frame", "frame_days": True},
        {"since": "2026-12-08", "extent": "frame", "frame_days": [1]},
        {"since": "2026-12-08", "extent": "share", "share": 1e400},
        {"since": "2026-12-08", "place": {"a": 1}, "works_only_from_home": "perhaps"},
    ],
)
def test_terms_of_any_shape_are_refused_or_made_but_no_fault(terms: dict[str, object]) -> None:
    import json

    client = Program(a_house().employee).client
    answer = client.post(f"{ROOT}/agreements", json.dumps({"terms": terms}), content_type="application/json")
    assert answer.status_code in (201, 422)
    if answer.status_code == 422:
        assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("body", ["", "{", "[]", '{"terms": 1}', '{"terms": {}, "position": "x"}', "\x00"])
def test_a_body_that_cannot_be_read_is_told_so(body: str) -> None:
    client = Program(a_house().employee).client
    answer = client.post(f"{ROOT}/agreements", body, content_type="application/json")
    assert answer.status_code == 422
    assert codes(answer)


def test_a_step_that_does_not_exist() -> None:
    house = a_house()
    agreement = an_agreement("draft", house)
    assert Program(house.employee).take(agreement.id, "sign_everything", 1).status_code in (404, 422)
    assert Program(house.employee).take(agreement.id, "send", 0).status_code == 422


def test_without_a_valid_token_nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    token, secret = a_token(house.employee)

    def status(authorization: str) -> int:
        headers = {"Authorization": authorization} if authorization else {}
        answer = Client(headers=headers).get(f"{ROOT}/agreements/{agreement.id}")
        if answer.status_code == 401:
            assert codes(answer) == []
            assert answer["WWW-Authenticate"] == "Bearer"
        return int(answer.status_code)

    assert status(f"Bearer {secret}") == 200
    for wrong in (
        "",
        "Bearer",
        "Bearer ",
        f"Basic {secret}",
        f"Bearer {secret}x",
        f"Bearer {token.digest}",
        secret,
    ):
        assert status(wrong) == 401
    monkeypatch.setattr(middleware, "now", lambda: AT + TOKEN_LASTS - timedelta(seconds=1))
    assert status(f"Bearer {secret}") == 200
    monkeypatch.setattr(middleware, "now", lambda: AT + TOKEN_LASTS)
    assert status(f"Bearer {secret}") == 401
    monkeypatch.setattr(middleware, "now", lambda: AT)
    with within(house.agency.id):
        assert revoke_token(token.id, by=house.employee, at=AT)
    assert status(f"Bearer {secret}") == 401


def test_a_token_that_reads_takes_no_step() -> None:
    house = a_house()
    agreement = an_agreement("draft", house)
    reader = Program(house.employee, scopes=("read",))
    assert reader.get(f"/agreements/{agreement.id}").status_code == 200
    assert reader.take(agreement.id, "send", 1).status_code in (401, 403)
    assert reader.post("/agreements", {"terms": TERMS}).status_code in (401, 403)
    assert state_of(agreement) == "draft"


def test_only_the_hash_of_a_token_is_kept_and_only_ones_own_is_revoked() -> None:
    house = a_house()
    token, secret = a_token(house.employee)
    with within(house.agency.id):
        kept = Token.objects.get(id=token.id)
        assert kept.digest == digest_of(secret)
        assert secret not in str(vars(kept))
        assert secret not in str(list(Entry.objects.values_list("content__body", flat=True)))
        assert not revoke_token(token.id, by=house.leader, at=AT)
        assert revoke_token(token.id, by=house.employee, at=AT)
        assert not revoke_token(token.id, by=house.employee, at=AT)
        kinds = list(Entry.objects.filter(thing_id=token.id).order_by("id").values_list("kind", flat=True))
    assert sorted(kinds) == ["token_made", "token_revoked"]


def test_the_last_use_of_a_token_is_noted_to_the_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    program = Program(house.employee)

    def last_use() -> object:
        with within(house.agency.id):
            return Token.objects.get().last_used_at

    for seconds, noted in ((0, 0), (30, 0), (61, 61)):
        monkeypatch.setattr(middleware, "now", lambda seconds=seconds: AT + timedelta(seconds=seconds))
        program.get("/agreements")
        assert last_use() == AT + timedelta(seconds=noted)


def test_a_look_over_the_api_is_recorded_too() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    Program(house.leader).get(f"/agreements/{agreement.id}")
    with within(house.agency.id):
        assert Entry.objects.filter(kind="looked_at", subject_id=house.employee.id).count() == 1


def test_a_list_with_terms_is_a_look_at_each_person_in_it() -> None:
    house = a_house()
    an_agreement("with_leader", house)
    an_agreement("with_leader", house)
    Program(house.hr).get("/agreements")
    with within(house.agency.id):
        looks = Entry.objects.filter(kind="looked_at", by_id=house.hr.id)
        assert [look.subject_id for look in looks] == [house.employee.id]


def test_a_day_given_twice_is_one_day() -> None:
    kari = Program(a_house().employee)
    terms = {**TERMS, "days": ["tue", *["mon"] * 8], "half_days": ["mon"] * 3}
    made = kari.post("/agreements", {"terms": terms}).json()
    assert (made["terms"]["days"], made["terms"]["half_days"]) == (["mon", "tue"], ["mon"])
    assert kari.get(f"/agreements/{made['id']}/findings").status_code == 200


def test_every_step_is_in_the_description() -> None:
    described = Client().get(f"{ROOT}/openapi.json").json()
    assert set(described["components"]["schemas"]["StepName"]["enum"]) == set(STEPS)

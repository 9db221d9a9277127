"""The API keeps to its own description and to its own agency, whatever is sent: fuzzed as a leader with a wish to assess."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.db.models import Value
from django.db.models.functions import Concat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.foundation.documents.actions import keep
from handlingsrom.foundation.people.models import Person, Position, Substitution, Unit
from handlingsrom.foundation.walls import within
from handlingsrom.site.api import api
from tests.api.calling import a_token
from tests.builders import AT, TODAY, a_house, a_substitution, an_agreement

pytestmark = pytest.mark.django_db
HELD = [
    not_a_server_error,
    status_code_conformance,
    response_schema_conformance,
    content_type_conformance,
]
DESCRIPTION = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
DESCRIPTION.app = get_wsgi_application()
OPERATIONS = [found.ok() for found in DESCRIPTION.get_all_operations()]
WITHOUT_TOKEN = ("/decide", "/questions")
quickly = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.label)


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """As Django's own test client does: the end of a request does not close the test's connection."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


def test_the_description_has_every_operation() -> None:
    assert len(OPERATIONS) >= 8


SURNAME = "Derfra"  # of everybody in the other agency, and of nobody here


def elsewhere() -> tuple[Agreement, Substitution, set[str]]:
    """Another agency: things whose ids are asked for, and what of it nobody here may be told."""
    house = a_house()
    agreement = an_agreement("in_force", house)
    substitution = a_substitution(house.leader, house.other_leader, TODAY, None)
    with within(house.agency.id):
        Person.objects.update(name=Concat("name", Value(f" {SURNAME}")))
        ids = {str(i) for m in (Person, Position, Unit) for i in m.objects.values_list("id", flat=True)}
    return agreement, substitution, ids | {SURNAME, house.agency.name}


@every_operation
def test_it_answers_as_it_says_and_tells_nothing_of_another_agency(operation: Any) -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    substitution = a_substitution(house.leader, house.other_leader, TODAY, None)
    theirs, their_substitution, secrets = elsewhere()
    headers = {"Authorization": f"Bearer {a_token(house.leader)[1]}"}
    ids = {
        "agreement_id": (agreement.id, theirs.id),
        "substitution_id": (substitution.id, their_substitution.id),
    }

    @quickly
    @given(operation.as_strategy(), st.booleans())
    def holds(case: Any, is_theirs: bool) -> None:
        for name in set(ids) & set(case.path_parameters or {}):
            case.path_parameters[name] = str(ids[name][is_theirs])
            if is_theirs:
                assert case.call(headers=headers).status_code in (404, 422)
        answer = case.call_and_validate(checks=HELD, headers=headers)
        assert not [secret for secret in secrets if secret in answer.text]

    holds()


def test_the_document_comes_as_described() -> None:
    house = a_house()
    agreement = an_agreement("entered_into", house)
    with within(house.agency.id):
        thing = ("agreement_version", agreement.versions.get().id)
        keep(b"%PDF-", agency_id=house.agency.id, thing=thing, file_name="a.pdf", at=AT)
    headers = {"Authorization": f"Bearer {a_token(house.employee)[1]}"}
    operation = next(o for o in OPERATIONS if o.path.endswith("/document"))
    case = operation.Case(path_parameters={"agreement_id": str(agreement.id)})
    answer = case.call_and_validate(checks=HELD, headers=headers)
    assert answer.status_code == 200


def test_a_refusal_is_described_as_what_it_is() -> None:
    paths = api.get_openapi_schema()["paths"]
    operations = [operation for path in paths.values() for operation in path.values()]
    told = {
        content
        for operation in operations
        for status, response in operation["responses"].items()
        if int(status) >= 400
        for content in response["content"]
    }
    assert told == {"application/problem+json"}
    assert all(429 in operation["responses"] for operation in operations)


@every_operation
def test_a_stranger_is_refused(operation: Any) -> None:
    @settings(quickly, max_examples=2)
    @given(operation.as_strategy())
    def refused(case: Any) -> None:
        answer = case.call(headers={"Authorization": "Bearer nobody"})
        assert (answer.status_code == 401) is not operation.path.endswith(WITHOUT_TOKEN)

    refused()

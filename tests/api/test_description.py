"""The API keeps to its own description, whatever is sent to it: fuzzed as a leader who has a wish before her."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from handlingsrom.site.api import api
from tests.api.calling import a_token
from tests.builders import a_house, an_agreement

pytestmark = pytest.mark.django_db
HELD = [not_a_server_error, status_code_conformance, response_schema_conformance]
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


@every_operation
def test_it_answers_as_it_says(operation: Any) -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    headers = {"Authorization": f"Bearer {a_token(house.leader)[1]}"}

    @quickly
    @given(operation.as_strategy())
    def holds(case: Any) -> None:
        if "agreement_id" in (case.path_parameters or {}):
            case.path_parameters["agreement_id"] = str(agreement.id)
        case.call_and_validate(checks=HELD, headers=headers)

    holds()


@every_operation
def test_a_stranger_is_refused(operation: Any) -> None:
    @settings(quickly, max_examples=2)
    @given(operation.as_strategy())
    def refused(case: Any) -> None:
        answer = case.call(headers={"Authorization": "Bearer nobody"})
        assert (answer.status_code == 401) is not operation.path.endswith(WITHOUT_TOKEN)

    refused()

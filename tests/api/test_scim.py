"""The agency's identity system provisions by SCIM 2.0: every check of scim2-tester, and what it means for people."""

from __future__ import annotations

from typing import Any

import pytest
from django.test.client import ClientHandler
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_tester import Status, check_server

from tests.api.provisioning import ROOT, a_system_key
from tests.builders import a_house

pytestmark = pytest.mark.django_db


def application(environ: Any, start_response: Any) -> Any:
    """The site as a WSGI application that leaves the test's database connection open."""
    answer = ClientHandler()(environ)
    start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
    return [answer.content]


def test_every_check_of_the_tester_passes() -> None:
    key = a_system_key(a_house().agency)
    client = WSGISCIMClient(application, f"http://localhost{ROOT}", {"Authorization": f"Bearer {key}"})
    results = check_server(client)
    failed = [
        f"{r.resource_type} {r.title}: {r.status} {r.reason}" for r in results if r.status != Status.SUCCESS
    ]
    assert failed == []
    assert len(results) > 90

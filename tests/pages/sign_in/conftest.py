"""What the tests of sign-in share: every profile at one provider in memory, and browsers at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from tests.builders import AT
from tests.pages.sign_in.arriving import KEYS, Browser
from tests.unit.fake_provider import FakeProvider, a_provider, fake


@pytest.fixture(autouse=True)
def op(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> FakeProvider:
    """Every profile is registered at one provider in memory, and mail leaves."""
    resource = {"ansattporten": {"resource": "x"}}
    settings.SIGN_IN_PROVIDERS = {key: a_provider(key, **resource.get(key, {})) for key in KEYS}
    settings.SMTP_HOST = "mail.example"
    return fake(monkeypatch, AT)


@pytest.fixture
def browser(op: FakeProvider) -> Callable[[], Browser]:
    return lambda: Browser(op, Client())

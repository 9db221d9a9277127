"""What the tests of the API share: the clock stands still."""

from __future__ import annotations

import pytest

from handlingsrom.site import middleware
from tests.builders import AT


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "now", lambda: AT)

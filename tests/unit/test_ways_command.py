"""`handlingsrom ways`: tells and sets how an agency signs in."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from handlingsrom.foundation.people.sign_in.models import Ways
from handlingsrom.site.cli import main
from tests.builders import an_agency
from tests.unit.fake_provider import a_provider

pytestmark = pytest.mark.django_db


def test_ways_are_set_and_told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SIGN_IN_PROVIDERS = {"feide": a_provider("feide")}
    orgnr = an_agency().orgnr
    assert main(["ways", orgnr]) == 0
    assert capsys.readouterr().out == "none\n"
    assert main(["ways", orgnr, "--provider", "feide", "--by-mail"]) == 0
    assert main(["ways", orgnr]) == 0
    assert capsys.readouterr().out == "feide mail\n"


def test_what_is_not_there_is_told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SIGN_IN_PROVIDERS = {"feide": a_provider("feide")}
    assert main(["ways", "000"]) == 2
    assert main(["ways", an_agency().orgnr, "--provider", "entra"]) == 2
    said = capsys.readouterr().err
    assert "no such agency" in said
    assert "feide" in said
    assert not Ways.objects.exists()

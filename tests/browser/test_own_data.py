"""What is held about me, in a real browser: read, fetched, corrected by HR; and the auditor who reads the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.hands import Keyboard
from tests.browser.journey import NB, NN, Pair, wish

HR = {"nb": "Anne Bakke", "nn": "Liv Tveit"}
AUDITOR = {"nb": "Rita Lund", "nn": "Torbjørg Aase"}
ASKED = {"nb": "krav om retting", "nn": "krav om retting"}
CORRECTED = {"nb": "Det er rettet", "nn": "Det er retta"}
LOOKED = {"nb": "så på opplysninger", "nn": "såg på opplysningar"}


@pytest.mark.parametrize("pair", [NB, NN], ids=lambda pair: pair.language)
def test_one_reads_fetches_and_has_it_corrected(
    visit: Visit, period: tuple[str, str], pair: Pair, tmp_path: Path
) -> None:
    employee = visit(pair.employee)
    case = wish(employee, period)
    visit(pair.leader).go(case)
    employee.go("/mine-opplysninger/")
    assert pair.leader in employee.text()
    for folded in employee.page.locator(".fold > summary").all()[1:]:
        employee.hand.press(folded)
    employee.look()
    with employee.page.expect_download() as fetching:
        employee.page.locator("a[href$='mine-opplysninger.json']").click()
    fetching.value.save_as(tmp_path / "mine.json")
    told = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    assert told["person"]["name"] == pair.employee
    employee.write("wish", "Jeg er seniorrådgiver.")
    employee.submit()
    hr = visit(HR[pair.language])
    hr.go("/oppgaver/")
    hr.press(hr.page.locator("a.task", has_text=ASKED[pair.language]).first)
    hr.choose("corrected", "yes")
    hr.write("reason", "Nå står det riktig.")
    hr.submit()
    employee.go("/mine-opplysninger/")
    assert CORRECTED[pair.language] in employee.text()
    assert HR[pair.language] in employee.text()


@pytest.mark.parametrize("pair", [NB, NN], ids=lambda pair: pair.language)
def test_the_auditor_reads_the_record_by_keyboard_and_is_seen_to(
    visit: Visit, period: tuple[str, str], pair: Pair
) -> None:
    employee = visit(pair.employee)
    wish(employee, period)
    auditor = visit(AUDITOR[pair.language], hand=Keyboard())
    auditor.go("/logg/")
    auditor.write("person", pair.employee)
    auditor.submit()
    auditor.press(auditor.page.locator("main table a").first)
    expect(auditor.page.locator("main h1")).to_contain_text(pair.employee)
    auditor.go("/logg/?person=ingen+slik&since=2026-11-02&until=2026-11-01", status=422)
    auditor.go("/logg/?kind=looked_at")
    assert LOOKED[pair.language] in auditor.text()
    employee.go("/mine-opplysninger/")
    assert AUDITOR[pair.language] in employee.text()
    employee.go("/logg/", status=404)

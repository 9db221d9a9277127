"""Who sees what: a case is not there for those whom it does not concern; the language follows the person."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from handlingsrom.features.agreements.urls import ADDRESSES
from tests.browser.conftest import Visit
from tests.browser.hands import Keyboard, has_visible_focus
from tests.browser.journey import NB, NN, Pair, wish

STRANGERS_TO_THE_CASE = {
    "a leader in another unit": "Tor Berg",
    "a colleague": "Amina Yusuf",
    "the safety representative": "Jonas Lie Moen",
    "the union representative": "Siri Dahl",
    "a leader in another agency": "Sverre Hovland",
    "HR in another agency": "Liv Tveit",
}


@pytest.fixture(scope="module")
def cases() -> dict[str, str]:
    """One case is enough for all who may not see it."""
    return {}


@pytest.mark.parametrize("name", STRANGERS_TO_THE_CASE.values(), ids=STRANGERS_TO_THE_CASE)
def test_a_case_is_not_there_for_others(
    visit: Visit, cases: dict[str, str], period: tuple[str, str], name: str
) -> None:
    case = cases.get("case") or wish(visit("Kari Nilsen"), period)
    cases["case"] = case
    other = visit(name)
    for address in (case, f"{case}{ADDRESSES['propose']}/", f"{case}avtale.pdf"):
        other.go(address, status=404)
    for address in ("/avtaler/", "/oppgaver/", "/"):
        other.go(address)
        assert "Kari Nilsen" not in other.text()


def test_a_stranger_is_led_to_the_sign_in_and_back(visit: Visit) -> None:
    stranger = visit()
    for address in ("/", "/tilgjengelighet/", "/kontroller/"):
        stranger.go(address)
    stranger.go("/avtaler/")
    assert stranger.path == "/logg-inn/?next=/avtaler/"
    stranger.press(stranger.page.get_by_role("button", name="Kari Nilsen"))
    assert stranger.path == "/avtaler/"


@pytest.mark.parametrize("pair", [NB, NN], ids=lambda pair: pair.language)
def test_the_pages_beside_the_way_are_sound(visit: Visit, period: tuple[str, str], pair: Pair) -> None:
    wish(visit(pair.employee), period)
    leader = visit(pair.leader)
    for address in ("/", "/oppgaver/", "/avtaler/", "/avtaler/foresla/", "/postkasse/"):
        leader.go(address)
    leader.press(leader.page.locator("main table a").first)
    leader.go("/nokler/")
    leader.write("name", "Lønnssystemet")
    leader.submit()
    expect(leader.page.locator(".token")).to_have_count(1)


def test_the_language_switch_keeps_the_place(visit: Visit) -> None:
    person = visit("Ole Kristian Vik")
    person.go("/avtaler/ny/?fra=forsiden")
    for language, word in (("nn", "Tysdag"), ("en", "Tuesday"), ("nb", "Tirsdag")):
        person.press(person.page.locator(f"button[name=language][value={language}]"))
        assert person.path == "/avtaler/ny/?fra=forsiden"
        expect(person.page.locator("html")).to_have_attribute("lang", language)
        expect(person.page.locator("main form")).to_contain_text(word)


@pytest.mark.parametrize("name", ["", "Kari Nilsen"], ids=["signed out", "signed in"])
def test_the_first_stop_leads_past_the_menu(visit: Visit, name: str) -> None:
    person = visit(name, hand=Keyboard())
    person.go("/")
    person.page.keyboard.press("Tab")
    skip = person.page.locator(".ds-skip-link")
    assert has_visible_focus(skip)
    expect(skip).to_be_in_viewport()
    person.page.keyboard.press("Enter")
    expect(person.page.locator("main")).to_be_focused()
    person.page.keyboard.press("Shift+Tab")
    assert person.page.evaluate("document.activeElement.closest('header') !== null")

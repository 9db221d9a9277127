"""Everybody signs in at the certified provider, in a real browser; what is wrong is refused by a page that helps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import PATIENCE
from tests.browser.signing_in import DIGDIR, VESTLAND, Connected, connected
from tests.browser.visitor import WIDE, Visitor

OURS = re.compile(r"^http://127\.0\.0\.1:")
HEADINGS = {
    "untrusted": {
        "nb": "Vi kunne ikke godta svaret fra innloggingen",
        "nn": "Vi kunne ikkje godta svaret frå innlogginga",
        "en": "We could not accept the answer from the sign-in",
    },
    "level": {
        "nb": "Du må logge inn på et høyere sikkerhetsnivå",
        "nn": "Du må logge inn på eit høgare tryggleiksnivå",
        "en": "You must sign in at a higher level of security",
    },
}
AGAIN = "Innloggingen må begynnes på nytt"


@pytest.fixture(scope="module")
def whole() -> Iterator[Connected]:
    with connected() as made:
        yield made


Enter = Callable[..., Visitor]


@pytest.fixture
def enter(whole: Connected, browser: Browser) -> Iterator[Enter]:
    """A window of its own at the sign-in of an agency; at the end nothing may have gone wrong in it."""
    visitors: list[Visitor] = []

    def entered(orgnr: str = DIGDIR, language: str = "nb") -> Visitor:
        context = browser.new_context(locale="nb-NO", viewport=WIDE)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "language", "value": language, "url": whole.site.address}])
        visitor = Visitor(context, whole.site.address)
        visitors.append(visitor)
        visitor.go(f"/logg-inn/?virksomhet={orgnr}")
        return visitor

    whole.spoil("")
    yield entered
    for visitor in visitors:
        visitor.context.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


def at_provider(visitor: Visitor, way: str, name: str, acr: str = "") -> None:
    """Go to the provider and sign in there; nothing is judged on the provider's own page."""
    page = visitor.page
    page.locator(f"main a[href*='/logg-inn/{way}/']").first.click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Level").fill(acr)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(OURS)
    visitor.look()


def who(visitor: Visitor) -> str:
    return visitor.page.locator(".whoami strong").inner_text()


def heading(visitor: Visitor) -> str:
    return visitor.page.get_by_role("heading", level=1).inner_text()


def bound_by_mail(whole: Connected, visitor: Visitor, first_name: str) -> str:
    """The path of the link, after the work address is told."""
    assert heading(visitor) == "Bekreft hvem du er"
    visitor.write("email", f"{first_name}@eksempel.no")
    visitor.submit()
    assert heading(visitor) == "Se i postkassen din"
    return whole.mails.link_to(f"{first_name}@eksempel.no")


def test_entra_knows_the_person_by_oid(enter: Enter) -> None:
    for _ in range(2):  # bound the first time, known the second
        kari = enter()
        at_provider(kari, "entra", "kari")
        assert who(kari) == "Kari Nilsen"


def test_feide_knows_the_person_by_what_userinfo_tells(enter: Enter) -> None:
    ole = enter()
    at_provider(ole, "feide", "ole")
    assert who(ole) == "Ole Kristian Vik"


@pytest.mark.parametrize(
    ("way", "level", "first_name", "name"),
    [
        ("ansattporten", "high", "amina", "Amina Yusuf"),
        ("idporten", "idporten-loa-substantial", "siri", "Siri Dahl"),
        ("generic", "", "tor", "Tor Berg"),
    ],
)
def test_the_others_are_bound_by_a_link_to_the_work_address(
    whole: Connected, enter: Enter, way: str, level: str, first_name: str, name: str
) -> None:
    first = enter()
    at_provider(first, way, first_name, level)
    first.go(bound_by_mail(whole, first, first_name))
    assert who_is_named(first) == name
    first.submit()
    assert who(first) == name
    again = enter()
    at_provider(again, way, first_name, level)
    assert who(again) == name


def who_is_named(visitor: Visitor) -> str:
    return visitor.page.locator("main form strong").inner_text()


def test_a_link_is_good_only_where_the_sign_in_was_begun_and_once(whole: Connected, enter: Enter) -> None:
    begun, elsewhere = enter(), enter()
    at_provider(begun, "idporten", "erik", "idporten-loa-high")
    link = bound_by_mail(whole, begun, "erik")
    elsewhere.go(link, 403)
    assert heading(elsewhere) == "Åpne lenken i nettleseren der du begynte"
    begun.go(link)
    begun.submit()
    assert who(begun) == "Erik Strand"
    begun.go(link, 403)
    assert heading(begun) == "Lenken gjelder ikke lenger"


def test_a_link_signs_in_where_the_agency_allows_it(whole: Connected, enter: Enter) -> None:
    guro = enter(VESTLAND, "nn")
    guro.press(guro.page.locator("main a[href*='/logg-inn/lenke/']"))
    guro.write("email", "guro@eksempel.no")
    guro.submit()
    link = whole.mails.link_to("guro@eksempel.no")
    other = enter(VESTLAND, "nn")
    other.go(link)  # as what scans mail does: nothing is used up
    guro.go(link)
    guro.submit()
    assert who(guro) == "Guro Myklebust"
    other.go(link, 403)
    enter().go(f"/logg-inn/lenke/?virksomhet={DIGDIR}", 403)


def test_a_second_sign_in_waits_until_hr_has_approved_it(whole: Connected, enter: Enter) -> None:
    per, other, hr = enter(), enter(), enter()
    at_provider(per, "entra", "per")
    assert who(per) == "Per Haugen"
    at_provider(other, "generic", "per-2")
    other.go(bound_by_mail(whole, other, "per"))
    other.submit(403)
    assert heading(other) == "HR må godkjenne den nye innloggingen din"
    hr.sign_in("Anne Bakke")
    hr.go("/innlogging/nye/")
    assert "Per Haugen" in hr.text()
    hr.press(hr.page.locator("button[value=beside]"))
    assert "Ingen venter." in hr.text()
    again = enter()
    at_provider(again, "generic", "per-2")
    assert who(again) == "Per Haugen"


@pytest.mark.parametrize(
    ("wrong", "language"),
    [("nonce", "nb"), ("issuer", "nn"), ("audience", "en"), ("expired", "nb"), ("signature", "nn")],
)
def test_an_id_token_that_is_wrong(whole: Connected, enter: Enter, wrong: str, language: str) -> None:
    whole.spoil(wrong)
    kari = enter(language=language)
    at_provider(kari, "entra", "kari")
    assert heading(kari) == HEADINGS["untrusted"][language]
    assert wrong not in kari.text()
    kari.go("/oppgaver/")
    assert kari.path.startswith("/logg-inn/")


@pytest.mark.parametrize(
    ("way", "level", "language"),
    [("ansattporten", "low", "nb"), ("idporten", "idporten-loa-low", "nn"), ("ansattporten", "", "en")],
)
def test_a_level_too_low(enter: Enter, way: str, level: str, language: str) -> None:
    kari = enter(language=language)
    at_provider(kari, way, "kari", level)
    assert heading(kari) == HEADINGS["level"][language]
    kari.press(kari.page.locator("main a.ds-button").first)
    kari.page.locator(f"main a[href*='/logg-inn/{way}/']").first.click()
    expect(
        kari.page.get_by_label("Level")
    ).to_be_visible()  # asked anew, and not let in at the low level again


def test_ansattporten_for_another_organisation(enter: Enter) -> None:
    stranger = enter()
    at_provider(stranger, "ansattporten", "fremmed", "high")
    assert heading(stranger) == "Du logget inn på vegne av en annen virksomhet"


def test_who_cancels_is_told_how_to_go_on(enter: Enter) -> None:
    kari = enter()
    kari.page.locator("main a[href*='/logg-inn/entra/']").click()
    kari.page.get_by_role("button", name="Cancel").click()
    kari.page.wait_for_url(OURS)
    assert heading(kari) == "Innloggingen ble avbrutt"
    kari.look()
    kari.press(kari.page.locator("main a.ds-button").first)
    assert kari.path == "/logg-inn/"


def test_a_provider_that_does_not_answer(whole: Connected, enter: Enter) -> None:
    whole.spoil("down")
    kari = enter()
    at_provider(kari, "entra", "kari")
    assert heading(kari) == "Innloggingstjenesten svarer ikke"


def test_somebody_whom_the_agency_does_not_know(enter: Enter) -> None:
    stranger = enter()
    at_provider(stranger, "entra", "ukjent")
    assert heading(stranger) == "Vi finner deg ikke i denne virksomheten"


def answers_of(page: Page) -> list[str]:
    """The addresses with which the provider answers, as they come."""
    heard: list[str] = []

    def hear(request: Request) -> None:
        if "/svar/?" in request.url:
            heard.append(request.url)

    page.on("request", hear)
    return heard


def test_an_answer_is_good_once(enter: Enter) -> None:
    kari = enter()
    heard = answers_of(kari.page)
    at_provider(kari, "entra", "kari")
    assert who(kari) == "Kari Nilsen"
    kari.page.goto(heard[0])
    assert heading(kari) == AGAIN
    elsewhere = enter()
    elsewhere.page.goto(heard[0])  # stolen by somebody who never began
    assert heading(elsewhere) == AGAIN


def test_a_code_is_good_once_even_with_a_new_state(whole: Connected, enter: Enter) -> None:
    kari, thief = enter(), enter()
    heard = answers_of(kari.page)
    at_provider(kari, "entra", "kari")
    thief.page.locator("main a[href*='/logg-inn/entra/']").click()
    thief.page.get_by_label("Name").wait_for()
    begun = thief.context.request.get(
        f"{whole.site.address}/logg-inn/entra/?virksomhet={DIGDIR}", max_redirects=0
    )
    state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
    code = parse_qs(urlsplit(heard[0]).query)["code"][0]
    thief.page.goto(f"{whole.site.address}/logg-inn/entra/svar/?code={code}&state={state}&iss={whole.issuer}")
    assert heading(thief) == AGAIN


def test_signing_out_here_signs_out_at_the_provider(enter: Enter) -> None:
    kari = enter()
    at_provider(kari, "entra", "kari")
    kari.page.locator(".site-tools button", has_text="Logg ut").click()
    kari.page.get_by_role("button", name="Out").click()
    kari.page.wait_for_url(re.compile("/logg-ut/ferdig/$"))
    assert heading(kari) == "Du er logget ut"
    kari.look()
    kari.go(f"/logg-inn/?virksomhet={DIGDIR}")
    kari.page.locator("main a[href*='/logg-inn/entra/']").click()
    expect(kari.page.get_by_label("Name")).to_be_visible()  # the provider asks anew


def test_the_provider_ends_the_session_in_a_frame_without_our_cookie(whole: Connected, enter: Enter) -> None:
    kari = enter()
    at_provider(kari, "entra", "kari")
    other = kari.new_tab()
    framed: list[dict[str, str]] = []
    other.on(
        "request", lambda asked: framed.append(asked.all_headers()) if "/avslutt/" in asked.url else None
    )
    answers: list[int] = []
    other.on("response", lambda came: answers.append(came.status) if "/avslutt/" in came.url else None)
    other.goto(f"{whole.issuer}/session/end")
    expect(other.frame_locator("iframe").get_by_text("Du er logget ut")).to_be_attached()
    assert answers == [200]
    assert "sessionid" not in framed[0].get("cookie", "")
    kari.go("/oppgaver/")
    assert kari.path.startswith("/logg-inn/")
    told = whole.by_owner("SELECT body->>'how' FROM records_content WHERE body ? 'how'")
    assert ("provider",) in told


def test_no_national_identity_number_is_anywhere(whole: Connected, enter: Enter) -> None:
    siri = enter()
    at_provider(siri, "idporten", "siri", "idporten-loa-high")
    tables = whole.by_owner(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
    )
    assert len(tables) > 20
    for (table,) in tables:
        assert whole.by_owner(f"SELECT 1 FROM {table} t WHERE t::text LIKE '%01010112345%' LIMIT 1") == []

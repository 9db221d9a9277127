"""From the wish to a sealed agreement that anybody can check: with the mouse, by keyboard alone, and without scripts."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import COMMAND, Keep, Site, Visit
from tests.browser.hands import Hand, Keyboard, Mouse
from tests.browser.journey import EN, NB, NN, Pair, assess, fill_in
from tests.browser.visitor import Visitor

# The names of the inputs that a person meets before anything is unfolded.
LOVDATA = re.compile("^https://lovdata.no/")
INPUTS = """form => [...new Set([...form.elements]
  .filter(e => e.name && e.type !== "hidden" && e.tagName !== "BUTTON" && e.checkVisibility({contentVisibilityAuto: true}))
  .map(e => e.name))]"""


@pytest.mark.parametrize(
    ("hand", "scripts", "pair"),
    [
        pytest.param(Mouse(), True, NB, id="nb-mouse"),
        pytest.param(Mouse(), True, NN, id="nn-mouse"),
        pytest.param(Mouse(), True, EN, id="en-mouse"),
        pytest.param(Keyboard(), True, NB, id="nb-keyboard"),
        pytest.param(Keyboard(), True, NN, id="nn-keyboard"),
        pytest.param(Mouse(), False, NB, id="nb-without-scripts"),
        pytest.param(Mouse(), False, NN, id="nn-without-scripts"),
    ],
)
def test_the_whole_way(
    visit: Visit, site: Site, period: tuple[str, str], tmp_path: Path, picture: Keep,
    hand: Hand, scripts: bool, pair: Pair,
) -> None:  # fmt: skip
    employee = visit(pair.employee, hand=hand, scripts=scripts)
    leader = visit(pair.leader, hand=hand, scripts=scripts)
    case = wish_with_four_inputs(employee, period, pair, picture, scripts=scripts)

    assert leads_to_case(leader, "/oppgaver/", case)
    assess(leader)
    picture(leader, "case")
    leader.take("propose")
    expect(leader.can("sign_for_employer")).to_have_text(pair.sign_for_agency)
    leader.take("sign_for_employer")
    expect(leader.can("sign_for_employer")).to_have_count(0)

    assert leads_to_case(employee, "/", case)
    expect(employee.can("sign_as_employee")).to_have_text(pair.sign)
    employee.take("sign_as_employee")
    pdf = download(employee, case, tmp_path / "avtale.pdf")
    picture(employee, "entered")
    altered = tmp_path / "endret.pdf"
    altered.write_bytes(pdf.read_bytes() + b" ")

    certificate = site.certificate(pair.orgnr)
    assert verify(pdf, certificate) == 0
    assert verify(altered, certificate) == 1
    assert check_on_the_page(employee, pdf) == "success"
    picture(employee, "check")
    assert check_on_the_page(employee, altered) == "danger"


def wish_with_four_inputs(
    by: Visitor, period: tuple[str, str], pair: Pair, picture: Keep, *, scripts: bool
) -> str:
    """From the front page; the answer comes while one types, and behind it the reasons."""
    by.go("/")
    by.press(by.page.get_by_role("link", name=pair.wish))
    form = by.page.locator("main form")
    fill_in(by, period, note="Onsdag er fellesdag.")
    if scripts:
        answer = by.page.locator("#answer")
        expect(answer).to_contain_text(pair.written)
        assert by.path == "/avtaler/ny/"
        reads_why(by, answer, pair)
        by.look()
    picture(by, "wish")
    assert set(form.evaluate(INPUTS)) == {"days", "since", "until", "note"}
    by.press(by.page.locator("button[name=send]"))
    reads_why(by, by.page.locator(".finding").nth(1), pair)
    return by.path


def reads_why(by: Visitor, finding: Locator, pair: Pair) -> None:
    """The tree of reasons opens, with its citations as links."""
    why = finding.locator("summary")
    expect(why).to_have_text(pair.why)
    expect(finding.locator(".reasons").first).to_be_hidden()
    by.hand.press(why)
    expect(finding.locator(".reasons").first).to_be_visible()
    expect(finding.locator(".why a").first).to_have_attribute("href", LOVDATA)
    by.hand.press(why)


def leads_to_case(by: Visitor, path: str, case: str) -> bool:
    """The case waits for the person there, and the card leads to it."""
    by.go(path)
    by.press(by.page.locator(f"main a.task[href='{case}']").first)
    return by.path == case


def download(by: Visitor, case: str, to: Path) -> Path:
    """Wait for the worker, and fetch the document."""
    link = by.page.locator("a[download]")
    for _ in range(40):
        by.go(case)
        if link.is_visible():
            break
        by.page.wait_for_timeout(250)
    with by.page.expect_download() as arriving:
        by.hand.press(link)
    arriving.value.save_as(to)
    return to


def verify(pdf: Path, certificate: Path) -> int:
    """What `handlingsrom verify` answers."""
    command = [*COMMAND, "verify", str(pdf), "--trust", str(certificate)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def check_on_the_page(by: Visitor, pdf: Path) -> str | None:
    """The colour of the verdict of the page for everybody."""
    by.press(by.page.locator("footer a[href='/kontroller/']"))
    with by.page.expect_file_chooser() as choosing:
        by.hand.press(by.named("file"))
    choosing.value.set_files(pdf)
    by.submit()
    return by.page.locator(".verdict .finding-headline").get_attribute("data-color")

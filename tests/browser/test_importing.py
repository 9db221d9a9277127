"""HR loads the organisation in a real browser: a file with errors, one without, loaded and rolled back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.hands import Hand, Keyboard, Mouse
from tests.browser.visitor import Visitor
from tests.importing import WHOLE, as_csv, person

WORDS = {
    "nb": ("Ingen rad har enheten «X»", "Hva som blir endret", "Rull tilbake"),
    "nn": ("Inga rad har eininga «X»", "Kva som blir endra", "Rull tilbake"),
}


def choose(visitor: Visitor, path: Path) -> None:
    """Choose a file and try it."""
    visitor.go("/personer/import/")
    visitor.named("file").set_input_files(path)
    visitor.submit()


@pytest.mark.parametrize(
    ("language", "hand", "scripts"),
    [("nb", Mouse(), True), ("nn", Keyboard(), True), ("nb", Mouse(), False)],
    ids=["nb-mouse", "nn-keyboard", "nb-without-scripts"],
)
def test_hr_tries_loads_and_regrets(
    visit: Visit, tmp_path: Path, language: str, hand: Hand, scripts: bool
) -> None:
    bad, good = tmp_path / "feil.csv", tmp_path / "god.csv"
    bad.write_bytes(as_csv(*WHOLE, person("8", "Per Moe", "X", "120")))
    good.write_bytes(as_csv(*WHOLE))
    hr = visit("Tone Eide" if language == "nn" else "Anne Bakke", hand=hand, scripts=scripts)
    error, changes, undo = WORDS[language]
    if language == "nn":
        hr.press(hr.page.get_by_role("button", name="Nynorsk"))
    choose(hr, bad)
    assert error in hr.text()
    assert hr.page.locator(".steps").count() == 0
    choose(hr, good)
    assert changes in hr.text()
    hr.press(hr.page.locator(".steps button"))
    assert undo in hr.text()
    hr.press(hr.page.locator("main .import-counts a").first)
    hr.press(hr.page.locator(".steps button"))
    assert hr.page.locator(".steps").count() == 0
    hr.go("/personer/import/kolonner/")
    if language == "nn":
        hr.press(hr.page.get_by_role("button", name="Bokmål"))

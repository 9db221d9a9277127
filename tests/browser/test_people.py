"""A leader appoints a substitute and ends it, HR sees a handover before it is done, and everybody finds the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from handlingsrom.foundation.days import day_of, now
from tests.browser.conftest import Visit
from tests.browser.hands import Hand, Keyboard, Mouse


@dataclass(frozen=True)
class Those:
    """The people of one agency, and words that their pages say."""

    language: str
    leader: str
    substitute: str
    hr: str
    stands_in: str
    ended: str
    gets: str
    cannot: str


NB = Those("nb", "Tor Berg", "Ingrid Solli", "Anne Bakke", "Du er stadfortredar for Tor Berg",
           "avsluttet stedfortrederen", "får ny leder", "Ingen er stedfortreder for seg selv")  # fmt: skip
NN = Those("nn", "Bodil Årdal", "Guro Myklebust", "Liv Tveit", "Du er stadfortredar for Bodil Årdal",
           "avslutta stadfortredaren", "får ny leiar", "Ingen er stadfortredar for seg sjølv")  # fmt: skip


@pytest.mark.parametrize(
    ("those", "hand"), [(NB, Mouse()), (NN, Keyboard())], ids=["nb-mouse", "nn-keyboard"]
)
def test_a_substitute_from_appointing_to_the_end(visit: Visit, those: Those, hand: Hand) -> None:
    leader = visit(those.leader, hand=hand)
    leader.go("/stedfortredere/")
    leader.press(leader.page.locator("main .actions a").first)
    leader.write("name", those.leader)
    leader.submit()
    leader.press(leader.page.locator("main .task-list a").first)
    leader.submit(status=422)  # the first day stands there already; oneself is none
    assert those.cannot in leader.text()
    leader.page.go_back()
    leader.page.go_back()
    leader.write("name", those.substitute.split()[-1])
    leader.submit()
    leader.press(leader.page.locator("main .task-list a").first)
    leader.write("last_day", (day_of(now()) + timedelta(days=3)).isoformat())
    leader.submit()
    assert those.substitute in leader.text()

    substitute = visit(those.substitute)
    assert those.stands_in in substitute.text()
    substitute.go("/stedfortredere/")
    substitute.go("/personer/")
    substitute.write("name", those.leader)
    substitute.submit()
    substitute.press(substitute.page.locator("main table a").first)
    assert those.substitute in substitute.text()

    leader.press(leader.page.locator("main table button").first)
    assert those.ended in leader.page.locator("body").inner_text()
    substitute.go("/")
    assert those.stands_in not in substitute.text()


@pytest.mark.parametrize("those", [NB, NN], ids=lambda those: those.language)
def test_hr_sees_a_handover_before_it_is_done(visit: Visit, those: Those) -> None:
    hr = visit(those.hr)
    hr.go("/lederskifte/")
    hr.write("name", those.leader)
    hr.submit()
    hr.press(hr.page.locator("main .task-list a").last)
    hr.write("name", those.substitute)
    hr.submit()
    hr.press(hr.page.locator("main .task-list a").first)
    assert those.gets in hr.text()
    hr.write("basis", "Delegasjon")
    hr.press(hr.page.locator("main form .actions button").last)
    assert those.gets in hr.text()
    hr.go("/lederskifte/")
    hr.go("/personer/")
    hr.write("name", those.leader)
    hr.submit()
    hr.press(hr.page.locator("main table a").first)
    assert "@eksempel.no" in hr.text()

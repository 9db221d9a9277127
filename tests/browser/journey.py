"""The persons of the demo who go the whole way, and the parts of the way that many journeys share."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.visitor import Visitor


@dataclass(frozen=True)
class Pair:
    """An employee and her nearest leader in one agency, with the words that they must meet."""

    language: str
    employee: str
    leader: str
    orgnr: str
    wish: str
    why: str
    written: str
    sign: str
    sign_for_agency: str


NB = Pair(
    "nb", "Kari Nilsen", "Per Haugen", "991825827",
    "Jeg ønsker å jobbe hjemmefra", "Hvorfor?", "Avtalen må være skriftlig",
    "Bekreft og inngå avtalen", "Bekreft og inngå avtalen for virksomheten",
)  # fmt: skip
NN = Pair(
    "nn", "Guro Myklebust", "Sverre Hovland", "974760665",
    "Eg ønskjer å jobbe heimanfrå", "Kvifor?", "Avtalen må vere skriftleg",
    "Stadfest og inngå avtalen", "Stadfest og inngå avtalen for verksemda",
)  # fmt: skip
EN = Pair(
    "en", "David Okafor", "Nils Brekke", "976029100",
    "I wish to work from home", "Why?", "The agreement must be in writing",
    "Sign the agreement", "Bekreft og inngå avtalen for virksomheten",
)  # fmt: skip


def wish(by: Visitor, period: tuple[str, str], *, note: str = "") -> str:
    """Send the usual wish: two fixed days. Gives the address of the case."""
    by.go("/avtaler/ny/")
    fill_in(by, period, note=note)
    by.press(by.page.locator("button[name=send]"))
    return by.path


def fill_in(by: Visitor, period: tuple[str, str], *, note: str = "") -> None:
    """The four inputs of the usual wish."""
    by.choose("days", "tue", "thu")
    since, until = period
    by.write("since", since)
    by.write("until", until)
    if note:
        by.write("note", note)


def assess(by: Visitor) -> None:
    """Record the three short judgements, on the page of the case."""
    by.write("work_character", "Digital saksbehandling.")
    by.write("unit_need", "Fellesmøte kvar onsdag.")
    by.write("personal_situation", "Godt opplært.")
    keep_assessment(by)


def keep_assessment(by: Visitor, status: int = 200) -> None:
    """Press the button of the assessment, on the page of the case."""
    by.press(by.page.locator("form:has([name=work_character]) button"), status)


def proposed(employee: Visitor, leader: Visitor, period: tuple[str, str]) -> str:
    """A case that both can sign."""
    case = wish(employee, period)
    leader.go(case)
    assess(leader)
    leader.take("propose")
    employee.go(case)
    return case

"""What is written to people about a correction: that one waits, and that one is answered; never what it says."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from handlingsrom.foundation.outbox.actions import write_mail
from handlingsrom.foundation.people.models import Person
from handlingsrom.rulebook.text import Text, as_language

ASKED = Text(
    "Et krav om retting venter på svar",
    "Eit krav om retting ventar på svar",
    "A request for correction waits",
)
ASKED_BODY = Text(
    "{name} mener at noe vi har lagret, er feil, og ber om retting. Svar uten ugrunnet opphold og senest innen én "
    "måned (personvernforordningen artikkel 12 nr. 3).",
    "{name} meiner at noko vi har lagra, er feil, og bed om retting. Svar utan ugrunna opphald og seinast innan éin "
    "månad (personvernforordninga artikkel 12 nr. 3).",
    "{name} says that something we hold is wrong, and asks for a correction. Answer without undue delay and within "
    "one month (GDPR article 12(3)).",
)
ANSWERED = Text(
    "Svar på kravet ditt om retting",
    "Svar på kravet ditt om retting",
    "Your request for correction is answered",
)
ANSWERED_BODY = Text(
    "HR har svart på kravet ditt om retting. Svaret står på siden Mine opplysninger.",
    "HR har svara på kravet ditt om retting. Svaret står på sida Mine opplysningar.",
    "HR has answered your request for correction. The answer is on the page My data.",
)
HELLO = Text("Hei, {name}.", "Hei, {name}.", "Hello, {name}.")


def tell_hr(hr: list[Person], about: Person, *, url: str, at: datetime) -> None:
    """Tell HR that a request waits."""
    for person in hr:
        _write(person, ASKED, ASKED_BODY.filled(name=about.name), url, at)


def tell_person(person: Person, *, at: datetime) -> None:
    """Tell the person that the answer is there."""
    _write(person, ANSWERED, ANSWERED_BODY, reverse("own-data"), at)


def _write(person: Person, subject: Text, body: Text, url: str, at: datetime) -> None:
    if not person.email:
        return
    language = as_language(person.language)
    said = (HELLO.filled(name=person.name).in_(language), body.in_(language), settings.PUBLIC_ADDRESS + url)
    write_mail(
        agency_id=person.agency_id,
        person_id=person.id,
        address=person.email,
        language=language,
        subject=subject.in_(language),
        body="\n\n".join(said),
        at=at,
    )

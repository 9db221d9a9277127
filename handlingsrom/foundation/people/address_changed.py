"""The letter to a work address that was somebody's until now: whoever did not know of the change can say so in time."""

from __future__ import annotations

from datetime import datetime

from handlingsrom.foundation.outbox.actions import write_mail
from handlingsrom.foundation.people.models import Person
from handlingsrom.rulebook.text import Text, as_language

SUBJECT = Text(
    "E-postadressen din i Handlingsrom er endret",
    "E-postadressa di i Handlingsrom er endra",
    "Your e-mail address in Handlingsrom is changed",
)
BODY = Text(
    "Hei {name}\n\nVirksomheten har byttet ut denne e-postadressen med en annen i Handlingsrom. Lenker til å logge inn "
    "går fra nå av til den nye. Stemmer det ikke, må du si fra til HR med en gang.",
    "Hei {name}\n\nVerksemda har bytt ut denne e-postadressa med ei anna i Handlingsrom. Lenkjer til å logge inn går "
    "frå no av til den nye. Stemmer det ikkje, må du seie frå til HR med ein gong.",
    "Hello {name}\n\nThe agency has replaced this e-mail address by another in Handlingsrom. Links to sign in go to the "
    "new one from now on. If this is wrong, tell HR at once.",
)


def tell_former_address(person: Person, former: str, *, at: datetime) -> None:
    """Tell the address that was the person's before, unless it is the same but for capitals."""
    if not former or former.lower() == person.email.lower():
        return
    language = as_language(person.language)
    write_mail(
        agency_id=person.agency_id,
        person_id=person.id,
        address=former,
        language=language,
        subject=SUBJECT.in_(language),
        body=BODY.filled(name=person.name).in_(language),
        at=at,
    )

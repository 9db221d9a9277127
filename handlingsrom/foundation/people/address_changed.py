"""The letter to a work address that was somebody's until now: whoever did not know of the change can say so in time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.outbox.actions import write_mail
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.records.models import Entry
from handlingsrom.rulebook.text import Text, as_language

ADDRESS_CHANGED = "address_changed"
OBJECTED_WITHIN = timedelta(days=14)  # so long whoever read the letter can say that it was wrong
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
    record(
        ADDRESS_CHANGED,
        agency_id=person.agency_id,
        by_id=None,
        by_name="Handlingsrom",
        at=at,
        thing=("person", person.id),
        subject_id=person.id,
    )


def address_is_new(person: Person, at: datetime) -> date | None:
    """The day until which a person's work address is too new to prove anything by; None when it is old enough."""
    since = at - OBJECTED_WITHIN
    changes = Entry.objects.filter(
        agency_id=person.agency_id, kind=ADDRESS_CHANGED, thing_id=person.id, at__gt=since
    )
    newest = changes.order_by("-at").first()
    return day_of(newest.at + OBJECTED_WITHIN) if newest else None

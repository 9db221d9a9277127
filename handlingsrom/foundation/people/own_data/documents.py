"""What is held about a person as an accessible PDF, with the same as JSON inside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from handlingsrom.foundation.documents.document import Block, Document, Note, Paragraph, Rows, Section, Table
from handlingsrom.foundation.people.own_data.telling import Happened, Told, as_data
from handlingsrom.foundation.people.own_data.telling import Section as Told_Section
from handlingsrom.rulebook.text import Text

TITLE = Text("Mine opplysninger", "Mine opplysningar", "My data")
ABOUT = Text("Om dokumentet", "Om dokumentet", "About this document")
INTRODUCTION = Text(
    "Dette er alt {agency} har lagret om {name} i Handlingsrom, hvorfor det er lagret, hvor lenge, hvem som har sett "
    "på det, og hva som er gjort og avgjort. Du kan be om retting på siden Mine opplysninger. Er du uenig i svaret, "
    "kan du klage til Datatilsynet.",
    "Dette er alt {agency} har lagra om {name} i Handlingsrom, kvifor det er lagra, kor lenge, kven som har sett på "
    "det, og kva som er gjort og avgjort. Du kan be om retting på sida Mine opplysningar. Er du usamd i svaret, kan "
    "du klage til Datatilsynet.",
    "This is everything that {agency} holds about {name} in Handlingsrom, why, how long, who has looked at it, and "
    "what was done and decided. You can ask for a correction on the page My data. If you disagree with the answer, "
    "you can complain to the Norwegian Data Protection Authority.",
)
LOOKS = Text("Hvem som har sett på opplysningene", "Kven som har sett på opplysningane", "Who has looked")
ACTS = Text("Det som er gjort og avgjort", "Det som er gjort og avgjort", "What was done and decided")
KEPT = Text("Hvor lenge vi lagrer", "Kor lenge vi lagrar", "How long we keep it")
NOBODY = Text("Ingen andre har sett på dem.", "Ingen andre har sett på dei.", "Nobody else has looked.")
NOTHING = Text("Ingenting ennå.", "Ingenting enno.", "Nothing yet.")
WHEN, WHO = Text("Når", "Når", "When"), Text("Hvem", "Kven", "Who")
ROLE, WHAT = Text("Rolle", "Rolle", "Role"), Text("Hva", "Kva", "What")
REASON = Text("Begrunnelse", "Grunngiving", "Reason")
FIELDS = Text("Opplysninger", "Opplysningar", "Data")
PURPOSE, BASIS = Text("Formål", "Formål", "Purpose"), Text("Grunnlag", "Grunnlag", "Legal basis")
HOW_LONG = Text("Hvor lenge", "Kor lenge", "How long")
WHY = Text("Hvorfor vi har dette", "Kvifor vi har dette", "Why we have this")


def document_of(told: Told, at: datetime) -> Document:
    """The whole as a document in the person's language."""
    language = told.language

    def say(text: Text) -> str:
        return text.in_(language)

    person = told.person
    introduction = say(INTRODUCTION.filled(agency=person.agency.name, name=person.name))
    sections = (
        *(Section(section.title, _blocks(section, say)) for section in told.sections),
        Section(say(LOOKS), _table(told.looks, (say(WHEN), say(WHO), say(ROLE)), say(NOBODY))),
        Section(say(ACTS), _table(told.acts, (say(WHEN), say(WHO), say(WHAT), say(REASON)), say(NOTHING))),
        Section(say(KEPT), (Table((say(FIELDS), say(HOW_LONG)), told.rules, say(KEPT)),)),
    )
    return Document(
        title=say(TITLE),
        language=language,
        agency=person.agency.name,
        subtitle=person.name,
        sections=(Section(say(ABOUT), (Paragraph(introduction),)), *sections),
        made_at=at,
        attachment=as_data(told, at),
        attachment_name="mine-opplysninger.json",
        footer=say(TITLE),
    )


def _blocks(section: Told_Section, say: object) -> tuple[Block, ...]:
    assert callable(say)
    rows = tuple(Rows(tuple((label, value or "–") for label, value in row)) for row in section.rows)
    why = tuple((", ".join(each.fields), each.purpose, each.basis, each.how_long) for each in section.why)
    return (*rows, Table((say(FIELDS), say(PURPOSE), say(BASIS), say(HOW_LONG)), why, say(WHY)))


def _table(happened: Iterable[Happened], header: tuple[str, ...], empty: str) -> tuple[Block, ...]:
    rows = tuple(
        (each.when, each.by, each.roles or "–")
        if len(header) == len(("when", "who", "role"))
        else (each.when, each.by, each.what, each.reason or "–")
        for each in happened
    )
    return (Table(header, rows),) if rows else (Note(empty),)

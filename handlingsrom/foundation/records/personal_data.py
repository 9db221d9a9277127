"""What the record holds about a person, and how long what an entry says is kept; the chain of hashes stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from handlingsrom.foundation.holding import (
    AGENCYS_CHOICE,
    ARCHIVE_URL,
    GDPR_URL,
    KEPT_AS_ARCHIVE,
    SECURITY,
    Held,
    Rule,
    fields_of,
)
from handlingsrom.foundation.records.actions import remove_contents
from handlingsrom.foundation.records.kinds import LOOKED_AT
from handlingsrom.foundation.records.models import Content, Entry
from handlingsrom.rulebook.text import Text

OF_SIGN_IN = (
    "signed_in", "signed_out", "sign_in_failed", "link_asked", "language_chosen", "own_data_downloaded",
)  # fmt: skip


def _said_by(kinds: tuple[str, ...]) -> Callable[[UUID, datetime, int], list[str]]:
    def due(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
        said = Content.objects.filter(agency_id=agency_id, entry__kind__in=kinds, entry__at__lt=before)
        return [str(id_) for id_ in said.order_by("entry__at").values_list("entry_id", flat=True)[:at_most]]

    return due


def _remove(rule: str) -> Callable[[UUID, list[str], datetime], int]:
    return lambda agency_id, ids, at: remove_contents([UUID(id_) for id_ in ids], rule=rule, at=at)


PURPOSE = Text(
    "Å vise og bevise hvem som gjorde hva, på hvilket grunnlag, og hvem som så på opplysninger om deg",
    "Å vise og prove kven som gjorde kva, på kva grunnlag, og kven som såg på opplysningar om deg",
    "To show and prove who did what, on which grounds, and who looked at data about you",
)
HOLDS = (
    Held(
        Entry,
        Text("Oppføringer i loggen om deg", "Oppføringar i loggen om deg", "Entries in the record about you"),
        lambda person: Q(subject_id=person.id) & ~Q(kind=LOOKED_AT),
        fields_of(
            SECURITY,
            "log",
            PURPOSE,
            {
                "at": Text("Når", "Når", "When"),
                "kind": Text("Hva", "Kva", "What"),
                "thing_kind": Text("Gjelder", "Gjeld", "About"),
                "content__body": Text("Innhold", "Innhald", "What it says"),
            },
        ),
        technical=("by_id", "thing_id", "subject_id", "content_hash"),
        newest="-at",
    ),
)
BESIDE = {
    "records.Content": "Told with its entry.",
    "records.Link": "Numbers and hashes of the chain.",
    "records.Look": "Told with the entry of the look.",
    "records.Removal": "Which entry's content was removed, and which entry says so.",
}
RULES = (
    Rule(
        "log",
        Text("Loggen over saker", "Loggen over saker", "The record of cases"),
        Text("hendelsen", "hendinga", "the act"),
        None,
        KEPT_AS_ARCHIVE,
        ARCHIVE_URL,
    ),
    Rule(
        "looks",
        Text("Hvem som så på opplysninger", "Kven som såg på opplysningar", "Who looked at data"),
        Text("oppslaget", "oppslaget", "the look"),
        timedelta(days=730),
        AGENCYS_CHOICE,
        GDPR_URL,
        _said_by((LOOKED_AT,)),
        _remove("looks"),
    ),
    Rule(
        "sign_ins",
        Text("Innlogginger i loggen", "Innloggingar i loggen", "Sign-ins in the record"),
        Text("innloggingen", "innlogginga", "the sign-in"),
        timedelta(days=365),
        AGENCYS_CHOICE,
        GDPR_URL,
        _said_by(OF_SIGN_IN),
        _remove("sign_ins"),
    ),
)

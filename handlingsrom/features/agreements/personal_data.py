"""What agreements hold about a person, and how long.

Beside the usual files: the page "Mine opplysninger", the retention job and docs/generated are made from it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from handlingsrom.features.agreements.clauses import clauses_of
from handlingsrom.features.agreements.documents import SIDES
from handlingsrom.features.agreements.models import (
    Agreement,
    AgreementVersion,
    Judgement,
    Signature,
    Validity,
)
from handlingsrom.features.agreements.pages import JUDGED
from handlingsrom.features.agreements.taking import forget_drafts
from handlingsrom.features.agreements.terms import Terms
from handlingsrom.foundation.documents.models import SealedDocument
from handlingsrom.foundation.holding import (
    AGENCYS_CHOICE,
    ARCHIVE,
    ARCHIVE_URL,
    CONTRACT,
    DUTY,
    GDPR_URL,
    KEPT_AS_ARCHIVE,
    Held,
    Rule,
    fields_of,
    spoken,
)
from handlingsrom.foundation.records.models import Entry
from handlingsrom.rulebook.text import LANGUAGES, Text


def _unsent(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    """Drafts that were never sent, and that nobody has touched since."""
    touched = Entry.objects.filter(agency_id=agency_id, thing_id=OuterRef("pk"), at__gte=before)
    unsent = Agreement.objects.filter(
        ~Exists(touched), agency_id=agency_id, shared_at=None, created_at__lt=before
    )
    return [str(id_) for id_ in unsent.order_by("created_at").values_list("id", flat=True)[:at_most]]


def _terms(content: Any) -> Text:
    """Every clause of the text, one a line."""
    clauses = clauses_of(Terms.from_json(content))
    nb, nn, en = (
        "\n".join(f"{c.heading.in_(language)}: {c.text.in_(language)}" for c in clauses)
        for language in LANGUAGES
    )
    return Text(nb, nn, en)


CASE = Text(
    "Å behandle ønsket ditt og inngå avtalen om fjernarbeid",
    "Å behandle ønsket ditt og inngå avtalen om fjernarbeid",
    "To handle your wish and enter into the agreement on remote work",
)
IN_LAW = Text(
    "Å ha en skriftlig avtale med det forskriften krever",
    "Å ha ein skriftleg avtale med det forskrifta krev",
    "To have a written agreement with what the regulation requires",
)
REASONS = Text(
    "Å kunne vise hva arbeidsgiveren vurderte, og hvorfor",
    "Å kunne vise kva arbeidsgivaren vurderte, og kvifor",
    "To be able to show what the employer assessed, and why",
)
APPROVALS = Text(
    "Å vise hvem som inngikk avtalen, og med hvilken fullmakt",
    "Å vise kven som inngjekk avtalen, og med kva fullmakt",
    "To show who entered into the agreement, and by which authority",
)
MARKS = {
    "created_at": Text("Begynt", "Byrja", "Begun"),
    "with_employee_since": Text("Sendt til deg", "Send til deg", "Sent to you"),
    "sent_at": Text("Sendt til leder", "Send til leiar", "Sent to the leader"),
    "returned_at": Text("Sendt tilbake", "Send tilbake", "Returned"),
    "refused_at": Text("Avslått", "Avslått", "Refused"),
    "declined_at": Text("Takket nei", "Takka nei", "Declined"),
    "withdrawn_at": Text("Trukket", "Trekt", "Withdrawn"),
    "reason": Text("Begrunnelse", "Grunngiving", "Reason"),
    "proposed_at": Text("Foreslått", "Foreslått", "Proposed"),
    "entered_at": Text("Inngått", "Inngått", "Entered into"),
    "superseded_at": Text("Erstattet", "Erstatta", "Superseded"),
}
HOLDS = (
    Held(
        Agreement,
        Text("Saker om fjernarbeid", "Saker om fjernarbeid", "Cases on remote work"),
        lambda person: Q(position__person=person.id),
        (
            *fields_of(
                CONTRACT,
                "agreements",
                CASE,
                {
                    "created_at": Text("Begynt", "Byrja", "Begun"),
                    "shared_at": Text("Delt med den andre parten", "Delt med den andre parten", "Shared"),
                    "started_by_side": Text("Begynt av", "Byrja av", "Begun by"),
                },
                {"started_by_side": spoken(SIDES)},
            ),
            *fields_of(
                DUTY,
                "agreements",
                Text(
                    "Tilrettelegging skal være vurdert før et avslag (arbeidsmiljøloven § 4-6). Grunnen lagres ikke her.",
                    "Tilrettelegging skal vere vurdert før eit avslag (arbeidsmiljølova § 4-6). Grunnen blir ikkje lagra her.",
                    "Accommodation must be considered before a refusal (arbeidsmiljøloven § 4-6). The ground is not kept here.",
                ),
                {
                    "accommodation_asked": Text(
                        "Bedt om tilrettelegging", "Bedt om tilrettelegging", "Accommodation asked for"
                    )
                },
            ),
        ),
        technical=("position", "revision", "continues"),
        newest="-created_at",
    ),
    Held(
        AgreementVersion,
        Text(
            "Innholdet i avtaler og ønsker", "Innhaldet i avtalar og ønske", "What agreements and wishes say"
        ),
        lambda person: Q(agreement__position__person=person.id),
        (
            *fields_of(
                DUTY,
                "agreements",
                IN_LAW,
                {
                    "number": Text("Versjon", "Versjon", "Version"),
                    "content": Text("Vilkår", "Vilkår", "Terms"),
                    "unsent": Text(
                        "Endringer som ikke er sendt", "Endringar som ikkje er sende", "Changes not yet sent"
                    ),
                },
                {"content": _terms, "unsent": _terms},
            ),
            *fields_of(CONTRACT, "agreements", CASE, MARKS),
        ),
        technical=("agreement", "why"),
        newest="-created_at",
    ),
    Held(
        Judgement,
        Text("Arbeidsgiverens vurderinger", "Vurderingane til arbeidsgivaren", "The employer’s assessments"),
        lambda person: Q(agreement__position__person=person.id),
        fields_of(
            DUTY,
            "agreements",
            REASONS,
            {
                "kind": Text("Hva", "Kva", "What"),
                "answer": Text("Svar", "Svar", "Answer"),
                "reason": Text("Begrunnelse", "Grunngiving", "Reason"),
                "assessed_on": Text("Kartlagt", "Kartlagt", "Assessed on"),
                "by__name": Text("Vurdert av", "Vurdert av", "Assessed by"),
                "at": Text("Når", "Når", "When"),
            },
            {"kind": spoken(JUDGED)},
        ),
        technical=("agreement",),
        newest="-at",
    ),
    Held(
        Signature,
        Text("Bekreftelser av avtaler", "Stadfestingar av avtalar", "Signatures"),
        lambda person: Q(version__agreement__position__person=person.id) | Q(person=person.id),
        fields_of(
            ARCHIVE,
            "agreements",
            APPROVALS,
            {
                "name": Text("Navn", "Namn", "Name"),
                "side": Text("For", "For", "For"),
                "authority": Text("Fullmakt", "Fullmakt", "Authority"),
                "in_place_of": Text("Stedfortreder for", "Stadfortredar for", "In the place of"),
                "at": Text("Når", "Når", "When"),
                "withdrawn_at": Text("Trukket tilbake", "Trekt tilbake", "Withdrawn"),
            },
            {"side": spoken(SIDES)},
        ),
        technical=("version", "person"),
        newest="-at",
    ),
    Held(
        Validity,
        Text("Når avtalene gjelder", "Når avtalane gjeld", "When the agreements hold"),
        lambda person: Q(position__person=person.id),
        fields_of(
            DUTY,
            "agreements",
            IN_LAW,
            {"during": Text("Dager", "Dagar", "Days")},
        ),
        technical=("version", "position"),
    ),
    Held(
        SealedDocument,
        Text("Forseglede avtaledokumenter", "Forsegla avtaledokument", "Sealed agreements"),
        lambda person: Q(
            thing_id__in=AgreementVersion.objects.filter(agreement__position__person=person.id).values("id")
        ),
        fields_of(
            ARCHIVE,
            "agreements",
            APPROVALS,
            {
                "file_name": Text("Fil", "Fil", "File"),
                "sealed_at": Text("Forseglet", "Forsegla", "Sealed"),
                "sha256": Text("Fingeravtrykk", "Fingeravtrykk", "Fingerprint"),
            },
        ),
        technical=("thing_kind", "thing_id", "pdf"),
        newest="-sealed_at",
    ),
)
BESIDE: dict[str, str] = {}
RULES = (
    Rule(
        "agreements",
        Text(
            "Saker og avtaler om fjernarbeid",
            "Saker og avtalar om fjernarbeid",
            "Cases and agreements on remote work",
        ),
        Text("at saken ble avsluttet", "at saka blei avslutta", "the case ended"),
        None,
        KEPT_AS_ARCHIVE,
        ARCHIVE_URL,
    ),
    Rule(
        "drafts",
        Text("Utkast som aldri ble sendt", "Utkast som aldri blei sende", "Drafts that were never sent"),
        Text("siste endring", "siste endring", "the last change"),
        timedelta(days=180),
        AGENCYS_CHOICE,
        GDPR_URL,
        _unsent,
        forget_drafts,
    ),
)

"""What the outbox holds about a person, and how long."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from handlingsrom.foundation.holding import AGENCYS_CHOICE, CONTRACT, GDPR_URL, Held, Rule, fields_of
from handlingsrom.foundation.outbox.actions import forget_jobs, forget_mail
from handlingsrom.foundation.outbox.models import Job, Mail
from handlingsrom.rulebook.text import Text


def _old_mail(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    old = Mail.objects.filter(agency_id=agency_id, written_at__lt=before).order_by("written_at")
    return [str(id_) for id_ in old.values_list("id", flat=True)[:at_most]]


def _old_jobs(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    old = Job.objects.filter(agency_id=agency_id, done_at__lt=before).order_by("done_at")
    return [str(id_) for id_ in old.values_list("id", flat=True)[:at_most]]


HOLDS = (
    Held(
        Mail,
        Text("E-poster fra systemet", "E-postar frå systemet", "E-mails from the system"),
        lambda person: Q(person_id=person.id),
        fields_of(
            CONTRACT,
            "mail",
            Text(
                "Å si fra at en sak venter på deg",
                "Å seie frå at ei sak ventar på deg",
                "To tell that a case waits for you",
            ),
            {
                "subject": Text("Emne", "Emne", "Subject"),
                "body": Text("Tekst", "Tekst", "Text"),
                "address": Text("Sendt til", "Send til", "Sent to"),
                "language": Text("Språk", "Språk", "Language"),
                "written_at": Text("Skrevet", "Skriven", "Written"),
                "sent_at": Text("Sendt", "Send", "Sent"),
            },
        ),
        technical=("person_id",),
        newest="-written_at",
    ),
)
BESIDE = {"outbox.Job": "What the worker is asked to do: a kind and a key, no person."}
RULES = (
    Rule(
        "mail",
        Text("E-poster fra systemet", "E-postar frå systemet", "E-mails from the system"),
        Text("at e-posten ble skrevet", "at e-posten blei skriven", "the e-mail was written"),
        timedelta(days=180),
        AGENCYS_CHOICE,
        GDPR_URL,
        _old_mail,
        forget_mail,
    ),
    Rule(
        "jobs",
        Text("Utførte oppdrag i utboksen", "Utførte oppdrag i utboksen", "Jobs that are done"),
        Text("at oppdraget ble utført", "at oppdraget blei utført", "the job was done"),
        timedelta(days=90),
        AGENCYS_CHOICE,
        GDPR_URL,
        _old_jobs,
        forget_jobs,
    ),
)

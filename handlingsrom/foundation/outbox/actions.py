"""Every write to the outbox: ask for a job, write a mail, do what is due."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from handlingsrom.foundation.outbox.models import Job, Mail
from handlingsrom.foundation.outbox.queries import take_one
from handlingsrom.foundation.walls import as_worker, within

log = logging.getLogger(__name__)

DoJob = Callable[[UUID, str, datetime], None]  # agency, key, instant
MOST_ATTEMPTS = 12
MAIL = "mail"


def ask_for(kind: str, *, agency_id: UUID, key: object, at: datetime) -> None:
    """Ask the worker to do something after this transaction; asked twice, it is done once."""
    Job.objects.bulk_create(
        [Job(agency_id=agency_id, kind=kind, key=str(key), due=at)], ignore_conflicts=True
    )


def write_mail(
    *, agency_id: UUID, person_id: UUID, address: str, language: str, subject: str, body: str, at: datetime
) -> Mail:
    """Write a mail; it leaves after commit, where a mail server is set."""
    mail = Mail.objects.create(
        agency_id=agency_id,
        person_id=person_id,
        address=address,
        language=language,
        subject=subject,
        body=body,
        written_at=at,
    )
    ask_for(MAIL, agency_id=agency_id, key=mail.id, at=at)
    return mail


def send_mail(agency_id: UUID, key: str, at: datetime) -> None:
    """Hand a written mail to the mail server; without a server it stays in the mailbox page."""
    mail = Mail.objects.filter(agency_id=agency_id, id=key).first()
    # one that waited too long is forgotten by retention
    if mail is None or not settings.SMTP_HOST or mail.sent_at:
        return
    fixed = {
        "Message-ID": f"<{mail.id}@{urlsplit(settings.PUBLIC_ADDRESS).hostname}>"
    }  # the same when sent again
    EmailMessage(mail.subject, mail.body, to=[mail.address], headers=fixed).send()
    mail.sent_at = at
    mail.save(update_fields=["sent_at"])


def do_one(jobs: Mapping[str, DoJob], at: datetime) -> bool:
    """Take one due job, do it in the transaction that marks it done; gives whether there was one.

    A killed worker loses its transaction and its lock, so the job is free again and nothing is half done.
    """
    with transaction.atomic():
        with as_worker():
            job = take_one(at, tuple(jobs))
        if job is None:
            return False
        job.attempts += 1
        try:
            with within(job.agency_id):
                jobs[job.kind](job.agency_id, job.key, at)
        except Exception as error:
            log.exception("job %s %s failed", job.kind, job.id)
            job.error = f"{type(error).__name__}: {error}"[:500]
            job.due = at + timedelta(seconds=2 ** min(job.attempts, MOST_ATTEMPTS))
        else:
            job.done_at, job.error = at, ""
        with as_worker():
            job.save(update_fields=["attempts", "done_at", "due", "error"])
    return True


def forget_mail(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Delete mails whose time is over; what they told of stands in the record."""
    return Mail.objects.filter(agency_id=agency_id, id__in=ids).delete()[0]


def forget_jobs(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Delete jobs that were done long ago."""
    return Job.objects.filter(agency_id=agency_id, id__in=ids, done_at__isnull=False).delete()[0]

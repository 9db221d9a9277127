"""What the worker does for each agency once a day: keep the head of the chain elsewhere, and what retention asks for.

What a dry run found one day is deleted the next, so that there is a day to see it and stop it.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.outbox.actions import ask_for
from handlingsrom.foundation.people.models import Agency
from handlingsrom.foundation.people.retention.actions import carry_out, try_out
from handlingsrom.foundation.people.retention.queries import waiting_run
from handlingsrom.foundation.records.actions import link_new_entries
from handlingsrom.foundation.records.queries import last_link
from handlingsrom.foundation.walls import within
from handlingsrom.site import features

HEAD, RETENTION = "chain_head", "retention"
A_DAY_TO_SEE_IT = timedelta(hours=20)


def ask_for_daily(at: datetime) -> None:
    """Ask for the day's jobs of every agency; asked again, they are done once."""
    for agency_id in Agency.objects.values_list("id", flat=True):
        with within(agency_id):
            for kind in (HEAD, RETENTION):
                ask_for(kind, agency_id=agency_id, key=day_of(at), at=at)


def keep_head(agency_id: UUID, key: str, at: datetime) -> None:
    """Chain whatever waits, however old, and write the head to the day's file, whole or not at all."""
    while link_new_entries(agency_id):
        pass
    head = last_link(agency_id)
    if head is None:
        return
    orgnr = Agency.objects.get(id=agency_id).orgnr
    folder = settings.HEADS / key
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f".{orgnr}.{os.getpid()}"
    with new.open("w", encoding="ascii") as file:
        file.write(f"{orgnr} {head.number} {head.hash}\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / orgnr)


def keep_time(agency_id: UUID, key: str, at: datetime) -> None:
    """Delete what the dry run of the day before listed, and list what is over now."""
    rules = features.rules()
    run = waiting_run(agency_id, at - A_DAY_TO_SEE_IT)
    if run:
        carry_out(run, rules, at=at)
    try_out(rules, agency_id=agency_id, at=at)

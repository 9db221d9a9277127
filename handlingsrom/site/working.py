"""`handlingsrom worker`: does what the outbox asks for, chains each agency's log, and clears what is over."""

from __future__ import annotations

import logging
import signal
import time
from dataclasses import dataclass
from datetime import date
from types import FrameType
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection

from handlingsrom.foundation.days import day_of, now
from handlingsrom.foundation.limits.actions import forget_windows
from handlingsrom.foundation.outbox.actions import do_one
from handlingsrom.foundation.people.models import Agency
from handlingsrom.foundation.people.sign_in.actions import forget_what_is_over
from handlingsrom.foundation.people.webhooks.actions import ask_to_tell
from handlingsrom.foundation.records.actions import link_new_entries
from handlingsrom.foundation.walls import within
from handlingsrom.site.features import jobs
from handlingsrom.site.keeping import ask_for_daily

log = logging.getLogger(__name__)

PAUSE = 0.5  # seconds between looks at an empty outbox
AWAY = 1.0  # seconds between tries while the database is away
CHAIN_EVERY = 20.0  # seconds; every agency at least once a minute


class Stopped(BaseException):
    """Somebody asked the worker to end; no job may take it for a fault of its own, so it is no Exception."""


def work(*, once: bool = False) -> None:
    """Work until told to stop, also when the database is away for a while; `once` ends when nothing is due."""
    known, last = jobs(), Last()
    while True:
        try:
            worked = do_one(known, now())
            if once and not worked and not chain_all():
                return
            _look_after(last)
        except (OperationalError, InterfaceError) as error:
            if once:
                raise
            log.warning("The database is away (%s); the next try is in %.0f s.", type(error).__name__, AWAY)
            connection.close()
            time.sleep(AWAY)
            continue
        if not worked:
            time.sleep(PAUSE)


@dataclass(slots=True)
class Last:
    """When a worker last chained, and the day for which it asked for the daily jobs."""

    chained: float = 0.0
    asked: date | None = None


def _look_after(last: Last) -> None:
    """What is done by the clock: chaining, clearing, and asking for the day's jobs."""
    if time.monotonic() - last.chained <= CHAIN_EVERY:
        return
    chain_all()
    forget_what_is_over(now())
    forget_windows(now())
    if last.asked != (today := day_of(now())):
        ask_for_daily(now())
        last.asked = today
    last.chained = time.monotonic()


def chain_all() -> bool:
    """Link the new entries of every agency's log, and let the systems that listen be told; whether there were any."""
    grown = [id_ for id_ in Agency.objects.values_list("id", flat=True) if _has_grown(id_)]
    return bool(grown)


def _has_grown(agency_id: UUID) -> bool:
    with within(agency_id):
        grown = False
        while link_new_entries(agency_id, only_recent=True):
            grown = True
        if grown:
            ask_to_tell(agency_id, now())
        return grown


def stop_on_signals() -> None:
    """SIGTERM and Ctrl-C end the worker between two statements."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)

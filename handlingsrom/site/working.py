"""`handlingsrom worker`: does what the outbox asks for, chains each agency's log, and clears what is over."""

from __future__ import annotations

import signal
import time
from types import FrameType

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

PAUSE = 0.5  # seconds between looks at an empty outbox
CHAIN_EVERY = 20.0  # seconds; every agency at least once a minute


class Stopped(BaseException):
    """Somebody asked the worker to end; no job may take it for a fault of its own, so it is no Exception."""


def work(*, once: bool = False) -> None:
    """Work until told to stop; `once` ends when nothing is due."""
    known = jobs()
    chained, asked_on = 0.0, None
    while True:
        worked = do_one(known, now())
        if once and not worked:
            chain_all()
            return
        if time.monotonic() - chained > CHAIN_EVERY:
            chain_all()
            forget_what_is_over(now())
            forget_windows(now())
            if asked_on != (today := day_of(now())):
                ask_for_daily(now())
                asked_on = today
            chained = time.monotonic()
        if not worked:
            time.sleep(PAUSE)


def chain_all() -> None:
    """Link the new entries of every agency's log, and let the systems that listen be told."""
    for agency_id in Agency.objects.values_list("id", flat=True):
        with within(agency_id):
            has_grown = False
            while link_new_entries(agency_id):
                has_grown = True
            if has_grown:
                ask_to_tell(agency_id, now())


def stop_on_signals() -> None:
    """SIGTERM and Ctrl-C end the worker between two statements."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)

"""Every write of webhooks: connect, end, and tell what has happened."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

import httpx
from django.db import transaction

from handlingsrom.foundation.outbox.actions import ask_for
from handlingsrom.foundation.people.access import Standing, may
from handlingsrom.foundation.people.webhooks.access import GRANTS
from handlingsrom.foundation.people.webhooks.lifecycle import CONNECT, CONNECTED, END, NEW, STATES
from handlingsrom.foundation.people.webhooks.models import Webhook
from handlingsrom.foundation.people.webhooks.queries import (
    last_number,
    orgnr_of,
    taken,
    to_try,
    untold,
    webhooks_seen_by,
)
from handlingsrom.foundation.people.webhooks.refusals import CONNECTED_ALREADY, NOT_AN_ADDRESS
from handlingsrom.foundation.people.webhooks.sending import (
    SECONDS,
    NotReceived,
    place_of,
    secret_of,
    send,
)
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.steps import Absent, Situation, take
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.refusal import Refusal

TELL = "tell_system"
AT_ONCE = 10  # events in one transaction: what a killed worker sends again
LONGEST_WAIT = 12  # doublings of a second: a little more than an hour
KIND = {CONNECT.name: "webhook_connected", END.name: "webhook_ended"}


@transaction.atomic
def connect(url: str, *, by: Standing, at: datetime) -> tuple[Webhook, str]:
    """Tell this address what happens from now on; gives its secret, which is shown once."""
    url = url.strip()
    return take(CONNECT, _situation(by, NEW), list(_against(url, by)), lambda: _connected(url, by, at))


def _against(url: str, by: Standing) -> Iterable[Refusal]:
    if not place_of(url):
        yield NOT_AN_ADDRESS
    elif webhooks_seen_by(by).filter(url=url).exists():
        yield CONNECTED_ALREADY


def _connected(url: str, by: Standing, at: datetime) -> tuple[Webhook, str]:
    agency_id = by.person.agency_id
    told = last_number(agency_id)
    webhook = Webhook.objects.create(
        agency_id=agency_id, url=url, made_by_id=by.person.id, made_at=at, told=told
    )
    _record(CONNECT, webhook, by, at)
    return webhook, secret_of(webhook)


@transaction.atomic
def end(webhook_id: UUID, *, by: Standing, at: datetime) -> None:
    """Tell this address nothing more."""
    webhook = webhooks_seen_by(by).filter(id=webhook_id).first()
    if webhook is None:
        raise Absent

    def act() -> None:
        webhook.ended_at = at
        webhook.save(update_fields=["ended_at"])
        _record(END, webhook, by, at)

    take(END, _situation(by, CONNECTED), (), act)


def ask_to_tell(agency_id: UUID, at: datetime) -> None:
    """Ask the worker to tell each webhook that does not wait; called when the agency's chain has grown."""
    newest = last_number(agency_id)
    for webhook_id in to_try(agency_id, at):
        ask_for(TELL, agency_id=agency_id, key=f"{webhook_id} {newest}", at=at)


def tell(kinds: Collection[str], agency_id: UUID, key: str, at: datetime) -> None:
    """A job: tell one webhook the entries of these kinds that it has not received, in order.

    That it was told is remembered after it was: a killed worker tells it again, with the same id.
    """
    webhook = taken(agency_id, UUID(key.split()[0]))
    if webhook is None:
        return
    links = untold(webhook, kinds, AT_ONCE)
    try:
        with httpx.Client(timeout=SECONDS, follow_redirects=False) as client:
            for link in links:
                send(webhook, link.entry, orgnr_of(agency_id), at, client)
                webhook.told, webhook.last_told_at = link.number, at
    except NotReceived as why:
        _try_later(webhook, why, at)
    else:
        webhook.failures, webhook.next_try, webhook.error = 0, None, ""
        if len(links) == AT_ONCE:
            ask_for(TELL, agency_id=agency_id, key=f"{webhook.id} after {webhook.told}", at=at)
    webhook.save(update_fields=["told", "last_told_at", "failures", "next_try", "error"])


def _try_later(webhook: Webhook, why: NotReceived, at: datetime) -> None:
    webhook.failures = min(webhook.failures + 1, 1000)
    webhook.next_try = at + timedelta(seconds=2 ** min(webhook.failures, LONGEST_WAIT))
    webhook.error = str(why)[:200]
    again = f"{webhook.id} after {webhook.told} try {webhook.next_try.timestamp():.0f}"
    ask_for(TELL, agency_id=webhook.agency_id, key=again, at=webhook.next_try)


def _situation(by: Standing, state: str) -> Situation:
    verbs = [verb for verb in ("connect", "end") if may(by, GRANTS, verb)]
    return Situation(verbs, state, STATES[state])


def _record(step: Step, webhook: Webhook, by: Standing, at: datetime) -> None:
    record(
        KIND[step.name],
        agency_id=webhook.agency_id,
        by_id=by.person.id,
        by_name=by.person.name,
        at=at,
        thing=("webhook", webhook.id),
        content={"url": webhook.url},
    )

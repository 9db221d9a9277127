"""The one list of features; the site hands their offers down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

    from handlingsrom.foundation.holding import Held, Rule
    from handlingsrom.foundation.outbox.actions import DoJob
    from handlingsrom.foundation.people.access import Standing
    from handlingsrom.foundation.people.granting.cases import NamedCase

FEATURES = (
    "handlingsrom.features.regulations",
    "handlingsrom.features.agreements",
)
CARRYING = ("handlingsrom.features.agreements.carrying",)
PROVING = ("handlingsrom.features.agreements.proving",)
HOLDING = (
    "handlingsrom.foundation.people.personal_data",
    "handlingsrom.foundation.people.sign_in.personal_data",
    "handlingsrom.foundation.people.scim.personal_data",
    "handlingsrom.foundation.people.importing.personal_data",
    "handlingsrom.foundation.people.own_data.personal_data",
    "handlingsrom.foundation.people.retention.personal_data",
    "handlingsrom.foundation.people.webhooks.personal_data",
    "handlingsrom.features.agreements.personal_data",
    "handlingsrom.foundation.documents.personal_data",
    "handlingsrom.foundation.outbox.personal_data",
    "handlingsrom.foundation.records.personal_data",
    "handlingsrom.foundation.limits.personal_data",
)
OFFERING = ("handlingsrom.features.agreements.offers", "handlingsrom.foundation.people.appointing.offers")


def jobs() -> Mapping[str, DoJob]:
    """What the worker can do, by the kind of job."""
    from handlingsrom.foundation.outbox.actions import MAIL, send_mail
    from handlingsrom.foundation.people.sign_in.actions import SEND_LINK, send_link
    from handlingsrom.foundation.people.succession.actions import CARRY_OVER, carry_over
    from handlingsrom.foundation.people.webhooks.actions import TELL, tell
    from handlingsrom.site.keeping import HEAD, RETENTION, keep_head, keep_time

    own = {MAIL: send_mail, SEND_LINK: send_link, HEAD: keep_head, RETENTION: keep_time}
    own[CARRY_OVER] = partial(carry_over, [import_module(name).carry_on for name in CARRYING])
    own[TELL] = partial(tell, told_to_systems())
    return own | {k: do for offers in _offers() for k, do in offers.JOBS.items()}


def waiting(standing: Standing) -> list[dict[str, Any]]:
    """What waits for a person, from every feature."""
    from handlingsrom.foundation.people.own_data.offers import waiting as corrections

    return [*(task for offers in _offers() for task in offers.waiting(standing)), *corrections(standing)]


def held(standing: Standing) -> list[dict[str, Any]]:
    """What a person has, from every feature."""
    return [thing for offers in _offers() for thing in offers.held(standing)]


def can_start(standing: Standing) -> list[dict[str, Any]]:
    """What a person can start, from every feature."""
    return [thing for offers in _offers() for thing in offers.can_start(standing)]


def named_cases(standing: Standing) -> list[NamedCase]:
    """The cases that a person may let somebody see, from every feature."""
    return [case for offers in _offers() for case in offers.named_cases(standing)]


def sees(standing: Standing) -> list[Any]:
    """What a person may see, and why not more, from every feature."""
    return [seen for offers in _offers() for seen in offers.sees(standing)]


def holds() -> list[Held]:
    """What is held about a person, from every app that holds something."""
    return [held for module in _holding() for held in module.HOLDS]


def rules() -> list[Rule]:
    """How long each kind of thing is kept, from every app."""
    return [rule for module in _holding() for rule in module.RULES]


def beside() -> dict[str, str]:
    """The tables that hold nothing of their own about a person, each with its reason."""
    return {table: reason for module in _holding() for table, reason in module.BESIDE.items()}


def _holding() -> list[Any]:
    return [import_module(name) for name in HOLDING]


def broken(agency_id: UUID) -> list[str]:
    """What the features keep beside the record and is no longer what the record says of it."""
    return [line for name in PROVING for line in import_module(name).broken(agency_id)]


def record_words() -> dict[str, Any]:
    """The words for the kinds of entries in the record, and for the things that they are about."""
    from handlingsrom.foundation.records.kinds import KINDS, THINGS

    kinds = KINDS | {k: kind for offers in _offers() for k, kind in offers.KINDS.items()}
    return {
        "kinds": kinds,
        "things": THINGS | {k: w for offers in _offers() for k, w in offers.THINGS.items()},
    }


def told_to_systems() -> list[str]:
    """The kinds of entries that webhooks tell of: what happens in cases, but nothing that is shielded."""
    return [k for offers in _offers() for k, kind in offers.KINDS.items() if not kind.shielded]


def _offers() -> list[Any]:
    return [import_module(name) for name in OFFERING]

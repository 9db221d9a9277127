"""What has happened in a case, from the log.

A part of `queries`, in a file of its own for its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlingsrom.features.agreements.lifecycle import BESIDE_STEPS, STEPS
from handlingsrom.features.agreements.models import EMPLOYEE_SIDE, EMPLOYER_SIDE
from handlingsrom.features.agreements.queries import Case
from handlingsrom.features.agreements.refusals import CHANGED_MEANWHILE
from handlingsrom.foundation.records.queries import body_of, entries_about
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a case's history."""

    what: Text
    by: str
    at: datetime
    detail: Text | str


def history_of(case: Case) -> list[Happened]:
    """What has happened in a case, oldest first, from the log; of an accommodation only who may hear of it."""
    entries = entries_about(case.agreement.agency_id, case.agreement.id)
    if not case.hears_of_accommodation:
        entries = entries.exclude(kind="agreement_consider_accommodation")
    told = ((entry, body_of(entry)) for entry in entries)
    return [
        Happened(_in_words(entry.kind), str(body.get("by", "")), entry.at, _detail(body))
        for entry, body in told
    ]


def _detail(body: dict[str, Any]) -> Text | str:
    """The reason of a step, or whose signature it withdrew: before both have signed it is one at most."""
    withdrawn = body.get("signatures_withdrawn")
    return SIGNATURE_WITHDRAWN[withdrawn[0]] if withdrawn else str(body.get("reason", ""))


SIGNATURE_WITHDRAWN = {
    EMPLOYEE_SIDE: Text(
        "Bekreftelsen fra den ansatte er trukket tilbake.",
        "Stadfestinga frå den tilsette er trekt tilbake.",
        "The employee’s signature is withdrawn.",
    ),
    EMPLOYER_SIDE: Text(
        "Bekreftelsen for virksomheten er trukket tilbake.",
        "Stadfestinga for verksemda er trekt tilbake.",
        "The agency’s signature is withdrawn.",
    ),
}


def _in_words(kind: str) -> Text:
    name = kind.removeprefix("agreement_")
    return STEPS[name].done if name in STEPS else BESIDE_STEPS[name]


def changed_meanwhile(case: Case) -> Refusal:
    """The refusal to somebody who acts on what has changed since they saw it: by whom, and what."""
    newest = history_of(case)[-1]
    return Refusal(
        "changed_meanwhile",
        CHANGED_MEANWHILE.filled(who=newest.by, what=newest.what, state=case.status_name),
    )

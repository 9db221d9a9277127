"""What every step shares: lock, compare, ask, act, count, record and tell; and the writes that several steps make.

A part of `actions`, in a file of its own for its length; only `actions` calls it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from handlingsrom.features.agreements.history import changed_meanwhile
from handlingsrom.features.agreements.letters import tell_after
from handlingsrom.features.agreements.lifecycle import STEPS
from handlingsrom.features.agreements.models import Agreement, AgreementVersion, Judgement, Signature
from handlingsrom.features.agreements.proving import proof_of
from handlingsrom.features.agreements.queries import Case, case_locked_for
from handlingsrom.features.agreements.terms import Terms
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.records.actions import record, remove_contents
from handlingsrom.foundation.records.models import Content
from handlingsrom.foundation.steps import Absent, take
from handlingsrom.rulebook.refusal import Refusal, Refused


@transaction.atomic
def take_step(
    name: str,
    agreement_id: UUID,
    act: Callable[[Case], dict[str, Any]],
    whether: Callable[[Case], Iterable[Refusal]] = lambda _: (),
    *,
    by: Standing,
    at: datetime,
    seen: int | None,
) -> None:
    """Lock, compare with what the person saw, ask the three questions, act, count the step, record and tell."""
    case = case_locked_for(by, agreement_id)
    if case is None:
        raise Absent
    if seen is not None and seen != case.agreement.revision:
        raise Refused([changed_meanwhile(case)])
    content = take(STEPS[name], case.situation, whether(case), lambda: act(case))
    case.agreement.revision += 1
    case.agreement.save(update_fields=["revision"])
    record_step(name, case.agreement, by, at, content | {"version": case.version.number})
    tell_after(name, case, at=at)


def judge(
    case: Case,
    kind: str,
    answer: bool | None,
    reason: str,
    by: Standing,
    at: datetime,
    on: date | None = None,
) -> dict[str, str]:
    """Keep one assessment with its reason; a newer one of the kind counts instead, and this stays.

    Gives the proof for the record: the chain holds a salted hash, never the reason itself.
    """
    judgement = Judgement.objects.create(
        agency_id=case.agreement.agency_id,
        agreement=case.agreement,
        kind=kind,
        answer=answer,
        reason=reason.strip(),
        assessed_on=on,
        by=by.person,
        at=at,
    )
    return proof_of(judgement, secrets.token_hex(16))


def mark(case: Case, **values: Any) -> dict[str, Any]:
    """Note on the version what has happened to it; gives the reason, for the record."""
    for name, value in values.items():
        setattr(case.version, name, value)
    case.version.save(update_fields=list(values))
    return {"reason": values["reason"]} if values.get("reason") else {}


def withdraw_signatures(case: Case, at: datetime) -> dict[str, Any]:
    """Withdraw the signatures that stand; gives whose they were, for the record."""
    Signature.objects.filter(version=case.version, withdrawn_at=None).update(withdrawn_at=at)
    return {"signatures_withdrawn": [signature.side for signature in case.signatures]}


def new_version(agreement: Agreement, number: int, terms: Terms, why: str, at: datetime) -> AgreementVersion:
    """The content under the next number, with why it exists."""
    return AgreementVersion.objects.create(
        agency_id=agreement.agency_id,
        agreement=agreement,
        number=number,
        why=why,
        content=terms.to_json(),
        created_at=at,
    )


def record_step(kind: str, agreement: Agreement, by: Standing, at: datetime, content: dict[str, Any]) -> None:
    """Write a step into the log, with the employee as the person whose data it is."""
    record(
        f"agreement_{kind}",
        agency_id=agreement.agency_id,
        by_id=by.person.id,
        by_name=by.person.name,
        at=at,
        thing=("agreement", agreement.id),
        subject_id=agreement.position.person_id,
        content=content,
    )


def forget_drafts(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Delete drafts that were never sent, with what the record says of them; a job of retention."""
    drafts = Agreement.objects.filter(agency_id=agency_id, id__in=ids, shared_at=None)
    going = list(drafts.values_list("id", flat=True))
    said = Content.objects.filter(agency_id=agency_id, entry__thing_id__in=going)
    remove_contents(list(said.values_list("entry_id", flat=True)), rule="drafts", at=at)
    AgreementVersion.objects.filter(agency_id=agency_id, agreement__in=going).delete()
    drafts.delete()
    return len(going)

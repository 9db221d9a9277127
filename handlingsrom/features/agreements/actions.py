"""Every write to agreements: atomic, with `by=` and `at=`, recorded; each asks who, when and whether in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from handlingsrom.features.agreements.letters import tell
from handlingsrom.features.agreements.mandates import why_authority_falls_short
from handlingsrom.features.agreements.models import (
    EMPLOYEE_SIDE,
    EMPLOYER_SIDE,
    Agreement,
    AgreementVersion,
    Signature,
    Validity,
)
from handlingsrom.features.agreements.queries import (
    Case,
    basis_of,
    during,
    facts_about,
    in_force_elsewhere,
    law_day,
    may_start_for,
    waits_for_accommodation,
)
from handlingsrom.features.agreements.refusals import (
    ACCOMMODATION_FIRST,
    NOBODY_ANSWERS,
    NOT_FOR_BOTH,
    NOT_YET_ASSESSED,
    POSITION_ENDED,
    REASON_MISSING,
    SIGNED_ALREADY,
)
from handlingsrom.features.agreements.taking import (
    judge,
    mark,
    new_version,
    record_step,
    take_step,
    withdraw_signatures,
)
from handlingsrom.features.agreements.terms import Terms
from handlingsrom.features.agreements.whether import (
    JUDGED_BY_LEADER,
    LawSays,
    law_says,
    overlaps,
    problems_for,
    why_not_propose,
    why_not_send,
    why_not_sign,
)
from handlingsrom.foundation.outbox.actions import ask_for
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.queries import binding_mandate, leaders_over
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.refusal import Refusal, Refused

MAKE_DOCUMENT = "agreement_document"


@transaction.atomic
def begin(
    position: Position, terms: Terms, *, by: Standing, at: datetime, accommodation: bool = False
) -> Agreement:
    """The employee's wish, as a draft that only she sees."""
    if position.id not in by.own:
        raise Absent
    _refuse_if(problems_for(position, terms))
    agreement = Agreement.objects.create(
        agency_id=position.agency_id,
        position=position,
        started_by_side=EMPLOYEE_SIDE,
        created_at=at,
        accommodation_asked=accommodation,
    )
    new_version(agreement, 1, terms, "entered", at)
    record_step("drafted", agreement, by, at, {"terms": terms.to_json()})
    return agreement


@transaction.atomic
def start_for(position: Position, terms: Terms, *, by: Standing, at: datetime) -> Agreement:
    """The leader's proposal to an employee, who answers it: voluntary for both."""
    if not may_start_for(by, position):
        raise Absent
    _refuse_if(problems_for(position, terms))
    agreement = Agreement.objects.create(
        agency_id=position.agency_id,
        position=position,
        started_by_side=EMPLOYER_SIDE,
        created_at=at,
        shared_at=at,
    )
    version = new_version(agreement, 1, terms, "entered", at)
    version.with_employee_since = at
    version.save(update_fields=["with_employee_since"])
    record_step("started", agreement, by, at, {"terms": terms.to_json()})
    tell([position.person], "start", agreement, at=at)
    return agreement


def write(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, terms: Terms) -> None:
    """Edit the content before it has been proposed."""

    def act(case: Case) -> dict[str, Any]:
        mark(case, **{"content" if case.status == "draft" else "unsent": terms.to_json()})
        return {"terms": terms.to_json()}

    take_step(
        "write", agreement_id, act, lambda case: problems_for(case.position, terms), by=by, at=at, seen=seen
    )


def send(
    agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, accommodation: bool = False
) -> None:
    """Send the wish to the nearest leader."""

    def act(case: Case) -> dict[str, Any]:
        mark(case, content=case.terms.to_json(), unsent=None, sent_at=at, returned_at=None, reason="")
        case.agreement.accommodation_asked = accommodation
        case.agreement.shared_at = case.agreement.shared_at or at
        case.agreement.save(update_fields=["accommodation_asked", "shared_at"])
        return basis_of(case)

    take_step("send", agreement_id, act, _why_not_send, by=by, at=at, seen=seen)


def accept(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None) -> None:
    """The employee wishes what the leader proposed."""

    def act(case: Case) -> dict[str, Any]:
        mark(case, content=case.terms.to_json(), unsent=None, sent_at=at, with_employee_since=None)
        return basis_of(case)

    take_step("accept", agreement_id, act, _why_not_send, by=by, at=at, seen=seen)


def decline(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None) -> None:
    """The employee does not wish it; no reason is asked for."""
    take_step("decline", agreement_id, lambda case: mark(case, declined_at=at), by=by, at=at, seen=seen)


def withdraw(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None) -> None:
    """The employee takes the wish back, before both have signed; a signature that stands is withdrawn too."""

    def act(case: Case) -> dict[str, Any]:
        withdrawn = withdraw_signatures(case, at)
        return mark(case, withdrawn_at=at) | withdrawn

    take_step("withdraw", agreement_id, act, by=by, at=at, seen=seen)


def assess(
    agreement_id: UUID,
    *,
    by: Standing,
    at: datetime,
    seen: int | None,
    work_character: str,
    unit_need: str,
    personal_situation: str,
    grey_zones: dict[str, tuple[bool, str]] | None = None,
) -> None:
    """The leader's three short judgements, and the assessment of a grey zone with its written reason."""

    def act(case: Case) -> dict[str, Any]:
        texts = (work_character, unit_need, personal_situation)
        zones = (grey_zones or {}).items()
        proofs = [judge(case, k, None, text, by, at) for k, text in zip(JUDGED_BY_LEADER, texts, strict=True)]
        proofs += [judge(case, kind, answer, reason, by, at) for kind, (answer, reason) in zones]
        return {"judged": [*JUDGED_BY_LEADER, *(grey_zones or {})], "judgements": proofs}

    texts = {
        "work_character": work_character,
        "unit_need": unit_need,
        "personal_situation": personal_situation,
    }
    texts |= {kind: reason for kind, (_, reason) in (grey_zones or {}).items()}
    take_step("assess", agreement_id, act, lambda _: _needs_text(texts), by=by, at=at, seen=seen)


def consider_accommodation(
    agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, reason: str
) -> None:
    """The leader has considered accommodation, in its own case; here stands only that it was done, and how."""

    def act(case: Case) -> dict[str, Any]:
        return {"judgements": [judge(case, "accommodation", True, reason, by, at)]}

    take_step(
        "consider_accommodation",
        agreement_id,
        act,
        lambda _: _needs_text({"reason": reason}),
        by=by,
        at=at,
        seen=seen,
    )


def return_wish(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, reason: str) -> None:
    """Give the wish back to the employee with an explanation."""

    def act(case: Case) -> dict[str, Any]:
        return mark(case, returned_at=at, reason=reason)

    take_step("return", agreement_id, act, lambda _: _needs_text({"reason": reason}), by=by, at=at, seen=seen)


def refuse(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, reason: str) -> None:
    """Refuse with a reason; not before accommodation is considered, where it was asked for."""

    def whether(case: Case) -> tuple[Refusal, ...]:
        # Only who may decide is told that accommodation is asked for.
        waits = "decide" in case.verbs and waits_for_accommodation(case)
        return (*_needs_text({"reason": reason}), *((ACCOMMODATION_FIRST,) if waits else ()))

    def act(case: Case) -> dict[str, Any]:
        return mark(case, refused_at=at, reason=reason) | basis_of(case)

    take_step("refuse", agreement_id, act, whether, by=by, at=at, seen=seen)


def propose(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None) -> None:
    """Freeze the text and open it for signing by both."""

    def whether(case: Case) -> tuple[Refusal, ...]:
        says = _law(case)
        return (*why_not_propose(case.terms, says, frozenset(case.judgements)), *_why_not_now(case))

    def act(case: Case) -> dict[str, Any]:
        return mark(case, proposed_at=at) | basis_of(case)

    take_step("propose", agreement_id, act, whether, by=by, at=at, seen=seen)


def rewrite(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, terms: Terms) -> None:
    """The leader proposes other terms: a new version goes to the employee, and signatures are withdrawn."""
    _replace("rewrite", agreement_id, terms, {"with_employee_since": at}, by=by, at=at, seen=seen)


def change(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, terms: Terms) -> None:
    """The employee changes the terms after they were proposed: a new version goes to the leader."""
    _replace("change", agreement_id, terms, {"sent_at": at}, by=by, at=at, seen=seen)


def confirm_home(
    agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None, reason: str, assessed_on: date
) -> None:
    """The employer has assessed the home workplace: how, and on which day."""

    def act(case: Case) -> dict[str, Any]:
        proof = judge(case, "home_conditions", True, reason, by, at, assessed_on)
        return {"assessed_on": str(assessed_on), "judgements": [proof]}

    def whether(_: Case) -> tuple[Refusal, ...]:
        later = assessed_on > by.on
        return (*_needs_text({"reason": reason}), *((NOT_YET_ASSESSED,) if later else ()))

    take_step("confirm_home", agreement_id, act, whether, by=by, at=at, seen=seen)


def sign_as_employee(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None) -> None:
    """The employee signs the proposed version, once."""
    _sign("sign_as_employee", EMPLOYEE_SIDE, agreement_id, by=by, at=at, seen=seen)


def sign_for_employer(agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None) -> None:
    """Somebody who binds the agency signs for it, once; a substitute in the leader's place says so."""
    _sign("sign_for_employer", EMPLOYER_SIDE, agreement_id, by=by, at=at, seen=seen)


ACTIONS: dict[str, Callable[..., None]] = {
    "write": write,
    "send": send,
    "accept": accept,
    "decline": decline,
    "withdraw": withdraw,
    "assess": assess,
    "consider_accommodation": consider_accommodation,
    "return": return_wish,
    "refuse": refuse,
    "propose": propose,
    "rewrite": rewrite,
    "change": change,
    "confirm_home": confirm_home,
    "sign_as_employee": sign_as_employee,
    "sign_for_employer": sign_for_employer,
}


def _replace(
    name: str,
    agreement_id: UUID,
    terms: Terms,
    marks: dict[str, Any],
    *,
    by: Standing,
    at: datetime,
    seen: int | None,
) -> None:
    def act(case: Case) -> dict[str, Any]:
        withdrawn = withdraw_signatures(case, at)
        case.version.superseded_at = at
        case.version.save(update_fields=["superseded_at"])
        new = new_version(case.agreement, case.version.number + 1, terms, "edited_before_signing", at)
        AgreementVersion.objects.filter(pk=new.pk).update(**marks)
        return {"terms": terms.to_json(), "new_version": new.number} | withdrawn

    take_step(
        name, agreement_id, act, lambda case: problems_for(case.position, terms), by=by, at=at, seen=seen
    )


def _sign(step: str, side: str, agreement_id: UUID, *, by: Standing, at: datetime, seen: int | None) -> None:
    def whether(case: Case) -> list[Refusal]:
        reasons = [*why_not_sign(_law(case)), *_why_not_now(case)]
        if case.signed_by(side):
            reasons.append(SIGNED_ALREADY)
        if any(signature.person_id == by.person.id for signature in case.signatures):
            reasons.append(NOT_FOR_BOTH)
        if side == EMPLOYER_SIDE and "sign_for_employer" in case.verbs:
            reasons.extend(why_authority_falls_short(case, by))
        return reasons

    def act(case: Case) -> dict[str, Any]:
        days = case.terms.most_days_a_week()
        mandate = binding_mandate(by, case.position, days) if side == EMPLOYER_SIDE else None
        signature = Signature.objects.create(
            agency_id=case.agreement.agency_id,
            version=case.version,
            side=side,
            person=by.person,
            name=by.person.name,
            authority=mandate.basis if mandate else "",
            in_place_of=by.in_place_of.get(mandate.position_id, "") if mandate else "",
            at=at,
        )
        signed = {"side": side, "authority": mandate.basis if mandate else ""}
        now = replace(case, signatures=(*case.signatures, signature))
        return signed | (_enter_into(now, at) if case.signatures else basis_of(now))

    take_step(step, agreement_id, act, whether, by=by, at=at, seen=seen)


def _enter_into(case: Case, at: datetime) -> dict[str, Any]:
    """The second signature: the version holds on its days, and the worker is asked for the document."""
    mark(case, entered_at=at)
    try:
        with transaction.atomic():
            Validity.objects.create(
                version=case.version,
                agency_id=case.agreement.agency_id,
                position=case.position,
                during=during(case.terms),
            )
    except IntegrityError:
        raise Refused([overlaps(case.terms.since, case.terms.until)]) from None
    ask_for(MAKE_DOCUMENT, agency_id=case.agreement.agency_id, key=case.version.id, at=at)
    return basis_of(case)


def _why_not_send(case: Case) -> tuple[Refusal, ...]:
    nobody = () if leaders_over(case.position, case.on) else (NOBODY_ANSWERS,)
    return (*why_not_send(case.terms, _law(case)), *nobody)


def _why_not_now(case: Case) -> list[Refusal]:
    """Against an agreement on its days: the position has ended by then, or another agreement holds."""
    until = case.position.until
    reasons = [POSITION_ENDED] if until is not None and until <= law_day(case) else []
    if in_force_elsewhere(case):
        reasons.append(overlaps(case.terms.since, case.terms.until))
    return reasons


def _law(case: Case) -> LawSays:
    return law_says(facts_about(case), law_day(case))


def _refuse_if(reasons: Iterable[Refusal]) -> None:
    if found := tuple(reasons):
        raise Refused(found)


def _needs_text(texts: dict[str, str]) -> tuple[Refusal, ...]:
    return tuple(
        Refusal("reason_missing", REASON_MISSING, name) for name, text in texts.items() if not text.strip()
    )

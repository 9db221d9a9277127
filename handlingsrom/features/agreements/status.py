"""The state of an agreement, derived from facts and the day by one `Cases` in the rule language; never typed in.

A file of its own because `lifecycle` knows no rows and `models` no rules.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from handlingsrom.features.agreements.models import AgreementVersion, Signature
from handlingsrom.rulebook.language.evaluate import evaluate
from handlingsrom.rulebook.language.nodes import TRUE, All, Branch, Cases, Fact, Node, Value
from handlingsrom.rulebook.language.values import YES_NO, exactly, only

WITHDRAWN, DECLINED, REFUSED, RETURNED = (
    Fact(name, YES_NO) for name in ("withdrawn", "declined", "refused", "returned")
)
WITH_EMPLOYEE, SENT, PROPOSED, SIGNED_BY_ONE, ENTERED, BEGUN, OVER = (
    Fact(name, YES_NO)
    for name in ("with_employee", "sent", "proposed", "signed_by_one", "entered", "begun", "over")
)


def _when(guard: Node, state: str) -> Branch:
    return Branch(guard, Value(state))


STATUS = Cases(
    (
        _when(WITHDRAWN, "withdrawn"),
        _when(DECLINED, "declined"),
        _when(REFUSED, "refused"),
        _when(All((ENTERED, OVER)), "expired"),
        _when(All((ENTERED, BEGUN)), "in_force"),
        _when(ENTERED, "entered_into"),
        _when(All((PROPOSED, SIGNED_BY_ONE)), "signed_by_one"),
        _when(PROPOSED, "to_be_signed"),
        _when(RETURNED, "returned"),
        _when(SENT, "with_leader"),
        _when(WITH_EMPLOYEE, "with_employee"),
        _when(TRUE, "draft"),
    )
)


def status_on(version: AgreementVersion, signatures: Collection[Signature], on: date) -> str:
    """The state of a version on a day, given the signatures that stand."""
    terms = version.terms
    facts = {
        WITHDRAWN: version.withdrawn_at is not None,
        DECLINED: version.declined_at is not None,
        REFUSED: version.refused_at is not None,
        RETURNED: version.returned_at is not None,
        WITH_EMPLOYEE: version.with_employee_since is not None,
        SENT: version.sent_at is not None,
        PROPOSED: version.proposed_at is not None,
        SIGNED_BY_ONE: len(signatures) == 1,
        ENTERED: version.entered_at is not None,
        BEGUN: terms.since <= on,
        OVER: terms.until is not None and terms.until < on,
    }
    found = only(evaluate(STATUS, {fact.name: exactly(holds) for fact, holds in facts.items()}))
    if not isinstance(found, str):
        raise TypeError("every combination of facts has a state")
    return found

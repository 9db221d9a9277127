"""Whether a leader's fullmakt reaches an agreement, and who can sign it when it does not.

A part of `whether`, in a file of its own because it asks the database.
"""

from __future__ import annotations

from handlingsrom.features.agreements.clauses import number
from handlingsrom.features.agreements.queries import Case, who_may_sign
from handlingsrom.features.agreements.refusals import MANDATE_TOO_NARROW, NO_MANDATE_REACHES
from handlingsrom.foundation.people.access import Standing
from handlingsrom.rulebook.refusal import Refusal


def why_authority_falls_short(case: Case, standing: Standing) -> tuple[Refusal, ...]:
    """The reason against somebody who may bind the agency, but not for so many days a week; names who can."""
    days = case.terms.most_days_a_week()
    position = case.position
    if standing.line.reaches(standing.acts_as, position.id, position.unit_id, days):
        return ()
    names = sorted(post.name for post in who_may_sign(case, standing))
    said = MANDATE_TOO_NARROW if names else NO_MANDATE_REACHES
    return (Refusal("mandate_too_narrow", said.filled(days=number(days), who=", ".join(names))),)

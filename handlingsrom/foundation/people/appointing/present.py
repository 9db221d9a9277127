"""What the pages of substitutes and handover show, as plain data for the templates."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlingsrom.foundation.days import period_in_words
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.appointing.access import verbs_over
from handlingsrom.foundation.people.granting.lifecycle import STATES, TONES, state_on
from handlingsrom.foundation.people.models import Substitution
from handlingsrom.rulebook.text import Text


def row_of(each: Substitution, standing: Standing) -> dict[str, Any]:
    """One line of the list of substitutes."""
    state = state_on(each.since, each.until, standing.on)
    return {
        "id": each.id,
        "leader": each.leader.person.name,
        "unit": each.leader.unit.name,
        "substitute": each.substitute.person.name,
        "since": each.since,
        "last_day": each.until and each.until - timedelta(days=1),
        "status": {"name": STATES[state], "tone": TONES[state]},
        "may_end": "end" in verbs_over(each.leader, standing),
    }


def said_of(each: Substitution, standing: Standing) -> Text:
    """One sentence for the front page of the leader and of the substitute."""
    is_leader = each.leader.person_id == standing.person.id
    name = each.substitute.person.name if is_leader else each.leader.person.name
    days = period_in_words(each.since, each.until and each.until - timedelta(days=1))
    return (FOR_YOU if is_leader else YOU_FOR).filled(name=name, period=days)


FOR_YOU = Text(
    "{name} er stedfortreder for deg {period}.",
    "{name} er stadfortredar for deg {period}.",
    "{name} is your substitute {period}.",
)
YOU_FOR = Text(
    "Du er stedfortreder for {name} {period}.",
    "Du er stadfortredar for {name} {period}.",
    "You are the substitute for {name} {period}.",
)

"""take: who, when, whether. Acts, or refuses with every reason at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text


class Absent(Exception):
    """There is no such thing for this person: absence and no access look the same, and both are a 404."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What `take` must know: the verbs that the person is granted, the state, and the name of the state."""

    verbs: Collection[str]
    state: str
    state_name: Text


def why_not(step: Step, situation: Situation, whether: Iterable[Refusal] = ()) -> tuple[Refusal, ...]:
    """Every reason against a step: who may, when may they, whether law and policy allow it."""
    who = () if step.verb in situation.verbs else (not_yours(step),)
    when = step.why_not_now(situation.state, situation.state_name)
    return (*who, *when, *whether)


def take[R](step: Step, situation: Situation, whether: Iterable[Refusal], act: Callable[[], R]) -> R:
    """Act, or raise `Refused` with every reason; called inside the action's transaction."""
    reasons = why_not(step, situation, whether)
    if reasons:
        raise Refused(reasons)
    return act()


def not_yours(step: Step) -> Refusal:
    """The refusal about *who*."""
    return Refusal(
        "not_granted",
        Text(
            nb="Du har ikke rollen som skal til for «{step}» i denne saken.",
            nn="Du har ikkje rolla som skal til for «{step}» i denne saka.",
            en="You do not hold the role that “{step}” needs in this case.",
        ).filled(step=step.label),
    )

"""Step: an arrow between the states of a thing."""

from __future__ import annotations

from dataclasses import dataclass

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """What may be done (`verb`, the word that a grant gives), from which states, and what it may lead to.

    A step without `to_states` changes something in the case and leaves its state.
    """

    name: str
    verb: str
    label: Text
    from_states: frozenset[str]
    to_states: frozenset[str]
    explains: Text
    done: Text  # what it was, told afterwards: “sent the wish to the leader”

    def why_not_now(self, state: str, state_name: Text) -> tuple[Refusal, ...]:
        """Empty when the step may be taken from `state`, else the one reason about *when*."""
        if state in self.from_states:
            return ()
        return (Refusal("not_in_this_state", NOT_NOW.filled(step=self.label, state=state_name)),)


NOT_NOW = Text(
    nb="«{step}» kan ikke gjøres når saken er i tilstanden «{state}».",
    nn="«{step}» kan ikkje gjerast når saka er i tilstanden «{state}».",
    en="“{step}” cannot be done while the case is “{state}”.",
)

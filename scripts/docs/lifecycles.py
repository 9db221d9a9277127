"""The lifecycles as encoded: a diagram of states and a table of steps for each feature that has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import product

from handlingsrom.foundation.people.access import Grant
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.text import Text
from handlingsrom.site.features import FEATURES
from scripts.docs.access import grants_of, who
from scripts.docs.markdown import joined, table

INTRODUCTION = """# Lifecycles

Who may take which step, from which state to which. An arrow says that a step may lead there; a diamond, that the outcome depends on
what has happened before and on the day. A state is never stored: it follows from what happened and from the day."""


def page() -> str:
    """The whole page."""
    having = [feature for feature in FEATURES if find_spec(f"{feature}.lifecycle")]
    return joined(INTRODUCTION, *(_lifecycle(feature) for feature in having))


def _lifecycle(feature: str) -> str:
    module = import_module(f"{feature}.lifecycle")
    states: Mapping[str, Text] = module.STATES
    steps: Mapping[str, Step] = module.STEPS
    rows = [_row(step, states, grants_of(feature)) for step in steps.values()]
    return joined(
        f"## {feature.rpartition('.')[2]}",
        "```mermaid\nstateDiagram-v2\n"
        + "\n".join(f"    {line}" for line in _diagram(states, steps))
        + "\n```",
        _reached_by_no_step(states, steps),
        table(("steg", "hvem", "fra", "til", "forklaring"), rows),
    )


def _diagram(states: Mapping[str, Text], steps: Mapping[str, Step]) -> Iterator[str]:
    for name, words in states.items():
        yield f'state "{words.nb}" as {name}'
    for step in steps.values():
        start, end = _in_order(step.from_states, states), _in_order(step.to_states, states)
        if len(end) <= 1:
            yield from (f"{before} --> {after}: {step.label.nb}" for before, after in product(start, end))
            continue
        yield f"state {step.name}_outcome <<choice>>"
        yield from (f"{before} --> {step.name}_outcome: {step.label.nb}" for before in start)
        yield from (f"{step.name}_outcome --> {after}" for after in end)


def _reached_by_no_step(states: Mapping[str, Text], steps: Mapping[str, Step]) -> str:
    reached = frozenset[str]().union(*(step.to_states for step in steps.values()))
    names = ", ".join(f"*{states[name].nb}*" for name in states if name not in reached)
    return f"No step leads to {names}: a case begins there, or the day alone makes it so." if names else ""


def _row(step: Step, states: Mapping[str, Text], grants: tuple[Grant, ...]) -> tuple[str, ...]:
    start, end = (
        ", ".join(states[name].nb for name in _in_order(names, states))
        for names in (step.from_states, step.to_states)
    )
    label = f"**{step.label.nb}** (`{step.name}`)"
    return label, who(step.verb, grants), start, end or "samme tilstand", step.explains.nb


def _in_order(names: frozenset[str], states: Mapping[str, Text]) -> list[str]:
    return [name for name in states if name in names]

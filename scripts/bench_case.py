"""Measure one case: findings, beside OpenFisca with tracing on equal rules; flips, the interview, the proof.

`python -m scripts.bench_case`. Goals are printed, never asserted.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from handlingsrom.features.regulations.interview import GOALS, Interview
from handlingsrom.rulebook.law import registry
from scripts.bench_peers import ON, conditions, facts_of
from scripts.peers import by_hand, openfisca
from scripts.peers.people import as_given, invent

CASES, ROUNDS = 30, 5
FINDINGS_GOAL, TIMES_GOAL, FLIPS_GOAL, QUESTION_GOAL, PROOF_GOAL = 1, 10, 20, 20, 60  # ms, ×, ms, ms, s


def milliseconds(act: Callable[..., object], *of: Any, **named: Any) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act(*of, **named)
        best = min(best, time.perf_counter() - began)
    return best * 1000


def all_conclusions() -> None:
    """Invented cases of which everything is known: they have the most to tell."""
    facts = list(registry.FACTS.values())
    people = invent(facts, CASES)
    cases = [registry.read_facts(as_given(people, facts, row)) for row in range(CASES)]
    plain = [milliseconds(registry.findings, case, ON) for case in cases]
    flips = [milliseconds(registry.findings, case, ON, flips=True) for case in cases]
    print(f"{CASES} cases, {len(facts)} facts known, {len(registry.CONCLUSIONS)} conclusions")
    _line("findings over all conclusions", plain, FINDINGS_GOAL)
    _line("the same with flips", flips, FLIPS_GOAL)


def beside_openfisca() -> None:
    """The same conclusions with reasons: ours in sentences and sources, OpenFisca's as lines of a trace."""
    names = tuple(name for group, _ in by_hand.GROUPS.values() for name in group)
    facts = facts_of(names)
    system, people = openfisca.system_of(facts), invent(facts, CASES)
    given = [as_given(people, facts, row) for row in range(CASES)]
    theirs = [openfisca.as_variables(case, facts) for case in given]
    loaded = [openfisca.one_person(system, case) for case in theirs]
    read = [registry.read_facts(case) for case in given]
    whole = [milliseconds(_read_and_found, case, names) for case in given]
    alone = [milliseconds(registry.findings, case, ON, names) for case in read]
    fisca = [milliseconds(_loaded_and_traced, system, case, names) for case in theirs]
    fisca_alone = [milliseconds(openfisca.decide, one, names) for one in loaded]
    print(f"\nThe same {len(names)} conclusions as OpenFisca's, with reasons")
    _line("facts read, findings", whole)
    _line("OpenFisca: load, decide, tell", fisca)
    _line("findings alone", alone)
    _line("OpenFisca: decide, tracing, alone", fisca_alone)
    _ratio("in all", fisca, whole)
    _ratio("alone", fisca_alone, alone)


def _read_and_found(given: dict[str, object], names: Iterable[str]) -> None:
    registry.findings(registry.read_facts(given), ON, names)


def _loaded_and_traced(system: object, variables: dict[str, object], names: Iterable[str]) -> None:
    simulation = openfisca.one_person(system, variables)
    openfisca.decide(simulation, names)
    assert simulation.tracer.computation_log.lines()


def _ratio(what: str, theirs: list[float], own: list[float]) -> None:
    ratio = statistics.median(theirs) / statistics.median(own)
    print(
        f"  OpenFisca's time / ours, {what}: {ratio:.1f} (goal ≥ {TIMES_GOAL}: {_met(ratio >= TIMES_GOAL)})"
    )


def interview() -> None:
    """Each question of each interview, answered as an invented person would."""
    facts = list(registry.FACTS.values())
    answers = as_given(invent(facts, 1), facts, 0)
    took = []
    for goal in GOALS.values():
        asked = Interview(goal, ON)
        while (fact := asked.next_question()) is not None:
            took.append(milliseconds(asked.next_question))
            asked = asked.with_answer(fact.name, answers[fact.name])
    first = [milliseconds(registry.questions, {}, ON)]
    print(f"\nThe interview: {len(took)} questions of {len(GOALS)} interviews")
    _line("the next question", took, QUESTION_GOAL)
    _line("all questions, nothing known", first, QUESTION_GOAL)


def proof() -> None:
    """The command, in a process of its own."""
    began = time.perf_counter()
    command = [
        sys.executable,
        "-c",
        "from handlingsrom.site.cli import main; raise SystemExit(main(['law', 'prove']))",
    ]
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - began
    print(f"\n  {'law prove':34} {seconds:7.1f} s (goal ≤ {PROOF_GOAL} s: {_met(seconds <= PROOF_GOAL)})")


def _line(what: str, took: list[float], goal: float | None = None) -> None:
    median, most = statistics.median(took), max(took)
    said = f" (goal ≤ {goal} ms: {_met(median <= goal)}, at most: {_met(most <= goal)})" if goal else ""
    print(f"  {what:34} {median:7.2f} ms, at most {most:.2f} ms{said}")


def _met(met: bool) -> str:
    return "met" if met else "NOT met"


def main() -> None:
    """One after the other."""
    print(conditions())
    all_conclusions()
    beside_openfisca()
    interview()
    proof()


if __name__ == "__main__":
    main()

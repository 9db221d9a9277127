"""What changed between two days on which the law changed: proven beforehand, kept in `changes.json`, told in words here.

A file of its own because `make docs` writes what the page reads: z3 proves it once, and the server needs no prover.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from handlingsrom.rulebook.language.phrases import as_sentence, fact_sentence
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.text import Text

FILE = Path(__file__).with_name("changes.json")


@dataclass(frozen=True, slots=True)
class Told:
    """One conclusion between two days: the smallest case whose answer changes, or the proof that none does (`case` empty)."""

    name: str
    whether: Text
    kind: str
    case: tuple[Text, ...]
    before: Text | None
    after: Text | None


def proven() -> dict[str, Any]:
    """Every pair of days, proven anew; needs the extra `prove`, and a minute."""
    from handlingsrom.features.regulations.law_commands import plain
    from handlingsrom.features.regulations.proving import change_days, diff

    days = change_days()
    pairs = {
        f"{before} {after}": {
            change.conclusion: {"kind": change.kind, "facts": change.case and plain(change.case.facts)}
            for change in diff(before, after)
            if change.kind != "same"
        }
        for before, after in combinations(days, 2)
    }
    return {"law": fingerprint(), "days": [str(day) for day in days], "pairs": pairs}


def fingerprint() -> str:
    """A hash of every rule as it is encoded: a kept proof holds for this law and no other."""
    versions = [sorted(registry.law_on(day).versions.items()) for day in _days_of_rules()]
    return hashlib.sha256(json.dumps(versions).encode()).hexdigest()


def _days_of_rules() -> list[date]:
    return sorted({rule.in_force_from for rule in registry.RULES})


@cache
def kept() -> dict[str, Any]:
    """What was proven."""
    read: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return read


def days() -> list[date]:
    """Every day on which the law changed, oldest first."""
    return [date.fromisoformat(day) for day in kept()["days"]]


def told(before: date, after: date) -> list[Told]:
    """The changes between two of the days, those with a case first."""
    changes = kept()["pairs"][f"{before} {after}"]
    return sorted((_told(name, c, before, after) for name, c in changes.items()), key=lambda t: not t.case)


def _told(name: str, change: dict[str, Any], before: date, after: date) -> Told:
    heading = registry.HEADINGS[name]
    if change["facts"] is None:
        return Told(name, heading.whether, change["kind"], (), None, None)
    facts = registry.read_facts(change["facts"])
    case = tuple(as_sentence(fact_sentence(registry.FACTS[fact], value)) for fact, value in facts.items())
    old, new = (registry.findings(facts, on, [name])[0].sentence for on in (before, after))
    return Told(name, heading.whether, change["kind"], case or (WHATEVER,), old, new)


WHATEVER = Text("Uansett hvordan saken er.", "Same korleis saka er.", "Whatever the case is.")

"""The acts whose rules the product knows, as a lawyer looks for them; every rule belongs to one by its id.

A file of its own because pages, documents and tests list the same acts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handlingsrom.rulebook.language.rule import Heading, Rule, in_force
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Act:
    """An act or another source; `prefix` begins the ids of its rules and stands in its address."""

    prefix: str
    name: Text


@dataclass(frozen=True, slots=True)
class Section:
    """What the law says of one conclusion: the wordings, oldest first."""

    heading: Heading
    rules: tuple[Rule, ...]

    def on(self, day: date) -> Rule | None:
        """The wording of a day, or None when no rule was in force."""
        return next((rule for rule in self.rules if in_force(rule, day)), None)


ACTS = (
    Act("hkf", Text("Hjemmekontorforskriften", "Heimekontorforskrifta", "The home-office regulation")),
    Act("place", Text("Rett og plikt til hjemmekontor", "Rett og plikt til heimekontor", "Right and duty")),
    Act("aml", Text("Arbeidsmiljøloven", "Arbeidsmiljølova", "The Working Environment Act")),
    Act("ftrl", Text("Yrkesskade og forsikring", "Yrkesskade og forsikring", "Occupational injury")),
    Act("skatt", Text("Skatt og ytelser", "Skatt og ytingar", "Tax and benefits")),
    Act("eea", Text("Arbeid i utlandet", "Arbeid i utlandet", "Work abroad")),
    Act("control", Text("Kontrolltiltak", "Kontrolltiltak", "Control measures")),
)


def act_of(rule: Rule) -> Act:
    """The act that a rule belongs to; a rule without one is a fault of ours."""
    return next(act for act in ACTS if rule.id.startswith(f"{act.prefix}-"))


def sections_of(act: Act) -> list[Section]:
    """What an act says, conclusion by conclusion, in the order of the law core."""
    return [
        Section(heading, tuple(_oldest_first(rule for rule in registry.RULES if rule.of == heading)))
        for heading in registry.HEADINGS.values()
        if any(rule.of == heading and act_of(rule) == act for rule in registry.RULES)
    ]


def _oldest_first(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.in_force_from)

"""The interview as plain data: what one may want to know, and the answers given so far.

A file of its own because the page, the PDF and the tests walk the same interview.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlingsrom.rulebook.language.findings import Finding
from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that people want to know, and the conclusions that say it."""

    id: str
    question: Text
    conclusions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """A goal, a day, and the answers in the order given; an answer of None is "I do not know"."""

    goal: Goal
    on: date
    answers: tuple[tuple[str, Any], ...] = ()

    @property
    def facts(self) -> dict[str, Any]:
        """The facts that are known."""
        return {name: value for name, value in self.answers if value is not None}

    def until(self, step: int) -> Interview:
        """The interview as it was before its question number `step`, counted from 1."""
        return Interview(self.goal, self.on, self.answers[: step - 1])

    def with_answer(self, fact: str, value: Any) -> Interview:
        """The interview with one answer more."""
        return Interview(self.goal, self.on, (*self.answers, (fact, value)))

    def next_question(self) -> Fact | None:
        """The best fact to ask for, or None when nothing can change the answer any more."""
        asked = {name for name, _ in self.answers}
        worth_asking = registry.questions(registry.read_facts(self.facts), self.on, self.goal.conclusions)
        return next((registry.FACTS[name] for name in worth_asking if name not in asked), None)

    def findings(self) -> tuple[Finding, ...]:
        """What law says of the answers, with reasons and what would change them."""
        facts = registry.read_facts(self.facts)
        return registry.findings(facts, self.on, self.goal.conclusions, flips=True)

    def stored(self) -> dict[str, Any]:
        """For the session."""
        return {
            "goal": self.goal.id,
            "on": str(self.on),
            "answers": [list(answer) for answer in self.answers],
        }

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Interview | None:
        """From the session; None when it makes no sense any more, after a change of the law core, say."""
        goal = GOALS.get(stored.get("goal", ""))
        try:
            on = registry.read_day(stored["on"])
            if goal is None:
                return None
            interview = cls(goal, on, tuple((name, value) for name, value in stored["answers"]))
            registry.read_facts(interview.facts)
        except (Refused, KeyError, TypeError, ValueError):
            return None
        return interview


def _goals() -> Iterator[Goal]:
    yield Goal(
        "avtale",
        Text("Trenger vi en avtale?", "Treng vi ein avtale?", "Do we need an agreement?"),
        ("written_agreement_required", "home_office_regulation_applies", "information_instead_of_agreement"),
    )
    yield Goal(
        "start",
        Text("Kan hjemmearbeidet starte?", "Kan heimearbeidet starte?", "May home work start?"),
        ("home_work_may_start", "work_environment_duty_met"),
    )
    yield Goal(
        "plikt",
        Text(
            "Kan noen kreve eller pålegge hjemmekontor?",
            "Kan nokon krevje eller påleggje heimekontor?",
            "Can anybody demand or order home work?",
        ),
        ("employee_can_demand_home_work", "employer_can_order_home_work"),
    )
    yield Goal(
        "kveld",
        Text("Kan jeg jobbe om kvelden?", "Kan eg jobbe om kvelden?", "May I work in the evening?"),
        ("evening_work_permitted", "daily_rest_met"),
    )
    yield Goal(
        "skatt",
        Text("Blir dette skattlagt?", "Blir dette skattlagt?", "Is this taxed?"),
        ("benefit_is_tax_free", "benefit_may_be_granted"),
    )
    yield Goal(
        "adgang",
        Text(
            "Kan noen kreve å komme inn i hjemmet?",
            "Kan nokon krevje å kome inn i heimen?",
            "May anybody inspect the home?",
        ),
        ("home_access_permitted",),
    )
    yield Goal(
        "forsikring",
        Text("Er jeg forsikret?", "Er eg forsikra?", "Am I insured?"),
        ("national_insurance_cover", "state_scheme_needs_written_agreement"),
    )
    yield Goal(
        "utland",
        Text("Kan jeg jobbe fra utlandet?", "Kan eg jobbe frå utlandet?", "May I work abroad?"),
        ("work_abroad_document_required", "telework_framework_available", "home_office_regulation_applies"),
    )
    yield Goal(
        "kontroll",
        Text(
            "Kan arbeidsgiveren overvåke meg?",
            "Kan arbeidsgivaren overvake meg?",
            "May the employer monitor me?",
        ),
        ("control_purpose_lawful", "control_procedure_met"),
    )


GOALS = {goal.id: goal for goal in _goals()}

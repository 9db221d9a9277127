"""The whole law core: every fact, every conclusion, and what may be asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from handlingsrom.rulebook.language import book as books
from handlingsrom.rulebook.language import findings as reasons
from handlingsrom.rulebook.language import questions as interview
from handlingsrom.rulebook.language.book import Answer, Book
from handlingsrom.rulebook.language.findings import Finding
from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.rule import Heading, Rule
from handlingsrom.rulebook.language.values import Facts
from handlingsrom.rulebook.law import given
from handlingsrom.rulebook.law.aml import (
    chapter_6,
    chapter_7,
    chapter_8,
    chapter_10,
    contract_facts,
    cooperation_facts,
    section_4_3,
    section_4_6,
    section_9_1,
    section_9_2,
    section_10_5,
    section_10_8,
    section_10_10,
    section_10_11,
    section_14_5,
    section_14_6,
    section_14_7,
    section_14_8,
    working_time_facts,
)
from handlingsrom.rulebook.law.aml import facts as aml_facts
from handlingsrom.rulebook.law.control import purpose
from handlingsrom.rulebook.law.eea import facts as eea_facts
from handlingsrom.rulebook.law.eea import framework
from handlingsrom.rulebook.law.ftrl import facts as ftrl_facts
from handlingsrom.rulebook.law.ftrl import section_13_6, state_scheme
from handlingsrom.rulebook.law.hkf import (
    access_to_the_home,
    agreement_facts,
    section_1,
    section_2,
    section_3,
    section_4,
)
from handlingsrom.rulebook.law.hkf import facts as hkf_facts
from handlingsrom.rulebook.law.place_of_work import demand, order, start
from handlingsrom.rulebook.law.place_of_work import facts as place_facts
from handlingsrom.rulebook.law.skatt import facts as skatt_facts
from handlingsrom.rulebook.law.skatt import sph_10_2_2, tax_free

FACTS: Mapping[str, Fact] = {
    fact.name: fact
    for group in (
        hkf_facts,
        place_facts,
        agreement_facts,
        working_time_facts,
        aml_facts,
        ftrl_facts,
        skatt_facts,
        eea_facts,
        contract_facts,
        cooperation_facts,
    )
    for fact in group.FACTS
}

RULES: tuple[Rule, ...] = (
    *section_1.RULES,
    *section_2.RULES,
    *demand.RULES,
    *order.RULES,
    *start.RULES,
    *section_4_6.RULES,
    *access_to_the_home.RULES,
    *section_4.RULES,
    *section_3.RULES,
    *chapter_10.RULES,
    *section_10_11.RULES,
    *section_10_8.RULES,
    *section_10_10.RULES,
    *section_10_5.RULES,
    *section_13_6.RULES,
    *state_scheme.RULES,
    *tax_free.RULES,
    *sph_10_2_2.RULES,
    *section_14_7.RULES,
    *framework.RULES,
    *purpose.RULES,
    *section_9_2.RULES,
    *section_9_1.RULES,
    *section_14_5.RULES,
    *section_14_6.RULES,
    *section_14_8.RULES,
    *section_4_3.RULES,
    *chapter_6.RULES,
    *chapter_7.RULES,
    *chapter_8.RULES,
)

HEADINGS: Mapping[str, Heading] = {rule.of.name: rule.of for rule in RULES}
CONCLUSIONS: tuple[str, ...] = tuple(HEADINGS)
_CHANGES = sorted({rule.in_force_from for rule in RULES} | {r.in_force_to for r in RULES if r.in_force_to})


def read_facts(raw: Mapping[str, object]) -> Facts:
    """Facts as given in JSON or a form. Raises Refused with all errors, each about the fact by name."""
    return given.read(raw, FACTS)


def read_day(text: str) -> date:
    """A day, 2008-01-01 or later. Raises Refused."""
    return given.read_day(text)


def decide(facts: Facts, on: date, names: Iterable[str] | None = None) -> dict[str, Answer | list[str]]:
    """The answer to each conclusion under the law of the day; all of them when none are named."""
    book = law_on(on)
    reading = book.reading(facts, on)
    return {name: books.answer(book, name, reading) for name in _asked(names)}


def findings(
    facts: Facts, on: date, names: Iterable[str] | None = None, flips: bool = False
) -> tuple[Finding, ...]:
    """The same with its tree of reasons; with `flips`, what would change each answer."""
    return reasons.findings(law_on(on), facts, on, _asked(names), flips=flips)


def questions(facts: Facts, on: date, names: Iterable[str] | None = None) -> tuple[str, ...]:
    """The facts that can still change these conclusions, best first."""
    return interview.questions(law_on(on), facts, on, _asked(names))


def law_on(on: date) -> Book:
    """The rules in force on a day, put together once per change of law."""
    if on < _CHANGES[0]:
        raise ValueError(f"no law is encoded before {_CHANGES[0]}")
    return _law_since(max(day for day in _CHANGES if day <= on))


@cache
def _law_since(day: date) -> Book:
    return books.book_of(HEADINGS, RULES, day)


def _asked(names: Iterable[str] | None) -> tuple[str, ...]:
    return CONCLUSIONS if names is None else tuple(names)

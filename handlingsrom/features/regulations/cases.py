"""Case files: whole cases with a known right answer, read and run.

Beside the usual files because the command and the golden tests read the same form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from handlingsrom.rulebook.language.values import Facts, SomeOf
from handlingsrom.rulebook.law.registry import CONCLUSIONS, HEADINGS, decide, read_day, read_facts
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text

ANSWERS = ("yes", "no", "assess", "unknown")
Expected = str | list[str]

NOT_YAML = Text(
    "Filen er ikke gyldig YAML: {error}",
    "Fila er ikkje gyldig YAML: {error}",
    "The file is not valid YAML: {error}",
)
NO_CASES = Text(
    "Filen må ha en liste «cases» med minst én sak.",
    "Fila må ha ei liste «cases» med minst éi sak.",
    "The file needs a list “cases” with at least one case.",
)
NOT_A_CASE = Text(
    "{case}: en sak må ha id (unik), on (en dato), facts og expect.",
    "{case}: ei sak må ha id (unik), on (ein dato), facts og expect.",
    "{case}: a case needs id (unique), on (a date), facts and expect.",
)
NO_SUCH_CONCLUSION = Text(
    "{case}: «{name}» er ikke en konklusjon. Kjente: {known}.",
    "{case}: «{name}» er ikkje ein konklusjon. Kjende: {known}.",
    "{case}: “{name}” is not a conclusion. Known: {known}.",
)
NO_SUCH_ANSWER = Text(
    "{case}: {name} kan ha svarene {allowed}.",
    "{case}: {name} kan ha svara {allowed}.",
    "{case}: {name} can have the answers {allowed}.",
)
IN_CASE = Text("{case}: {reason}", "{case}: {reason}", "{case}: {reason}")


@dataclass(frozen=True, slots=True)
class Case:
    """Facts on a day, and what each named conclusion should answer."""

    id: str
    on: date
    facts: Facts
    expect: Mapping[str, Expected]


@dataclass(frozen=True, slots=True)
class Failure:
    """One conclusion that answered something else."""

    case: str
    conclusion: str
    expected: Expected
    found: Expected


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the cases went."""

    passed: int
    failures: tuple[Failure, ...]

    @property
    def failed(self) -> int:
        """The number of cases with a failure."""
        return len({failure.case for failure in self.failures})


def run(cases: tuple[Case, ...]) -> Outcome:
    """Decide every case and compare."""
    passed = 0
    failures: list[Failure] = []
    for case in cases:
        found = decide(case.facts, case.on, case.expect)
        wrong = [
            Failure(case.id, name, expected, found[name])
            for name, expected in case.expect.items()
            if found[name] != expected
        ]
        failures += wrong
        passed += not wrong
    return Outcome(passed, tuple(failures))


def read(text: str) -> tuple[Case, ...]:
    """The cases of a file. Raises Refused with everything that is wrong with it."""
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - _Loader is a SafeLoader
    except (yaml.YAMLError, RecursionError) as error:
        raise Refused([Refusal("not_yaml", NOT_YAML.filled(error=" ".join(str(error).split())))]) from error
    rows = data.get("cases") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise Refused([Refusal("no_cases", NO_CASES)])
    cases: list[Case] = []
    refusals: list[Refusal] = []
    for number, row in enumerate(rows, start=1):
        try:
            cases.append(_case(row, f"#{number}", {case.id for case in cases}))
        except Refused as refused:
            refusals += refused.refusals
    if refusals:
        raise Refused(refusals)
    return tuple(cases)


def _case(row: object, place: str, taken: set[str]) -> Case:
    match row:
        case {
            "id": str() as case,
            "on": str() as on,
            "facts": dict() as facts,
            "expect": dict() as expect,
        } if expect and case not in taken:
            refusals = [*_about(case, lambda: read_day(on)), *_about(case, lambda: read_facts(facts))]
            refusals += _about_expected(case, expect)
            if refusals:
                raise Refused(refusals)
            return Case(case, read_day(on), read_facts(facts), expect)
        case {"id": str() as case}:
            raise Refused([Refusal("not_a_case", NOT_A_CASE.filled(case=case))])
        case _:
            raise Refused([Refusal("not_a_case", NOT_A_CASE.filled(case=place))])


def _about(case: str, reading: Callable[[], object]) -> Iterator[Refusal]:
    try:
        reading()
    except Refused as refused:
        for refusal in refused.refusals:
            yield Refusal(refusal.code, IN_CASE.filled(case=case, reason=refusal.reason), refusal.about)


def _about_expected(case: str, expect: Mapping[str, object]) -> list[Refusal]:
    refusals: list[Refusal] = []
    for name, expected in expect.items():
        heading = HEADINGS.get(name)
        if heading is None:
            said = NO_SUCH_CONCLUSION.filled(case=case, name=name, known=", ".join(CONCLUSIONS))
            refusals.append(Refusal("no_such_conclusion", said, str(name)))
        elif expected not in ANSWERS and not _is_list_of(expected, heading.kind):
            members = heading.kind.members if isinstance(heading.kind, SomeOf) else ()
            said = NO_SUCH_ANSWER.filled(case=case, name=name, allowed=", ".join((*ANSWERS, *members)))
            refusals.append(Refusal("no_such_answer", said, name))
    return refusals


def _is_list_of(expected: object, kind: object) -> bool:
    return (
        isinstance(expected, list) and isinstance(kind, SomeOf) and all(x in kind.members for x in expected)
    )


class _Loader(yaml.SafeLoader):
    """YAML 1.2's plain words: yes, no and on are words, a date is text, a number is a Decimal."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


def _unique_mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"{key!r} is given twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


_Loader.add_implicit_resolver("!bool", re.compile(r"(true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver("!null", re.compile(r"(~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver(
    "!number", re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$"), list("-+.0123456789")
)
_Loader.add_constructor("!bool", lambda loader, node: node.value == "true")
_Loader.add_constructor("!null", lambda loader, node: None)
_Loader.add_constructor("!number", lambda loader, node: Decimal(node.value))
_Loader.add_constructor("tag:yaml.org,2002:map", _unique_mapping)

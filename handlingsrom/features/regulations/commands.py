"""`handlingsrom decide` and `handlingsrom cases`: the law from the command line, without database or Django."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from handlingsrom.features.regulations import law_commands, population_commands
from handlingsrom.foundation.days import day_of, now
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from handlingsrom.rulebook.language.findings import Finding
    from handlingsrom.rulebook.language.values import Facts

BAD_INPUT = 2
NOT_JSON = Text(
    "Opplysningene er ikke gyldig JSON: se linje {line}, tegn {column}.",
    "Opplysningane er ikkje gyldig JSON: sjå linje {line}, teikn {column}.",
    "The facts are not valid JSON: see line {line}, column {column}.",
)
TOO_DEEP = Text(
    "Opplysningene er nøstet for dypt.",
    "Opplysningane er nøsta for djupt.",
    "The facts are nested too deeply.",
)
NOT_A_NUMBER = Text(
    "{word} er ikke et tall i JSON.", "{word} er ikkje eit tal i JSON.", "{word} is not a number in JSON."
)
GIVEN_TWICE = Text(
    "{name} er oppgitt mer enn én gang. Oppgi hver opplysning én gang.",
    "{name} er oppgitt meir enn éin gong. Oppgi kvar opplysning éin gong.",
    "{name} is given more than once. Give each fact once.",
)
NOT_AN_OBJECT = Text(
    'Opplysningene må være ett JSON-objekt, som {"place": "own_home"}.',
    'Opplysningane må vere eitt JSON-objekt, som {"place": "own_home"}.',
    'The facts must be one JSON object, like {"place": "own_home"}.',
)
UNREADABLE = Text(
    "Filen «{name}» finnes ikke, eller den kan ikke leses som tekst i UTF-8.",
    "Fila «{name}» finst ikkje, eller ho kan ikkje lesast som tekst i UTF-8.",
    "The file “{name}” does not exist or cannot be read as UTF-8 text.",
)


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the commands about the law to the command line."""
    decide = subparsers.add_parser("decide", help="what the law says of some facts")
    decide.add_argument("facts", metavar="FACTS.json", help="a file with facts by name; - is standard input")
    decide.add_argument("--on", metavar="DAY", help="the day on which the law is read; today when left out")
    _add_language(decide)
    decide.add_argument("--text", action="store_true", help="the tree of reasons for people, not JSON")
    decide.add_argument("--flips", action="store_true", help="also what would change each answer")
    decide.set_defaults(run=run_decide)
    cases = subparsers.add_parser("cases", help="run a file of cases with known answers")
    cases.add_argument("file", metavar="FILE.yaml")
    _add_language(cases)
    cases.set_defaults(run=run_cases)
    law_commands.register(subparsers)
    population_commands.register(subparsers)


def _add_language(parser: ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default="nb", help="the reader's language")


def run_decide(arguments: Namespace) -> int:
    """Print what the law says; exit code 2 and nothing on standard output when the input is bad."""
    from handlingsrom.rulebook.law import registry

    refusals: list[Refusal] = []
    facts: Facts = {}
    on: date | None = None
    try:
        facts = registry.read_facts(_facts_in(arguments.facts))
    except Refused as refused:
        refusals += refused.refusals
    try:
        on = day_of(now()) if arguments.on is None else registry.read_day(arguments.on)
    except Refused as refused:
        refusals += refused.refusals
    if refusals or on is None:
        return _refuse(refusals, arguments.lang)
    findings = registry.findings(facts, on, flips=arguments.flips)
    questions = registry.questions(facts, on)
    if arguments.text:
        _print_told(findings, questions, arguments.lang)
    else:
        answer = {
            "on": on.isoformat(),
            "conclusions": registry.decide(facts, on),
            "questions": questions,
            "findings": [finding.in_language(arguments.lang) for finding in findings],
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0


def _print_told(findings: Iterable[Finding], questions: Iterable[str], language: Language) -> None:
    from handlingsrom.features.regulations import telling
    from handlingsrom.rulebook.law.registry import FACTS

    asked = [words.question for name in questions if (words := FACTS[name].words)]
    for line in telling.lines(findings, asked, language):
        print(line)


def run_cases(arguments: Namespace) -> int:
    """Print a line per failure and the count; exit code 1 on a failure, 2 when the file is bad."""
    from handlingsrom.features.regulations import cases

    try:
        outcome = cases.run(cases.read(_text_in(arguments.file)))
    except Refused as refused:
        return _refuse(refused.refusals, arguments.lang)
    for failure in outcome.failures:
        said = f"expected {failure.expected}, found {failure.found}"
        print(f"{failure.case} {failure.conclusion}: {said}")
    print(f"{outcome.passed} passed, {outcome.failed} failed, 0 skipped")  # every conclusion has its rule
    return 1 if outcome.failures else 0


def _facts_in(name: str) -> dict[str, object]:
    """The JSON object in a file, numbers as decimals; a key given twice is an error, not the last one."""
    text = _text_in(name)
    try:
        data = json.loads(
            text,
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_not_a_number,
            object_pairs_hook=_once_each,
        )
    except json.JSONDecodeError as error:
        said = NOT_JSON.filled(line=error.lineno, column=error.colno)
        raise Refused([Refusal("not_json", said)]) from error
    except RecursionError as error:
        raise Refused([Refusal("not_json", TOO_DEEP)]) from error
    if not isinstance(data, dict):
        raise Refused([Refusal("not_an_object", NOT_AN_OBJECT)])
    return data


def _not_a_number(word: str) -> NoReturn:
    raise Refused([Refusal("not_json", NOT_A_NUMBER.filled(word=word))])


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused(Refusal("given_twice", GIVEN_TWICE.filled(name=name), name) for name in twice)
    return dict(pairs)


def _text_in(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise Refused([Refusal("unreadable", UNREADABLE.filled(name=name))]) from error


def _refuse(refusals: Iterable[Refusal], language: Language) -> int:
    for refusal in refusals:
        print(refusal.reason.in_(language), file=sys.stderr)
    return BAD_INPUT

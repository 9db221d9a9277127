"""`handlingsrom law diff` and `handlingsrom law prove`: what a change of law changes, and whether the law holds.

A part of `commands`, in a file of its own because only these two need the extra `prove`.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from datetime import date

    from handlingsrom.features.regulations.proving import Case, Change
    from handlingsrom.rulebook.language.proofs import Failure
    from handlingsrom.rulebook.language.values import Facts

BAD_INPUT = 2
TITLE = Text(
    "Loven {before} og {after}: hva som svares annerledes",
    "Lova {before} og {after}: kva svar som blir annleis",
    "The law on {before} and on {after}: what is answered differently",
)
CHANGED = Text("Endrede regler", "Endra reglar", "Changed rules")
FOLLOWS = Text(
    "Følger av de endrede reglene", "Følgjer av dei endra reglane", "What follows from the changed rules"
)
SAME = Text("Ingen endring", "Inga endring", "No change")
IN_THIS_CASE = Text("I denne saken:", "I denne saka:", "In this case:")
WHATEVER = Text("Uansett hvordan saken er:", "Same korleis saka er:", "Whatever the case is:")
ANSWER = Text("{day}: {sentence}", "{day}: {sentence}", "{day}: {sentence}")
NO_CASE_CHANGES = Text(
    "Ingen sak får et annet svar. Det er bevist.",
    "Inga sak får eit anna svar. Det er bevist.",
    "No case changes. This is proven.",
)
NOT_INSTALLED = Text(
    "Bevisene trenger programmet z3, som ikke er installert her: kjør «make setup-all».",
    "Bevisa treng programmet z3, som ikkje er installert her: køyr «make setup-all».",
    "The proofs need z3, which is not installed here: run “make setup-all”.",
)
NO_RULE = Text("ingen regel", "ingen regel", "no rule")
RULES = Text(
    "{whether} ({before} → {after})", "{whether} ({before} → {after})", "{whether} ({before} → {after})"
)


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add `law` with its two commands to the command line."""
    law = subparsers.add_parser(
        "law", help="what a change of law changes, and whether the law holds together"
    )
    commands = law.add_subparsers(required=True, metavar="COMMAND")
    diff = commands.add_parser("diff", help="per conclusion, a smallest case whose answer changes, or none")
    diff.add_argument("--from", dest="before", metavar="DAY", required=True, help="a day, as 2022-06-30")
    diff.add_argument("--to", dest="after", metavar="DAY", required=True, help="another day")
    diff.add_argument("--lang", choices=LANGUAGES, default="nb", help="the reader's language")
    diff.add_argument("--json", action="store_true", help="as one JSON object")
    diff.set_defaults(run=run_diff)
    prove = commands.add_parser(
        "prove", help="no contradiction, gap, dead part or needless doubt on any day on which the law changed"
    )
    prove.set_defaults(run=run_prove)


def run_diff(arguments: Namespace) -> int:
    """Print what changes; exit code 2 and nothing on standard output when a day is bad."""
    if not _has_z3(arguments.lang):
        return BAD_INPUT
    from handlingsrom.features.regulations import proving
    from handlingsrom.rulebook.law.registry import read_day

    days: list[date] = []
    for text in (arguments.before, arguments.after):
        try:
            days.append(read_day(text))
        except Refused as refused:
            for refusal in refused.refusals:
                print(refusal.reason.in_(arguments.lang), file=sys.stderr)
    if len(days) != 2:
        return BAD_INPUT
    before, after = days
    changes = proving.diff(before, after)
    if arguments.json:
        told = [as_data(change, arguments.lang) for change in changes]
        answer = {"from": before.isoformat(), "to": after.isoformat(), "changes": told}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for line in lines(changes, before, after, arguments.lang):
            print(line)
    return 0


def run_prove(arguments: Namespace) -> int:
    """Print a line per fault and the count; exit code 1 on a fault."""
    if not _has_z3("en"):
        return BAD_INPUT
    from handlingsrom.features.regulations import proving
    from handlingsrom.rulebook.law.registry import RULES as LAW

    count = 0
    for fault in proving.faults():
        count += 1
        print(told(fault), flush=True)
    days = len(proving.change_days())
    print(f"{len(LAW)} rules on {days} days of change: {count or 'no'} fault{'' if count == 1 else 's'}")
    return 1 if count else 0


def _has_z3(language: Language) -> bool:
    found = find_spec("z3") is not None
    if not found:
        print(NOT_INSTALLED.in_(language), file=sys.stderr)
    return found


def told(fault: Failure) -> str:
    """A fault on one line: what, which rule, on which day, and the case that shows it."""
    said = f"{fault.fault}: {fault.rule} on {fault.on}: {fault.where}"
    if fault.case is None:
        return said
    return f"{said}, with {json.dumps(plain(fault.case), ensure_ascii=False)}"


def plain(case: Facts) -> dict[str, object]:
    """The facts as they are given to `decide`."""
    from handlingsrom.rulebook.language.plain import json_of_possible
    from handlingsrom.rulebook.law.registry import FACTS

    return {name: json_of_possible(value, FACTS[name].kind) for name, value in case.items()}


def as_data(change: Change, language: Language) -> dict[str, object]:
    """A change as plain data; `case` is null where it is proven that no case changes."""
    case = change.case
    return {
        "conclusion": change.conclusion,
        "kind": change.kind,
        "before": change.before.id if change.before else None,
        "after": change.after.id if change.after else None,
        "case": case
        and {
            "facts": plain(case.facts),
            "sentences": [said.in_(language) for said in sentences(case)],
            "before": case.before.in_language(language),
            "after": case.after.in_language(language),
        },
    }


def sentences(case: Case) -> list[Text]:
    """The facts of a case, one sentence each."""
    from handlingsrom.rulebook.language.phrases import as_sentence, fact_sentence
    from handlingsrom.rulebook.law.registry import FACTS

    return [as_sentence(fact_sentence(FACTS[name], value)) for name, value in case.facts.items()]


def lines(changes: Iterable[Change], before: date, after: date, language: Language) -> Iterator[str]:
    """The changes for people: each with its case, those without any last."""
    changes = tuple(changes)
    yield TITLE.filled(before=before, after=after).in_(language)
    for kind, title in (("changed", CHANGED), ("follows", FOLLOWS), ("same", SAME)):
        of_kind = [change for change in changes if change.kind == kind]
        if of_kind:
            yield ""
            yield title.in_(language)
        for change in of_kind:
            yield from _one(change, before, after, language)


def _one(change: Change, before: date, after: date, language: Language) -> Iterator[str]:
    from handlingsrom.rulebook.law.registry import HEADINGS

    whether = HEADINGS[change.conclusion].whether
    old, new = (rule.id if rule else NO_RULE for rule in (change.before, change.after))
    if change.kind == "changed":
        whether = RULES.filled(whether=whether, before=old, after=new)
    yield f"  {whether.in_(language)}"
    if change.kind == "same":
        return
    if change.case is None:
        yield f"    {NO_CASE_CHANGES.in_(language)}"
        return
    said = sentences(change.case)
    yield f"    {(IN_THIS_CASE if said else WHATEVER).in_(language)}"
    yield from (f"      {sentence.in_(language)}" for sentence in said)
    for day, finding in ((before, change.case.before), (after, change.case.after)):
        yield f"    {ANSWER.filled(day=day, sentence=finding.sentence).in_(language)}"

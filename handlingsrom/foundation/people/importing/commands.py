"""Commands that load organisations: `people import` and `people rollback`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from handlingsrom.foundation.people.importing.progress import progress
from handlingsrom.rulebook.text import LANGUAGES, Language

if TYPE_CHECKING:
    from handlingsrom.foundation.people.importing.actions import By
    from handlingsrom.foundation.people.importing.models import Import
    from handlingsrom.foundation.people.models import Agency

SHOWN = 200  # problems of one file


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the root."""
    people = subparsers.add_parser("people", help="load the organisation from an HR system")
    commands = people.add_subparsers(required=True, metavar="COMMAND")
    take_in = commands.add_parser(
        "import", help="tell what a file would change in an agency, and load it with --apply"
    )
    what = take_in.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a file .csv, .xlsx or .json")
    what.add_argument(
        "--all", type=Path, metavar="DIR", help="every file in a folder, each named by its agency: ORGNR.csv"
    )
    take_in.add_argument("--agency", metavar="ORGNR", help="the agency of FILE")
    take_in.add_argument("--apply", action="store_true", help="load what has no errors")
    _who_and_language(take_in)
    take_in.set_defaults(run=_import)
    undo = commands.add_parser("rollback", help="undo a load, as long as nothing stands on it")
    undo.add_argument("id", type=UUID, metavar="ID", help="as `people import` told it")
    _who_and_language(undo)
    undo.set_defaults(run=_roll_back)


def _who_and_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as",
        dest="email",
        metavar="EMAIL",
        help="act as this person of the agency, with that person's roles",
    )
    command.add_argument(
        "--lang", choices=LANGUAGES, default="nb", help="the language of the reasons (default: %(default)s)"
    )


def _import(arguments: argparse.Namespace) -> int:
    _django_ready()
    if arguments.all:
        return _import_all(arguments)
    if not arguments.agency:
        print("Which agency? Give its organisation number with --agency.", file=sys.stderr)
        return 2
    return 0 if _import_one(arguments.file, arguments.agency, arguments) else 1


def _import_all(arguments: argparse.Namespace) -> int:
    """Each agency in a transaction of its own: stopped halfway, each is whole or untouched, and a new run goes on."""
    files = sorted(path for path in arguments.all.iterdir() if path.suffix in (".csv", ".xlsx", ".json"))
    if not files:
        print(f"{arguments.all} holds no file .csv, .xlsx or .json.", file=sys.stderr)
        return 2
    began, rows, failed, done = time.monotonic(), 0, 0, 0
    try:
        for path in progress(files, len(files), "agencies"):
            made = _import_one(path, path.stem, arguments)
            rows, failed, done = rows + (made.rows if made else 0), failed + (made is None), done + 1
    except KeyboardInterrupt:
        print(f"\nStopped. {done} of {len(files)} files are done, the rest untouched.", file=sys.stderr)
        return 130
    took = time.monotonic() - began
    print(
        f"{done - failed} of {done} files, {rows} rows in {took:.0f} s: {rows / max(took, 0.001):.0f} rows/s"
    )
    return 1 if failed else 0


def _import_one(path: Path, orgnr: str, arguments: argparse.Namespace) -> Import | None:
    """Try one file, and load it where that is asked for; None when it failed, and why is told."""
    from handlingsrom.foundation.people.importing.problems import Unreadable
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.rulebook.refusal import Refused

    agency = Agency.objects.filter(orgnr=orgnr).first()
    if agency is None:
        print(f"{path.name}: there is no agency {orgnr}.", file=sys.stderr)
        return None
    try:
        made = _try_and_load(agency, path, arguments)
        return None if made.errors else made
    except OSError as error:
        print(error, file=sys.stderr)
    except Unreadable as why:
        print(f"{path.name}: {why.refusal.reason.in_(arguments.lang)}", file=sys.stderr)
    except Refused as refused:
        for reason in refused.in_(arguments.lang):
            print(f"{path.name}: {reason}", file=sys.stderr)
    except NoSuchPerson:
        print(f"{path.name}: there is no {arguments.email} in the agency.", file=sys.stderr)
    return None


def _try_and_load(agency: Agency, path: Path, arguments: argparse.Namespace) -> Import:
    """In one transaction, inside the agency's wall."""
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.importing.actions import load, try_file
    from handlingsrom.foundation.walls import within

    content, at = path.read_bytes(), now()
    steps = ("try", "load") if arguments.apply else ("try",)
    with within(agency.id):
        by = _by(agency, arguments.email)
        for step in steps if arguments.all else progress(steps, len(steps), "steps"):
            if step == "try":
                made = try_file(agency, path.name, content, by=by, at=at)
            elif any(made.counts.values()) and not made.errors:
                made = load(made.id, agency_id=agency.id, by=by, at=at)
        _tell(made, arguments.lang)
    return made


def _roll_back(arguments: argparse.Namespace) -> int:
    _django_ready()
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.importing.actions import roll_back
    from handlingsrom.foundation.walls import within
    from handlingsrom.rulebook.refusal import Refused

    agency = _agency_of(arguments.id)
    if agency is None:
        print("There is no such import.", file=sys.stderr)
        return 2
    try:
        with within(agency.id):
            by = _by(agency, arguments.email)
            made = roll_back(arguments.id, agency_id=agency.id, by=by, at=now())
        print(f"{made.file_name}: rolled back.")
        return 0
    except Refused as refused:
        print(*refused.in_(arguments.lang), sep="\n", file=sys.stderr)
    except NoSuchPerson:
        print(f"There is no {arguments.email} in the agency.", file=sys.stderr)
    return 1


class NoSuchPerson(Exception):
    """Nobody active in the agency has the address that was given."""


def _by(agency: Agency, email: str | None) -> By:
    """The person whose address was given, with that person's roles, or whoever runs the server."""
    from handlingsrom.foundation.days import day_of, now
    from handlingsrom.foundation.people.importing.actions import Operator
    from handlingsrom.foundation.people.models import Person
    from handlingsrom.foundation.people.queries import standing_of

    if email is None:
        return Operator()
    known = Person.objects.select_related("agency").filter(agency=agency, email__iexact=email, active=True)
    person = known.first()
    if person is None:
        raise NoSuchPerson
    return standing_of(person, day_of(now()))


def _agency_of(import_id: UUID) -> Agency | None:
    """Every agency is asked, each inside its own wall."""
    from handlingsrom.foundation.people.importing.queries import imports_of
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.foundation.walls import within

    for agency in Agency.objects.order_by("orgnr"):
        with within(agency.id):
            if imports_of(agency.id).filter(id=import_id).exists():
                return agency
    return None


def _tell(made: Import, language: Language) -> None:
    """The counts and every problem, by row and column."""
    from handlingsrom.foundation.people.importing.queries import problems_of

    counts = "; ".join(
        f"{kind}s {', '.join(f'{number} {what}' for what, number in found.items())}"
        for kind, found in made.counts.items()
        if found
    )
    loaded = "; loaded" if made.applied_at else ""
    print(f"{made.file_name} {made.id}: {counts or 'nothing changes'}; {made.errors} errors{loaded}")
    for problem in problems_of(made)[:SHOWN]:
        print(*_place(problem.sheet, problem.row, problem.heading), problem.text.in_(language))


def _place(sheet: str, row: int, heading: str) -> Iterator[str]:
    yield f"  {sheet} {row}:" if sheet else f"  {row}:"
    if heading:
        yield f"{heading}:"


def _django_ready() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()

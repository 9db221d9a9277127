"""Commands about whole agencies: `agency add`, and `merge`, `split` and `rename`, by which one goes over."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import Any

from handlingsrom.rulebook.text import LANGUAGES

ON_DAY = "carried out by the worker at the beginning of the day"


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the root."""
    agency = subparsers.add_parser(
        "agency", help="add an agency; agencies that merge, split or get a new name"
    )
    kinds = agency.add_subparsers(required=True)
    add = kinds.add_parser("add", help="an agency that is new here, with nobody in it yet")
    add.add_argument("orgnr", metavar="ORGNR")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--above", required=True, metavar="NAME", help="the body above it: styret or a ministry")
    add.add_argument("--language", choices=LANGUAGES, default="nb", help="default: %(default)s")
    add.set_defaults(run=_add)
    merge = kinds.add_parser("merge", help=f"one agency goes over into another; {ON_DAY}")
    split = kinds.add_parser("split", help=f"some units go over into another agency; {ON_DAY}")
    rename = kinds.add_parser("rename", help=f"an agency gets a new name; {ON_DAY}")
    for each in (merge, split, rename):
        each.add_argument("agency", metavar="ORGNR")
    for each in (merge, split):
        each.add_argument("into", metavar="INTO", help="the organisation number of the successor")
    split.add_argument(
        "--unit", action="append", required=True, metavar="NAME", help="with those below it; may be repeated"
    )
    rename.add_argument("name", metavar="NAME")
    for each in (merge, split, rename):
        each.add_argument("--day", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
        each.add_argument("--by", required=True, metavar="WHO", help="who has decided it, for the record")
    merge.set_defaults(run=lambda arguments: _declare("merge", arguments))
    split.set_defaults(run=lambda arguments: _declare("split", arguments))
    rename.set_defaults(run=lambda arguments: _declare("rename", arguments))


def _add(arguments: argparse.Namespace) -> int:
    _django_ready()
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.actions import add_agency
    from handlingsrom.rulebook.refusal import Refused

    told = {"above": arguments.above, "language": arguments.language}
    try:
        add_agency(arguments.name, arguments.orgnr, at=now(), **told)
    except Refused as refused:
        print("\n".join(refused.in_(arguments.language)), file=sys.stderr)
        return 1
    print(f"{arguments.name} is added. Next: handlingsrom people import FILE --agency {arguments.orgnr}")
    return 0


def _django_ready() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()


def _declare(kind: str, arguments: argparse.Namespace) -> int:
    _django_ready()
    from handlingsrom.rulebook.refusal import Refused

    try:
        made = _made(kind, arguments)
    except Refused as refused:
        print("\n".join(refused.in_("nb")), file=sys.stderr)
        return 1
    if made is None:
        print("There is no such agency or unit.", file=sys.stderr)
        return 2
    print(f"Declared for {made.day}; {ON_DAY}.")
    return 0


def _made(kind: str, arguments: argparse.Namespace) -> Any:
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.models import Agency, Unit
    from handlingsrom.foundation.people.succession import actions
    from handlingsrom.foundation.walls import within

    said = {"by": arguments.by, "at": now()}
    numbers = [arguments.agency, *([arguments.into] if kind != "rename" else [])]
    found = {agency.orgnr: agency for agency in Agency.objects.filter(orgnr__in=numbers)}
    if set(found) != set(numbers):
        return None
    agency = found[arguments.agency]
    if kind == "rename":
        return actions.rename(agency, arguments.name, arguments.day, **said)
    successor = found[arguments.into]
    if kind == "merge":
        return actions.merge(agency, successor, arguments.day, **said)
    with within(agency.id):
        units = list(Unit.objects.filter(agency=agency, name__in=arguments.unit).values_list("id", flat=True))
    return actions.split(agency, successor, units, arguments.day, **said) if units else None

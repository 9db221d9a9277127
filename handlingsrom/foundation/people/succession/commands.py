"""Commands about agencies that go over into others: `agency merge`, `agency split`, `agency rename`."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import Any

ON_DAY = "carried out by the worker at the beginning of the day"


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the root."""
    agency = subparsers.add_parser("agency", help="agencies that merge, split or get a new name")
    kinds = agency.add_subparsers(required=True)
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


def _declare(kind: str, arguments: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()
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

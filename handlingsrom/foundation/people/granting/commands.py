"""The command that makes an agency's first administrator; every later role is granted by one, on the pages."""

from __future__ import annotations

import argparse
import os
import sys


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the root."""
    first = subparsers.add_parser(
        "administrator", help="make somebody the administrator of an agency that has none yet"
    )
    first.add_argument("agency", metavar="ORGNR")
    first.add_argument("email")
    first.set_defaults(run=_first)


def _first(arguments: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.granting.actions import first_administrator
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.foundation.walls import within
    from handlingsrom.rulebook.refusal import Refused

    agency = Agency.objects.filter(orgnr=arguments.agency).first()
    if agency is None:
        print("There is no such agency.", file=sys.stderr)
        return 2
    try:
        with within(agency.id):
            made = first_administrator(agency, arguments.email, at=now())
    except Refused as refused:
        print("\n".join(refused.in_("nb")), file=sys.stderr)
        return 1
    print(f"{made.position.person.name} is the administrator from {made.since}.")
    return 0

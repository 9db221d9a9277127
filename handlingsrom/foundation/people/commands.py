"""Commands about people: `token`."""

from __future__ import annotations

import argparse
import os
import sys


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the root."""
    token = subparsers.add_parser(
        "token", help="make a key to the API for a person; its secret is shown once"
    )
    token.add_argument("agency", metavar="ORGNR")
    token.add_argument("email")
    token.add_argument("--name", default="kommandolinje")
    token.set_defaults(run=_token)


def _token(arguments: argparse.Namespace) -> int:
    _django_ready()
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.actions import make_token
    from handlingsrom.foundation.people.models import Agency, Person
    from handlingsrom.foundation.walls import within

    agency = Agency.objects.filter(orgnr=arguments.agency).first()
    if agency is None:
        print("There is no such agency.", file=sys.stderr)
        return 2
    with within(agency.id):
        person = Person.objects.filter(agency=agency, email=arguments.email).first()
        if person is None:
            print("There is no such person in the agency.", file=sys.stderr)
            return 2
        _, secret = make_token(by=person, at=now(), name=arguments.name)
    print(secret)
    return 0


def _django_ready() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()

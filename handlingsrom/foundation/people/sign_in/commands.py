"""`handlingsrom ways`: how an agency signs in, set by those who run the system before it has an administrator."""

from __future__ import annotations

import argparse
import os
import sys


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the root."""
    ways = subparsers.add_parser("ways", help="tell or set how an agency signs in")
    ways.add_argument("agency", metavar="ORGNR")
    ways.add_argument("--provider", action="append", metavar="NAME", help="a provider that it uses; repeat")
    ways.add_argument("--by-mail", action="store_true", help="allow a one-time link by e-mail too")
    ways.set_defaults(run=_ways)


def _ways(arguments: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()
    from django.conf import settings

    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.foundation.people.sign_in.actions import set_ways
    from handlingsrom.foundation.people.sign_in.queries import ways_of

    agency = Agency.objects.filter(orgnr=arguments.agency).select_related("ways").first()
    if agency is None:
        print("There is no such agency.", file=sys.stderr)
        return 2
    chosen = arguments.provider or []
    if not set(chosen) <= set(settings.SIGN_IN_PROVIDERS):
        print(f"The providers here are {', '.join(settings.SIGN_IN_PROVIDERS) or 'none'}.", file=sys.stderr)
        return 2
    if chosen or arguments.by_mail:
        set_ways(agency, by=None, at=now(), providers=chosen, by_mail=arguments.by_mail)
        return 0
    ways = ways_of(agency)
    print(" ".join([*ways.providers, *(["mail"] if ways.by_mail else [])]) or "none")
    return 0

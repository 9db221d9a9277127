"""Commands about the record: `records verify` and `records head`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handlingsrom.site.commands import django_ready


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the root."""
    records = subparsers.add_parser("records", help="the append-only log").add_subparsers(required=True)
    verify = records.add_parser("verify", help="prove that nothing in the log was altered or removed")
    verify.add_argument("--agency", metavar="ORGNR", help="one agency; all unless told")
    verify.add_argument(
        "--head",
        type=Path,
        metavar="FILE",
        help="heads kept elsewhere: a file, or the worker's folder of them",
    )
    verify.set_defaults(run=_verify)
    head = records.add_parser("head", help="tell the head of each agency's chain, to be kept elsewhere")
    head.set_defaults(run=_head)


def _verify(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.foundation.records.verifying import verify_chain
    from handlingsrom.foundation.walls import within
    from handlingsrom.site import features

    try:
        kept = _kept_heads(arguments.head)
    except (OSError, ValueError):
        print(f"{arguments.head} holds no heads: a line is ORGNR LINKS HEAD.", file=sys.stderr)
        return 2
    agencies = Agency.objects.order_by("orgnr")
    if arguments.agency:
        agencies = agencies.filter(orgnr=arguments.agency)
    if not agencies:
        print("There is no such agency.", file=sys.stderr)
        return 2
    broken = False
    for agency in agencies:
        with within(agency.id):
            found = verify_chain(agency.id, kept.get(agency.orgnr, {}))
            beside = features.broken(agency.id)
        for line in beside:
            print(f"{agency.orgnr} BROKEN: {line}")
        broken = broken or bool(found.broken_at or beside)
        if found.broken_at:
            print(f"{agency.orgnr} BROKEN at link {found.broken_at}: {found.why}")
        else:
            print(f"{agency.orgnr} intact: {found.links} links, {found.unlinked} waiting, head {found.head}")
            for day, number in found.removed:
                print(f"{agency.orgnr} content of {number} entries removed by retention on {day}")
    return 1 if broken else 0


def _kept_heads(place: Path | None) -> dict[str, dict[int, str]]:
    """The heads in a file, or in every file of a folder: by organisation number and number in the chain."""
    heads: dict[str, dict[int, str]] = {}
    if place is None:
        return heads
    files = sorted(each for each in place.rglob("*") if each.is_file()) if place.is_dir() else [place]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                orgnr, number, head = line.split()
                if heads.setdefault(orgnr, {}).setdefault(int(number), head) != head:
                    raise ValueError(f"{file} contradicts another")
    return heads


def _head(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.foundation.records.queries import last_link
    from handlingsrom.foundation.walls import within

    for agency in Agency.objects.order_by("orgnr"):
        with within(agency.id):
            last = last_link(agency.id)
        if last:
            print(agency.orgnr, last.number, last.hash)
    return 0

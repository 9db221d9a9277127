"""Commands by which an installation keeps what it must and lets go of the rest: `retention`, `backup`, `restore`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handlingsrom.site.commands import django_ready


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the root."""
    retention = subparsers.add_parser(
        "retention",
        help="delete what is over by the rules of retention; first as a dry run",
        description="A dry run counts, lists and keeps what is over. Without --dry-run, what the newest dry run "
        "listed and is still over is deleted, and the deletion is recorded.",
    )
    retention.add_argument("--dry-run", action="store_true", help="count, list and keep; delete nothing")
    retention.add_argument("--list", action="store_true", help="print the ids too")
    retention.add_argument("--agency", metavar="ORGNR", help="one agency; all unless told")
    retention.set_defaults(run=_retention)
    backup = subparsers.add_parser(
        "backup",
        help="copy the whole database to a folder, as of one moment",
        description="Run as the owner role (HANDLINGSROM_DB_USER). The keys of the seals are not in it unless asked for.",
    )
    backup.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    backup.add_argument("--with-keys", action="store_true", help="the keys of the seals too")
    backup.set_defaults(run=_backup)
    restore = subparsers.add_parser(
        "restore",
        help="fill an empty database from a backup, and check that everything is there",
        description="Run as the owner role. Refuses a database that holds anything, and a backup that was changed.",
    )
    restore.add_argument("folder", type=Path, metavar="DIR")
    restore.set_defaults(run=_restore)


def _retention(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.foundation.people.models import Agency

    agencies = Agency.objects.order_by("orgnr")
    if arguments.agency:
        agencies = agencies.filter(orgnr=arguments.agency)
    if not agencies:
        print("There is no such agency.", file=sys.stderr)
        return 2
    done = [_keep_time_of(agency, dry=arguments.dry_run, listed=arguments.list) for agency in agencies]
    return 0 if all(done) else 2


def _keep_time_of(agency: object, *, dry: bool, listed: bool) -> bool:
    from handlingsrom.foundation.days import now
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.foundation.people.retention.actions import carry_out, try_out
    from handlingsrom.foundation.people.retention.queries import waiting_run
    from handlingsrom.foundation.walls import within
    from handlingsrom.site.features import rules

    assert isinstance(agency, Agency)
    at = now()
    with within(agency.id):
        if dry:
            found = try_out(rules(), agency_id=agency.id, at=at).found
            for rule, ids in found.items():
                print(f"{agency.orgnr} would remove {len(ids)} {rule}")
                if listed:
                    print(*(f"    {id_}" for id_ in ids), sep="\n")
            return True
        run = waiting_run(agency.id, at)
        if run is None:
            print(
                f"{agency.orgnr} has no dry run that waits: retention --dry-run comes first.", file=sys.stderr
            )
            return False
        removed = carry_out(run, rules(), at=at)
    for rule, number in removed.items():
        print(f"{agency.orgnr} removed {number} {rule}")
    print(f"{agency.orgnr} done: {sum(removed.values())} removed in all")
    return True


def _backup(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.site.backup import BackupError, back_up

    try:
        manifest = back_up(arguments.folder, with_keys=arguments.with_keys)
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{manifest.rows} rows of {len(manifest.tables)} tables are in {arguments.folder}.")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.site.backup import BackupError
    from handlingsrom.site.restoring import restore

    try:
        manifest = restore(arguments.folder)
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{manifest.rows} rows of {len(manifest.tables)} tables are restored.")
    print("Next: records verify, and migrate if the program is newer than the backup.")
    return 0

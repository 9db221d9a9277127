"""`handlingsrom demo`: the whole way from a wish to a sealed agreement, through the same actions as the pages."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from handlingsrom.site.postgres import OWNER, environment, throw_away
from handlingsrom.site.postgres_files import PostgresError

NAME = "avtale-om-fjernarbeid.pdf"
CERTIFICATE = "virksomhetens-segl.pem"


def demo(folder: Path) -> int:
    """Run it in a database of its own, thrown away afterwards; the last line printed is the PDF's path."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with throw_away() as server, tempfile.TemporaryDirectory() as state:
            os.environ.update(environment(server, OWNER))
            os.environ |= {
                "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings",
                "HANDLINGSROM_DB_POOL": "",
                "HANDLINGSROM_STATE": state,
                "HANDLINGSROM_SEAL_KEYS": f"{state}/seal",
                "HANDLINGSROM_SMTP_HOST": "",
            }
            _whole_way(folder.resolve())
    except (PostgresError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _whole_way(folder: Path) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["OPTIONS"]["options"] = "-c role=handlingsrom_app"
    _tell("A database of its own is ready.")
    try:
        _agree(folder)
    finally:
        connection.close()


def _agree(folder: Path) -> None:
    from django.conf import settings

    from handlingsrom.features.agreements.queries import DOCUMENT, case_seen_by
    from handlingsrom.features.agreements.terms import Terms
    from handlingsrom.foundation.days import day_of, now
    from handlingsrom.foundation.documents.queries import document_of
    from handlingsrom.foundation.outbox.actions import do_one
    from handlingsrom.foundation.people.access import Standing
    from handlingsrom.foundation.people.models import Agency, Person
    from handlingsrom.foundation.people.queries import standing_of
    from handlingsrom.foundation.walls import within
    from handlingsrom.site import features
    from handlingsrom.site.demo_people import DEMO, load_demo
    from handlingsrom.site.demo_way import agree

    at = now()
    load_demo(at)
    agency = Agency.objects.get(orgnr=DEMO[0].orgnr)

    def standing(name: str) -> Standing:
        return standing_of(Person.objects.select_related("agency").get(agency=agency, name=name), day_of(at))

    with within(agency.id):
        kari, per = standing("Kari Nilsen"), standing("Per Haugen")
        terms = Terms(days=("tue", "thu"), since=day_of(at) + timedelta(days=14))
        made = agree(kari, per, terms, at, _tell)
    while do_one(features.jobs(), now()):
        pass
    with within(agency.id):
        case = case_seen_by(kari, made.id)
        document = document_of(agency.id, (DOCUMENT, case.version.id)) if case else None
        if document is None:
            raise OSError("The worker made no document.")
        (folder / NAME).write_bytes(document.pdf)
    shutil.copyfile(settings.SEAL_KEYS / agency.orgnr / "seal-certificate.pem", folder / CERTIFICATE)
    _tell(
        f"The worker has made and sealed the document. Check it:\n    handlingsrom verify {NAME} --trust {CERTIFICATE}"
    )
    print(folder / NAME)


def _tell(step: str) -> None:
    print(f"• {step}", flush=True)

"""What imports hold about a person until they are forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from handlingsrom.foundation.holding import AGENCYS_CHOICE, CONTRACT, GDPR_URL, Held, Rule, fields_of
from handlingsrom.foundation.people.importing.actions import forget_imports
from handlingsrom.foundation.people.importing.models import Change, Import
from handlingsrom.rulebook.text import Text


def _tried(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    return _kept(Q(agency_id=agency_id, applied_at=None, made_at__lt=before), at_most)


def _loaded(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    return _kept(Q(agency_id=agency_id, applied_at__lt=before), at_most)


def _kept(which: Q, at_most: int) -> list[str]:
    old = Import.objects.filter(which, forgotten_at=None).order_by("made_at")
    return [str(id_) for id_ in old.values_list("id", flat=True)[:at_most]]


HOLDS = (
    Held(
        Change,
        Text("Endringer ved import", "Endringar ved import", "Changes by import"),
        lambda person: Q(kind="person", thing_id=person.id),
        fields_of(
            CONTRACT,
            "imports",
            Text(
                "Å vise hva importen endrer, gjøre det og kunne angre",
                "Å vise kva importen endrar, gjere det og kunne angre",
                "To show what the import changes, do it, and undo it",
            ),
            {
                "what": Text("Hva", "Kva", "What"),
                "name": Text("Navn", "Namn", "Name"),
                "before": Text("Før", "Før", "Before"),
                "after": Text("Etter", "Etter", "After"),
                "of__made_at": Text("Når", "Når", "When"),
                "of__made_by_name": Text("Importert av", "Importert av", "Imported by"),
            },
        ),
        technical=("number", "kind", "thing_id", "shown"),
        newest="-number",
    ),
)
BESIDE = {
    "importing.Import": "Counts of a file, and the name of who loaded it, which the record holds too.",
    "importing.Wrong": "What is wrong in a file, by row and column; gone with the import.",
    "importing.ImportedLeader": "That a role came by an import.",
}
RULES = (
    Rule(
        "imports_tried",
        Text("Importer som bare ble prøvd", "Importar som berre blei prøvde", "Imports that were only tried"),
        Text("prøven", "prøven", "the trial"),
        timedelta(days=7),
        AGENCYS_CHOICE,
        GDPR_URL,
        _tried,
        forget_imports,
    ),
    Rule(
        "imports",
        Text("Endringer i importer", "Endringar i importar", "Changes in imports"),
        Text("importen", "importen", "the import"),
        timedelta(days=90),
        AGENCYS_CHOICE,
        GDPR_URL,
        _loaded,
        forget_imports,
    ),
)

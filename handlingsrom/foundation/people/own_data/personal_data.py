"""What is held about requests for correction, and how long."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from handlingsrom.foundation.holding import AGENCYS_CHOICE, GDPR_URL, RIGHTS, Held, Rule, fields_of
from handlingsrom.foundation.people.own_data.actions import forget_corrections
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.rulebook.text import Text


def _answered_long_ago(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    old = Correction.objects.filter(agency_id=agency_id, answered_at__lt=before).order_by("answered_at")
    return [str(id_) for id_ in old.values_list("id", flat=True)[:at_most]]


HOLDS = (
    Held(
        Correction,
        Text("Krav om retting", "Krav om retting", "Requests for correction"),
        lambda person: Q(person=person.id),
        fields_of(
            RIGHTS,
            "corrections",
            Text("Å svare på kravet ditt", "Å svare på kravet ditt", "To answer your request"),
            {
                "about": Text("Gjelder", "Gjeld", "About"),
                "wish": Text("Det du skrev", "Det du skreiv", "What you wrote"),
                "asked_at": Text("Sendt", "Send", "Asked"),
                "answered_at": Text("Besvart", "Svara på", "Answered"),
                "answered_by__name": Text("Besvart av", "Svara på av", "Answered by"),
                "corrected": Text("Rettet", "Retta", "Corrected"),
                "reason": Text("Begrunnelse", "Grunngiving", "Reason"),
            },
        ),
        technical=("person",),
        newest="-asked_at",
    ),
)
BESIDE: dict[str, str] = {}
RULES = (
    Rule(
        "corrections",
        Text("Krav om retting", "Krav om retting", "Requests for correction"),
        Text("svaret", "svaret", "the answer"),
        timedelta(days=1095),
        AGENCYS_CHOICE,
        GDPR_URL,
        _answered_long_ago,
        forget_corrections,
    ),
)

"""Every write about corrections: ask, answer, forget; and that somebody downloaded what is held."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.own_data.letters import tell_hr, tell_person
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.foundation.people.own_data.queries import those_who_answer, to_answer
from handlingsrom.foundation.people.roles import EMPLOYEE
from handlingsrom.foundation.records.actions import record, record_look, remove_contents
from handlingsrom.foundation.records.models import Content
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Text

ANSWERED_ALREADY = Refusal(
    "changed_meanwhile",
    Text(
        "Kravet er besvart av noen andre mens du skrev.",
        "Kravet er svara på av nokon andre medan du skreiv.",
        "Somebody else answered the request while you were writing.",
    ),
)


@transaction.atomic
def ask(about: str, wish: str, *, by: Standing, at: datetime) -> Correction:
    """Ask for a correction of what is held about oneself; HR is told."""
    person = by.person
    asked = Correction.objects.create(
        agency_id=person.agency_id, person=person, about=about, wish=wish, asked_at=at
    )
    _record("correction_asked", asked, person, at, {"about": about, "wish": wish})
    hr = those_who_answer(by, but=person.id)
    tell_hr(hr, person, url=reverse("correction", args=[asked.id]), at=at)
    return asked


def open_request(correction_id: UUID, *, by: Standing, at: datetime) -> Correction:
    """A request that the person may answer; reading it is a look at whom it is about."""
    found = to_answer(by).filter(id=correction_id).first()
    if found is None:
        raise Absent
    record_look(
        agency_id=by.person.agency_id, by_id=by.person.id, by_name=by.person.name, at=at,
        subject_id=found.person_id, by_roles={held.role for held in by.roles} - {EMPLOYEE},
    )  # fmt: skip
    return found


@transaction.atomic
def answer(correction_id: UUID, *, corrected: bool, reason: str, by: Standing, at: datetime) -> None:
    """Say that it is corrected, or why not; the person is told."""
    found = to_answer(by).select_for_update(of=("self",)).filter(id=correction_id).first()
    if found is None:
        raise Absent
    if found.answered_at:
        raise Refused([ANSWERED_ALREADY])
    found.answered_at, found.answered_by, found.corrected, found.reason = at, by.person, corrected, reason
    found.save(update_fields=["answered_at", "answered_by", "corrected", "reason"])
    _record("correction_answered", found, by.person, at, {"corrected": corrected, "reason": reason})
    tell_person(found.person, at=at)


def downloaded(form: str, *, by: Standing, at: datetime) -> None:
    """Record that somebody downloaded what is held about oneself."""
    person = by.person
    record(
        "own_data_downloaded", agency_id=person.agency_id, by_id=person.id, by_name=person.name, at=at,
        thing=("person", person.id), subject_id=person.id, content={"form": form},
    )  # fmt: skip


def forget_corrections(agency_id: UUID, ids: list[str], at: datetime) -> int:
    """Delete requests that were answered long ago, with what the record says of them."""
    said = Content.objects.filter(agency_id=agency_id, entry__thing_id__in=ids)
    remove_contents(list(said.values_list("entry_id", flat=True)), rule="corrections", at=at)
    return Correction.objects.filter(agency_id=agency_id, id__in=ids).delete()[0]


def _record(kind: str, correction: Correction, by: Person, at: datetime, content: dict[str, object]) -> None:
    record(
        kind, agency_id=correction.agency_id, by_id=by.id, by_name=by.name, at=at,
        thing=("correction", correction.id), subject_id=correction.person_id, content=content,
    )  # fmt: skip

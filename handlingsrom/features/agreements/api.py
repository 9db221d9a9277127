"""Agreements over the API: create, read, the steps open to me, take a step, download."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from ninja import Router, Schema, Status
from pydantic import AwareDatetime, Field

from handlingsrom.features.agreements.actions import ACTIONS, begin, start_for
from handlingsrom.features.agreements.clauses import clauses_of
from handlingsrom.features.agreements.counting import COLUMNS, Row, counted_for
from handlingsrom.features.agreements.forms import WishForm, arguments_of, form_for
from handlingsrom.features.agreements.lifecycle import STATES, STEPS
from handlingsrom.features.agreements.looking import look_at, open_case, refuse_others
from handlingsrom.features.agreements.queries import (
    DOCUMENT,
    Case,
    page_of,
    shown_findings,
    steps_for,
)
from handlingsrom.foundation.documents.queries import document_of
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.problem import REFUSED, Problem
from handlingsrom.foundation.steps import Absent
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import Language, as_language, same

router = Router()
StepName = StrEnum("StepName", list(STEPS))  # type: ignore[misc]  # made from the one list, which mypy cannot follow
StateName = StrEnum("StateName", list(STATES))  # type: ignore[misc]


class StepOut(Schema):
    """A step that is open to the caller."""

    name: StepName
    label: str
    explains: str


class ClauseOut(Schema):
    """One clause with where it comes from."""

    item: str
    heading: str
    text: str
    provenance: str


class SignatureOut(Schema):
    """Who approved, for which side."""

    side: str
    name: str
    at: str
    authority: str
    in_place_of: str


class AgreementOut(Schema):
    """One agreement as the caller may see it."""

    id: UUID
    position: UUID
    created_at: str
    employee: str
    unit: str
    status: StateName
    status_name: str
    revision: int
    version: int
    reason: str
    terms: dict[str, Any]
    clauses: list[ClauseOut]
    signatures: list[SignatureOut]
    steps: list[StepOut]
    has_document: bool


class LineOut(Schema):
    """Persons of one unit, and of those counted with it; null is hidden."""

    unit: str
    also: list[str]
    in_force: int | None
    waiting: int | None
    refused: int | None
    none: int | None
    persons: int | None


class CountsOut(Schema):
    """Counts by unit; below the floor a number is hidden, and with no floor nothing is."""

    floor: int | None
    lines: list[LineOut]
    all: LineOut


class Started(Schema):
    """A wish of one's own, or a leader's proposal to a position that she leads; `terms` as in an agreement."""

    terms: dict[str, Any]
    position: UUID | None = None


class Taken(Schema):
    """A step's own fields, and the revision that the caller acts on."""

    seen: int = Field(ge=1)
    fields: dict[str, Any] = {}


ACTED: dict[int, Any] = {200: AgreementOut, 403: Problem, 409: Problem, **REFUSED}


@router.get("", response={200: list[AgreementOut], **REFUSED})
def list_agreements(request: Any, before: AwareDatetime | None = None) -> Any:
    """The newest 25 that the caller may see; `before`, the last one's `created_at`, gives those made earlier."""
    cases = page_of(request.standing, before)
    for person_id in {case.position.person_id for case in cases}:
        look_at(person_id, by=request.standing, at=request.at)
    return [_out(case) for case in cases]


@router.post("", response={201: AgreementOut, 403: Problem, **REFUSED})
def create_agreement(request: Any, body: Started) -> Any:
    """A wish of one's own; with the position of somebody whom one leads, a proposal to that person."""
    form = WishForm(_as_posted(body.terms))
    _refuse_if_wrong(form)
    own = {position.id: position for position in request.standing.positions}
    wanted = body.position or next(iter(own), None)
    if wanted is None:
        raise Absent
    if wanted in own:
        made = begin(own[wanted], form.terms(), by=request.standing, at=request.at)
    else:
        made = start_for(_position(wanted, request), form.terms(), by=request.standing, at=request.at)
    return Status(201, _out(open_case(made.id, by=request.standing, at=request.at)))


@router.get("/counts", response={200: CountsOut, **REFUSED})
def read_counts(request: Any) -> Any:
    """Persons by unit and by what they have; for a representative a number below the floor is hidden (null)."""
    counted = counted_for(request.standing)
    if counted is None:
        raise Absent
    return {
        "floor": counted.floor,
        "lines": [_line_out(line) for line in counted.lines],
        "all": _line_out(counted.all),
    }


@router.get("/{uuid:agreement_id}", response={200: AgreementOut, **REFUSED})
def read_agreement(request: Any, agreement_id: UUID) -> Any:
    """One agreement."""
    return _out(open_case(agreement_id, by=request.standing, at=request.at))


@router.get("/{uuid:agreement_id}/findings", response={200: list[dict[str, Any]], **REFUSED})
def read_findings(request: Any, agreement_id: UUID) -> Any:
    """What law says of the agreement, with the tree of reasons."""
    return shown_findings(open_case(agreement_id, by=request.standing, at=request.at), _language())


@router.post("/{uuid:agreement_id}/steps/{step}", response=ACTED)
def take_a_step(request: Any, agreement_id: UUID, step: StepName, body: Taken) -> Any:
    """Take a step: its `fields` are those of the page's form."""
    case = open_case(agreement_id, by=request.standing, at=request.at)
    form = form_for(step.name, case, _as_posted(_kept(step.name, case) | body.fields))
    if not form.is_valid():
        refuse_others(step.name, case)
    _refuse_if_wrong(form)
    arguments = arguments_of(step.name, form)
    ACTIONS[step.name](agreement_id, by=request.standing, at=request.at, seen=body.seen, **arguments)
    return _out(open_case(agreement_id, by=request.standing, at=request.at))


PDF = {
    "description": "The file",
    "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
}


@router.get("/{uuid:agreement_id}/document", response=REFUSED, openapi_extra={"responses": {200: PDF}})
def download_document(request: Any, agreement_id: UUID) -> Any:
    """The sealed PDF, byte for byte."""
    case = open_case(agreement_id, by=request.standing, at=request.at)
    found = document_of(case.agreement.agency_id, (DOCUMENT, case.version.id))
    if found is None:
        raise Absent
    return HttpResponse(bytes(found.pdf), content_type="application/pdf")


def _as_posted(fields: dict[str, Any]) -> MultiValueDict[str, str]:
    """JSON in the shape in which a page posts its form, so that one form reads both; what is null is not there."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    written = {name: [_written(v) for v in values if v is not None] for name, values in lists.items()}
    return MultiValueDict({name: values for name, values in written.items() if values})


def _kept(step: str, case: Case) -> dict[str, Any]:
    """What a program that says nothing of it leaves as it was; a page always says, by the tick or without it."""
    return {"accommodation": case.agreement.accommodation_asked} if step == "send" else {}


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _position(position_id: UUID, request: Any) -> Position:
    found = Position.objects.filter(agency_id=request.standing.person.agency_id, id=position_id).first()
    if found is None:
        raise Absent
    return found


def _refuse_if_wrong(form: Any) -> None:
    """Every problem of the form at once, each about its field."""
    if form.is_valid():
        return
    raise Refused(
        Refusal(error.code or "invalid", same(str(error.messages[0])), "" if field == "__all__" else field)
        for field, errors in form.errors.as_data().items()
        for error in errors
    )


def _out(case: Case) -> dict[str, Any]:
    language = _language()
    version, position = case.version, case.position
    return {
        "id": case.agreement.id,
        "position": position.id,
        "created_at": case.agreement.created_at.isoformat(),
        "employee": position.person.name,
        "unit": position.unit.name,
        "status": StateName[case.status],
        "status_name": case.status_name.in_(language),
        "revision": case.agreement.revision,
        "version": version.number,
        "reason": version.reason,
        "terms": case.terms.to_json(),
        "clauses": [
            {
                "item": clause.item,
                "heading": clause.heading.in_(language),
                "text": clause.text.in_(language),
                "provenance": clause.provenance.in_(language),
            }
            for clause in clauses_of(case.terms)
        ],
        "signatures": [
            {
                "side": signature.side,
                "name": signature.name,
                "at": signature.at.isoformat(),
                "authority": signature.authority,
                "in_place_of": signature.in_place_of,
            }
            for signature in case.signatures
        ],
        "steps": [
            {"name": step.name, "label": step.label.in_(language), "explains": step.explains.in_(language)}
            for step in steps_for(case)
        ],
        "has_document": case.has_document,
    }


def _line_out(line: Row) -> dict[str, Any]:
    counts = dict(zip(COLUMNS, line.counts, strict=True))
    return {"unit": line.unit, "also": list(line.also), "persons": line.persons, **counts}


def _language() -> Language:
    return as_language(get_language() or "nb")

"""Agreements that go on in a successor: a part of `actions`, in a file of its own for its length.

The agreement of the former agency stays as it was signed, with its record. In the successor stands one that goes on
from it, with the same version, signatures, judgements and sealed file, and from the day on it is the successor's.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from handlingsrom.features.agreements.lifecycle import LIVING, OPEN
from handlingsrom.features.agreements.models import (
    Agreement,
    AgreementVersion,
    Judgement,
    Signature,
    Validity,
)
from handlingsrom.features.agreements.proving import proof_of
from handlingsrom.features.agreements.queries import DOCUMENT, during
from handlingsrom.features.agreements.status import status_on
from handlingsrom.foundation.documents.models import SealedDocument
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.succession.actions import Carried
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.records.models import new_id
from handlingsrom.foundation.walls import within


@dataclass(frozen=True, slots=True)
class Going:
    """The agreements that go on, with all that belongs to them; read inside the former agency's wall."""

    versions: Sequence[AgreementVersion]
    signatures: Sequence[Signature]
    judgements: Sequence[Judgement]
    documents: Sequence[SealedDocument]
    persons: Collection[Person]


def carry_on(carried: Carried) -> int:
    """Let every open or living agreement of those who went over go on in the successor; gives how many."""
    with within(carried.former.id):
        going = _going(carried)
    persons = carried.named(going.persons)
    with within(carried.successor.id):
        _make_anew(going, carried, persons)
    return len(going.versions)


def _going(carried: Carried) -> Going:
    former = carried.former.id
    current = AgreementVersion.objects.filter(
        agency_id=former, superseded_at=None, agreement__position__in=list(carried.positions)
    ).select_related("agreement__position")
    versions = [v for v in current if status_on(v, (), carried.day) in OPEN | LIVING]
    ids, agreements = [v.id for v in versions], [v.agreement_id for v in versions]
    signatures = list(Signature.objects.filter(agency_id=former, version__in=ids).select_related("person"))
    judgements = list(
        Judgement.objects.filter(agency_id=former, agreement__in=agreements).select_related("by")
    )
    documents = list(SealedDocument.objects.filter(agency_id=former, thing_kind=DOCUMENT, thing_id__in=ids))
    persons = {p.id: p for p in (*(s.person for s in signatures), *(j.by for j in judgements))}
    return Going(versions, signatures, judgements, documents, persons.values())


def _make_anew(going: Going, carried: Carried, persons: dict[UUID, UUID]) -> None:
    to = carried.successor.id
    agreements = {
        v.agreement_id: _anew(v.agreement, to, position_id=carried.positions[v.agreement.position_id],
                              continues=v.agreement_id)
        for v in going.versions
    }  # fmt: skip
    versions = {v.id: _anew(v, to, agreement_id=agreements[v.agreement_id].id) for v in going.versions}
    Agreement.objects.bulk_create(agreements.values())
    AgreementVersion.objects.bulk_create(versions.values())
    Signature.objects.bulk_create(
        _anew(s, to, version_id=versions[s.version_id].id, person_id=persons[s.person_id])
        for s in going.signatures
    )
    judged = [
        _anew(j, to, agreement_id=agreements[j.agreement_id].id, by_id=persons[j.by_id])
        for j in going.judgements
    ]
    Judgement.objects.bulk_create(judged)
    SealedDocument.objects.bulk_create(
        _anew(d, to, thing_id=versions[d.thing_id].id) for d in going.documents
    )
    Validity.objects.bulk_create(_valid(versions[v.id], v, carried) for v in going.versions if v.entered_at)
    for version in going.versions:
        made = agreements[version.agreement_id]
        _record(made, version.agreement, carried, persons, [j for j in judged if j.agreement_id == made.id])


def _valid(made: AgreementVersion, former: AgreementVersion, carried: Carried) -> Validity:
    since, until = during(former.terms)
    position = carried.positions[former.agreement.position_id]
    return Validity(
        version=made,
        agency_id=carried.successor.id,
        position_id=position,
        during=(max(since, carried.day), until),
    )


def _anew[M: Model](row: M, agency: UUID, **changed: Any) -> M:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(values | {"id": new_id(), "agency_id": agency} | changed))


def _record(
    made: Agreement,
    former: Agreement,
    carried: Carried,
    persons: dict[UUID, UUID],
    judged: Sequence[Judgement],
) -> None:
    """With the fingerprints of the assessments, which the successor's own chain holds from now on."""
    record(
        "agreement_taken_over",
        agency_id=made.agency_id,
        by_id=None,
        by_name="Handlingsrom",
        at=carried.at,
        thing=("agreement", made.id),
        subject_id=persons[former.position.person_id],
        content={
            "from": carried.former.name,
            "orgnr": carried.former.orgnr,
            "agreement": str(former.id),
            "day": str(carried.day),
            "judgements": [proof_of(judgement, secrets.token_hex(16)) for judgement in judged],
        },
    )

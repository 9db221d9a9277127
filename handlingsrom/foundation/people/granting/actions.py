"""Every write of roles, fullmakt and consents: who may, when, whether; recorded with who, for which units and days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from handlingsrom.foundation.days import day_of, in_words
from handlingsrom.foundation.outbox.actions import write_mail
from handlingsrom.foundation.people.access import Grant, Standing
from handlingsrom.foundation.people.granting.access import CONSENT_GRANTS, MANDATE_GRANTS, ROLE_GRANTS
from handlingsrom.foundation.people.granting.cases import NamedCase
from handlingsrom.foundation.people.granting.letters import MAY_SEE, MAY_SEE_SUBJECT
from handlingsrom.foundation.people.granting.lifecycle import ENDED, NEW, STATES, STEPS, state_on
from handlingsrom.foundation.people.granting.queries import (
    one_seen_by,
    representatives_for,
    roles_held_already,
    verbs_of,
)
from handlingsrom.foundation.people.granting.refusals import (
    BASIS_MISSING,
    DAYS_NOT_KNOWN,
    ENDS_BEFORE_IT_BEGINS,
    HAS_ADMINISTRATOR,
    HELD_ALREADY,
    LASTS_TOO_LONG,
    NOT_A_LEADER,
    NOT_FOUND,
    NOT_ONE_OF_YOURS,
    NOT_TO_ONESELF,
    ORGANISATION_MISSING,
    ORGANISATION_NOT_HERE,
    POSITION_NOT_HELD,
    UNITS_MISSING,
)
from handlingsrom.foundation.people.models import Agency, Consent, Mandate, Position, Role, Unit, in_force
from handlingsrom.foundation.people.roles import (
    ADMINISTRATOR,
    LEADER,
    ROLES,
    SAFETY_REPRESENTATIVE,
    UNION_REPRESENTATIVE,
)
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.steps import Absent, Situation, take
from handlingsrom.rulebook.refusal import Refusal, Refused
from handlingsrom.rulebook.text import as_language

CONSENT_LASTS = timedelta(days=30)
CONSENT_LASTS_AT_MOST = timedelta(days=180)
FOR_NAMED_UNITS = frozenset({LEADER, SAFETY_REPRESENTATIVE})  # every other role may be for the whole agency


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a last day, or without an end."""

    since: date
    last_day: date | None = None

    @property
    def until(self) -> date | None:
        """The first day on which it no longer holds."""
        return None if self.last_day is None else self.last_day + timedelta(days=1)

    def problems(self, position: Position) -> list[Refusal]:
        """What is wrong with it for a position."""
        wrong = [ENDS_BEFORE_IT_BEGINS] if self.last_day is not None and self.last_day < self.since else []
        ended = position.until is not None and position.until <= self.since
        return [*wrong, POSITION_NOT_HELD] if ended or position.since > self.since else wrong


@transaction.atomic
def grant_role(
    position: Position,
    role: str,
    units: Collection[Unit],
    period: Period,
    *,
    by: Standing,
    at: datetime,
    organisation: str = "",
) -> list[Role]:
    """Grant a role to a position: a row for each unit, of the whole agency when none is named."""
    if position.agency_id != by.person.agency_id or role not in ROLES:
        raise Absent
    rows = units or _whole_agency(by)
    why = _why_not_role(position, role, units, rows, period, organisation, by)

    def act() -> list[Role]:
        granted = [
            Role.objects.create(
                agency_id=position.agency_id,
                position=position,
                role=role,
                unit=unit,
                organisation=organisation,
                since=period.since,
                until=period.until,
                granted_by=by.person,
            )
            for unit in rows
        ]
        for row in granted:
            _record("role_granted", "role", row, by, at, _of_role(row))
        return granted

    return take(STEPS["grant_role"], _to_begin(by, ROLE_GRANTS), why, act)


@transaction.atomic
def first_administrator(agency: Agency, email: str, *, at: datetime) -> Role:
    """By the command line, for an agency that has none; every later role is granted by an administrator."""
    on = day_of(at)
    held = Role.objects.filter(in_force(on), agency=agency, role=ADMINISTRATOR)
    positions = Position.objects.filter(in_force(on), agency=agency, person__email__iexact=email)
    position = positions.select_related("person").first()
    if position is None or held.exists():
        raise Refused([NOT_FOUND] if position is None else [HAS_ADMINISTRATOR])
    whole = Unit.objects.get(agency=agency, parent=None)
    row = Role.objects.create(agency=agency, position=position, role=ADMINISTRATOR, unit=whole, since=on)
    record(
        "role_granted",
        agency_id=agency.id,
        by_id=None,
        by_name="kommandolinjen",
        at=at,
        thing=("role", row.id),
        subject_id=position.person_id,
        content=_of_role(row),
    )
    return row


def end_role(role_id: UUID, *, by: Standing, at: datetime) -> None:
    """End a role from today; what was granted to come never begins."""
    _end("role", Role, role_id, by=by, at=at)


@transaction.atomic
def grant_mandate(
    position: Position,
    unit: Unit,
    period: Period,
    *,
    basis: str,
    most_days_per_week: Decimal | None = None,
    by: Standing,
    at: datetime,
) -> Mandate:
    """Register who binds the agency, for which unit with those below it, and how far."""
    if position.agency_id != by.person.agency_id or unit.agency_id != by.person.agency_id:
        raise Absent
    why = _why_not_mandate(position, period, basis, most_days_per_week, by)

    def act() -> Mandate:
        mandate = Mandate.objects.create(
            agency_id=position.agency_id,
            position=position,
            unit=unit,
            basis=basis.strip(),
            most_days_per_week=most_days_per_week,
            since=period.since,
            until=period.until,
            granted_by=by.person,
        )
        most = None if most_days_per_week is None else str(most_days_per_week)
        content = _of_unit(mandate) | {"basis": mandate.basis, "most_days_per_week": most}
        _record("mandate_granted", "mandate", mandate, by, at, content)
        return mandate

    return take(STEPS["grant_mandate"], _to_begin(by, MANDATE_GRANTS), why, act)


def end_mandate(mandate_id: UUID, *, by: Standing, at: datetime) -> None:
    """End a fullmakt from today; what was signed by it stands."""
    _end("mandate", Mandate, mandate_id, by=by, at=at)


@transaction.atomic
def give_consent(case: NamedCase, given_to: UUID, last_day: date, *, by: Standing, at: datetime) -> Consent:
    """Let the holder of one role see one case of one's own, up to and with a day."""
    position = next((each for each in by.positions if each.id == case.position_id), None)
    if position is None:
        raise Absent
    ours = {role.id: role for role in representatives_for(by, [position.unit_id])}
    lasts = last_day - by.on
    too_long = lasts < timedelta(0) or lasts > CONSENT_LASTS_AT_MOST
    why = [*([] if given_to in ours else [NOT_ONE_OF_YOURS]), *([LASTS_TOO_LONG] if too_long else [])]

    def act() -> Consent:
        consent = Consent.objects.create(
            agency_id=by.person.agency_id,
            position=position,
            given_to=ours[given_to],
            thing_kind=case.kind,
            thing_id=case.id,
            since=by.on,
            until=last_day + timedelta(days=1),
        )
        _record("consent_given", "consent", consent, by, at, _of_consent(consent))
        _tell_receiver(consent, case, by, at)
        return consent

    return take(STEPS["give_consent"], _to_begin(by, CONSENT_GRANTS), why, act)


def end_consent(consent_id: UUID, *, by: Standing, at: datetime) -> None:
    """Withdraw a consent; what it let be seen is gone at once."""
    _end("consent", Consent, consent_id, by=by, at=at)


@transaction.atomic
def _end(
    kind: str, model: type[Role | Mandate | Consent], row_id: UUID, *, by: Standing, at: datetime
) -> None:
    row = one_seen_by(by, model, row_id)
    if row is None:
        raise Absent
    state = state_on(row.since, row.until, by.on)

    def act() -> None:
        row.until = by.on
        row.save(update_fields=["until"])
        _record(f"{kind}_{ENDED}", kind, row, by, at, {"until": str(by.on)})

    take(STEPS[f"end_{kind}"], Situation(verbs_of(row), state, STATES[state]), (), act)


def _to_begin(by: Standing, grants: Collection[Grant]) -> Situation:
    verbs = frozenset[str]().union(*(grant.verbs for grant in grants if by.holds(grant.role)))
    return Situation(verbs, NEW, STATES[NEW])


def _whole_agency(by: Standing) -> list[Unit]:
    return list(Unit.objects.filter(agency_id=by.person.agency_id, parent=None))


def _why_not_role(
    position: Position,
    role: str,
    named: Collection[Unit],
    rows: Collection[Unit],
    period: Period,
    organisation: str,
    by: Standing,
) -> list[Refusal]:
    why = period.problems(position)
    if position.person_id == by.person.id:
        why.append(NOT_TO_ONESELF)
    if role in FOR_NAMED_UNITS and not named:
        why.append(UNITS_MISSING)
    if role == UNION_REPRESENTATIVE and not organisation.strip():
        why.append(ORGANISATION_MISSING)
    if role != UNION_REPRESENTATIVE and organisation.strip():
        why.append(ORGANISATION_NOT_HERE)
    ids = [unit.id for unit in rows]
    held = roles_held_already(position, role, ids, period.since, period.until, organisation)
    name = position.person.name
    return [
        *why,
        *(
            Refusal("held_already", HELD_ALREADY.filled(name=name, unit=row.unit.name), "units")
            for row in held
        ),
    ]


def _why_not_mandate(
    position: Position, period: Period, basis: str, most: Decimal | None, by: Standing
) -> list[Refusal]:
    why = period.problems(position)
    if position.person_id == by.person.id:
        why.append(NOT_TO_ONESELF)
    if position.id not in by.line.leaders():
        why.append(NOT_A_LEADER)
    if not basis.strip():
        why.append(BASIS_MISSING)
    if most is not None and not (Decimal("0.5") <= most <= 5 and most % Decimal("0.5") == 0):
        why.append(DAYS_NOT_KNOWN)
    return why


def _tell_receiver(consent: Consent, case: NamedCase, by: Standing, at: datetime) -> None:
    receiver = consent.given_to.position.person
    language = as_language(receiver.language)
    body = MAY_SEE.filled(
        name=by.person.name,
        last_day=in_words(consent.until - timedelta(days=1)),
        link=settings.PUBLIC_ADDRESS + case.url,
    )
    write_mail(
        agency_id=receiver.agency_id,
        person_id=receiver.id,
        address=receiver.email,
        language=language,
        subject=MAY_SEE_SUBJECT.in_(language),
        body=body.in_(language),
        at=at,
    )


def _of_unit(row: Role | Mandate) -> dict[str, Any]:
    until = None if row.until is None else str(row.until)
    return {"unit": row.unit.name, "unit_id": str(row.unit_id), "since": str(row.since), "until": until}


def _of_role(row: Role) -> dict[str, Any]:
    of_union = {"organisation": row.organisation} if row.organisation else {}
    return {"role": row.role} | _of_unit(row) | of_union


def _of_consent(row: Consent) -> dict[str, Any]:
    to = row.given_to
    return {
        "to": to.position.person.name,
        "role": to.role,
        "role_id": str(to.id),
        "thing": [row.thing_kind, str(row.thing_id)],
        "until": str(row.until),
    }


def _record(
    kind: str, thing: str, row: Role | Mandate | Consent, by: Standing, at: datetime, content: dict[str, Any]
) -> None:
    record(
        kind,
        agency_id=row.agency_id,
        by_id=by.person.id,
        by_name=by.person.name,
        at=at,
        thing=(thing, row.id),
        subject_id=row.position.person_id,
        content=content,
    )

"""Every write of substitutes and handover: who may, when, whether; recorded, and told to those whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from handlingsrom.foundation.days import in_words, period_in_words
from handlingsrom.foundation.outbox.actions import write_mail
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.appointing import letters
from handlingsrom.foundation.people.appointing import refusals as why
from handlingsrom.foundation.people.appointing.access import verbs_over
from handlingsrom.foundation.people.appointing.lifecycle import STATES, STEPS
from handlingsrom.foundation.people.appointing.queries import (
    hold,
    leading_already,
    led_by_others,
    locked,
    overlapping,
)
from handlingsrom.foundation.people.granting.actions import Period
from handlingsrom.foundation.people.granting.lifecycle import NEW, state_on
from handlingsrom.foundation.people.granting.refusals import NOT_TO_ONESELF
from handlingsrom.foundation.people.models import Mandate, Person, Position, Role, Substitution, Unit
from handlingsrom.foundation.people.roles import LEADER
from handlingsrom.foundation.records.actions import record
from handlingsrom.foundation.steps import Absent, Situation, take
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text, as_language


@transaction.atomic
def appoint(
    leader: Position, substitute: Position, period: Period, *, by: Standing, at: datetime
) -> Substitution:
    """Somebody stands in a leader's place for a period: gets the tasks, decides and signs, and it is said so."""
    verbs = verbs_over(leader, by)
    if not verbs or substitute.agency_id != leader.agency_id:
        raise Absent
    hold(leader)

    def act() -> Substitution:
        made = Substitution.objects.create(
            agency_id=leader.agency_id,
            leader=leader,
            substitute=substitute,
            since=period.since,
            until=period.until,
            granted_by=by.person,
        )
        content = _content(made) | {"since": str(period.since), "until": str(period.until or "")}
        _record("substitute_appointed", ("substitution", made.id), leader.person, by, at, content)
        _tell_both(made, period, by, at)
        return made

    situation = Situation(verbs, NEW, STATES[NEW])
    return take(STEPS["appoint"], situation, _why_not(leader, substitute, period, by), act)


@transaction.atomic
def end_substitution(substitution_id: UUID, *, by: Standing, at: datetime) -> None:
    """End it from today; what was signed in the leader's place stands."""
    row = locked(by, substitution_id)
    if row is None:
        raise Absent
    state = state_on(row.since, row.until, by.on)

    def act() -> None:
        row.until = by.on
        row.save(update_fields=["until"])
        _record("substitution_ended", ("substitution", row.id), row.leader.person, by, at, _content(row))

    take(STEPS["end_substitution"], Situation(verbs_over(row.leader, by), state, STATES[state]), (), act)


@dataclass(frozen=True, slots=True)
class Handover:
    """From a day, units of one leader have another; with `basis`, the authority goes along."""

    former: Position
    successor: Position
    units: tuple[Unit, ...]
    day: date
    basis: str = ""


@transaction.atomic
def hand_over(change: Handover, *, by: Standing, at: datetime) -> None:
    """Put in the new leader: the line follows, so what waits for the former goes to the new one from that day."""
    verbs = verbs_over(change.former, by)
    agencies = {change.successor.agency_id, *(unit.agency_id for unit in change.units)}
    if not verbs or agencies != {by.person.agency_id}:
        raise Absent
    hold(change.former)

    def act() -> None:
        _end_leading(change)
        for unit in change.units:
            _begin_leading(unit, change, by, at)
        _tell_successor(change, at)

    take(STEPS["hand_over"], Situation(verbs, NEW, STATES[NEW]), _why_no_handover(change, by), act)


def _end_leading(change: Handover) -> None:
    """The former leader's roles and authority over these very units end with the day before."""
    of: dict[str, Any] = {
        "agency_id": change.former.agency_id,
        "position": change.former,
        "unit__in": change.units,
    }
    ending: tuple[QuerySet[Any], ...] = (Role.objects.filter(role=LEADER, **of), Mandate.objects.filter(**of))
    for rows in ending:
        rows.filter(Q(until=None) | Q(until__gt=change.day)).update(until=change.day)


def _begin_leading(unit: Unit, change: Handover, by: Standing, at: datetime) -> None:
    given: dict[str, Any] = {
        "agency_id": by.person.agency_id,
        "position": change.successor,
        "unit": unit,
        "since": change.day,
        "granted_by": by.person,
    }
    Role.objects.create(role=LEADER, **given)
    if change.basis:
        Mandate.objects.create(basis=change.basis, **given)
    content: dict[str, object] = {
        "unit": unit.name,
        "from": change.former.person.name,
        "to": change.successor.person.name,
        "day": str(change.day),
        "authority": change.basis,
    }
    _record("unit_handed_over", ("unit", unit.id), change.successor.person, by, at, content)


def _why_not(leader: Position, substitute: Position, period: Period, by: Standing) -> list[Refusal]:
    leads = any(post.position_id == leader.id for post in by.line.posts)
    reasons = [] if leads else [why.LEADS_NOTHING]
    if substitute.person_id == leader.person_id:
        reasons.append(why.NOT_ONESELF)
    elif substitute.person_id == by.person.id:
        reasons.append(NOT_TO_ONESELF)
    if not substitute.person.active:
        reasons.append(why.HAS_LEFT)
    if period.since < by.on:
        reasons.append(why.STARTS_IN_THE_PAST)
    reasons += period.problems(substitute)
    ends = substitute.until
    if ends is not None and ends > period.since and (period.until is None or period.until > ends):
        reasons.append(why.LEAVES_BEFORE_THE_END)
    return [*reasons, *_taken_days(leader, substitute, period)]


def _taken_days(leader: Position, substitute: Position, period: Period) -> list[Refusal]:
    """Another stands in already on some of the days, or the substitute is away herself."""
    others = [
        (why.OVERLAPS, "since", each, each.substitute.person.name)
        for each in overlapping(leader, period.since, period.until)
    ] + [
        (why.IS_AWAY, "substitute", each, substitute.person.name)
        for each in overlapping(substitute, period.since, period.until)
    ]
    return [
        Refusal("days_taken", says.filled(name=name, period=_period_of(each)), about)
        for says, about, each, name in others
    ]


def _why_no_handover(change: Handover, by: Standing) -> list[Refusal]:
    reasons = [] if change.units else [why.UNITS_MISSING]
    if change.successor.person_id == by.person.id:
        reasons.append(NOT_TO_ONESELF)
    if not change.successor.person.active:
        reasons.append(why.HAS_LEFT)
    if change.day < by.on:
        reasons.append(why.STARTS_IN_THE_PAST)
    reasons += Period(change.day).problems(change.successor)
    name = change.successor.person.name
    leading = [
        *((name, unit.name) for unit in leading_already(change.successor, change.units, change.day)),
        *(
            (role.position.person.name, role.unit.name)
            for role in led_by_others(change.former, change.successor, change.units, change.day)
        ),
    ]
    return reasons + [
        Refusal("leads_already", why.LEADS_ALREADY.filled(name=name, unit=unit), "units")
        for name, unit in leading
    ]


def _period_of(row: Substitution) -> Text:
    return period_in_words(row.since, row.until and row.until - timedelta(days=1))


def _content(row: Substitution) -> dict[str, object]:
    return {"leader": row.leader.person.name, "substitute": row.substitute.person.name}


def _tell_both(row: Substitution, period: Period, by: Standing, at: datetime) -> None:
    days = period_in_words(period.since, period.last_day)
    for person, other, subject, says, page in (
        (
            row.substitute.person,
            row.leader.person,
            letters.TO_SUBSTITUTE_SUBJECT,
            letters.TO_SUBSTITUTE,
            "tasks",
        ),
        (
            row.leader.person,
            row.substitute.person,
            letters.TO_LEADER_SUBJECT,
            letters.TO_LEADER,
            "substitutes",
        ),
    ):
        if person.id != by.person.id:
            link = settings.PUBLIC_ADDRESS + reverse(page)
            _write(person, subject, says.filled(name=other.name, period=days, link=link), at)


def _tell_successor(change: Handover, at: datetime) -> None:
    link = settings.PUBLIC_ADDRESS + reverse("tasks")
    units = ", ".join(unit.name for unit in change.units)
    says = letters.TO_SUCCESSOR.filled(units=units, day=in_words(change.day), link=link)
    _write(change.successor.person, letters.TO_SUCCESSOR_SUBJECT, says, at)


def _write(person: Person, subject: Text, body: Text, at: datetime) -> None:
    language = as_language(person.language)
    write_mail(
        agency_id=person.agency_id,
        person_id=person.id,
        address=person.email,
        language=language,
        subject=subject.in_(language),
        body=body.in_(language),
        at=at,
    )


def _record(
    kind: str,
    thing: tuple[str, UUID],
    subject: Person,
    by: Standing,
    at: datetime,
    content: dict[str, object],
) -> None:
    record(
        kind,
        agency_id=by.person.agency_id,
        by_id=by.person.id,
        by_name=by.person.name,
        at=at,
        thing=thing,
        subject_id=subject.id,
        content=content,
    )

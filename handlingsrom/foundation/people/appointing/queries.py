"""Every read of substitutes and of handover: who stands in for whom, which units lack a leader, whom one may choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from handlingsrom.foundation.people.access import HeldRole, Standing, may
from handlingsrom.foundation.people.appointing.access import GRANTS
from handlingsrom.foundation.people.granting.queries import not_ended
from handlingsrom.foundation.people.line import WHOLE_WEEK, Post
from handlingsrom.foundation.people.models import Position, Role, Substitution, Unit, in_force
from handlingsrom.foundation.people.roles import HR, LEADER

PAGE = 50


def substitutions(standing: Standing) -> QuerySet[Substitution]:
    """Those of the agency that hold today or later."""
    found = Substitution.objects.filter(not_ended(standing.on), agency_id=standing.person.agency_id)
    return found.select_related("leader__person", "leader__unit", "substitute__person", "substitute__unit")


def concerning(standing: Standing) -> list[Substitution]:
    """Those in which the person is the leader or stands in, first those that begin first."""
    mine = Q(leader__person=standing.person) | Q(substitute__person=standing.person)
    return list(substitutions(standing).filter(mine).order_by("since", "id"))


def of_the_agency(standing: Standing, before: UUID | None) -> list[Substitution]:
    """A page of all, newest first: everybody who works here may know who decides."""
    if not may(standing, GRANTS, "see"):
        return []
    found = substitutions(standing).order_by("-id")
    return list((found.filter(id__lt=before) if before else found)[:PAGE])


def locked(standing: Standing, substitution_id: UUID) -> Substitution | None:
    """One of the agency, locked until the transaction ends."""
    rows = Substitution.objects.select_for_update(of=("self",)).filter(agency_id=standing.person.agency_id)
    return rows.select_related("leader__person", "substitute__person").filter(id=substitution_id).first()


def overlapping(position: Position, since: date, until: date | None) -> list[Substitution]:
    """The substitutions of a leader that would hold on some of the days."""
    found = Substitution.objects.filter(
        Q(until=None) | Q(until__gt=since), agency_id=position.agency_id, leader=position
    )
    if until is not None:
        found = found.filter(since__lt=until)
    return list(found.select_related("substitute__person").order_by("since"))


def leading_positions(standing: Standing) -> list[Position]:
    """The person's own positions that lead a unit."""
    leading = {post.position_id for post in standing.line.posts}
    return [position for position in standing.positions if position.id in leading]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A unit that has had a leader and has none who is there."""

    unit: Unit
    last: Position  # whose it was
    answers: str  # who answers meanwhile; empty where nobody does


def vacancies(standing: Standing) -> list[Vacancy]:
    """The units whose leader has left, with who answers until there is a new one; for HR."""
    if not standing.holds(HR):
        return []
    agency_id, led = standing.person.agency_id, list(standing.line.led)
    roles = Role.objects.filter(agency_id=agency_id, role=LEADER, unit__until=None, since__lte=standing.on)
    gone = (
        roles.exclude(unit__in=led).select_related("unit", "position__person").order_by("unit__name", "since")
    )
    last = {role.unit_id: role for role in gone}
    over = {unit: standing.line.nearest(unit, binding=False) for unit in last}
    return [
        Vacancy(role.unit, role.position, ", ".join(post.name for post in over[unit]))
        for unit, role in last.items()
    ]


def units_to_hand_over(position: Position, standing: Standing) -> list[Unit]:
    """The open units that a position leads, or has led where nobody leads now."""
    ever = Role.objects.filter(
        agency_id=position.agency_id, position=position, role=LEADER, unit__until=None, since__lte=standing.on
    )
    units = {
        role.unit_id: role.unit
        for role in ever.select_related("unit").order_by("unit__name", "id")
        if role.until is None or role.until > standing.on or role.unit_id not in standing.line.led
    }
    return list(units.values())


def hold(position: Position) -> None:
    """Lock a leader's position until the transaction ends: of two who change who answers there, one waits."""
    Position.objects.select_for_update().filter(agency_id=position.agency_id, id=position.id).first()


def led_by_others(former: Position, successor: Position, units: Iterable[Unit], day: date) -> list[Role]:
    """Who else leads units that the former leader leads no longer on a day: somebody was first."""
    led = Role.objects.filter(not_ended(day), agency_id=former.agency_id, role=LEADER, unit__in=list(units))
    here = led.filter(in_force(day, "position__"), position__person__active=True)
    found = list((here | led.filter(position=former)).select_related("unit", "position__person"))
    still = {role.unit_id for role in found if role.position_id == former.id}
    return [r for r in found if r.unit_id not in still and r.position_id != successor.id]


def leading_already(position: Position, units: Iterable[Unit], day: date) -> list[Unit]:
    """Those of the units that a position leads on a day or later."""
    led = Role.objects.filter(not_ended(day), agency_id=position.agency_id, position=position, role=LEADER)
    return [role.unit for role in led.filter(unit__in=list(units)).select_related("unit")]


def as_if_led(standing: Standing, units: Iterable[Unit], successor: Position, *, binds: bool) -> Standing:
    """What a position would be if it led some units and nothing else: for the dry run, which writes nothing."""
    chosen = {
        unit.id: (Post(successor.id, successor.person_id, unit.id, successor.person.name),) for unit in units
    }
    others = {
        u: tuple(p for p in posts if p.position_id != successor.id) for u, posts in standing.line.led.items()
    }
    mandates = {(successor.id, unit): WHOLE_WEEK for unit in chosen} if binds else {}
    line = replace(standing.line, led=others | chosen, mandates=dict(standing.line.mandates) | mandates)
    own = {successor.id}
    return Standing(
        successor.person,
        standing.on,
        (successor,),
        (HeldRole(LEADER, line.below(chosen)),),
        line,
        {},
        line.answers(own, binding=False),
        line.answers(own, binding=True),
    )

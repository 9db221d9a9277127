"""Who may: a grant is a role, a reach and verbs; the same condition answers for a list and for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Model, Q, QuerySet

from handlingsrom.foundation.people.line import NOBODY, Answers, Line
from handlingsrom.foundation.people.models import Person, Position


class Reach(StrEnum):
    """How far a role reaches. Every reach but `own` leaves out the person's own case."""

    OWN = "own"
    LINE = "line"  # those whose nearest leader one is, or stands in for
    BINDING = "binding"  # those for whom one binds the agency
    CONSENT = "consent"  # the one case that its person lets one see, until a day
    UNIT = "unit"  # the unit of the role, with those below it
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Grant:
    """A row of the access table: this role, so far, may do this."""

    role: str
    reach: Reach
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that a person holds on the day; `units` are those that it covers, sub-units included.

    A verneområde is exactly the units that were named: a unit below one of them is not in it unless it is named too.
    """

    role: str
    units: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is in the agency on one day: positions, roles, and in whose place."""

    person: Person
    on: date
    positions: tuple[Position, ...]
    roles: tuple[HeldRole, ...]
    line: Line
    in_place_of: dict[UUID, str] = field(default_factory=dict)  # leader's position → the leader's name
    leads: Answers = NOBODY
    binds: Answers = NOBODY
    consented: Mapping[str, frozenset[UUID]] = field(default_factory=dict)  # role → the cases it may see

    @property
    def acts_as(self) -> frozenset[UUID]:
        """The person's own positions, and those in whose place they stand."""
        return self.own | frozenset(self.in_place_of)

    @property
    def own(self) -> frozenset[UUID]:
        """The ids of the person's own positions."""
        return frozenset(position.id for position in self.positions)

    def holds(self, role: str) -> bool:
        """Whether the person holds the role anywhere in the agency."""
        return any(held.role == role for held in self.roles)

    def units_of(self, role: str) -> frozenset[UUID]:
        """The units that the person's roles of this name cover."""
        return frozenset[UUID]().union(*(held.units for held in self.roles if held.role == role))


def reached(standing: Standing, grant: Grant) -> Q | None:
    """The condition on things with a `position` that a grant reaches; None when the role is not held."""
    if not standing.holds(grant.role):
        return None
    others = ~Q(position__person_id=standing.person.id)
    match grant.reach:
        case Reach.OWN:
            return Q(position__person_id=standing.person.id)
        case Reach.LINE:
            return _answered(standing, standing.leads) & others
        case Reach.BINDING:
            return _answered(standing, standing.binds) & others
        case Reach.CONSENT:
            return Q(id__in=standing.consented.get(grant.role, ())) & others
        case Reach.UNIT:
            return Q(position__unit_id__any_of=standing.units_of(grant.role)) & others
        case Reach.AGENCY:
            return others


def _answered(standing: Standing, answers: Answers) -> Q:
    followers = Q(position__unit_id__any_of=answers.units) & ~Q(position_id__any_of=standing.line.leaders())
    return followers | Q(position_id__any_of=answers.leaders)


SEE = frozenset({"see"})


def visible[M: Model](
    things: QuerySet[M], standing: Standing, grants: Iterable[Grant], verbs: frozenset[str] = SEE
) -> QuerySet[M]:
    """The things that a person may see, or do one of `verbs` with: inside the agency, and reached by a grant of it."""
    inside = things.filter(agency_id=standing.person.agency_id)
    conditions = [
        condition
        for grant in grants
        if verbs & grant.verbs and (condition := reached(standing, grant)) is not None
    ]
    if not conditions:
        return inside.none()
    either = Q()
    for condition in conditions:
        either |= condition
    return inside.filter(either)


def with_verbs[M: Model](things: QuerySet[M], standing: Standing, grants: Iterable[Grant]) -> QuerySet[M]:
    """The visible things, each annotated with the grants that reach it; `verbs_on` reads them off."""
    held = [(number, reached(standing, grant)) for number, grant in enumerate(grants)]
    names = {
        f"grant_{number}": ExpressionWrapper(condition, output_field=BooleanField())
        for number, condition in held
        if condition is not None
    }
    annotated: QuerySet[M] = visible(things, standing, grants).annotate(**names)
    return annotated


def may(standing: Standing, grants: Iterable[Grant], verb: str) -> bool:
    """Whether a role that the person holds is granted the verb, on whatever it reaches."""
    return any(verb in grant.verbs and standing.holds(grant.role) for grant in grants)


def units_for(standing: Standing, grants: Iterable[Grant], verb: str) -> frozenset[UUID]:
    """The units that the person is granted a verb on as a whole, for counts, which leave out nobody."""
    units: frozenset[UUID] = frozenset()
    for grant in grants:
        if verb not in grant.verbs or not standing.holds(grant.role):
            continue
        match grant.reach:
            case Reach.AGENCY:
                units |= frozenset(standing.line.parents)
            case Reach.UNIT:
                units |= standing.units_of(grant.role)
            case _:
                raise ValueError(f"{grant.reach} reaches no unit as a whole")
    return units


def verbs_on(thing: Any, grants: Iterable[Grant]) -> frozenset[str]:
    """Everything that the person may do with a thing that came through `with_verbs`."""
    reaching = [g.verbs for number, g in enumerate(grants) if getattr(thing, f"grant_{number}", False)]
    return frozenset[str]().union(*reaching)

"""Every read of roles, fullmakt and consents: the registers, whom one may choose, and one row to end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from handlingsrom.foundation.people.access import Grant, Standing, verbs_on, with_verbs
from handlingsrom.foundation.people.granting.access import CONSENT_GRANTS, MANDATE_GRANTS, ROLE_GRANTS
from handlingsrom.foundation.people.models import Consent, Mandate, Position, Role, Unit, in_force
from handlingsrom.foundation.people.roles import SAFETY_REPRESENTATIVE, UNION_REPRESENTATIVE

PAGE = 50
REPRESENTATIVES = (SAFETY_REPRESENTATIVE, UNION_REPRESENTATIVE)


def not_ended(on: date) -> Q:
    """What holds on the day or later."""
    return Q(until=None) | Q(until__gt=on)


def roles_seen_by(standing: Standing, role: str = "", before: UUID | None = None) -> list[Role]:
    """A page of the roles that hold now or later and that the person may see, newest first."""
    seen = with_verbs(Role.objects.filter(not_ended(standing.on)), standing, ROLE_GRANTS)
    if role:
        seen = seen.filter(role=role)
    if before:
        seen = seen.filter(id__lt=before)
    return list(seen.select_related("position__person", "unit", "granted_by").order_by("-id")[:PAGE])


def mandates_seen_by(standing: Standing, before: UUID | None = None) -> list[Mandate]:
    """A page of the register of fullmakt, newest first."""
    seen = with_verbs(Mandate.objects.filter(not_ended(standing.on)), standing, MANDATE_GRANTS)
    if before:
        seen = seen.filter(id__lt=before)
    return list(seen.select_related("position__person", "unit", "granted_by").order_by("-id")[:PAGE])


def consents_of(standing: Standing) -> list[Consent]:
    """The consents that a person has given and that are not over, newest first."""
    seen = with_verbs(Consent.objects.filter(not_ended(standing.on)), standing, CONSENT_GRANTS)
    return list(seen.select_related("given_to__position__person", "given_to__unit").order_by("-id"))


def verbs_of(row: Role | Mandate | Consent) -> frozenset[str]:
    """What the person may do with a row of the registers above."""
    return verbs_on(row, GRANTS[type(row)])


def one_seen_by[M: Model](standing: Standing, model: type[M], row_id: UUID) -> M | None:
    """One role, fullmakt or consent, locked until the transaction ends; None where the person may not see it."""
    rows: QuerySet[M] = model._default_manager.select_for_update(of=("self",))
    return with_verbs(rows, standing, GRANTS[model]).select_related("position").filter(pk=row_id).first()


GRANTS: dict[type[Model], Iterable[Grant]] = {
    Role: ROLE_GRANTS,
    Mandate: MANDATE_GRANTS,
    Consent: CONSENT_GRANTS,
}


def positions_named(standing: Standing, name: str, at_most: int = 20) -> list[Position]:
    """The positions of those whose name holds some letters, of this agency; for who grants something."""
    held = Position.objects.filter(in_force(standing.on), agency_id=standing.person.agency_id)
    found = held.filter(person__sort_name__contains=_sorted(name), person__active=True)
    return list(found.select_related("person", "unit").order_by("person__sort_name", "id")[:at_most])


def position_of_agency(standing: Standing, position_id: UUID | None) -> Position | None:
    """One position of the person's agency."""
    if position_id is None:
        return None
    own_agency = Position.objects.filter(agency_id=standing.person.agency_id, id=position_id)
    return own_agency.select_related("person", "unit").first()


def units_of_agency(standing: Standing) -> list[tuple[Unit, int]]:
    """The agency's units in the order of the tree, each with its depth."""
    units = {u.id: u for u in Unit.objects.filter(agency_id=standing.person.agency_id)}
    below: dict[UUID | None, list[Unit]] = {}
    for unit in sorted(units.values(), key=lambda u: _sorted(u.name)):
        below.setdefault(unit.parent_id, []).append(unit)

    def from_(parent: UUID | None, depth: int) -> list[tuple[Unit, int]]:
        return [
            each for unit in below.get(parent, ()) for each in [(unit, depth), *from_(unit.id, depth + 1)]
        ]

    return from_(None, 0)


def representatives_for(standing: Standing, units: Iterable[UUID]) -> list[Role]:
    """The verneombud of some units and the tillitsvalgte who cover them, but not the person herself."""
    units = frozenset(units)
    above = {each for unit in units for each in standing.line.upwards(unit)}
    held = Role.objects.filter(in_force(standing.on), agency_id=standing.person.agency_id)
    covering = Q(role=SAFETY_REPRESENTATIVE, unit__in=units) | Q(role=UNION_REPRESENTATIVE, unit__in=above)
    found = held.filter(covering).exclude(position__person=standing.person)
    return list(found.select_related("position__person", "unit").order_by("position__person__sort_name"))


def roles_held_already(position: Position, role: str, units: Iterable[UUID], since: date, until: date | None,
                       organisation: str) -> list[Role]:  # fmt: skip
    """The rows of the same role that would overlap with a new one."""
    same = Role.objects.filter(agency_id=position.agency_id, position=position, role=role)
    overlapping = same.filter(
        Q(until=None) | Q(until__gt=since), unit__in=list(units), organisation=organisation
    )
    if until is not None:
        overlapping = overlapping.filter(since__lt=until)
    return list(overlapping.select_related("unit", "position__person"))


def _sorted(name: str) -> str:
    """A name in the form by which names are sorted and searched."""
    return name.replace("\0", "").lower().translate(str.maketrans("æøå", "{|}"))

"""Every read of the people pages: find people by name, unit and title, and one person whole.

Conditions on names use operators that the planner may ask before the wall (they are leakproof), so that an index answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Mandate, Person, Position, Role, Unit, in_force

PAGE = 25
SORTED = str.maketrans("æøå", "{|}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the beginnings of words of a name, a unit or a title, and whether those who left come too."""

    name: str = ""
    place: str = ""
    also_left: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """The last one of a page, after whom the next begins."""

    sort_name: str
    id: UUID


def people_found(standing: Standing, wanted: Wanted, after: Key | None = None) -> list[Person]:
    """A page of the agency's people in Norwegian order, each with the positions of the day."""
    agency_id = standing.person.agency_id
    found = Person.objects.filter(agency_id=agency_id)
    for word in wanted.name.split():
        found = found.filter(_has_word_beginning_with(word))
    if after:
        later = Q(sort_name__gt=after.sort_name) | Q(sort_name=after.sort_name, id__gt=after.id)
        found = found.filter(later, sort_name__gte=after.sort_name)
    held = Position.objects.filter(in_force(standing.on), agency_id=agency_id)
    if wanted.place:
        found = found.filter(id__in=held.filter(_somewhere(standing, wanted.place)).values("person_id"))
    if not wanted.also_left:
        found = found.filter(active=True, id__in=held.values("person_id"))
    positions = Prefetch("positions", held.select_related("unit").order_by("since", "id"), to_attr="held")
    return list(found.order_by("sort_name", "id").prefetch_related(positions)[:PAGE])


def _has_word_beginning_with(word: str) -> Q:
    plain = word.lower().translate(SORTED)
    return (
        Q(sort_name__startswith=plain)
        | Q(sort_name__contains=f" {plain}")
        | Q(sort_name__contains=f"-{plain}")
    )


def _somewhere(standing: Standing, place: str) -> Q:
    """A position in a unit of this name, or below it, or with this title."""
    named = Unit.objects.filter(agency_id=standing.person.agency_id, name__icontains=place)
    units = standing.line.below(list(named.values_list("id", flat=True)))
    return Q(unit_id__any_of=units) | Q(title__icontains=place)


def person_of_agency(standing: Standing, person_id: UUID) -> Person | None:
    """One person of the agency, with the positions of the day."""
    held = Position.objects.filter(in_force(standing.on)).select_related("unit").order_by("since", "id")
    found = Person.objects.filter(agency_id=standing.person.agency_id, id=person_id)
    return found.select_related("scim").prefetch_related(Prefetch("positions", held, to_attr="held")).first()


def roles_of(person: Person, standing: Standing) -> QuerySet[Role]:
    """The roles that a person holds today."""
    held = Role.objects.filter(in_force(standing.on), agency_id=person.agency_id, position__person=person)
    return held.select_related("unit").order_by("role", "unit__name", "id")


def mandates_of(person: Person, standing: Standing) -> QuerySet[Mandate]:
    """The authority that a person has today."""
    held = Mandate.objects.filter(in_force(standing.on), agency_id=person.agency_id, position__person=person)
    return held.select_related("unit").order_by("unit__name", "id")

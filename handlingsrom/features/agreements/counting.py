"""How many have an agreement, wait for one or were refused, by unit; for representatives with small numbers hidden.

A part of `queries`, in a file of its own for its length. The table is made for the whole agency at once and a
representative is shown lines of it: two areas' own tables, laid beside each other, would tell what each one hides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case as FirstOf
from django.db.models import CharField, Count, Exists, OuterRef, Q, Value, When

from handlingsrom.features.agreements.access import COUNT_GRANTS
from handlingsrom.features.agreements.models import Agreement, Validity
from handlingsrom.foundation.people.access import Standing, may, units_for
from handlingsrom.foundation.people.line import Line
from handlingsrom.foundation.people.models import Position, Unit, in_force
from handlingsrom.rulebook.disclosure import FLOOR, Group, protect, roll_up, with_totals
from handlingsrom.rulebook.text import Text

COLUMNS: dict[str, Text] = {
    "in_force": Text("Har avtale", "Har avtale", "Have an agreement"),
    "waiting": Text("Venter", "Ventar", "Waiting"),
    "refused": Text("Avslått", "Avslått", "Refused"),
    "none": Text("Ingen avtale", "Ingen avtale", "No agreement"),
}
MOST_LINES = 100  # of a table that is protected while somebody waits for the page
Counts = dict[UUID, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the unit that names it, the others counted in it, persons by column, and in all; None is hidden."""

    unit: str
    also: tuple[str, ...]
    counts: tuple[int | None, ...]
    persons: int | None

    @property
    def cells(self) -> list[tuple[Text, int | None]]:
        """The counts with the names of their columns."""
        return list(zip(COLUMNS.values(), self.counts, strict=True))


@dataclass(frozen=True, slots=True)
class Counted:
    """The lines, the whole agency's, and the floor below which a number is hidden; no floor, nothing is hidden."""

    lines: tuple[Row, ...]
    all: Row
    floor: int | None


def may_count(standing: Standing) -> bool:
    """Whether a role of the person is granted counts, exact or not."""
    return may(standing, COUNT_GRANTS, "count") or may(standing, COUNT_GRANTS, "count_exactly")


def counted_for(standing: Standing) -> Counted | None:
    """The counts that a person may see; None for who may see none."""
    if may(standing, COUNT_GRANTS, "count_exactly"):
        return _exactly(standing, units_for(standing, COUNT_GRANTS, "count_exactly"))
    if may(standing, COUNT_GRANTS, "count"):
        return _protected(standing, units_for(standing, COUNT_GRANTS, "count"))
    return None


def _exactly(standing: Standing, units: frozenset[UUID]) -> Counted:
    names, counts = _names(standing), _counts(standing)
    shown = [unit for unit in names if unit in units and unit in counts]
    table = with_totals([counts[unit] for unit in shown] or [(0,) * len(COLUMNS)])
    lines = [_line(names[unit], (), row) for unit, row in zip(shown, table, strict=False)]
    return Counted(tuple(lines), _line(standing.person.agency.name, (), table[-1]), None)


def _protected(standing: Standing, units: frozenset[UUID]) -> Counted:
    names, counts = _names(standing), _counts(standing)
    persons = {unit: sum(row) for unit, row in counts.items()}
    groups = _in_order(_groups(standing.line, persons), names)
    rows = [tuple(sum(c) for c in zip(*_of(group, counts), strict=True)) for group in groups]
    table = protect(tuple(rows) or ((0,) * len(COLUMNS),))
    lines = [
        _line(names[group.level], _also(group, names), row)
        for group, row in zip(groups, table, strict=False)
        if not units.isdisjoint(group.nodes)
    ]
    return Counted(tuple(lines), _line(standing.person.agency.name, (), table[-1]), FLOOR)


def _groups(line: Line, persons: Mapping[UUID, int]) -> list[Group[UUID]]:
    """The groups that are counted: at the lowest level of units that makes no more lines than can be protected."""
    ways = {unit: tuple(reversed(line.upwards(unit))) for unit in line.parents}
    for depth in range(max(map(len, ways.values()), default=1), 0, -1):
        lifted = {unit: way[:depth][-1] for unit, way in ways.items()}
        counts = Counter[UUID]()
        for unit, number in persons.items():
            counts[lifted[unit]] += number
        kept = {unit: above for unit, above in line.parents.items() if lifted[unit] == unit}
        groups = roll_up(kept, counts)
        if len(groups) <= MOST_LINES:
            break
    below = defaultdict[UUID, set[UUID]](set)
    for unit, to in lifted.items():
        below[to].add(unit)
    return [Group(g.level, frozenset().union(*(below[n] for n in g.nodes)), g.count) for g in groups]


def _of(group: Group[UUID], counts: Counts) -> list[tuple[int, ...]]:
    return [counts.get(unit, (0,) * len(COLUMNS)) for unit in group.nodes]


def _also(group: Group[UUID], names: Mapping[UUID, str]) -> tuple[str, ...]:
    return tuple(names[unit] for unit in names if unit in group.nodes and unit != group.level)


def _line(unit: str, also: tuple[str, ...], row: tuple[int | None, ...]) -> Row:
    *counts, persons = row
    return Row(unit, also, tuple(counts), persons)


def _in_order(groups: list[Group[UUID]], names: Mapping[UUID, str]) -> list[Group[UUID]]:
    place = {unit: number for number, unit in enumerate(names)}
    return sorted(groups, key=lambda group: place[group.level])


def _names(standing: Standing) -> dict[UUID, str]:
    """The agency's units in the order of the tree: each before those below it."""
    units = Unit.objects.filter(agency_id=standing.person.agency_id)
    named = dict(units.values_list("id", "name"))

    def place(unit: UUID) -> tuple[str, ...]:
        return tuple(f"{named[each]} {each}" for each in reversed(standing.line.upwards(unit)))

    return {unit: named[unit] for unit in sorted(named, key=place)}


def _counts(standing: Standing) -> Counts:
    """The persons of each unit by what they have: the first column that holds."""
    agency, on = standing.person.agency_id, standing.on
    current = Q(versions__superseded_at=None)
    ended = ("entered_at", "refused_at", "declined_at", "withdrawn_at")
    is_open = Q(**{f"versions__{mark}": None for mark in ended})
    shared = Agreement.objects.filter(
        current, agency_id=agency, position=OuterRef("pk"), shared_at__isnull=False
    )
    holds = Validity.objects.filter(
        Q(during__endswith=None) | Q(during__endswith__gt=on), agency_id=agency, position=OuterRef("pk")
    )
    what = FirstOf(
        When(Exists(holds), then=Value("in_force")),
        When(Exists(shared.filter(is_open)), then=Value("waiting")),
        When(Exists(shared.filter(versions__refused_at__isnull=False)), then=Value("refused")),
        default=Value("none"),
        output_field=CharField(),
    )
    held = Position.objects.filter(in_force(on), agency_id=agency, person__active=True)
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    counted = held.annotate(what=what).values("unit_id", "what").annotate(n=Count("person", distinct=True))
    for row in counted:
        found[row["unit_id"]][row["what"]] = row["n"]
    return {unit: tuple(by.get(name, 0) for name in COLUMNS) for unit, by in found.items()}

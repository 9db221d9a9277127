"""From rows to an organisation: every problem in every cell, all at once; nothing here knows what is stored."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from handlingsrom.foundation.people.importing import values
from handlingsrom.foundation.people.importing.columns import (
    COLUMNS,
    LEADER,
    PERSON,
    POSITION,
    TYPE,
    TYPE_TITLE,
    UNIT,
)
from handlingsrom.foundation.people.importing.problems import Problem
from handlingsrom.foundation.people.importing.shape import (
    LeaderRow,
    Organisation,
    PersonRow,
    PositionRow,
    Row,
    Table,
    UnitRow,
    Where,
)

LONGEST = {"name": 200, "unit_name": 200, "title": 120, "email": 254, "eppn": 200}
LONGEST_KEY = 78  # two less than the column holds: a main position without a number adds "/0"
FULL_TIME = Decimal(100)
NEEDED = {
    kind: tuple(c.field for c in COLUMNS if kind in c.needed_by) for kind in (UNIT, PERSON, POSITION, LEADER)
}


def check(table: Table) -> tuple[Organisation, list[Problem]]:
    """The organisation that a file describes, with every problem of the file by row and column."""
    reading = _Reading(table)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        rows[row.kind].append(row)
    for row in rows.pop("", []):
        reading.wrong("unknown_type", row, TYPE, row.values.get(TYPE, ""))
    for kind, found in rows.items():
        reading.look_for_columns(kind, found[0])
    reading.units(rows[UNIT])
    reading.persons(rows[PERSON])
    reading.positions(rows[POSITION])
    reading.leaders(rows[UNIT], rows[LEADER])
    reading.tree()
    reading.everybody_has_a_position([*rows[PERSON], *rows[POSITION]])
    reading.shares()
    if not rows[PERSON]:
        reading.problems.append(Problem("nobody", Where("", 1)))
    reading.organisation.unsound_units = reading.named_units - reading.organisation.units.keys()
    reading.organisation.unsound_persons = reading.named_persons - reading.organisation.persons.keys()
    reading.problems += [Problem("column_not_read", Where("", 1), h, h) for h in table.ignored]
    return reading.organisation, reading.problems


class _Reading:
    """One pass over a file's rows, collecting the organisation and the problems."""

    def __init__(self, table: Table) -> None:
        self.headings = table.headings
        self.organisation = Organisation()
        self.problems: list[Problem] = []
        self.absent: set[tuple[str, str]] = set()
        self.held: dict[str, list[str]] = defaultdict(list)  # person → keys of positions
        self.named_persons: set[str] = set()  # also those whose row is wrong: one problem each is enough
        self.named_units: set[str] = set()

    def wrong(self, code: str, row: Row, field: str, value: str = "") -> None:
        title = TYPE_TITLE.nb if field == TYPE else self.headings.get((row.kind, field), field)
        shown = value if value.isprintable() else ""  # what cannot be read can perhaps not be stored either
        self.problems.append(Problem(code, row.where, title, shown))

    def look_for_columns(self, kind: str, first: Row) -> None:
        """A column that a kind of row needs and that is not there at all is told once."""
        for field in NEEDED[kind]:
            if (kind, field) not in self.headings:
                self.absent.add((kind, field))
                title = next(column.title.nb for column in COLUMNS if column.field == field)
                self.problems.append(Problem("missing_column", Where(first.where.sheet, 1), title))

    def sound(self, row: Row) -> bool:
        """Whether every cell of a row can be kept, and the needed ones are there."""
        good = True
        for field, text in row.values.items():
            if len(text) > LONGEST.get(field, LONGEST_KEY):
                self.wrong("too_long", row, field, text)
            elif not text.isprintable():
                self.wrong("control_character", row, field)
            elif values.is_identity_number(text):
                self.wrong("identity_number", row, field)
            else:
                continue
            good = False
        for field in NEEDED[row.kind]:
            if field not in row.values:
                good = False
                if (row.kind, field) not in self.absent:
                    self.wrong("missing", row, field)
        return good

    def read[V](self, row: Row, field: str, how: Callable[[str], V | None], code: str) -> V | None:
        """The value of a cell; what cannot be read is a problem, what is empty is None."""
        text = row.values.get(field, "")
        found = how(text) if text else None
        if text and found is None:
            self.wrong(code, row, field, text)
        return found

    def only_once(self, rows: Iterable[Row], field: str, same: Callable[[str], str] = str) -> None:
        """A value that may stand on one row only is a problem on every row that has it."""
        rows = [row for row in rows if field in row.values]
        counts = Counter(same(row.values[field]) for row in rows)
        if len(counts) == len(rows):
            return
        for row in rows:
            if counts[same(row.values[field])] > 1:
                self.wrong("duplicate", row, field, row.values[field])

    def units(self, rows: list[Row]) -> None:
        self.only_once(rows, "unit")
        for row in rows:
            key = row.values.get("unit", "")
            self.named_units.add(key)
            if self.sound(row):
                parent = row.values.get("parent", "")
                self.organisation.units[key] = UnitRow(key, row.values["unit_name"], parent, row.where)
        for row in rows:
            self.known_unit(row, "parent")
        tops = [row for row in rows if "unit" in row.values and "parent" not in row.values]
        for row in tops if len(tops) > 1 else ():
            self.wrong("several_tops", row, "parent")

    def known_unit(self, row: Row, field: str = "unit") -> bool:
        key = row.values.get(field, "")
        if key and key not in self.named_units:
            self.wrong("unknown_unit", row, field, key)
            return False
        return bool(key)

    def persons(self, rows: list[Row]) -> None:
        self.only_once(rows, "person")
        self.only_once(rows, "email", str.lower)
        self.only_once(rows, "entra_oid", str.lower)
        self.only_once(rows, "eppn", str.lower)
        for row in rows:
            told = row.values.get
            self.named_persons.add(told("person", ""))
            good = self.sound(row)
            language = self.read(row, "language", values.language, "bad_language")
            protected = self.read(row, "protected", values.yes_no, "bad_yes_no")
            email = told("email", "")
            if email and not values.is_email(email):
                self.wrong("bad_email", row, "email", email)
            if good:
                key = row.values["person"]
                self.organisation.persons[key] = PersonRow(
                    key, row.values["name"], email, language or "", told("entra_oid", ""), told("eppn", ""),
                    protected, row.where,
                )  # fmt: skip
                if "unit" in row.values:
                    self.position(row, told("position", "") or f"{key}/0", main=True)

    def positions(self, rows: list[Row]) -> None:
        for row in rows:
            if self.sound(row):
                self.position(row, row.values["position"], main=False)

    def position(self, row: Row, key: str, *, main: bool) -> None:
        person, unit = row.values["person"], row.values["unit"]
        known = self.known_unit(row)
        if person not in self.named_persons:
            self.wrong("unknown_person", row, "person", person)
            known = False
        kind = self.read(row, "kind", values.position_kind, "bad_kind")
        share = self.read(row, "share", values.share, "bad_share")
        since, until = self.period(row)
        if share is not None and 0 < share <= 1:
            self.wrong("tiny_share", row, "share", row.values["share"])
        if key in self.organisation.positions:
            if "position" in row.values:  # without one, the employee number is told of already
                self.wrong("duplicate", row, "position", key)
        elif known:
            self.held[person].append(key)
            self.organisation.positions[key] = PositionRow(
                key, person, unit, row.values.get("title", ""), FULL_TIME if share is None else share,
                kind or "", since, until, main, row.where,
            )  # fmt: skip

    def period(self, row: Row) -> tuple[date | None, date | None]:
        """The first day, and the first day after the last one."""
        since = self.read(row, "since", values.day, "bad_date")
        last = self.read(row, "until", values.day, "bad_date")
        if since and last and last < since:
            self.wrong("ends_before_it_begins", row, "until", row.values["until"])
        return since, last + values.ONE_DAY if last else None

    def leaders(self, units: list[Row], rows: list[Row]) -> None:
        explicit: set[tuple[str, str]] = set()
        seen: set[tuple[str, str, str]] = set()
        for row in rows:
            if not self.sound(row):
                continue
            pair = (row.values["unit"], row.values["person"])
            explicit.add(pair)
            if (*pair, row.values.get("since", "")) in seen:
                self.wrong("duplicate", row, "person", pair[1])
            seen.add((*pair, row.values.get("since", "")))
            since, until = self.period(row)
            if self.read(row, "acting", values.yes_no, "bad_yes_no") and "until" not in row.values:
                self.wrong("acting_without_end", row, "until")
            if self.known_unit(row):
                self.leader(row, "person", since, until)
        for row in units:
            pair = (row.values.get("unit", ""), row.values.get("leader", ""))
            if all(pair) and pair not in explicit:
                self.leader(row, "leader", None, None)

    def leader(self, row: Row, field: str, since: date | None, until: date | None) -> None:
        person, position = row.values[field], row.values.get("position", "")
        if person not in self.named_persons:
            self.wrong("unknown_person", row, field, person)
        elif position and position not in self.held[person]:
            self.wrong("unknown_position", row, "position", position)
        elif self.held[person]:
            unit = row.values["unit"]
            chosen = position or self.position_of(person, unit)
            self.organisation.leaders.append(LeaderRow(unit, person, chosen, since, until, row.where))

    def position_of(self, person: str, unit: str) -> str:
        """By which position somebody leads a unit: the one in it, else the main one, which stands first."""
        held = self.held[person]
        return next((key for key in held if self.organisation.positions[key].unit == unit), held[0])

    def tree(self) -> None:
        """Every ring of units is told once, on the row that closes it."""
        units, done = self.organisation.units, set[str]()
        for start in units:
            path: list[str] = []
            key = start
            while key in units and key not in done and key not in path:
                path.append(key)
                key = units[key].parent
            if key in path:
                ring = [*path[path.index(key) :], key]
                title = self.headings.get((UNIT, "parent"), "parent")
                self.problems.append(Problem("cycle", units[path[-1]].where, title, " → ".join(ring)))
            done.update(path)

    def everybody_has_a_position(self, rows: list[Row]) -> None:
        tried = {row.values.get("person", "") for row in rows if row.kind == POSITION or "unit" in row.values}
        for key, person in self.organisation.persons.items():
            if key not in tried and not self.held[key]:
                title = self.headings.get((PERSON, "unit"), "unit")
                self.problems.append(Problem("no_position", person.where, title, person.name))

    def shares(self) -> None:
        for person, keys in self.held.items():
            if len(keys) > 1:
                positions = [self.organisation.positions[key] for key in keys]
                if sum(p.share for p in positions) > FULL_TIME:
                    title = self.headings.get((PERSON, "share"), "share")
                    self.problems.append(Problem("over_full_time", positions[-1].where, title, person))

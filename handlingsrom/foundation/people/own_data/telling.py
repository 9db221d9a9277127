"""All that is held about one person, told in one language: for the page, the PDF and the JSON alike."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from handlingsrom.foundation.days import OSLO, day_of, in_words
from handlingsrom.foundation.holding import Field, Held, Rule
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.own_data.queries import rows_held
from handlingsrom.foundation.people.roles import ROLES
from handlingsrom.foundation.records.kinds import Kind
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.records.queries import acts_about, body_of, looks_at
from handlingsrom.rulebook.text import Language, Text, same

YES, NO = Text("ja", "ja", "yes"), Text("nei", "nei", "no")
AT = Text("{day} kl. {clock}", "{day} kl. {clock}", "{day} at {clock}")
EMPTY = Text("Ikke registrert", "Ikkje registrert", "Not registered")
REMOVED = Text(
    "slettet etter reglene for lagringstid", "sletta etter reglane for lagringstid", "removed by retention"
)


@dataclass(frozen=True, slots=True)
class Why:
    """Fields with one purpose: what they are, why they are held, on which basis, how long."""

    fields: tuple[str, ...]
    purpose: str
    basis: str
    how_long: str


@dataclass(frozen=True, slots=True)
class Section:
    """One table: its rows as labels with values, and why each field is held."""

    code: str
    title: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    raw: tuple[Mapping[str, Any], ...]
    why: tuple[Why, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """Somebody looked, or something was done: when, who, as what, and what."""

    at: datetime
    when: str
    by: str
    roles: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything, in one language."""

    person: Person
    language: Language
    sections: tuple[Section, ...]
    looks: tuple[Happened, ...]
    acts: tuple[Happened, ...]
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """What the site hands down: the tables, the rules of retention, the words for kinds of entries."""

    holds: Sequence[Held]
    rules: Sequence[Rule]
    kinds: Mapping[str, Kind]


def tell(person: Person, lists: Lists, language: Language, at_most: int | None = None) -> Told:
    """All that is held; `at_most` of each kind, the newest first, where a page must not be endless."""
    told_apart = [held for held in lists.holds if held.model is not Entry]  # the record is told line by line
    more = None if at_most is None else at_most + 1
    rows = rows_held(person, told_apart, more)
    sections = (
        _section(held, found, lists, language, at_most)
        for held, found in zip(told_apart, rows, strict=True)
        if found
    )
    looks = looks_at(person.agency_id, person.id)[:at_most]
    acts = acts_about(person.agency_id, person.id)[:at_most]
    return Told(
        person,
        language,
        tuple(sections),
        tuple(_happened(entry, lists.kinds, language) for entry in looks),
        tuple(_happened(entry, lists.kinds, language) for entry in acts),
        tuple((rule.what.in_(language), rule.how_long().in_(language)) for rule in lists.rules),
    )


def as_data(told: Told, at: datetime) -> dict[str, Any]:
    """The same as plain data, with the values as they are stored."""
    person = told.person
    return {
        "kind": "own_data",
        "title": f"{person.name}, {person.agency.name}",
        "made_at": at.isoformat(),
        "language": told.language,
        "person": {"id": str(person.id), "name": person.name, "agency": person.agency.name},
        "held": [
            {
                "table": section.code,
                "title": section.title,
                "rows": [dict(row) for row in section.raw],
                "why": [
                    {
                        "fields": list(w.fields),
                        "purpose": w.purpose,
                        "basis": w.basis,
                        "how_long": w.how_long,
                    }
                    for w in section.why
                ],
            }
            for section in told.sections
        ],
        "who_looked": [{"at": h.at.isoformat(), "by": h.by, "roles": h.roles} for h in told.looks],
        "what_happened": [
            {"at": h.at.isoformat(), "by": h.by, "what": h.what, "reason": h.reason} for h in told.acts
        ],
        "retention": [{"what": what, "how_long": how_long} for what, how_long in told.rules],
    }


def _section(
    held: Held, found: list[dict[str, Any]], lists: Lists, language: Language, at_most: int | None
) -> Section:
    shown = found if at_most is None else found[:at_most]
    titles = {each.name: each.title for each in lists.holds}
    return Section(
        held.name,
        held.title.in_(language),
        tuple(_row(held, row, titles, language) for row in shown),
        tuple(shown),
        _why(held, {rule.id: rule for rule in lists.rules}, language),
        len(found) > len(shown),
    )


def _row(
    held: Held, row: Mapping[str, Any], titles: Mapping[str, Text], language: Language
) -> tuple[tuple[str, str], ...]:
    """Each field with its value; those that hold nothing are named together, last."""
    told = [
        (field.label.in_(language), _value(held, field, row[field.path], titles, language))
        for field in held.fields
    ]
    empty = ", ".join(label for label, value in told if not value)
    return (
        *((label, value) for label, value in told if value),
        *(((EMPTY.in_(language), empty),) if empty else ()),
    )


def _why(held: Held, rules: Mapping[str, Rule], language: Language) -> tuple[Why, ...]:
    together: dict[tuple[Text, Text, str], list[str]] = {}
    for field in held.fields:
        together.setdefault((field.purpose, field.basis, field.rule), []).append(field.label.in_(language))
    return tuple(
        Why(tuple(labels), purpose.in_(language), basis.in_(language), rules[rule].how_long().in_(language))
        for (purpose, basis, rule), labels in together.items()
    )


def _value(held: Held, field: Field, value: Any, titles: Mapping[str, Text], language: Language) -> str:
    """A stored value as people read it; one that names a table is shown by the table's title."""
    if value is None or value == "":
        return ""
    if field.words:
        return field.words(value).in_(language)
    if isinstance(value, str) and value in titles:
        return titles[value].in_(language)
    return _spoken(_column(held.model, field.path), value).in_(language)


def _spoken(column: models.Field[Any, Any], value: Any) -> Text:
    match column, value:
        case models.DateTimeField(), str():
            return moment(datetime.fromisoformat(value))
        case models.DateField(), str():
            return in_words(date.fromisoformat(value))
        case _, bool():
            return YES if value else NO
        case _, [*words] if all(isinstance(word, str) for word in words):
            return same(", ".join(words) or "–")
        case _, list() | dict():
            return same(json.dumps(value, ensure_ascii=False, indent=1))
        case _, float():
            return same(f"{value:g}")
        case _:
            return same(str(value))


def moment(at: datetime) -> Text:
    """The day and the clock in Oslo."""
    return AT.filled(day=in_words(day_of(at)), clock=f"{at.astimezone(OSLO):%H:%M}")


def _column(model: type[models.Model], path: str) -> models.Field[Any, Any]:
    *steps, last = path.split("__")
    for step in steps:
        related = model._meta.get_field(step).related_model
        assert isinstance(related, type)
        model = related
    column = model._meta.get_field(last)
    assert isinstance(column, models.Field)
    return column


def _happened(entry: Entry, kinds: Mapping[str, Kind], language: Language) -> Happened:
    body = body_of(entry)
    roles = body.get("roles")
    names = [ROLES[role].in_(language) for role in roles if role in ROLES] if isinstance(roles, list) else []
    kind = kinds.get(entry.kind)
    return Happened(
        entry.at,
        moment(entry.at).in_(language),
        str(body.get("by", "")) or REMOVED.in_(language),
        ", ".join(names),
        kind.words.in_(language) if kind else entry.kind,
        str(body.get("reason", "")),
    )

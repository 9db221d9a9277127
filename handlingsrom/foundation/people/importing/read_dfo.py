"""JSON in the shape of DFØ's HR API: orgenhet, ansatt and stilling, as observed in its answers.

One-element lists come unwrapped, empty lists are absent, whole numbers come as strings. What is not among the fields
below is dropped while the text is being parsed: identity numbers and private fields never stand in any object of ours.
The main position is known by the employee alone, so that a new position number in DFØ is a change and not an end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from handlingsrom.foundation.people.importing.columns import LEADER, PERSON, POSITION, UNIT
from handlingsrom.foundation.people.importing.problems import Unreadable
from handlingsrom.foundation.people.importing.shape import Row, Table, Where

LISTS = ("orgenhet", "ansatt", "stilling")
LEFT_OUT = "9999"  # DFØ's year of no end
FIELDS = frozenset({
    *LISTS, "id", "organisasjonsnavn", "overordnOrgenhetId", "leder", "lederAnsattnr", "fornavn", "etternavn",
    "epost", "stillingId", "organisasjonId", "dellonnsprosent", "lederflagg", "startdato", "sluttdato",
    "tilleggsstilling", "stillingstittel", "stillingskode",
})  # fmt: skip
HEADINGS = {
    (UNIT, "unit"): "id", (UNIT, "unit_name"): "organisasjonsnavn", (UNIT, "parent"): "overordnOrgenhetId",
    (LEADER, "unit"): "id", (LEADER, "person"): "lederAnsattnr",
    (PERSON, "person"): "id", (PERSON, "name"): "fornavn, etternavn", (PERSON, "email"): "epost",
    **{
        (kind, field): name
        for kind in (PERSON, POSITION)
        for field, name in {
            "unit": "organisasjonId", "position": "stillingId", "title": "stillingstittel",
            "share": "dellonnsprosent", "since": "startdato", "until": "sluttdato",
        }.items()
    },
    (POSITION, "person"): "id",
}  # fmt: skip


def read_dfo(content: bytes, most_rows: int) -> Table:
    """The rows of DFØ-shaped JSON; the row number counts from 1 in its list."""
    parsed = _parsed(content)
    if not isinstance(parsed, dict) or not any(name in parsed for name in LISTS):
        raise Unreadable("not_dfo")
    titles = {_said(s, "id"): _said(s, "stillingstittel") for s in _list(parsed.get("stilling"))}
    rows = [row for n, unit in enumerate(_list(parsed.get("orgenhet")), 1) for row in _unit(unit, n)]
    rows += [row for n, each in enumerate(_list(parsed.get("ansatt")), 1) for row in _person(each, n, titles)]
    if len(rows) > most_rows:
        raise Unreadable("too_many_rows", most_rows)
    return Table("json", rows, HEADINGS)


def _parsed(content: bytes) -> Any:
    def known(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {name: value for name, value in pairs if name in FIELDS}

    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=known)
    except UnicodeDecodeError:
        raise Unreadable("broken_json", "UTF-8") from None
    except json.JSONDecodeError as error:
        raise Unreadable("broken_json", f"{error.lineno}:{error.colno}") from None
    except (RecursionError, ValueError):
        raise Unreadable("broken_json", "…") from None


def _list(value: Any) -> list[dict[str, Any]]:
    """A list that may be absent, or come unwrapped when it has one element."""
    found = value if isinstance(value, list) else [] if value is None else [value]
    return [each for each in found if isinstance(each, dict)]


def _said(each: dict[str, Any], name: str) -> str:
    value = each.get(name)
    return "" if value is None or isinstance(value, dict | list | bool) else str(value).strip()


def _row(kind: str, where: Where, **values: str) -> Row:
    return Row(kind, where, {field: text for field, text in values.items() if text})


def _unit(unit: dict[str, Any], number: int) -> Iterator[Row]:
    where, key, parent = Where("orgenhet", number), _said(unit, "id"), _said(unit, "overordnOrgenhetId")
    above = "" if parent == key or not parent.strip("0") else parent  # the topmost names itself, or zeros
    yield _row(UNIT, where, unit=key, unit_name=_said(unit, "organisasjonsnavn"), parent=above)
    for leader in _list(unit.get("leder")):
        if number_of_leader := _said(leader, "lederAnsattnr").strip():
            yield _row(LEADER, where, unit=key, person=number_of_leader)


def _person(each: dict[str, Any], number: int, titles: dict[str, str]) -> Iterator[Row]:
    where, key = Where("ansatt", number), _said(each, "id")
    name = " ".join(part for part in (_said(each, "fornavn"), _said(each, "etternavn")) if part)
    yield _row(PERSON, where, person=key, name=name, email=_said(each, "epost"), **_position(each, titles))
    for more in _list(each.get("tilleggsstilling")):
        told = _position(more, titles)
        yield _row(POSITION, where, person=key, position=f"{key}/{_said(more, 'stillingId')}", **told)


def _position(each: dict[str, Any], titles: dict[str, str]) -> dict[str, str]:
    until = _said(each, "sluttdato")
    return {
        "unit": _said(each, "organisasjonId"),
        "title": _said(each, "stillingstittel") or titles.get(_said(each, "stillingId"), ""),
        "share": _said(each, "dellonnsprosent"),
        "since": _said(each, "startdato"),
        "until": "" if until.startswith(LEFT_OUT) else until,
    }

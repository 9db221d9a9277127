"""Why a load cannot be rolled back: what has come to stand on it since, by name."""

from __future__ import annotations

from collections import defaultdict

from handlingsrom.foundation.people.importing.columns import KIND_NAMES
from handlingsrom.foundation.people.importing.models import Import
from handlingsrom.foundation.people.importing.queries import changed_since, standing_on
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text, same

MOST_NAMED = 10


def reasons_against(made: Import) -> list[Refusal]:
    """One reason for each kind of thing that stands on the load, with the names."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, table, name in standing_on(made):
        found[kind, table].append(name)
    reasons = [
        Refusal("stands_on", STANDS.filled(what=THINGS.get(table, CASE), names=_named(names)), kind)
        for (kind, table), names in found.items()
    ]
    changed: dict[str, list[str]] = defaultdict(list)
    for kind, name in changed_since(made):
        changed[kind].append(name)
    return reasons + [
        Refusal("changed_later", CHANGED.filled(kind=KIND_NAMES[kind], names=_named(names)), kind)
        for kind, names in changed.items()
    ]


def _named(names: list[str]) -> Text:
    shown = same(", ".join(names[:MOST_NAMED]))
    left = len(names) - MOST_NAMED
    return MORE.filled(names=shown, left=left) if left > 0 else shown


MORE = Text("{names} og {left} til", "{names} og {left} til", "{names} and {left} more")
STANDS = Text(
    "Lastingen la inn noe som det nå finnes {what} på: {names}.",
    "Lastinga la inn noko som det no finst {what} på: {names}.",
    "What was loaded has {what} by now: {names}.",
)
CHANGED = Text(
    "Etter lastingen er {kind} endret: {names}.",
    "Etter lastinga er {kind} endra: {names}.",
    "Changed after it was loaded: {kind} {names}.",
)
CASE = Text("en sak, som en avtale,", "ei sak, som ein avtale,", "a case, such as an agreement,")
THINGS = {
    "people_role": Text("en rolle gitt for hånd", "ei rolle gjeven for hand", "a role given by hand"),
    "people_mandate": Text("en fullmakt", "ei fullmakt", "authority to bind"),
    "people_substitution": Text("en stedfortreder", "ein stadfortredar", "a substitute"),
    "people_consent": Text("et samtykke", "eit samtykke", "a consent"),
    "people_position": Text("en stilling", "ei stilling", "a position"),
    "people_unit": Text("en enhet", "ei eining", "a unit"),
}

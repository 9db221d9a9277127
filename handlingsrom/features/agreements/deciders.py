"""Who decides on a case: the nearest leaders, who stands in for them today, and in whose place one has a task.

A part of `pages`, in a file of its own because tasks tell it too.
"""

from __future__ import annotations

from typing import Any

from handlingsrom.features.agreements.lifecycle import OPEN
from handlingsrom.features.agreements.queries import Case
from handlingsrom.foundation.people.access import Standing
from handlingsrom.rulebook.text import Text


def who_decides(case: Case, standing: Standing) -> list[dict[str, Any]]:
    """The fact of an open case that says who decides, and who stands in."""
    if case.status not in OPEN:
        return []
    position = case.position
    posts = standing.line.over(position.id, position.unit_id, binding=False)
    if not posts:
        return [{"name": DECIDES, "value": NOBODY, "note": ""}]
    names = ", ".join(standing.line.substitutes(posts).values())
    note = STANDS_IN.filled(names=names) if names else ""
    return [{"name": DECIDES, "value": ", ".join(post.name for post in posts), "note": note}]


def stood_in_for(case: Case, standing: Standing) -> str:
    """The name of the leader in whose place the case is the person's; empty where it is her own."""
    position = case.position
    if position.person_id == standing.person.id:
        return ""
    asked = [standing.line.over(position.id, position.unit_id, binding=binds) for binds in (False, True)]
    answering = {post.position_id for posts in asked for post in posts}
    if answering & standing.own:
        return ""
    return ", ".join(sorted({name for leader, name in standing.in_place_of.items() if leader in answering}))


DECIDES = Text("Avgjøres av", "Blir avgjord av", "Decided by")
STANDS_IN = Text("Stedfortreder: {names}", "Stadfortredar: {names}", "Substitute: {names}")
NOBODY = Text(
    "Ingen leder svarer for enheten nå. HR må sette inn en.",
    "Ingen leiar svarer for eininga no. HR må setje inn ein.",
    "No leader answers for the unit now. HR must put one in.",
)

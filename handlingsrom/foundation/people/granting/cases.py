"""What consent can be given to see: one named case of a person, as a feature offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from handlingsrom.foundation.people.access import Standing
from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class NamedCase:
    """One case of a person: what it is, where it lies, and the position that it belongs to."""

    kind: str
    id: UUID
    position_id: UUID
    title: Text
    url: str


CasesOf = Callable[[Standing], list[NamedCase]]

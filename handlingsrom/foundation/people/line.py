"""The line: who answers for whom in an agency on a day. Plain Python over what `queries` has read.

A position's nearest leader is the first leader found upwards from its unit. Somebody who leads a unit is answered for
from the unit above, so nobody decides on their own agreement; the root unit is the body above the agency head.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A leader's position: whose it is and which unit it leads."""

    position_id: UUID
    person_id: UUID
    unit_id: UUID


@dataclass(frozen=True, slots=True)
class Answers:
    """For whom somebody answers: everybody in `units` who leads nothing, and the `leaders` named."""

    units: frozenset[UUID]
    leaders: frozenset[UUID]


NOBODY = Answers(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Line:
    """The unit tree of an agency with its leaders and their authority on one day."""

    parents: Mapping[UUID, UUID | None]
    led: Mapping[UUID, tuple[Post, ...]]  # unit → its leaders
    mandates: frozenset[tuple[UUID, UUID]]  # (position, unit that it binds the agency for)

    @property
    def posts(self) -> list[Post]:
        """Every leader's position with the unit that it leads."""
        return [post for posts in self.led.values() for post in posts]

    def upwards(self, unit: UUID | None) -> list[UUID]:
        """The unit and those above it, nearest first."""
        path: list[UUID] = []
        while unit is not None and unit not in path:
            path.append(unit)
            unit = self.parents.get(unit)
        return path

    def below(self, units: Collection[UUID]) -> frozenset[UUID]:
        """The units with all those below them."""
        return frozenset(unit for unit in self.parents if not set(units).isdisjoint(self.upwards(unit)))

    def leaders(self) -> frozenset[UUID]:
        """The positions that lead a unit."""
        return frozenset(post.position_id for post in self.posts)

    def nearest(self, unit: UUID, *, binding: bool, leads: bool = False) -> tuple[Post, ...]:
        """The first leaders upwards from a unit; `binding` asks for authority over it, `leads` starts above it."""
        path = self.upwards(unit)
        for step in path[1:] if leads else path:
            found = self.led.get(step, ())
            if binding:
                found = tuple(post for post in found if self._binds(post, unit))
            if found:
                return found
        return ()

    def over(self, position_id: UUID, unit: UUID, *, binding: bool) -> tuple[Post, ...]:
        """The nearest leaders of one position, whether it leads a unit or not."""
        leads = position_id in self.leaders()
        return self.nearest(self.answered_from(position_id, unit), binding=binding, leads=leads)

    def answered_from(self, position_id: UUID, unit: UUID) -> UUID:
        """Where the way upwards begins for a position: the highest unit that it leads, else its own."""
        led = [post.unit_id for post in self.posts if post.position_id == position_id]
        return min(led, key=lambda u: len(self.upwards(u)), default=unit)

    def answers(self, positions: Collection[UUID], *, binding: bool) -> Answers:
        """For whom the holder of these positions answers."""

        def mine(posts: Collection[Post]) -> bool:
            return any(post.position_id in positions for post in posts)

        if not mine(self.posts):
            return NOBODY
        units = frozenset(unit for unit in self.parents if mine(self.nearest(unit, binding=binding)))
        leaders = frozenset(
            post.position_id
            for post in self.posts
            if mine(self.over(post.position_id, post.unit_id, binding=binding))
        )
        return Answers(units, leaders)

    def _binds(self, post: Post, unit: UUID) -> bool:
        return any((post.position_id, above) in self.mandates for above in self.upwards(unit))

"""The line: who answers for whom in an agency on a day. Plain Python over what `queries` has read.

A position's nearest leader is the first leader found upwards from its unit. Somebody who leads a unit is answered for
from the unit above, so nobody decides on their own agreement; the root unit is the body above the agency head.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

WHOLE_WEEK = Decimal(7)  # how far an authority without a limit reaches


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
    mandates: Mapping[tuple[UUID, UUID], Decimal]  # (position, unit that it binds for) → days a week at most

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

    def nearest(
        self, unit: UUID, *, binding: bool, leads: bool = False, days: Decimal | None = None
    ) -> tuple[Post, ...]:
        """The first leaders upwards from a unit; `binding` asks for authority over it, `leads` starts above it.

        With `days`, the authority must reach an agreement of so many days a week.
        """
        path = self.upwards(unit)
        for step in path[1:] if leads else path:
            found = self.led.get(step, ())
            if binding:
                found = tuple(post for post in found if self._binds(post, unit, days))
            if found:
                return found
        return ()

    def over(
        self, position_id: UUID, unit: UUID, *, binding: bool, days: Decimal | None = None
    ) -> tuple[Post, ...]:
        """The nearest leaders of one position, whether it leads a unit or not."""
        leads = position_id in self.leaders()
        from_unit = self.answered_from(position_id, unit)
        return self.nearest(from_unit, binding=binding, leads=leads, days=days)

    def may_bind(self, unit: UUID, *, leads: bool = False) -> tuple[Post, ...]:
        """Everybody upwards who is the nearest to bind the agency for some number of days a week."""
        widths = sorted({*self.mandates.values(), WHOLE_WEEK})
        posts = (p for days in widths for p in self.nearest(unit, binding=True, leads=leads, days=days))
        return tuple(dict.fromkeys(posts))

    def answered_from(self, position_id: UUID, unit: UUID) -> UUID:
        """Where the way upwards begins for a position: the highest unit that it leads, else its own."""
        led = [post.unit_id for post in self.posts if post.position_id == position_id]
        return min(led, key=lambda u: len(self.upwards(u)), default=unit)

    def answers(self, positions: Collection[UUID], *, binding: bool) -> Answers:
        """For whom the holder of these positions answers."""

        def mine(posts: Collection[Post]) -> bool:
            return any(post.position_id in positions for post in posts)

        def asked(unit: UUID, *, leads: bool = False) -> tuple[Post, ...]:
            return (
                self.may_bind(unit, leads=leads)
                if binding
                else self.nearest(unit, binding=False, leads=leads)
            )

        if not mine(self.posts):
            return NOBODY
        units = frozenset(unit for unit in self.parents if mine(asked(unit)))
        leaders = frozenset(
            post.position_id
            for post in self.posts
            if mine(asked(self.answered_from(post.position_id, post.unit_id), leads=True))
        )
        return Answers(units, leaders)

    def _binds(self, post: Post, unit: UUID, days: Decimal | None) -> bool:
        reached = [self.mandates.get((post.position_id, above)) for above in self.upwards(unit)]
        return any(most is not None and (days is None or most >= days) for most in reached)

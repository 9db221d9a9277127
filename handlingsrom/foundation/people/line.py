"""The line: who answers for whom in an agency on a day. Plain Python over what `queries` has read.

A position's nearest leader is the first leader found upwards from its unit. A unit that somebody leads is passed over for
every position of theirs, so nobody decides on their own agreement; the root unit is the body above the agency head.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from uuid import UUID

WHOLE_WEEK = Decimal(7)  # how far an authority without a limit reaches


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A leader's position: whose it is and which unit it leads."""

    position_id: UUID
    person_id: UUID
    unit_id: UUID
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """For whom somebody answers: everybody in `units` who leads nothing, and the positions of `leaders` named."""

    units: frozenset[UUID]
    leaders: frozenset[UUID]


NOBODY = Answers(frozenset(), frozenset())


@dataclass(frozen=True)
class Line:
    """The unit tree of an agency with its leaders and their authority on one day."""

    parents: Mapping[UUID, UUID | None]
    led: Mapping[UUID, tuple[Post, ...]]  # unit → its leaders
    mandates: Mapping[tuple[UUID, UUID], Decimal]  # (position, unit that it binds for) → days a week at most
    seconds: tuple[
        Post, ...
    ] = ()  # the positions, in their own units, that lead nothing but whose holder leads
    stand_ins: Mapping[UUID, Mapping[UUID, str]] = field(
        default_factory=dict
    )  # leader's position → who, by person

    @cached_property
    def posts(self) -> list[Post]:
        """Every leader's position with the unit that it leads."""
        return [post for posts in self.led.values() for post in posts]

    @cached_property
    def _held_by_leaders(self) -> dict[UUID, Post]:
        """Each position of those who lead, with the highest unit that it leads, else its own."""
        found = {post.position_id: post for post in self.seconds}
        for post in self.posts:
            other = found.get(post.position_id)
            if other is None or len(self.upwards(post.unit_id)) < len(self.upwards(other.unit_id)):
                found[post.position_id] = post
        return found

    @cached_property
    def _paths(self) -> dict[UUID, list[UUID]]:
        """What `upwards` has found already: it is asked thousands of times."""
        return {}

    def upwards(self, unit: UUID | None) -> list[UUID]:
        """The unit and those above it, nearest first."""
        if unit is None:
            return []
        if unit not in self._paths:
            path = {unit: None}
            above = self.parents.get(unit)
            while above is not None and above not in path:
                path[above] = None
                above = self.parents.get(above)
            self._paths[unit] = list(path)
        return self._paths[unit]

    @cached_property
    def _children(self) -> dict[UUID | None, list[UUID]]:
        found: dict[UUID | None, list[UUID]] = {}
        for unit, parent in self.parents.items():
            found.setdefault(parent, []).append(unit)
        return found

    def below(self, units: Collection[UUID]) -> frozenset[UUID]:
        """The units with all those below them."""
        found: set[UUID] = set()
        waiting = [unit for unit in units if unit in self.parents]
        while waiting:
            unit = waiting.pop()
            if unit not in found:
                found.add(unit)
                waiting += self._children.get(unit, ())
        return frozenset(found)

    @cached_property
    def _widths(self) -> list[Decimal]:
        return sorted({*self.mandates.values(), WHOLE_WEEK})

    def leaders(self) -> frozenset[UUID]:
        """Every position of those who lead a unit: each is answered for by itself."""
        return frozenset(self._held_by_leaders)

    def nearest(
        self, unit: UUID, *, binding: bool, of: UUID | None = None, days: Decimal | None = None
    ) -> tuple[Post, ...]:
        """The first leaders upwards from a unit; `binding` asks for authority over it.

        `of` is whose position it is: the units that this person leads are passed over. With `days`, the authority must
        reach an agreement of so many days a week.
        """
        for step in self.upwards(unit):
            found = self.led.get(step, ())
            if any(post.person_id == of for post in found):
                continue
            if binding:
                found = tuple(post for post in found if self._binds(post, unit, days))
            if found:
                return found
        return ()

    def over(
        self, position_id: UUID, unit: UUID, *, binding: bool, days: Decimal | None = None
    ) -> tuple[Post, ...]:
        """The nearest leaders of one position, whether it leads a unit or not."""
        held = self._held_by_leaders.get(position_id)
        from_unit, of = (held.unit_id, held.person_id) if held else (unit, None)
        return self.nearest(from_unit, binding=binding, of=of, days=days)

    def substitutes(self, posts: Collection[Post]) -> dict[UUID, str]:
        """Who stands in for some leaders on the day: person → name."""
        return {who: name for post in posts for who, name in self.stand_ins.get(post.position_id, {}).items()}

    def may_bind(self, unit: UUID, *, of: UUID | None = None) -> tuple[Post, ...]:
        """Everybody upwards who is the nearest to bind the agency for some number of days a week."""
        posts = (p for days in self._widths for p in self.nearest(unit, binding=True, of=of, days=days))
        return tuple(dict.fromkeys(posts))

    def answered_from(self, position_id: UUID, unit: UUID) -> UUID:
        """Where the way upwards begins for a position: the highest unit that it leads, else its own."""
        held = self._held_by_leaders.get(position_id)
        return held.unit_id if held else unit

    def answers(self, positions: Collection[UUID], *, binding: bool) -> Answers:
        """For whom the holder of these positions answers."""

        def mine(unit: UUID, of: UUID | None = None) -> bool:
            asked = self.may_bind(unit, of=of) if binding else self.nearest(unit, binding=False, of=of)
            return any(post.position_id in positions for post in asked)

        led = {post.unit_id for post in self.posts if post.position_id in positions}
        if not led:
            return NOBODY
        below = self.below(led)
        leaders = self._held_by_leaders.values()
        return Answers(
            frozenset(unit for unit in below if mine(unit)),
            frozenset(p.position_id for p in leaders if p.unit_id in below and mine(p.unit_id, p.person_id)),
        )

    def reaches(self, positions: Collection[UUID], position_id: UUID, unit: UUID, days: Decimal) -> bool:
        """Whether the holder of `positions` may bind the agency over a position for so many days a week."""
        above = self.upwards(self.answered_from(position_id, unit))
        held = [self.mandates.get((position, each)) for position in positions for each in above]
        return any(most is not None and most >= days for most in held)

    def _binds(self, post: Post, unit: UUID, days: Decimal | None) -> bool:
        reached = [self.mandates.get((post.position_id, above)) for above in self.upwards(unit)]
        return any(most is not None and (days is None or most >= days) for most in reached)

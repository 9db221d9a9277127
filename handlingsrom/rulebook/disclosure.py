"""How small a published number may be, and what must be hidden beside it so that it cannot be worked out.

The floor is five persons, here and nowhere else. A group below it is rolled up to the nearest level that passes
(`roll_up`); a count below it in a table is hidden (`protect`), with so many other cells that neither subtraction nor any
other reasoning from what is shown narrows it to less than from nought to the floor. Figures are published from a fixed
set of such tables, never from a filter that a reader chooses: two overlapping answers could be subtracted.
Method: the barometer's (primary and secondary suppression, audited by the interval of each hidden cell); network flow,
as in Kelly, Golden and Assad, "Cell suppression: disclosure protection for sensitive tabular data", Networks 22 (1992).
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

FLOOR = 5

Cell = tuple[int, int]
Counts = tuple[tuple[int, ...], ...]
Published = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Group[K: Hashable]:
    """Persons who are counted together: the level that names them, the nodes that they are of, and how many they are."""

    level: K
    nodes: frozenset[K]
    count: int


def roll_up[K: Hashable](
    parents: Mapping[K, K | None], counts: Mapping[K, int], floor: int = FLOOR
) -> tuple[Group[K], ...]:
    """Groups of at least `floor` persons that together are everybody, each at the lowest level that passes.

    `parents` is a forest, node → the node above it; `counts` the persons of each node itself, without those below.
    What is too small goes up to the node above. Where that does not pass either and there are groups below, the smallest
    of them is taken in: left out of a known total, the small group could be had by subtraction. A whole forest below
    the floor gives no group. Raises ValueError for a negative count or a circle.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is never negative")
    below: dict[K | None, list[K]] = {}
    for node, parent in parents.items():
        below.setdefault(parent if parent in parents else None, []).append(node)
    seen = 0

    def within(nodes: frozenset[K]) -> int:
        return sum(counts.get(node, 0) for node in nodes)

    def of(node: K) -> tuple[list[Group[K]], frozenset[K]]:
        nonlocal seen
        seen += 1
        groups, rest = gathered(below.get(node, ()), frozenset({node}))
        return settled(node, groups, rest)

    def gathered(nodes: Iterable[K], rest: frozenset[K]) -> tuple[list[Group[K]], frozenset[K]]:
        groups: list[Group[K]] = []
        for node in nodes:
            found, left = of(node)
            groups, rest = groups + found, rest | left
        return groups, rest

    def settled(level: K, groups: list[Group[K]], rest: frozenset[K]) -> tuple[list[Group[K]], frozenset[K]]:
        if within(rest) >= floor:
            return [*groups, Group(level, rest, within(rest))], frozenset()
        if within(rest) == 0 or not groups:
            return groups, rest
        smallest = min(groups, key=lambda group: group.count)
        together = smallest.nodes | rest
        kept = [group for group in groups if group is not smallest]
        return [*kept, Group(level, together, within(together))], frozenset()

    groups, rest = gathered(below.get(None, ()), frozenset())
    if seen != len(parents):
        raise ValueError("a node is above itself")
    tops = below.get(None, ())
    return tuple(settled(tops[0], groups, rest)[0]) if tops else ()


@lru_cache(maxsize=256)
def protect(counts: Counts, floor: int = FLOOR) -> Published:
    """A two-way table with its totals, in which no hidden cell can be narrowed to less than nought to the floor.

    `counts` is rows × columns of persons; the answer has one row and one column more, the totals, and None for what is
    hidden: each count from one to `floor` − 1, and the cells that protect it. The same table always gives the same answer.
    Totals are hidden only where nothing else will do. Nought is shown: it is nobody.
    The pattern is cheap in what it hides, not always the cheapest. Raises ValueError for a ragged or negative table.
    """
    table = _Table(with_totals(counts))
    primary = [cell for cell, value in table.values.items() if 0 < value < floor]
    hidden, used = set(primary), dict[Cell, set[Cell]]()
    for cell in primary:
        used[cell] = _hide_beside(cell, table, hidden, floor)
    _show_again(hidden, primary, used, table, floor)
    return tuple(
        tuple(None if (i, j) in hidden else value for j, value in enumerate(row))
        for i, row in enumerate(with_totals(counts))
    )


def with_totals(counts: Sequence[Sequence[int]]) -> Counts:
    """The table with a last column and a last row of totals."""
    if len({len(row) for row in counts}) > 1 or any(value < 0 for row in counts for value in row):
        raise ValueError("a table has rows of one length and no negative count")
    rows = [(*row, sum(row)) for row in counts]
    return (*rows, tuple(sum(column) for column in zip(*rows, strict=True)))


def interval(counts: Counts, published: Published, cell: Cell) -> tuple[int, int | None]:
    """What a reader of `published` can narrow a hidden cell to: the least and the greatest, None for no limit.

    Exact: every whole number between the two is possible. `counts` is the table without its totals.
    """
    table = _Table(with_totals(counts))
    hidden = {(i, j) for i, row in enumerate(published) for j, value in enumerate(row) if value is None}
    if cell not in hidden:
        raise ValueError("the cell is shown")
    value, limit = table.values[cell], sum(table.values.values()) + 1
    less, _ = table.moved(cell, -value, hidden)
    more, _ = table.moved(cell, limit, hidden)
    return value - less, None if more >= limit else value + more


class _Table:
    """A table with totals as a network: each row and column is a node, each cell an arc, and what comes in goes out."""

    def __init__(self, counts: Counts) -> None:
        self.values = {(i, j): value for i, row in enumerate(counts) for j, value in enumerate(row)}
        self.last = (len(counts) - 1, len(counts[0]) - 1)
        self.ends = {cell: self._ends(*cell) for cell in self.values}
        self.at: dict[int, list[tuple[Cell, bool, int]]] = {}
        for cell, (tail, head) in self.ends.items():
            self.at.setdefault(tail, []).append((cell, True, head))
            self.at.setdefault(head, []).append((cell, False, tail))
        self.between = {(tail, head): (cell, True) for cell, (tail, head) in self.ends.items()}
        self.between |= {(head, tail): (cell, False) for cell, (tail, head) in self.ends.items()}
        whole = self.values[self.last]
        self.cost = {
            cell: value + 1 + (whole + 1) * self.is_total(cell) for cell, value in self.values.items()
        }

    def is_total(self, cell: Cell) -> bool:
        """Whether the cell is a sum of others."""
        return cell[0] == self.last[0] or cell[1] == self.last[1]

    def _ends(self, i: int, j: int) -> tuple[int, int]:
        """A cell leads from its row to its column; the totals lead back, over the grand total."""
        row, column = i, self.last[0] + 1 + j
        match i == self.last[0], j == self.last[1]:
            case (False, True):
                return column, row
            case (True, False):
                return column, row
            case _:
                return row, column

    def moved(self, cell: Cell, by: int, hidden: Collection[Cell]) -> tuple[int, set[Cell]]:
        """How far up to `by` a hidden cell can go up (or down) while the others make up for it; and the cells that do."""
        tail, head = self.ends[cell]
        start, goal = (head, tail) if by > 0 else (tail, head)
        now, moved, used = dict[Cell, int](), 0, set[Cell]()  # only the cells that have changed
        while moved < abs(by) and (path := self._path(start, goal, cell, now, hidden)):
            backwards = [now.get(each, self.values[each]) for each, forward in path if not forward]
            step = min([abs(by) - moved, *backwards])
            for each, forward in path:
                now[each] = now.get(each, self.values[each]) + (step if forward else -step)
                used.add(each)
            moved += step
        return moved, used

    def _path(
        self, start: int, goal: int, but: Cell, now: Mapping[Cell, int], hidden: Collection[Cell]
    ) -> list[tuple[Cell, bool]]:
        """The shortest way over hidden cells: any may grow, and one that is not nought may shrink."""

        def may(cell: Cell, forward: bool) -> bool:
            return cell in hidden and cell != but and (forward or now.get(cell, self.values[cell]) > 0)

        came: dict[int, tuple[int, Cell, bool]] = {}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for cell, forward, other in self.at[node]:
                if other in came or other == start or not may(cell, forward):
                    continue
                came[other] = (node, cell, forward)
                last = self.between.get((other, goal))  # looked at here, before a column's thousand rows are
                if last and may(*last):
                    came[goal] = (other, *last)
                if goal in came:
                    return list(_back(came, start, goal))
                waiting.append(other)
        return []

    def cheapest(
        self, start: int, goal: int, but: Cell, need: int, hidden: Collection[Cell]
    ) -> list[tuple[Cell, bool]]:
        """The way that hides least more, over cells that can make up for `need`."""
        came: dict[int, tuple[int, Cell, bool]] = {}
        done: set[int] = set()
        best = {start: 0}
        waiting = [(0, start)]
        while waiting:
            cost, node = heapq.heappop(waiting)
            if node == goal:
                break
            if node in done:
                continue
            done.add(node)
            for cell, forward, other in self.at[node]:
                if cell == but or not (forward or self.values[cell] >= need):
                    continue
                dearer = cost + (0 if cell in hidden else self.cost[cell])
                if other not in best or dearer < best[other]:
                    best[other], came[other] = dearer, (node, cell, forward)
                    heapq.heappush(waiting, (dearer, other))
        return list(_back(came, start, goal)) if goal in came else []


def _back(came: Mapping[int, tuple[int, Cell, bool]], start: int, goal: int) -> Iterator[tuple[Cell, bool]]:
    while goal != start:
        goal, cell, forward = came[goal]
        yield cell, forward


def _hide_beside(cell: Cell, table: _Table, hidden: set[Cell], floor: int) -> set[Cell]:
    """Hide more cells until one can be anything from nought to the floor; gives the cells on which that rests."""
    used: set[Cell] = set()
    value = table.values[cell]
    for by in (-value, floor - value):
        tail, head = table.ends[cell]
        start, goal = (head, tail) if by > 0 else (tail, head)
        while True:
            moved, over = table.moved(cell, by, hidden)
            if moved >= abs(by):
                break
            more = _next_to_hide(table, start, goal, cell, abs(by) - moved, hidden)
            hidden |= more
        used |= over
    return used


def _next_to_hide(
    table: _Table, start: int, goal: int, cell: Cell, need: int, hidden: set[Cell]
) -> set[Cell]:
    """The cells of the cheapest way, over ever narrower ones; where none adds a cell, the cheapest that is shown."""
    while need > 0:
        found = {each for each, _ in table.cheapest(start, goal, cell, need, hidden)} - hidden
        if found:
            return found
        need //= 2
    shown = [each for each in table.values if each not in hidden]
    return {min(shown, key=lambda each: (table.cost[each], each))}


def _show_again(
    hidden: set[Cell],
    primary: Collection[Cell],
    used: dict[Cell, set[Cell]],
    table: _Table,
    floor: int,
) -> None:
    """Show again, dearest first, what no primary cell needs any more."""
    spare = sorted(hidden - set(primary), key=lambda cell: (-table.cost[cell], cell))
    for cell in spare:
        without = hidden - {cell}
        resting = [each for each in primary if cell in used[each]]
        instead: dict[Cell, set[Cell]] = {}
        for each in resting:
            value = table.values[each]
            ways = [(table.moved(each, by, without), abs(by)) for by in (-value, floor - value)]
            if any(moved < wanted for (moved, _), wanted in ways):
                break
            instead[each] = set[Cell]().union(*(over for (_, over), _ in ways))
        else:
            hidden.discard(cell)
            used.update(instead)

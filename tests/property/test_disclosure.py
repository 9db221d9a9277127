"""What is hidden cannot be recovered: not by subtraction, not by narrowing intervals, not by trying every table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handlingsrom.rulebook.disclosure import FLOOR, Counts, Published, interval, protect, roll_up, with_totals

SMALL_FLOOR = 3  # so that every table that a reader could think of can be tried


def tables(most_rows: int, most_columns: int, most: int) -> st.SearchStrategy[Counts]:
    cell = st.integers(0, most)
    sizes = st.tuples(st.integers(1, most_rows), st.integers(1, most_columns))
    return sizes.flatmap(
        lambda size: st.tuples(*[st.tuples(*[cell] * size[1])] * size[0]).map(
            lambda rows: tuple(tuple(r) for r in rows)
        )
    )


def hidden(published: Published) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(published) for j, value in enumerate(row) if value is None]


# Groups


trees = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 14)), min_size=1, max_size=20)


def forest(drawn: list[tuple[int, int]]) -> tuple[dict[int, int | None], dict[int, int]]:
    parents = {n: (above % n if n else None) for n, (above, _) in enumerate(drawn)}
    return parents, {n: count for n, (_, count) in enumerate(drawn)}


@given(trees)
def test_every_group_passes_and_together_they_are_everybody(drawn: list[tuple[int, int]]) -> None:
    parents, counts = forest(drawn)
    groups = roll_up(parents, counts)
    total = sum(counts.values())
    assert all(group.count >= FLOOR for group in groups)
    assert all(group.count == sum(counts[n] for n in group.nodes) for group in groups)
    assert sum(group.count for group in groups) == (total if total >= FLOOR else 0)
    nodes = [node for group in groups for node in group.nodes]
    assert len(nodes) == len(set(nodes))


@given(trees)
def test_a_group_stands_at_a_level_above_all_that_is_in_it(drawn: list[tuple[int, int]]) -> None:
    parents, counts = forest(drawn)
    for group in roll_up(parents, counts):
        for node in group.nodes:
            above: int | None = node
            while above is not None and above != group.level:
                above = parents[above]
            assert above == group.level


@given(trees)
def test_what_passes_alone_and_takes_in_nobody_stays_alone(drawn: list[tuple[int, int]]) -> None:
    parents, counts = forest(drawn)
    if all(count == 0 or count >= FLOOR for count in counts.values()):
        assert {g.level: g.count for g in roll_up(parents, counts)} == {n: c for n, c in counts.items() if c}


@pytest.mark.parametrize(
    ("counts", "groups"),
    [
        ({"all": 0, "a": 9, "b": 7}, {"a": 9, "b": 7}),
        ({"all": 6, "a": 4, "b": 7}, {"all": 10, "b": 7}),  # the small one goes up
        ({"all": 1, "a": 3, "b": 7}, {"all": 11}),  # up is too small too: b is taken in, or 18 − 7 tells 4
        ({"all": 2, "a": 9, "b": 7}, {"a": 9, "all": 9}),  # the smallest is taken in
        ({"all": 0, "a": 2, "b": 2}, {}),
        ({"all": 0, "a": 4, "b": 1}, {"all": 5}),
    ],
)
def test_rolling_up(counts: dict[str, int], groups: dict[str, int]) -> None:
    parents = {"all": None, "a": "all", "b": "all"}
    assert {group.level: group.count for group in roll_up(parents, counts)} == groups


def test_what_is_no_forest_or_no_count_is_refused() -> None:
    with pytest.raises(ValueError, match="above itself"):
        roll_up({"a": "b", "b": "a"}, {"a": 9})
    with pytest.raises(ValueError, match="negative"):
        roll_up({"a": None}, {"a": -1})
    for counts in (((1, 2), (3,)), ((-1,),)):
        with pytest.raises(ValueError, match="rows of one length"):
            protect(counts)
    with pytest.raises(ValueError, match="shown"):
        interval(((9,),), protect(((9,),)), (0, 0))


# Tables


def test_the_known_example_hides_the_least() -> None:
    """Method note 2.4: Liten and Stor × departement, direktorat, universitet; the optimum hides 45 beside the 2."""
    counts = ((2, 12, 11), (14, 25, 20))
    published = protect(counts)
    assert published == ((None, 12, None, 25), (None, 25, None, 59), (16, 37, 31, 84))
    found = {cell: interval(counts, published, cell) for cell in hidden(published)}
    assert found == {(0, 0): (0, 13), (0, 2): (0, 13), (1, 0): (3, 16), (1, 2): (18, 31)}


@pytest.mark.parametrize(
    "counts", [((2,),), ((2, 30),), ((3,), (40,)), ((1, 1), (1, 1)), ((4, 0), (0, 4)), ((2, 5), (5, 9))]
)
def test_tables_that_leave_little_to_hide_behind(counts: Counts) -> None:
    stands(counts, FLOOR)


def stands(counts: Counts, floor: int) -> None:
    """Every small count is hidden, and its interval holds all from nought to the floor; the rest is shown as it is."""
    published, whole = protect(counts, floor), with_totals(counts)
    for i, row in enumerate(published):
        for j, value in enumerate(row):
            assert value in (None, whole[i][j])
            assert (value is None) or not 0 < whole[i][j] < floor
    for i, j in hidden(published):
        if 0 < whole[i][j] < floor:
            least, most = interval(counts, published, (i, j))
            assert least == 0
            assert most is None or most >= floor


@settings(deadline=None)
@given(tables(6, 6, 14))
def test_no_small_count_can_be_narrowed_below_the_floor(counts: Counts) -> None:
    stands(counts, FLOOR)


@settings(deadline=None)
@given(tables(6, 6, 14))
def test_nothing_is_hidden_where_nothing_is_small(counts: Counts) -> None:
    if all(value == 0 or value >= FLOOR for row in with_totals(counts) for value in row):
        assert hidden(protect(counts)) == []


@settings(deadline=None)
@given(tables(5, 5, 12))
def test_a_reader_who_narrows_intervals_line_by_line_finds_no_more(counts: Counts) -> None:
    published, whole = protect(counts), with_totals(counts)
    for (i, j), (least, most) in narrowed(published).items():
        assert least <= whole[i][j] <= most
        if 0 < whole[i][j] < FLOOR:
            assert least == 0
            assert most >= FLOOR


def narrowed(published: Published) -> dict[tuple[int, int], tuple[int, int]]:
    """Bounds of each hidden cell by its row and its column, again and again until nothing changes."""
    far = 10_000
    rows, columns = len(published), len(published[0])
    bounds = {
        (i, j): (0, far) if v is None else (v, v) for i, r in enumerate(published) for j, v in enumerate(r)
    }
    lines = [([(i, j) for j in range(columns - 1)], (i, columns - 1)) for i in range(rows)]
    lines += [([(i, j) for i in range(rows - 1)], (rows - 1, j)) for j in range(columns)]
    for _ in range(60):
        before = dict(bounds)
        for parts, total in lines:
            low, high = sum(bounds[p][0] for p in parts), sum(bounds[p][1] for p in parts)
            bounds[total] = max(bounds[total][0], low), min(bounds[total][1], high)
            for p in parts:
                least = bounds[total][0] - (high - bounds[p][1])
                most = bounds[total][1] - (low - bounds[p][0])
                bounds[p] = max(bounds[p][0], least), min(bounds[p][1], most)
        if bounds == before:
            break
    return {cell: bounds[cell] for cell in hidden(published)}


@settings(deadline=None, max_examples=60)
@given(tables(2, 3, 6) | tables(3, 2, 6) | tables(2, 2, 3))
def test_a_reader_who_tries_every_table_finds_the_very_intervals(counts: Counts) -> None:
    published, whole = protect(counts, SMALL_FLOOR), with_totals(counts)
    assume(published[-1][-1] is not None or len(counts) * len(counts[0]) <= 4)
    far = whole[-1][-1] + SMALL_FLOOR  # a cell that has no limit goes on beyond it
    possible = [with_totals(t) for t in every_table(published, far)]
    assert whole in possible
    for i, j in hidden(published):
        values = {table[i][j] for table in possible}
        least, most = interval(counts, published, (i, j))
        assert min(values) == least
        assert max(values) >= (far if most is None else min(most, far))
        if most is not None:
            assert max(values) <= most
        if 0 < whole[i][j] < SMALL_FLOOR:
            assert values >= set(range(SMALL_FLOOR + 1))


def every_table(published: Published, far: int) -> Iterator[Counts]:
    """Every table of counts up to `far` that could have been published so."""
    rows, columns = len(published) - 1, len(published[0]) - 1
    cells = [(i, j) for i in range(rows) for j in range(columns)]

    def fits(found: Mapping[tuple[int, int], int]) -> bool:
        sums = [
            (row, [found.get((i, j)) for j in range(columns)])
            for i, row in enumerate(r[-1] for r in published[:-1])
        ]
        sums += [(published[-1][j], [found.get((i, j)) for i in range(rows)]) for j in range(columns)]
        sums.append((published[-1][-1], [found.get(cell) for cell in cells]))
        return all(
            total is None
            or (sum(v for v in values if v is not None) <= total
                and (None in values or sum(v or 0 for v in values) == total))
            for total, values in sums
        )  # fmt: skip

    def filled(found: dict[tuple[int, int], int], left: list[tuple[int, int]]) -> Iterator[Counts]:
        if not left:
            yield tuple(tuple(found[i, j] for j in range(columns)) for i in range(rows))
            return
        (i, j), *rest = left
        shown = published[i][j]
        for value in range(far + 1) if shown is None else (shown,):
            now = {**found, (i, j): value}
            if fits(now):
                yield from filled(now, rest)

    yield from filled({}, cells)


def test_the_same_table_always_hides_the_same() -> None:
    counts = ((1, 9, 3), (8, 2, 7), (4, 4, 6))
    first = protect(counts)
    protect.cache_clear()
    assert protect(counts) == first

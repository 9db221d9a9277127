"""Yes-or-no columns put together from tests of a row: what rules over columns are made of.

Every signal is two-valued, also where a column is null: what may be and what may not be are signals of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NewType, assert_never

Signal = NewType("Signal", int)  # the negative of a signal is its "not"
TRUE, FALSE = Signal(1), Signal(-1)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, or one part of a fact that is given in part, by the part's name in JSON."""

    fact: str
    part: Literal["", "from", "to", "among", "surely", "perhaps"] = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """The column is null."""

    column: Column


@dataclass(frozen=True, slots=True)
class IsYes:
    """The column is given, and yes."""

    column: Column


@dataclass(frozen=True, slots=True)
class Is:
    """The column is given, and this member."""

    column: Column
    member: str


@dataclass(frozen=True, slots=True)
class Has:
    """The column is given, and this member is in its list."""

    column: Column
    member: str


@dataclass(frozen=True, slots=True)
class Total:
    """How many of the signals hold."""

    of: tuple[Signal, ...]


Amount = Column | Decimal | Total


@dataclass(frozen=True, slots=True)
class Less:
    """Both are given, and the left is less than the right, or equal to it where that is enough."""

    left: Amount
    right: Amount
    or_equal: bool


@dataclass(frozen=True, slots=True)
class Both:
    """All of the signals hold."""

    of: tuple[Signal, ...]


Test = Missing | IsYes | Is | Has | Less
Gate = Test | Both


@dataclass(slots=True)
class Circuit:
    """Every gate once: equal parts of all rules share one, and constants never become one.

    `full` are the columns without a null: with them the rules fold to two-valued ones by themselves.
    """

    full: frozenset[Column] = frozenset()
    gates: dict[Signal, Gate] = field(default_factory=dict)
    _signals: dict[Gate, Signal] = field(default_factory=dict)

    def missing(self, column: Column) -> Signal:
        """Whether the column is null."""
        return FALSE if column in self.full else self._gate(Missing(column))

    def is_yes(self, column: Column) -> Signal:
        """Whether the column is given, and yes."""
        return self._gate(IsYes(column))

    def is_member(self, column: Column, member: str) -> Signal:
        """Whether the column is given, and this member."""
        return self._gate(Is(column, member))

    def has(self, column: Column, member: str) -> Signal:
        """Whether the column is given, and has this member."""
        return self._gate(Has(column, member))

    def less(self, left: Amount, right: Amount, *, or_equal: bool) -> Signal:
        """Whether left is less than right, where both are given. No column and no total is infinite."""
        if isinstance(left, Decimal) and isinstance(right, Decimal):
            return _constant(left < right or (or_equal and left == right))
        if isinstance(left, Decimal) and not left.is_finite():
            return _constant(left < 0)
        if isinstance(right, Decimal) and not right.is_finite():
            return _constant(right > 0)
        return self._gate(Less(left, right, or_equal))

    def total(self, signals: Iterable[Signal]) -> Amount:
        """How many hold."""
        of = tuple(signals)
        return Total(of) if any(abs(signal) != TRUE for signal in of) else Decimal(of.count(TRUE))

    def all(self, signals: Iterable[Signal]) -> Signal:
        """Whether all hold."""
        of = {signal for signal in signals if signal != TRUE}
        if FALSE in of or any(Signal(-signal) in of for signal in of):
            return FALSE
        if not of:
            return TRUE
        return next(iter(of)) if len(of) == 1 else self._gate(Both(tuple(sorted(of))))

    def any(self, signals: Iterable[Signal]) -> Signal:
        """Whether at least one holds."""
        return no(self.all([no(signal) for signal in signals]))

    def _gate(self, gate: Gate) -> Signal:
        signal = self._signals.setdefault(gate, Signal(len(self._signals) + 2))
        self.gates[signal] = gate
        return signal


def no(signal: Signal) -> Signal:
    """The opposite."""
    return Signal(-signal)


def _constant(holds: bool) -> Signal:
    return TRUE if holds else FALSE


def signals_in(gate: Gate) -> tuple[Signal, ...]:
    """The signals that a gate is put together from."""
    match gate:
        case Missing() | IsYes() | Is() | Has():
            return ()
        case Less(left, right):
            return tuple(s for amount in (left, right) if isinstance(amount, Total) for s in amount.of)
        case Both(of):
            return of
        case _:
            assert_never(gate)


def layers(
    circuit: Circuit, outputs: Iterable[Signal], worth_it: Callable[[Gate, int], bool]
) -> list[list[Signal]]:
    """The signals worth a column of their own, given their number of uses; each layer stands on those before."""
    wanted = [Signal(abs(signal)) for signal in outputs if abs(signal) > 1]
    order = list(_in_order(circuit, wanted))
    below = {signal: [Signal(abs(s)) for s in signals_in(circuit.gates[signal])] for signal in order}
    uses = Counter([*wanted, *(part for parts in below.values() for part in parts)])
    depth: dict[Signal, int] = {TRUE: 0}
    found: dict[int, list[Signal]] = {}
    for signal in order:
        depth[signal] = max((depth[part] for part in below[signal]), default=0)
        if worth_it(circuit.gates[signal], uses[signal]):
            found.setdefault(depth[signal], []).append(signal)
            depth[signal] += 1
    return [found[level] for level in sorted(found)]


def _in_order(circuit: Circuit, wanted: Iterable[Signal]) -> Iterator[Signal]:
    """Every signal that the wanted stand on, each after those that it stands on."""
    done: set[Signal] = {TRUE}
    waiting = list(reversed(list(wanted)))
    while waiting:
        signal = waiting[-1]
        below = [Signal(abs(s)) for s in signals_in(circuit.gates[signal])] if signal not in done else []
        open_ones = [s for s in below if s not in done]
        if open_ones:
            waiting += open_ones
            continue
        waiting.pop()
        if signal not in done:
            done.add(signal)
            yield signal

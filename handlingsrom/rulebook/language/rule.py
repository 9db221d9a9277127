"""Rules: what they say, on which days, and on what they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.check import kind_of
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import YES_NO, Kind, SomeOf, YesNo
from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """Something that a caller may ask about, in words.

    `yes` and `no` are main clauses without a full stop, `whether` the same as a clause after "om". A duty has
    `not_applying` too. `without_rule` is the answer on a day when no rule is in force, and `no_rule` its
    sentence: a right, duty or scheme is then no, a permission yes.
    """

    name: str
    yes: Text
    no: Text
    whether: Text
    kind: Kind = YES_NO
    not_applying: Text | None = None
    without_rule: bool = False
    no_rule: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """One dated wording of a rule that derives an answer. In force from `in_force_from` until before `in_force_to`."""

    id: str
    of: Heading
    source: Source
    in_force_from: date
    in_force_to: date | None
    says: n.Node
    checked_on: date
    next_check: date
    replaces: str = ""
    contested: Text | None = None

    def __post_init__(self) -> None:
        _check(self, self.says)

    @property
    def node(self) -> n.Node:
        """What the rule answers."""
        return self.says


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One dated wording of a duty: yes when met and where it does not apply, no when breached."""

    id: str
    of: Heading
    source: Source
    in_force_from: date
    in_force_to: date | None
    applies: n.Node
    requires: n.Node
    checked_on: date
    next_check: date
    replaces: str = ""
    contested: Text | None = None
    node: n.Node = n.TRUE

    def __post_init__(self) -> None:
        if self.of.not_applying is None:
            raise ValueError(f"{self.id} is a duty: its heading says what to say where it does not apply")
        object.__setattr__(self, "node", n.Any((n.Not(self.applies), self.requires)))
        _check(self, self.node)


Rule = Conclusion | Duty


def in_force(rule: Rule, on: date) -> bool:
    """Whether the rule holds on a day."""
    return rule.in_force_from <= on and (rule.in_force_to is None or on < rule.in_force_to)


def _check(rule: Rule, node: n.Node) -> None:
    kind, asked = kind_of(node), rule.of.kind
    fits = kind == asked if isinstance(asked, YesNo | SomeOf) else type(kind) is type(asked)
    if not fits:
        raise TypeError(f"{rule.id} says {kind!r}, but {rule.of.name} is {asked!r}")
    if rule.in_force_to is not None and rule.in_force_to <= rule.in_force_from:
        raise ValueError(f"{rule.id} is never in force")

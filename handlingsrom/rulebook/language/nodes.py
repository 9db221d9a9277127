"""Every node of the rule language and what it means.

A node is plain data. `and`, `or`, `not` and chained comparison on nodes raise; `==` compares structure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NoReturn

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.source import Source
from handlingsrom.rulebook.language.values import YES_NO, Kind
from handlingsrom.rulebook.text import Text


def _no_truth(node: object) -> NoReturn:
    raise TypeError(f"{type(node).__name__} is a rule, not an answer: write All, Any, Not and evaluate it")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: "{value} dag", "{value} dager"."""

    one: Text
    many: Text


@dataclass(frozen=True, slots=True)
class Words:
    """How people are asked for a fact and told of it."""

    question: Text
    why: Text
    claim: Claim
    unknown: Text
    labels: tuple[tuple[str, Text], ...] = ()
    unit: Unit | None = None

    def label(self, member: str) -> Text:
        """The words for one member of an enum or a set."""
        return dict(self.labels)[member]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is the case. Not given means that it may be anything of its kind.

    A judgement is answered only by the employer's recorded assessment; a sensitive fact is in no finding.
    """

    name: str
    kind: Kind
    judgement: bool = False
    sensitive: bool = False
    words: Words | None = None
    __bool__ = _no_truth

    def __hash__(self) -> int:
        return hash(self.name)  # quick; equality still compares everything


@dataclass(frozen=True, slots=True)
class Value:
    """A constant: yes/no, a number, a member of an enum, or a set of members."""

    of: bool | Decimal | str | frozenset[str]
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Dated:
    """An amount from a day on; None where the amount of that time is not known."""

    since: date
    value: Decimal | None
    source: Source


@dataclass(frozen=True, slots=True)
class Parameter:
    """A threshold or an amount that depends on the day; before its first day it is not known."""

    name: str
    steps: tuple[Dated, ...]
    __bool__ = _no_truth

    def on(self, day: date) -> Decimal | None:
        """The amount on a day; None where it is not known."""
        held = [step.value for step in self.steps if step.since <= day]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True)
class Ref:
    """What another conclusion says."""

    name: str
    kind: Kind = YES_NO
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Not:
    """Yes when the part is no."""

    part: Node
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class All:
    """Yes when every part is yes; of no parts, yes."""

    parts: tuple[Node, ...]
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Any:
    """Yes when at least one part is yes; of no parts, no."""

    parts: tuple[Node, ...]
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Count:
    """The number of parts that are yes."""

    parts: tuple[Node, ...]
    __bool__ = _no_truth


Operator = Literal["<", "<=", ">", ">=", "=="]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers compared."""

    left: Node
    operator: Operator
    right: Node
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Among:
    """An enum: the value is one of the members. A set: it has at least one of them."""

    of: Node
    members: frozenset[str]
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Branch:
    """When the guard holds, then this value; `because` is the reason as a clause after "fordi"."""

    when: Node
    then: Node
    because: Text | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Cases:
    """The value of the first branch whose guard holds; where none does, the value may be anything.

    An "otherwise" is a last branch whose guard is `Value(True)`.
    """

    branches: tuple[Branch, ...]
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Arm:
    """For these members of an enum, this value."""

    members: frozenset[str]
    then: Node
    because: Text | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The value of the arm that an enum's member belongs to; every member is in exactly one arm.

    The same as Cases over Among, but the enum is used once, so that no impossible arm is ever taken.
    """

    of: Node
    arms: tuple[Arm, ...]
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Member:
    """A member that is in the set when the condition holds."""

    name: str
    when: Node
    label: Text
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Those:
    """The set of the members whose condition holds, in the order given; `claim` tells of one `{value}` in it."""

    members: tuple[Member, ...]
    claim: Claim
    __bool__ = _no_truth


@dataclass(frozen=True, slots=True)
class Exempt:
    """An exception from a main rule, with its own id and source."""

    id: str
    when: Node
    because: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Unless:
    """Yes when the main rule is yes and no exception holds."""

    rule: Node
    exceptions: tuple[Exempt, ...] = field(default=())
    __bool__ = _no_truth


Node = (
    Fact
    | Value
    | Parameter
    | Ref
    | Not
    | All
    | Any
    | Count
    | Compare
    | Among
    | Cases
    | Match
    | Those
    | Unless
)  # a new one fails mypy in every interpreter until it has a case there

TRUE = Value(True)
FALSE = Value(False)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, in reading order."""
    match node:
        case Fact() | Value() | Parameter() | Ref():
            return ()
        case Not(part):
            return (part,)
        case All(parts) | Any(parts) | Count(parts):
            return parts
        case Compare(left, _, right):
            return (left, right)
        case Among(of):
            return (of,)
        case Cases(branches):
            return tuple(below for branch in branches for below in (branch.when, branch.then))
        case Match(of, arms):
            return (of, *(arm.then for arm in arms))
        case Those(members):
            return tuple(member.when for member in members)
        case Unless(rule, exceptions):
            return (rule, *(exempt.when for exempt in exceptions))

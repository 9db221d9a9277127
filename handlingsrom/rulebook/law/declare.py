"""Short ways to declare a fact of each kind, always with its words."""

from __future__ import annotations

from decimal import Decimal

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.nodes import Fact, Unit, Words
from handlingsrom.rulebook.language.values import YES_NO, Number, OneOf, SomeOf
from handlingsrom.rulebook.text import Text

Labels = tuple[tuple[str, Text], ...]


def yes_no(
    name: str, question: Text, why: Text, claim: Claim, *, judgement: bool = False, sensitive: bool = False
) -> Fact:
    """A fact that is or is not so."""
    return Fact(name, YES_NO, judgement, sensitive, Words(question, why, claim, claim.unknown()))


def one_of(name: str, question: Text, why: Text, claim: Claim, unknown: Text, labels: Labels) -> Fact:
    """A fact with one of the labelled values; `{value}` in the claim is the label."""
    kind = OneOf(tuple(member for member, _ in labels))
    return Fact(name, kind, words=Words(question, why, claim, unknown, labels))


def some_of(name: str, question: Text, why: Text, claim: Claim, unknown: Text, labels: Labels) -> Fact:
    """A fact with any number of the labelled values."""
    kind = SomeOf(tuple(member for member, _ in labels))
    return Fact(name, kind, words=Words(question, why, claim, unknown, labels))


def number(
    name: str,
    low: str,
    high: str,
    step: str,
    question: Text,
    why: Text,
    claim: Claim,
    unknown: Text,
    unit: Unit | None = None,
) -> Fact:
    """A number from `low` to `high`; `step` is the smallest difference that people use."""
    kind = Number(Decimal(low), Decimal(high), Decimal(step))
    return Fact(name, kind, words=Words(question, why, claim, unknown, unit=unit))


DAYS = Unit(
    Text("{value} dag", "{value} dag", "{value} day"), Text("{value} dager", "{value} dagar", "{value} days")
)
WEEKS = Unit(
    Text("{value} uke", "{value} veke", "{value} week"),
    Text("{value} uker", "{value} veker", "{value} weeks"),
)
HOURS = Unit(
    Text("{value} time", "{value} time", "{value} hour"),
    Text("{value} timer", "{value} timar", "{value} hours"),
)

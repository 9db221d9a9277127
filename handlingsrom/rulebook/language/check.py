"""The kind of a tree, checked when a rule is built."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.values import YES_NO, Kind, Number, OneOf, SomeOf, YesNo


def kind_of(node: n.Node) -> Kind:
    """The kind of what the node says; raises TypeError that names the node where the parts do not fit."""
    match node:
        case n.Fact(kind=kind) | n.Ref(kind=kind):
            return kind
        case n.Value(of):
            return _kind_of_constant(of)
        case n.Parameter():
            return Number()
        case n.Not(part):
            return _yes_no(node, (part,))
        case n.All(parts) | n.Any(parts):
            return _yes_no(node, parts)
        case n.Count(parts):
            _yes_no(node, parts)
            return Number()
        case n.Compare(left, _, right):
            for side in (left, right):
                if not isinstance(kind_of(side), Number):
                    raise TypeError(f"Compare takes numbers, not {side!r}")
            return YES_NO
        case n.Among(of, members):
            return _membership(kind_of(of), members)
        case n.Cases(branches):
            _yes_no(node, tuple(branch.when for branch in branches))
            return _joined(tuple(kind_of(branch.then) for branch in branches))
        case n.Match(of, arms):
            _every_member_once(kind_of(of), arms)
            return _joined(tuple(kind_of(arm.then) for arm in arms))
        case n.Those(members):
            _yes_no(node, tuple(member.when for member in members))
            return SomeOf(tuple(member.name for member in members))
        case n.Unless(rule, exceptions):
            return _yes_no(node, (rule, *(exempt.when for exempt in exceptions)))
        case _:
            assert_never(node)


def _kind_of_constant(value: object) -> Kind:
    match value:
        case bool():
            return YES_NO
        case Decimal() if value.is_finite():
            return Number()
        case str():
            return OneOf((value,))
        case frozenset():
            return SomeOf(tuple(sorted(value)))
        case _:
            raise TypeError(f"a constant is yes/no, a Decimal, a member or a frozenset, not {value!r}")


def _yes_no(node: n.Node, parts: tuple[n.Node, ...]) -> YesNo:
    for part in parts:
        if not isinstance(kind_of(part), YesNo):
            raise TypeError(f"{type(node).__name__} takes yes or no, not {part!r}")
    return YES_NO


def _membership(kind: Kind, members: frozenset[str]) -> YesNo:
    if not isinstance(kind, OneOf | SomeOf):
        raise TypeError("Among takes an enum or a set")
    if strange := members - set(kind.members):
        raise TypeError(f"Among asks for {sorted(strange)}, which the value can never be")
    return YES_NO


def _every_member_once(kind: Kind, arms: tuple[n.Arm, ...]) -> None:
    if not isinstance(kind, OneOf):
        raise TypeError("Match takes an enum")
    if sorted(kind.members) != sorted(member for arm in arms for member in arm.members):
        raise TypeError(f"Match names each of {kind.members} once")


def _joined(kinds: tuple[Kind, ...]) -> Kind:
    if not kinds:
        raise TypeError("Cases needs a branch")
    if all(isinstance(kind, YesNo) for kind in kinds):
        return YES_NO
    if all(isinstance(kind, Number) for kind in kinds):
        return Number()
    for family in (OneOf, SomeOf):
        if all(isinstance(kind, family) for kind in kinds):
            members = [m for kind in kinds if isinstance(kind, OneOf | SomeOf) for m in kind.members]
            return family(tuple(dict.fromkeys(members)))
    raise TypeError(f"the branches of Cases are of several kinds: {kinds!r}")

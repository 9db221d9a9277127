"""The parts of a rule that should each decide something, and the rule without each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n


@dataclass(frozen=True, slots=True)
class Element:
    """A part by the way to it, and the whole rule as it would read if the part said nothing."""

    where: str
    part: n.Node
    without: n.Node
    is_value: bool


def elements(node: n.Node) -> Iterator[Element]:
    """A condition is left out; a value of a branch or an arm becomes anything. Other conclusions are not entered."""
    for at, child in enumerate(n.children(node)):
        where, silent = _name(node, at), _silent(node, at)
        if silent is not None:
            is_value = isinstance(node, n.Cases | n.Match)
            yield Element(where, child, _with(node, at, silent), is_value)
        for below in elements(child):
            way = f"{where}, {below.where}" if where else below.where
            yield replace(below, where=way, without=_with(node, at, below.without))


def _silent(node: n.Node, at: int) -> n.Node | None:
    """What stands for a part that says nothing; None where leaving it out makes no sense."""
    match node:
        case n.All():
            return n.TRUE
        case n.Any() | n.Count() | n.Those():
            return n.FALSE
        case n.Unless():
            return n.TRUE if at == 0 else n.FALSE
        case n.Cases(branches):
            return _anything([branch.then for branch in branches]) if at % 2 else None
        case n.Match(_, arms):
            return _anything([arm.then for arm in arms]) if at else None
        case n.Fact() | n.Value() | n.Parameter() | n.Ref() | n.Not() | n.Compare() | n.Among():
            return None
        case _:
            assert_never(node)


def _anything(like: list[n.Node]) -> n.Node:
    """Whatever these could be: a Cases of which no branch ever holds."""
    return n.Cases(tuple(n.Branch(n.FALSE, then) for then in like))


def _name(node: n.Node, at: int) -> str:
    match node:
        case n.All() | n.Any() | n.Count():
            return f"part {at + 1}"
        case n.Compare():
            return "right side" if at else "left side"
        case n.Unless(_, exceptions):
            return f"exception {exceptions[at - 1].id}" if at else "main rule"
        case n.Those(members):
            return f"member {members[at].name}"
        case n.Cases():
            return f"branch {at // 2 + 1}" if at % 2 else f"guard {at // 2 + 1}"
        case n.Match(_, arms):
            return f"arm {'/'.join(sorted(arms[at - 1].members))}" if at else "enum"
        case n.Fact() | n.Value() | n.Parameter() | n.Ref() | n.Not() | n.Among():
            return ""
        case _:
            assert_never(node)


def _with(node: n.Node, at: int, new: n.Node) -> n.Node:
    """The node with another child at this place, in the order of `children`."""
    match node:
        case n.Fact() | n.Value() | n.Parameter() | n.Ref():
            raise IndexError(f"{node!r} has no parts")
        case n.Not():
            return n.Not(new)
        case n.All(parts):
            return n.All((*parts[:at], new, *parts[at + 1 :]))
        case n.Any(parts):
            return n.Any((*parts[:at], new, *parts[at + 1 :]))
        case n.Count(parts):
            return n.Count((*parts[:at], new, *parts[at + 1 :]))
        case n.Compare():
            return replace(node, right=new) if at else replace(node, left=new)
        case n.Among():
            return replace(node, of=new)
        case n.Unless(rule, exceptions) if at:
            exempt = replace(exceptions[at - 1], when=new)
            return n.Unless(rule, (*exceptions[: at - 1], exempt, *exceptions[at:]))
        case n.Unless():
            return replace(node, rule=new)
        case n.Those(members):
            member = replace(members[at], when=new)
            return replace(node, members=(*members[:at], member, *members[at + 1 :]))
        case n.Cases(branches):
            old = branches[at // 2]
            branch = replace(old, then=new) if at % 2 else replace(old, when=new)
            return n.Cases((*branches[: at // 2], branch, *branches[at // 2 + 1 :]))
        case n.Match(_, arms) if at:
            arm = replace(arms[at - 1], then=new)
            return replace(node, arms=(*arms[: at - 1], arm, *arms[at:]))
        case n.Match():
            return replace(node, of=new)
        case _:
            assert_never(node)

"""What forced an answer, and nothing else; or, while it is open, what it still waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.evaluate import Reading, truth_of, value_of
from handlingsrom.rulebook.language.values import NO, YES, Choice, Truth, is_decided, join, whole


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a set, in or out, with the claim that tells of it."""

    member: n.Member
    those: n.Those


Ground = n.Fact | n.Ref | Item
Grounds = tuple[Ground, ...]


def grounds(node: n.Node, reading: Reading) -> Grounds:
    """Decided: grounds that alone force the value. Undecided: the open parts that it may wait for."""
    found: Grounds | None = reading.forced.get(id(node))
    if found is None:
        found = reading.forced[id(node)] = _grounds(node, reading)
    return found


def _grounds(node: n.Node, reading: Reading) -> Grounds:
    match node:
        case n.Fact() | n.Ref():
            return (node,)
        case n.Value() | n.Parameter():
            return ()
        case n.Not(part):
            return grounds(part, reading)
        case n.All(parts):
            return _junction([(part, True) for part in parts], NO, reading)
        case n.Any(parts):
            return _junction([(part, True) for part in parts], YES, reading)
        case n.Unless(rule, exceptions):
            return _junction([(rule, True), *((e.when, False) for e in exceptions)], NO, reading)
        case n.Compare(left, _, right):
            return _of_operands((left, right), is_decided(value_of(node, reading)), reading)
        case n.Among(of, members):
            return _of_membership(node, of, members, reading)
        case n.Cases():
            return _of_cases(node, reading)
        case n.Match():
            return _of_match(node, reading)
        case n.Count(parts):
            return _of_operands(parts, is_decided(value_of(node, reading)), reading)
        case n.Those(members):
            return _items(node, frozenset(m.name for m in members), reading)
        case _:
            assert_never(node)


def facts_behind(found: Grounds, reading: Reading) -> dict[str, n.Fact]:
    """The facts that the grounds come down to."""
    facts: dict[str, n.Fact] = {}
    for ground in found:
        match ground:
            case n.Fact(name):
                facts[name] = ground
            case n.Ref(name):
                facts |= facts_behind(grounds(reading.conclusions[name], reading), reading)
            case Item(member):
                facts |= facts_behind(grounds(member.when, reading), reading)
    return facts


def deciding_branch(cases: n.Cases, reading: Reading) -> n.Branch | None:
    """The branch whose guard is known to hold, with no open guard before it."""
    for branch in cases.branches:
        guard = truth_of(branch.when, reading)
        if guard.yes:
            return None if guard.no else branch
    return None


def those_behind(node: n.Node, reading: Reading) -> n.Those | None:
    """The `Those` that the node is or refers to."""
    if isinstance(node, n.Ref):
        return those_behind(reading.conclusions[node.name], reading)
    return node if isinstance(node, n.Those) else None


def _junction(parts: list[tuple[n.Node, bool]], forcing: Truth, reading: Reading) -> Grounds:
    """Parts read as they are (True) or negated (False); one that is `forcing` decides alone."""
    opposite = YES if forcing == NO else NO
    found = [(part, truth_of(part, reading), forcing if plain else opposite) for part, plain in parts]
    alone = [grounds(part, reading) for part, value, forces in found if value == forces]
    if len(alone) == 1:
        return alone[0]
    if alone:
        return min(alone, key=lambda found: len(facts_behind(found, reading)))
    still_open = [part for part, value, _ in found if not is_decided(value)]
    return _together(still_open or [part for part, _, _ in found], reading)


def _of_operands(parts: tuple[n.Node, ...], decided: bool, reading: Reading) -> Grounds:
    """Numbers: a decided comparison may stand on numbers that are only known in part."""
    if decided:
        return _unique([g for part in parts for g in _given(part, reading)])
    return _together([part for part in parts if not is_decided(value_of(part, reading))], reading)


def _given(node: n.Node, reading: Reading) -> Grounds:
    if is_decided(value_of(node, reading)):
        return grounds(node, reading)
    match node:
        case n.Fact():
            return (node,) if value_of(node, reading) != whole(node.kind) else ()
        case n.Ref(name):
            return _given(reading.conclusions[name], reading)
        case _:
            return _unique([g for part in n.children(node) for g in _given(part, reading)])


def _of_membership(node: n.Node, of: n.Node, members: frozenset[str], reading: Reading) -> Grounds:
    those = those_behind(of, reading)
    if those is None:
        return _of_operands((of,), is_decided(value_of(node, reading)), reading)
    return _items(those, members, reading, forcing=YES)


def _items(
    those: n.Those, members: frozenset[str], reading: Reading, *, forcing: Truth | None = None
) -> Grounds:
    found = [(m, truth_of(m.when, reading)) for m in those.members if m.name in members]
    if any(value == forcing for _, value in found):
        return tuple(Item(m, those) for m, value in found if value == forcing)
    still_open = [m.when for m, value in found if not is_decided(value)]
    return _together(still_open, reading) or tuple(Item(m, those) for m, _ in found)


def _of_cases(cases: n.Cases, reading: Reading) -> Grounds:
    value = value_of(cases, reading)
    if not is_decided(value):
        return _unique([g for part in open_parts(cases, reading) for g in grounds(part, reading)])
    passed: list[n.Node] = []
    for branch in cases.branches:
        guard = truth_of(branch.when, reading)
        if not guard.no:
            return _together([branch.when, branch.then, *passed], reading)
        if guard.yes:
            passed.append(branch.then)
        elif value_of(branch.then, reading) != value:
            passed.append(branch.when)
        else:  # either that the guard fails or that its value is the same would do
            passed.append(min((branch.then, branch.when), key=lambda part: _size(part, reading)))
    return _together(passed, reading)


def _size(part: n.Node, reading: Reading) -> int:
    return len(facts_behind(grounds(part, reading), reading))


def _of_match(match: n.Match, reading: Reading) -> Grounds:
    if not is_decided(value_of(match, reading)):
        return _together(list(open_arms(match, reading)), reading)
    live = live_arms(match, reading)
    return _unique([*_given(match.of, reading), *_together([arm.then for arm in live], reading)])


def live_arms(match: n.Match, reading: Reading) -> tuple[n.Arm, ...]:
    """The arms that may still be taken."""
    of = value_of(match.of, reading)
    return tuple(arm for arm in match.arms if isinstance(of, Choice) and arm.members & of.among)


def open_arms(match: n.Match, reading: Reading) -> tuple[n.Node, ...]:
    """The enum, where it matters which arm is taken, and the values that are still open."""
    live = live_arms(match, reading)
    differ = len({id(arm.then) for arm in live}) > 1
    values = [arm.then for arm in live if not is_decided(value_of(arm.then, reading))]
    return (match.of, *values) if differ else tuple(values)


def open_parts(cases: n.Cases, reading: Reading) -> tuple[n.Node, ...]:
    """The guards and values that may still change the outcome: guards first."""
    guards: list[n.Node] = []
    values: list[n.Node] = []
    live = [branch for branch in cases.branches if truth_of(branch.when, reading).yes]
    for index, branch in enumerate(live):
        if truth_of(branch.when, reading).no and not _rest_is_settled(live[index:], reading):
            guards.append(branch.when)
        if not is_decided(value_of(branch.then, reading)):
            values.append(branch.then)
        if not truth_of(branch.when, reading).no:
            break
    return (*guards, *values)


def _rest_is_settled(branches: list[n.Branch], reading: Reading) -> bool:
    """Whether these branches come to one value whichever of them is taken."""
    if all(truth_of(branch.when, reading).no for branch in branches):
        return False
    found = value_of(branches[0].then, reading)
    for branch in branches[1:]:
        found = join(found, value_of(branch.then, reading))
        if not truth_of(branch.when, reading).no:
            break
    return is_decided(found)


def _together(parts: list[n.Node], reading: Reading) -> Grounds:
    return _unique([g for part in parts for g in grounds(part, reading)])


def _key(ground: Ground) -> tuple[str, str, int]:
    match ground:
        case n.Fact(name):
            return ("fact", name, 0)
        case n.Ref(name):
            return ("conclusion", name, 0)
        case Item(member, those):
            return ("member", member.name, id(those))


def _unique(found: list[Ground]) -> Grounds:
    return tuple({_key(ground): ground for ground in found}.values())

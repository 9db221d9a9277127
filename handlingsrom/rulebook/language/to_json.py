"""A tree as plain data for the API and the archive, and back; numbers as decimal strings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import assert_never, cast

from handlingsrom.rulebook.language import nodes as n
from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.plain import (
    Json,
    constant_back,
    dated_back,
    json_of_constant,
    json_of_dated,
    json_of_kind,
    json_of_source,
    kind_back,
    source_back,
)
from handlingsrom.rulebook.language.rule import Duty, Rule
from handlingsrom.rulebook.text import Text


def to_json(node: n.Node) -> Json:
    """The tree; a fact by its name, a constant as its type and value."""
    match node:
        case n.Fact(name):
            return {"fact": name}
        case n.Value(of):
            return {"value": json_of_constant(of)}
        case n.Parameter(name, steps):
            return {"parameter": name, "steps": [json_of_dated(step) for step in steps]}
        case n.Ref(name, kind):
            return {"conclusion": name, "kind": json_of_kind(kind)}
        case n.Not(part):
            return {"not": to_json(part)}
        case n.All(parts):
            return {"all": [to_json(part) for part in parts]}
        case n.Any(parts):
            return {"any": [to_json(part) for part in parts]}
        case n.Count(parts):
            return {"count": [to_json(part) for part in parts]}
        case n.Compare(left, operator, right):
            return {"compare": operator, "left": to_json(left), "right": to_json(right)}
        case n.Among(of, members):
            return {"among": sorted(members), "of": to_json(of)}
        case n.Cases(branches):
            return {"cases": [_branch(branch) for branch in branches]}
        case n.Match(of, arms):
            return {"match": to_json(of), "arms": [_arm(arm) for arm in arms]}
        case n.Those(members, claim):
            return {"those": [_member(member) for member in members], "claim": asdict(claim)}
        case n.Unless(rule, exceptions):
            return {"rule": to_json(rule), "unless": [_exempt(exempt) for exempt in exceptions]}
        case _:
            assert_never(node)


def from_json(data: Json, facts: Mapping[str, n.Fact]) -> n.Node:
    """The tree again; `facts` are the declarations that the names stand for. KeyError where one is unknown."""

    def tree(part: Json) -> n.Node:
        return from_json(part, facts)

    def trees(parts: list[Json]) -> tuple[n.Node, ...]:
        return tuple(tree(part) for part in parts)

    match data:
        case {"fact": name}:
            return facts[name]
        case {"value": constant}:
            return n.Value(constant_back(constant))
        case {"parameter": name, "steps": steps}:
            return n.Parameter(name, tuple(dated_back(step) for step in steps))
        case {"conclusion": name, "kind": kind}:
            return n.Ref(name, kind_back(kind))
        case {"not": part}:
            return n.Not(tree(part))
        case {"all": parts}:
            return n.All(trees(parts))
        case {"any": parts}:
            return n.Any(trees(parts))
        case {"count": parts}:
            return n.Count(trees(parts))
        case {"compare": operator, "left": left, "right": right}:
            return n.Compare(tree(left), cast(n.Operator, operator), tree(right))
        case {"among": members, "of": of}:
            return n.Among(tree(of), frozenset(members))
        case {"cases": branches}:
            return n.Cases(tuple(_branch_back(branch, facts) for branch in branches))
        case {"match": of, "arms": arms}:
            return n.Match(tree(of), tuple(_arm_back(arm, facts) for arm in arms))
        case {"those": members, "claim": claim}:
            listed = tuple(
                n.Member(
                    m["name"], tree(m["when"]), Text(**m["label"]), m["source"] and source_back(m["source"])
                )
                for m in members
            )
            return n.Those(listed, Claim(**claim))
        case {"rule": rule, "unless": exceptions}:
            listed_exceptions = tuple(
                n.Exempt(e["id"], tree(e["when"]), Text(**e["because"]), source_back(e["source"]))
                for e in exceptions
            )
            return n.Unless(tree(rule), listed_exceptions)
        case _:
            raise ValueError(f"not a rule: {data!r}")


def fingerprint(rule: Rule) -> str:
    """A short hash of what the rule says, kept with every finding that was made by it."""
    parts = (rule.applies, rule.requires) if isinstance(rule, Duty) else (rule.says,)
    said = json.dumps([to_json(part) for part in parts], sort_keys=True)
    return hashlib.sha256(f"{rule.id}\n{said}".encode()).hexdigest()[:16]


def _branch(branch: n.Branch) -> Json:
    return {
        "when": to_json(branch.when),
        "then": to_json(branch.then),
        "because": branch.because and asdict(branch.because),
        "source": branch.source and json_of_source(branch.source),
    }


def _branch_back(data: Json, facts: Mapping[str, n.Fact]) -> n.Branch:
    return n.Branch(
        from_json(data["when"], facts),
        from_json(data["then"], facts),
        data["because"] and Text(**data["because"]),
        data["source"] and source_back(data["source"]),
    )


def _arm(arm: n.Arm) -> Json:
    return {
        "members": sorted(arm.members),
        "then": to_json(arm.then),
        "because": arm.because and asdict(arm.because),
        "source": arm.source and json_of_source(arm.source),
    }


def _arm_back(data: Json, facts: Mapping[str, n.Fact]) -> n.Arm:
    return n.Arm(
        frozenset(data["members"]),
        from_json(data["then"], facts),
        data["because"] and Text(**data["because"]),
        data["source"] and source_back(data["source"]),
    )


def _member(member: n.Member) -> Json:
    return {
        "name": member.name,
        "when": to_json(member.when),
        "label": asdict(member.label),
        "source": member.source and json_of_source(member.source),
    }


def _exempt(exempt: n.Exempt) -> Json:
    return {
        "id": exempt.id,
        "when": to_json(exempt.when),
        "because": asdict(exempt.because),
        "source": json_of_source(exempt.source),
    }

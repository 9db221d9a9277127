"""The smallest case in which two readings of the law answer differently, or the proof that there is none."""

from __future__ import annotations

from dataclasses import replace

import z3

from handlingsrom.rulebook.language.cells import Rules
from handlingsrom.rulebook.language.to_proof import Formulas, decided, differ
from handlingsrom.rulebook.language.values import Facts
from handlingsrom.rulebook.language.worlds import exact, fewest, possible, unknown, world_of


def changed_case(before: Rules, after: Rules) -> Facts | None:
    """The fewest facts with which each of two trees is decided, and differently; None where no case changes.

    Where one of them has no answer although everything is known, as with an amount not known on its day, the case
    is complete instead.
    """
    world = world_of(before, after)
    old, new = (Formulas(one.conclusions, one.on).of(one.trees[0]) for one in (before, after))
    amounts = [unknown(amount) for amount in world.amounts]
    proof = z3.Solver()
    proof.add([z3.And(possible(fact), exact(fact)) for fact in world.facts])
    proof.add(*amounts, differ(old, new))
    if proof.check() == z3.unsat:
        return None
    case = fewest(world, decided(old), decided(new), differ(old, new))
    if case is None:
        solver = replace(world, amounts=()).solver(complete=True)
        solver.add(*amounts, differ(old, new))
        assert solver.check() == z3.sat, "the case is between the values worth telling apart"
        case = world.case(solver.model())
    return case

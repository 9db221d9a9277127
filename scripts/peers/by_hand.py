"""A handful of rules as they stand on a day after 2022-07-01, in numpy by hand.

Of people of whom everything is known, and without a word of why: what a programmer in a hurry would write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlingsrom.rulebook.language.values import OneOf
from handlingsrom.rulebook.law import registry
from scripts.peers.people import Column, People


def _code(fact: str, member: str) -> int:
    kind = registry.FACTS[fact].kind
    assert isinstance(kind, OneOf)
    return kind.members.index(member)


OWN_HOME, OTHER_HOME = _code("place", "own_home"), _code("place", "other_home")
PERIOD, OCCASIONAL, REGULAR = (
    _code("home_work_pattern", member) for member in ("continuous_period", "occasional", "regular")
)
ORDINARY = _code("position", "ordinary")


def yes_or_no(of: People) -> dict[str, Column]:
    """The rules that stand on yes-or-no facts alone and are more than one of them."""
    cover = of["in_work"] & of["at_agreed_home_workplace"] & of["in_working_time"]
    return {
        "employer_can_order_home_work": of["extraordinary_situation"] & of["order_assessed_as_lawful"],
        "national_insurance_cover": cover & of["home_work_necessary_that_day"] & ~of["during_break"],
        "control_procedure_met": of["control_discussed"] & of["employees_informed_of_control"],
        "control_evaluation_met": ~of["control_in_operation"] | of["control_evaluated"],
        "control_measure_permitted": of["control_has_objective_reason"] & of["control_is_proportionate"],
        "psychosocial_environment_met": of["psychosocial_assessed"] & of["contact_with_others_arranged"],
    }


def scope(of: People) -> dict[str, Column]:
    """The rules that ask about no set."""
    place, pattern, weeks = of["place"], of["home_work_pattern"], of["continuous_weeks"]
    judged_home, judged_fixed = of["assessed_as_own_home"], of["assessed_as_fixed_arrangement"]
    own_home = (place == OWN_HOME) & (~of["place_is_abroad"] | judged_home)
    own_home |= (place == OTHER_HOME) & judged_home
    weekly = of["home_days_per_week"] >= 1
    fixed = (pattern == PERIOD) & (weeks > 2) & ((weeks >= 4.3) | judged_fixed)
    fixed |= weekly & ((pattern == REGULAR) | ((pattern == OCCASIONAL) & judged_fixed))
    applies = own_home & (of["works_only_from_home"] | fixed)
    ordered = of["ordered_or_recommended_by_authority"]
    required = applies & ~ordered
    return {
        "home_office_regulation_applies": applies,
        "written_agreement_required": required,
        "information_instead_of_agreement": applies & ordered,
        "agreement_must_be_updated": of["extent_changed"] & ~of["agreement_updated"] & required,
        "working_time_rules_apply": of["position"] == ORDINARY,
    }


def completeness(of: People) -> dict[str, Column]:
    """The rule that asks about sets."""
    complete = of["agreement_is_written"] & (of["agreement_items_duration"] | ~of["agreement_is_temporary"])
    for item in ("extent", "working_time", "equipment"):
        complete &= of[f"agreement_items_{item}"]
    for item in ("availability", "change_and_termination", "trial_period", "confidentiality_and_documents"):
        complete &= of[f"agreement_items_{item}"] | ~of[f"agreed_terms_{item}"]
    return {"agreement_complete": complete}


GROUPS: Mapping[str, tuple[tuple[str, ...], Callable[[People], dict[str, Column]]]] = {
    "yes-or-no facts alone": (
        (
            "employer_can_order_home_work",
            "national_insurance_cover",
            "control_procedure_met",
            "control_evaluation_met",
            "control_measure_permitted",
            "psychosocial_environment_met",
        ),
        yes_or_no,
    ),
    "§ 1, § 2 and working time": (
        (
            "home_office_regulation_applies",
            "written_agreement_required",
            "information_instead_of_agreement",
            "agreement_must_be_updated",
            "working_time_rules_apply",
        ),
        scope,
    ),
    "completeness, from two sets": (("agreement_complete",), completeness),
}

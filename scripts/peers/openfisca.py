"""The same rules as a tax-benefit system of OpenFisca-Core, written as its manual says.

OpenFisca knows no sets: each member is a variable. Thresholds stand in the formulas, which is quicker than parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, assert_never

from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.values import Number, OneOf, SomeOf, YesNo
from handlingsrom.rulebook.law import registry
from scripts.peers.people import Column, People, column_of

MONTH = "2026-11"
PERSON = build_entity(key="person", plural="persons", label="A person", is_person=True)
Person = Callable[[str, Any], Any]  # OpenFisca calls a population


def home_office_regulation_applies(person: Person, period: Any) -> Any:
    """§ 1."""
    place = person("place", period)
    judged = person("assessed_as_own_home", period)
    own_home = (place == PLACE.own_home) & (~person("place_is_abroad", period) | judged)
    own_home |= (place == PLACE.other_home) & judged
    return own_home & (person("works_only_from_home", period) | person("is_fixed_arrangement", period))


def is_fixed_arrangement(person: Person, period: Any) -> Any:
    """§ 1 second paragraph."""
    pattern, weeks = person("home_work_pattern", period), person("continuous_weeks", period)
    judged, weekly = (
        person("assessed_as_fixed_arrangement", period),
        person("home_days_per_week", period) >= 1,
    )
    long = (pattern == PATTERN.continuous_period) & (weeks > 2) & ((weeks >= 4.3) | judged)
    return long | (weekly & ((pattern == PATTERN.regular) | ((pattern == PATTERN.occasional) & judged)))


def written_agreement_required(person: Person, period: Any) -> Any:
    """§ 2 first paragraph."""
    return person("home_office_regulation_applies", period) & ~person(
        "ordered_or_recommended_by_authority", period
    )


def information_instead_of_agreement(person: Person, period: Any) -> Any:
    """§ 2 third paragraph."""
    return person("home_office_regulation_applies", period) & person(
        "ordered_or_recommended_by_authority", period
    )


def agreement_must_be_updated(person: Person, period: Any) -> Any:
    """§ 2 second paragraph."""
    stale = person("extent_changed", period) & ~person("agreement_updated", period)
    return stale & person("written_agreement_required", period)


def agreement_complete(person: Person, period: Any) -> Any:
    """§ 2 first paragraph, items 1 to 8."""
    complete = person("agreement_is_written", period)
    for item in ("extent", "working_time", "equipment"):
        complete = complete & person(f"agreement_items_{item}", period)
    complete &= person("agreement_items_duration", period) | ~person("agreement_is_temporary", period)
    for item in ("availability", "change_and_termination", "trial_period", "confidentiality_and_documents"):
        complete &= person(f"agreement_items_{item}", period) | ~person(f"agreed_terms_{item}", period)
    return complete


def working_time_rules_apply(person: Person, period: Any) -> Any:
    """Arbeidsmiljøloven § 10-12."""
    return person("position", period) == POSITION.ordinary


def employer_can_order_home_work(person: Person, period: Any) -> Any:
    """Arbeidsmiljøloven § 14-6."""
    return person("extraordinary_situation", period) & person("order_assessed_as_lawful", period)


def national_insurance_cover(person: Person, period: Any) -> Any:
    """Folketrygdloven § 13-6."""
    working = person("in_work", period) & person("at_agreed_home_workplace", period)
    working &= person("in_working_time", period) & person("home_work_necessary_that_day", period)
    return working & ~person("during_break", period)


def control_procedure_met(person: Person, period: Any) -> Any:
    """Arbeidsmiljøloven § 9-2."""
    return person("control_discussed", period) & person("employees_informed_of_control", period)


def control_evaluation_met(person: Person, period: Any) -> Any:
    """Arbeidsmiljøloven § 9-2 third paragraph."""
    return ~person("control_in_operation", period) | person("control_evaluated", period)


def control_measure_permitted(person: Person, period: Any) -> Any:
    """Arbeidsmiljøloven § 9-1."""
    return person("control_has_objective_reason", period) & person("control_is_proportionate", period)


def psychosocial_environment_met(person: Person, period: Any) -> Any:
    """Arbeidsmiljøloven § 4-3."""
    return person("psychosocial_assessed", period) & person("contact_with_others_arranged", period)


FORMULAS = (
    employer_can_order_home_work,
    national_insurance_cover,
    control_procedure_met,
    control_evaluation_met,
    control_measure_permitted,
    psychosocial_environment_met,
    home_office_regulation_applies,
    is_fixed_arrangement,
    written_agreement_required,
    information_instead_of_agreement,
    agreement_must_be_updated,
    agreement_complete,
    working_time_rules_apply,
)


def _choices(fact: str) -> Any:
    kind = registry.FACTS[fact].kind
    assert isinstance(kind, OneOf)
    return Enum(fact, {member: member for member in kind.members})


PLACE, PATTERN, POSITION = _choices("place"), _choices("home_work_pattern"), _choices("position")
CHOICES = {"place": PLACE, "home_work_pattern": PATTERN, "position": POSITION}


def system_of(facts: Iterable[Fact]) -> Any:
    """The facts as input variables, and a variable for each formula."""
    system = TaxBenefitSystem([PERSON])
    for fact in facts:
        for name, kind in _inputs(fact).items():
            system.add_variable(_variable(name, kind))
    for formula in FORMULAS:
        system.add_variable(_variable(formula.__name__, {"value_type": bool, "formula_2022_07_01": formula}))
    return system


def _variable(name: str, of: dict[str, Any]) -> Any:
    return type(name, (Variable,), {"entity": PERSON, "definition_period": DateUnit.MONTH, **of})


def _inputs(fact: Fact) -> dict[str, dict[str, Any]]:
    match fact.kind:
        case YesNo():
            return {fact.name: {"value_type": bool}}
        case Number():
            return {fact.name: {"value_type": float}}
        case OneOf(members):
            choices = CHOICES[fact.name]
            return {
                fact.name: {
                    "value_type": Enum,
                    "possible_values": choices,
                    "default_value": choices[members[0]],
                }
            }
        case SomeOf(members):
            return {column_of(fact.name, member): {"value_type": bool} for member in members}
        case _:
            assert_never(fact.kind)


def load(system: Any, people: People) -> Any:
    """A simulation that holds these people."""
    simulation = SimulationBuilder().build_default_simulation(system, count=len(next(iter(people.values()))))
    for name, column in people.items():
        simulation.set_input(name, MONTH, column)
    return simulation


def decide(simulation: Simulation, names: Iterable[str]) -> dict[str, Column]:
    """Each conclusion, computed anew."""
    for formula in FORMULAS:
        simulation.delete_arrays(formula.__name__)
    return {name: simulation.calculate(name, MONTH) for name in names}


def one_person(system: Any, given: dict[str, Any]) -> Any:
    """A simulation of one person, with tracing on, from plain data."""
    known = {name: {MONTH: value} for name, value in given.items()}
    simulation = SimulationBuilder().build_from_entities(system, {"persons": {"one": known}})
    simulation.trace = True
    return simulation


def as_variables(given: dict[str, Any], facts: Iterable[Fact]) -> dict[str, Any]:
    """One person's facts with a variable for each member of a set."""
    variables: dict[str, Any] = {}
    for fact in facts:
        value = given[fact.name]
        if isinstance(fact.kind, SomeOf):
            variables |= {column_of(fact.name, m): m in value for m in fact.kind.members}
        else:
            variables[fact.name] = value
    return variables

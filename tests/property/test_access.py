"""Lists and single things agree: in any tree of units, one may see exactly that on which one has the verb “see”."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlingsrom.features.agreements import actions
from handlingsrom.features.agreements.access import GRANTS
from handlingsrom.features.agreements.models import Agreement
from handlingsrom.features.agreements.queries import case_seen_by, page_of, visible_to
from handlingsrom.foundation.people.access import verbs_on, visible, with_verbs
from handlingsrom.foundation.people.models import Person, Unit
from handlingsrom.foundation.people.queries import leaders_over
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, TODAY, a_person, a_substitution, an_agency, some_terms, standing

ROLES = ("", "", "leader", "hr", "safety_representative")
people = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(ROLES), st.booleans()), min_size=2, max_size=7)


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    tree=st.lists(st.integers(0, 4), max_size=4),
    people=people,
    substitution=st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_in_any_tree(
    tree: list[int], people: list[tuple[int, str, bool]], substitution: tuple[int, int]
) -> None:
    with transaction.atomic():
        agency = an_agency()
        with within(agency.id):
            units = list(Unit.objects.order_by("id"))
            for number, above in enumerate(tree):
                parent = units[above % len(units)]
                units.append(Unit.objects.create(agency=agency, parent=parent, name=f"Enhet {number}"))
            persons = [
                a_person(unit=units[place % len(units)], role=role, binds=binds)
                for place, role, binds in people
            ]
            leader, substitute = (persons[n % len(persons)] for n in substitution)
            if leader != substitute:
                a_substitution(leader, substitute, TODAY, None)
            agreements = [one_of(person) for person in persons]
            for person in persons:
                sees_exactly_what_the_grants_say(person, agreements)
            nobody_decides_for_herself(agreements)
        transaction.set_rollback(True)


def one_of(person: Person) -> Agreement:
    who = standing(person)
    made = actions.begin(who.positions[0], some_terms(), by=who, at=AT)
    if leaders_over(who.positions[0], TODAY):
        actions.send(made.id, by=who, at=AT, seen=None)
        return made
    with pytest.raises(Refused, match="nobody_answers"):
        actions.send(made.id, by=who, at=AT, seen=None)
    Agreement.objects.filter(pk=made.pk).update(shared_at=AT)  # who could see it is asked all the same
    return made


def sees_exactly_what_the_grants_say(person: Person, agreements: list[Agreement]) -> None:
    who = standing(person)
    listed = set(visible_to(who).values_list("id", flat=True))
    assert {case.agreement.id for case in page_of(who, None, 100)} == listed
    assert listed == {
        a.id for a in with_verbs(Agreement.objects.all(), who, GRANTS) if "see" in verbs_on(a, GRANTS)
    }
    assert listed == set(visible(Agreement.objects.all(), who, GRANTS).values_list("id", flat=True))
    for agreement in agreements:
        case = case_seen_by(who, agreement.id)
        assert (case is not None) == (agreement.id in listed)
        if case:
            assert "see" in case.verbs
            answers = person in leaders_over(agreement.position, TODAY)
            assert ("decide" in case.verbs) is answers
            binds = person in leaders_over(agreement.position, TODAY, binding=True)
            assert ("sign_for_employer" in case.verbs) is binds


def nobody_decides_for_herself(agreements: list[Agreement]) -> None:
    for agreement in agreements:
        own = case_seen_by(standing(agreement.position.person), agreement.id)
        assert own
        assert own.verbs == {"see", "write", "answer", "withdraw", "sign_as_employee"}

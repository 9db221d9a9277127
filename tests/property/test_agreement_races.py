"""Two people act on one agreement at once: one wins, and the other is told what changed. Real transactions, real threads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from handlingsrom.features.agreements import actions
from handlingsrom.features.agreements.models import Agreement, Signature
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, TODAY, a_house, a_substitution, an_agreement, some_terms, standing, state_of

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], None]


def at_once(*acts: Act) -> list[str]:
    """Start every act at the same time, each in its own transaction; "done" or the reason for each."""
    together = Barrier(len(acts))

    def run(act: Act) -> str:
        try:
            together.wait()
            act()
        except Refused as refused:
            return ", ".join(refusal.code for refusal in refused.refusals)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def acting(person: Person, agreement: Agreement, action: Callable[..., None], **fields: object) -> Act:
    who, seen = standing(person), agreement.revision

    def act() -> None:
        with within(person.agency_id):
            action(agreement.id, by=who, at=AT, seen=seen, **fields)

    return act


def log_is_as_long_as_the_revision(agreement: Agreement) -> bool:
    with within(agreement.agency_id):
        agreement.refresh_from_db()
        return Entry.objects.filter(thing_id=agreement.id).count() == agreement.revision


def test_both_sign_at_once() -> None:
    house = a_house()
    agreement = an_agreement("to_be_signed", house)
    found = at_once(
        acting(house.employee, agreement, actions.sign_as_employee),
        acting(house.leader, agreement, actions.sign_for_employer),
    )
    assert sorted(found) == ["changed_meanwhile", "done"]
    assert state_of(agreement) == "signed_by_one"
    assert log_is_as_long_as_the_revision(agreement)


def test_both_sign_at_once_whatever_they_saw() -> None:
    house = a_house()
    agreement = an_agreement("to_be_signed", house)
    agreement.revision = None
    found = at_once(
        acting(house.employee, agreement, actions.sign_as_employee),
        acting(house.leader, agreement, actions.sign_for_employer),
    )
    assert found == ["done", "done"]
    assert state_of(agreement) == "entered_into"
    assert log_is_as_long_as_the_revision(agreement)


def test_one_signs_and_the_other_withdraws_at_once() -> None:
    house = a_house()
    agreement = an_agreement("signed_by_one", house)
    found = at_once(
        acting(house.leader, agreement, actions.sign_for_employer),
        acting(house.employee, agreement, actions.withdraw),
    )
    assert sorted(found) == ["changed_meanwhile", "done"]
    assert state_of(agreement) == ("entered_into" if found[0] == "done" else "withdrawn")
    with within(house.agency.id):
        standing_signatures = Signature.objects.filter(withdrawn_at=None).count()
    assert standing_signatures == (2 if found[0] == "done" else 0)


def test_two_leaders_act_at_once_and_the_later_is_told_what_changed() -> None:
    house = a_house()
    a_substitution(house.leader, house.other_leader, TODAY, None)
    agreement = an_agreement("with_leader", house)
    found = at_once(
        acting(house.leader, agreement, actions.return_wish, reason="Velg andre dager."),
        acting(house.other_leader, agreement, actions.refuse, reason="Arbeidet krever oppmøte."),
    )
    assert sorted(found) == ["changed_meanwhile", "done"]
    assert log_is_as_long_as_the_revision(agreement)
    returned = found[0] == "done"
    agreement.revision -= 1
    later = acting(house.other_leader if returned else house.leader, agreement, actions.propose)
    with pytest.raises(Refused) as told:
        later()
    who, what = ("Per Haugen", "sendte ønsket tilbake") if returned else ("Tor Berg", "avslo ønsket")
    assert told.value.in_("nb")[0].startswith(f"Saken er endret siden du åpnet den: {who} – {what}.")


def test_two_agreements_of_one_position_are_signed_at_once() -> None:
    house = a_house()
    pair = [an_agreement("to_be_signed", house, terms=some_terms(note=str(n))) for n in range(2)]
    for agreement in pair:
        acting(house.employee, agreement, actions.sign_as_employee)()
        with within(house.agency.id):
            agreement.refresh_from_db()
    found = at_once(*(acting(house.leader, agreement, actions.sign_for_employer) for agreement in pair))
    assert sorted(found) == ["done", "overlaps"]
    assert sorted(state_of(agreement) for agreement in pair) == ["entered_into", "signed_by_one"]

"""No sequence of steps signs without both parties: random people take random steps, and a plain oracle follows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from handlingsrom.features.agreements.actions import ACTIONS, begin, start_for
from handlingsrom.features.agreements.lifecycle import STEPS
from handlingsrom.features.agreements.models import Agreement, Signature, Validity
from handlingsrom.features.agreements.queries import case_seen_by
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.records.actions import link_new_entries
from handlingsrom.foundation.records.queries import entries_about
from handlingsrom.foundation.records.verifying import verify_chain
from handlingsrom.foundation.steps import Absent
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, JUDGEMENTS, TODAY, House, a_house, a_substitution, some_terms, standing

PEOPLE = ("employee", "leader", "hr", "other_leader", "department_head", "colleague")
SINCE = (TODAY, TODAY + timedelta(days=20))
NEEDS_NO_FIELDS = {
    "send",
    "accept",
    "decline",
    "withdraw",
    "propose",
    "sign_as_employee",
    "sign_for_employer",
}


EMPLOYEES_VERBS = {"write", "answer", "withdraw", "sign_as_employee"}
ALL = tuple(STEPS)
ONWARDS = {
    "draft": ("send",),
    "with_employee": ("accept",),
    "with_leader": ("propose", "assess", "propose"),
    "returned": ("send", "write"),
    "to_be_signed": ("sign_as_employee", "sign_for_employer"),
    "signed_by_one": ("sign_as_employee", "sign_for_employer", "change", "rewrite"),
}
REACHED: set[str] = set()
mostly = st.sampled_from([True, True, True, False])


def fields_of(step: str, since: date) -> dict[str, Any]:
    """What a step takes beside who, when and what was seen."""
    if step in NEEDS_NO_FIELDS:
        return {}
    if step in ("write", "rewrite", "change"):
        return {"terms": some_terms(since)}
    if step == "assess":
        return dict(JUDGEMENTS)
    if step == "confirm_home":
        return {"reason": "Samtale.", "assessed_on": TODAY}
    return {"reason": "Fordi."}


class Oracle:
    """One agreement in plain Python: what its state must be, by the steps that were accepted."""

    def __init__(self, state: str, since: date) -> None:
        self.state, self.since, self.revision = state, since, 1
        self.signed: dict[str, object] = {}

    def took(self, step: str, who: object, since: date) -> None:
        self.revision += 1
        moves = {
            "send": "with_leader", "accept": "with_leader", "decline": "declined", "withdraw": "withdrawn",
            "return": "returned", "refuse": "refused", "propose": "to_be_signed", "rewrite": "with_employee",
            "change": "with_leader",
        }  # fmt: skip
        if step in ("write", "rewrite", "change"):
            self.since = since
        if step in ("rewrite", "change", "withdraw"):
            self.signed = {}
        if step.startswith("sign"):
            self.signed[step] = who
            begun = "in_force" if self.since <= TODAY else "entered_into"
            self.state = begun if len(self.signed) == 2 else "signed_by_one"
        self.state = moves.get(step, self.state)


class Agreements(RuleBasedStateMachine):
    """People of one agency act on the agreements of one position, in any order, on what they saw last or long ago."""

    @initialize()
    def move_in(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.house: House = a_house()
        a_substitution(self.house.leader, self.house.other_leader, TODAY, None)
        self.who: dict[str, Standing] = {name: standing(getattr(self.house, name)) for name in PEOPLE}
        self.oracles: dict[Any, Oracle] = {}
        self.unchecked = False
        self.at: datetime = AT

    def teardown(self) -> None:
        if not hasattr(self, "house"):
            return
        with within(self.house.agency.id):
            link_new_entries(self.house.agency.id)
            found = verify_chain(self.house.agency.id)
            assert (found.broken_at, found.unlinked) == (0, 0)
            assert found.links == sum(oracle.revision for oracle in self.oracles.values())
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @precondition(lambda self: len(getattr(self, "oracles", "")) < 2)
    @rule(by_leader=st.booleans(), since=st.sampled_from(SINCE))
    def begins(self, by_leader: bool, since: date) -> None:
        position = self.who["employee"].positions[0]
        with within(self.house.agency.id):
            if by_leader:
                made = start_for(position, some_terms(since), by=self.who["leader"], at=self.tick())
            else:
                made = begin(position, some_terms(since), by=self.who["employee"], at=self.tick())
        self.oracles[made.id] = Oracle("with_employee" if by_leader else "draft", since)

    @precondition(lambda self: getattr(self, "oracles", None))
    @rule(data=st.data(), since=st.sampled_from(SINCE), onwards=mostly, by_the_party=mostly, fresh=mostly)
    def acts(self, data: st.DataObject, since: date, onwards: bool, by_the_party: bool, fresh: bool) -> None:
        agreement_id = data.draw(st.sampled_from(sorted(self.oracles)))
        oracle = self.oracles[agreement_id]
        step = data.draw(st.sampled_from(ONWARDS.get(oracle.state, ALL) if onwards else ALL))
        party = "employee" if STEPS[step].verb in EMPLOYEES_VERBS else "leader"
        name = party if by_the_party else data.draw(st.sampled_from(PEOPLE))
        seen = oracle.revision if fresh else max(1, oracle.revision - 1)
        by = self.who[name]
        try:
            with within(self.house.agency.id):
                ACTIONS[step](agreement_id, by=by, at=self.tick(), seen=seen, **fields_of(step, since))
        except (Refused, Absent):
            return
        assert seen == oracle.revision
        assert oracle.state in STEPS[step].from_states
        assert name in ({"employee"} if party == "employee" else {"leader", "other_leader"})
        oracle.took(step, by.person.id, since)
        REACHED.add(oracle.state)
        self.unchecked = True

    def tick(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    @invariant()
    def all_holds(self) -> None:
        """Asked after every step that was taken."""
        if getattr(self, "unchecked", False):
            with within(self.house.agency.id):
                self.the_state_is_the_oracles()
                self.both_have_signed_what_holds()
            self.unchecked = False

    def the_state_is_the_oracles(self) -> None:
        for agreement_id, oracle in self.oracles.items():
            case = case_seen_by(self.who["employee"], agreement_id)
            assert case
            assert (case.status, case.agreement.revision) == (oracle.state, oracle.revision)
            assert entries_about(self.house.agency.id, agreement_id).count() == oracle.revision
            assert {s.person_id for s in case.signatures} == set(oracle.signed.values())

    def both_have_signed_what_holds(self) -> None:
        held = list(Validity.objects.select_related("version"))
        for validity in held:
            signed = Signature.objects.filter(version=validity.version, withdrawn_at=None)
            assert {s.side for s in signed} == {"employee", "employer"}
            assert len({s.person_id for s in signed}) == 2
            assert validity.version.superseded_at is None
            assert validity.version.proposed_at is not None
        entered = Agreement.objects.filter(versions__entered_at__isnull=False).count()
        assert entered == len(held) <= 1  # every period here is without end, so two would overlap


@pytest.mark.django_db
def test_random_steps() -> None:
    run_state_machine_as_test(
        Agreements,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
    assert {"with_leader", "to_be_signed"} <= REACHED

"""An import that is refused, rolled back or forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from handlingsrom.features.agreements.actions import begin
from handlingsrom.foundation.people.actions import choose_language
from handlingsrom.foundation.people.importing.actions import (
    Operator,
    forget_imports,
    load,
    roll_back,
    try_file,
)
from handlingsrom.foundation.people.importing.columns import SHEETS
from handlingsrom.foundation.people.importing.models import Change, Import
from handlingsrom.foundation.people.models import Agency, Mandate, Person, Position, Role, Unit
from handlingsrom.foundation.people.queries import leaders_over, standing_of
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.steps import Absent
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, TODAY, a_house, some_terms
from tests.importing import (
    WHOLE,
    as_csv,
    dump,
    loaded,
    person,
    tried,
    undone,
)
from tests.pages.test_importing_actions import LATER, an_empty_agency

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("person", lambda a: Person.objects.filter(hr_id="5").update(name="Annen")),
        ("unit", lambda a: Unit.objects.filter(hr_id="A").update(name="Annen")),
        ("position", lambda a: Position.objects.filter(hr_id="5/0").update(share=10)),
        ("leader", lambda a: Role.objects.filter(role="leader").update(until=TODAY)),
    ],
)
def test_a_change_since_the_trial_refuses_the_load(kind: str, change: Callable[[Agency], object]) -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    made = tried(agency, *WHOLE[:-1])
    with within(agency.id):
        change(agency)
        before = dump(agency)
        with pytest.raises(Refused) as why:
            load(made.id, agency_id=agency.id, by=Operator(), at=AT)
    assert SHEETS[kind].nb in why.value.refusals[0].reason.nb
    assert dump(agency) == before


def test_an_agreement_on_a_new_position_refuses_the_rolling_back() -> None:
    house = a_house()
    made = loaded(house.agency, *WHOLE, person("77", "Ny Moe", "A"))
    with within(house.agency.id):
        new = Person.objects.select_related("agency").get(hr_id="77")
        begin(new.positions.get(), some_terms(), by=standing_of(new, TODAY), at=AT)
    before = dump(house.agency)
    with pytest.raises(Refused) as why:
        undone(made)
    assert [r.code for r in why.value.refusals] == ["stands_on"]
    assert "Ny Moe" in why.value.refusals[0].reason.nb
    assert dump(house.agency) == before


def test_each_thing_that_stands_on_a_load_is_its_own_reason() -> None:
    agency = an_empty_agency()
    made = loaded(agency, *WHOLE)
    with within(agency.id):
        ole, unit_a = Position.objects.get(hr_id="5/0"), Unit.objects.get(hr_id="A")
        Role.objects.create(agency=agency, position=ole, role="hr", unit=unit_a, since=TODAY)
        Mandate.objects.create(agency=agency, position=ole, unit=unit_a, basis="x", since=TODAY)
        Person.objects.filter(hr_id="6").update(name="Siri Lund")
    with pytest.raises(Refused) as why:
        undone(made)
    told = " ".join(r.reason.nb for r in why.value.refusals)
    for part in ("en rolle gitt for hånd", "en fullmakt", "Ole Vik", "Avdeling Åse", "Siri Dahl"):
        assert part in told


def test_an_agreement_on_a_moved_position_moves_back_with_it() -> None:
    house = a_house()
    loaded(house.agency, *WHOLE, person("77", "Ny Moe", "A"))
    with within(house.agency.id):
        new = Person.objects.select_related("agency").get(hr_id="77")
        begin(new.positions.get(), some_terms(), by=standing_of(new, TODAY), at=AT)
    made = loaded(house.agency, *WHOLE, person("77", "Ny Moe", "B"), at=LATER)
    undone(made, at=LATER)
    with within(house.agency.id):
        assert Position.objects.get(hr_id="77/0").unit.hr_id == "A"


def test_who_the_record_knows_is_ended_and_not_deleted() -> None:
    agency = an_empty_agency()
    made = loaded(agency, *WHOLE)
    with within(agency.id):
        choose_language("nn", by=Person.objects.get(hr_id="5"), at=AT + timedelta(minutes=1))
    undone(made, at=LATER)
    with within(agency.id):
        ole = Person.objects.get(agency=agency)
        assert (ole.hr_id, ole.active, ole.positions.get().until) == ("5", False, TODAY + timedelta(days=30))
        assert set(Unit.objects.filter(agency=agency).values_list("hr_id", flat=True)) == {"S", "D", "A"}
    again = loaded(agency, *WHOLE, at=LATER)
    assert again.counts["person"] == {"new": 5, "changed": 1}


def test_only_the_newest_load_is_rolled_back() -> None:
    agency = an_empty_agency()
    first = loaded(agency, *WHOLE)
    second = loaded(agency, *WHOLE[:-1], at=LATER)
    with pytest.raises(Refused, match="later_import"):
        undone(first, at=LATER)
    undone(second, at=LATER)
    undone(first, at=LATER)
    assert all(not rows for rows in dump(agency).values())


def test_after_ninety_days_nothing_is_kept_to_roll_back() -> None:
    agency = an_empty_agency()
    made = loaded(agency, *WHOLE)
    with within(agency.id):
        assert forget_imports(agency.id, [str(made.id)], AT + timedelta(days=91)) == 1
        assert not Change.objects.exists()
    with pytest.raises(Refused, match="no_longer_kept"):
        undone(made)


def test_a_trial_that_is_forgotten_is_not_loaded() -> None:
    agency = an_empty_agency()
    made = tried(agency, *WHOLE)
    with within(agency.id):
        forget_imports(agency.id, [str(made.id)], AT + timedelta(days=8))
        with pytest.raises(Refused, match="not_in_this_state"):
            load(made.id, agency_id=agency.id, by=Operator(), at=AT)
        assert not Person.objects.filter(agency=agency).exists()


def test_who_has_no_grant_is_refused_by_the_action_itself() -> None:
    house = a_house()
    with within(house.agency.id):
        by = standing_of(house.leader, TODAY)
        with pytest.raises(Refused, match="not_granted"):
            try_file(house.agency, "a.csv", as_csv(*WHOLE), by=by, at=AT)
    made = loaded(house.agency, *WHOLE)
    with within(house.agency.id), pytest.raises(Refused, match="not_granted"):
        roll_back(made.id, agency_id=house.agency.id, by=by, at=AT)


def test_another_agency_is_untouched_and_its_import_not_found() -> None:
    one, other = a_house(), a_house()
    before = dump(other.agency)
    made = loaded(one.agency, *WHOLE)
    assert dump(other.agency) == before
    with within(other.agency.id), pytest.raises(Absent):
        load(made.id, agency_id=other.agency.id, by=Operator(), at=AT)
    with within(other.agency.id):
        assert not Import.objects.exists()
        assert not Change.objects.exists()
    undone(made)
    assert dump(other.agency) == before


def test_each_step_is_recorded_with_counts_and_digest_and_no_name() -> None:
    house = a_house()
    made = loaded(house.agency, *WHOLE)
    undone(made)
    with within(house.agency.id):
        entries = Entry.objects.filter(thing_id=made.id).select_related("content").order_by("at", "id")
        assert [e.kind for e in entries] == ["import_tried", "import_loaded", "import_rolled_back"]
        assert all(e.content.body["digest"] == made.file_digest for e in entries)
        assert "Máret" not in str([e.content.body for e in entries])


def test_a_line_of_leaders_that_the_import_made_is_the_line_of_the_rules() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    with within(agency.id):
        held = Position.objects.get(hr_id="5/0")
        assert [p.hr_id for p in leaders_over(held, TODAY)] == ["3"]
        assert [p.hr_id for p in leaders_over(Position.objects.get(hr_id="3/0"), TODAY)] == ["2"]

"""Trying, loading and rolling back a file: what changes, what does not, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handlingsrom.foundation.people.importing.models import Change, Import
from handlingsrom.foundation.people.models import Agency, Person, Position, Role, Unit
from handlingsrom.foundation.people.queries import standing_of
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, TODAY, a_house, an_agency
from tests.importing import (
    WHOLE,
    dump,
    leader,
    loaded,
    person,
    position,
    tried,
    undone,
    unit,
    warned,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=30)


def an_empty_agency() -> Agency:
    agency = an_agency()
    with within(agency.id):
        Unit.objects.filter(agency=agency).exclude(parent=None).delete()
        Unit.objects.filter(agency=agency).delete()
    return agency


def without(*keys: str) -> tuple[str, ...]:
    return tuple(row for row in WHOLE if not any(f";{key};" in row for key in keys))


def test_a_trial_counts_and_writes_nothing_else() -> None:
    agency = an_empty_agency()
    before = dump(agency)
    made = tried(agency, *WHOLE)
    assert made.counts == {
        "unit": {"new": 4}, "person": {"new": 6}, "position": {"new": 7}, "leader": {"new": 4},
    }  # fmt: skip
    assert (made.errors, made.warnings) == (0, 1)
    assert warned(made) == {"nobody_above_leader"}
    assert dump(agency) == before


def test_loading_makes_the_organisation() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    with within(agency.id):
        names = list(
            Person.objects.filter(agency=agency).order_by("sort_name").values_list("name", flat=True)
        )
        siri = Person.objects.get(agency=agency, hr_id="6")
        assert names[-3:] == ["Ærlend Bø", "Øystein Ås"][-3:] or names[-2:] == ["Ærlend Bø", "Øystein Ås"]
        shares = {p.hr_id: (str(p.share), p.unit.hr_id) for p in Position.objects.filter(person=siri)}
        assert shares == {"6/0": ("37.50", "A"), "6-2": ("40.00", "B")}
        assert standing_of(Person.objects.get(hr_id="3"), TODAY).leads.units == {
            Unit.objects.get(hr_id="A").id
        }


def test_the_same_file_again_changes_nothing_and_is_refused() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    again = tried(agency, *WHOLE)
    assert again.counts == {"unit": {}, "person": {}, "position": {}, "leader": {}}
    with pytest.raises(Refused, match="nothing_to_do"):
        loaded(agency, *WHOLE)


def test_who_moves_keeps_the_position() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    with within(agency.id):
        before = Position.objects.get(hr_id="5/0").id
    made = loaded(agency, *without("5"), person("5", "Ole Vik", "B", "50"), at=LATER)
    assert made.counts["position"] == {"moved": 1}
    with within(agency.id):
        after = Position.objects.get(hr_id="5/0")
        assert (after.id, after.unit.hr_id, after.until) == (before, "B", None)


def test_who_is_gone_ends_and_is_not_deleted() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    made = loaded(agency, *without("6", "6-2"), at=LATER)
    assert made.counts["person"] == {"gone": 1}
    assert made.counts["position"] == {"gone": 2}
    with within(agency.id):
        siri = Person.objects.get(hr_id="6")
        assert siri.active is False
        assert {p.until for p in siri.positions.all()} == {TODAY + timedelta(days=30)}


def test_rolling_back_restores_what_was() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    before = dump(agency)
    changed = (
        *without("6", "6-2", "B", "5"), unit("B", "Avdeling Bø og By", "A", leader="5"),
        person("4", "Kari Nilsen Moen", "B"), person("5", "Ole Vik", "B", "80"), person("7", "Ny Ås", "A"),
    )  # fmt: skip
    made = loaded(agency, *changed, at=LATER)
    assert dump(agency) != before
    undone(made, at=LATER)
    assert dump(agency) == before


def test_rolling_back_a_first_load_leaves_nobody() -> None:
    agency = an_empty_agency()
    before = dump(agency)
    undone(loaded(agency, *WHOLE))
    assert dump(agency) == before

"""Trying, loading and rolling back a file: what changes, what does not, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

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
from tests.builders import AT, TODAY, a_house, an_agency, some_terms
from tests.importing import (
    WHOLE,
    as_csv,
    dump,
    leader,
    loaded,
    person,
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
        assert names[-2:] == ["Ærlend Bø", "Øystein Ås"]
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


def test_the_body_above_that_was_entered_by_hand_stays_on_top() -> None:
    house = a_house()
    with within(house.agency.id):
        root = Unit.objects.get(agency=house.agency, parent=None)
    made = loaded(house.agency, *WHOLE)
    assert "nobody_above_leader" not in warned(made)
    with within(house.agency.id):
        assert Unit.objects.get(hr_id="S").parent_id == root.id


def test_what_was_entered_by_hand_is_left_alone() -> None:
    house = a_house()
    before = dump(house.agency)
    loaded(house.agency, *WHOLE)
    loaded(house.agency, *WHOLE[:-1], at=LATER)
    after = dump(house.agency)
    for table, rows in before.items():
        assert [row for row in after[table] if row["id"] in {r["id"] for r in rows}] == rows


def test_the_first_time_a_person_is_known_by_address_and_keeps_position_and_roles() -> None:
    house = a_house()
    with within(house.agency.id):
        before = Position.objects.get(person=house.leader)
    row = person("77", "Per Haugen", "A", "80", email=house.leader.email.upper())
    made = loaded(house.agency, *WHOLE, row)
    assert made.counts["person"] == {"new": 6, "changed": 1}
    assert made.counts["position"] == {"new": 7, "moved": 1}
    with within(house.agency.id):
        after = Position.objects.get(person=house.leader)
        assert (after.id, after.hr_id, after.unit.hr_id, str(after.share)) == (
            before.id,
            "77/0",
            "A",
            "80.00",
        )
        assert Role.objects.filter(position=after, role="leader", until=None).exists()


def test_a_name_that_one_unit_has_is_the_same_unit_the_first_time() -> None:
    house = a_house()
    loaded(house.agency, *WHOLE, unit("X", "Seksjonen", "A"))
    with within(house.agency.id):
        found = Unit.objects.get(agency=house.agency, hr_id="X")
        assert found.id == house.section.id


def test_a_closed_unit_has_a_last_day_and_one_with_people_by_hand_stays() -> None:
    agency = an_empty_agency()
    more = (unit("C", "Seksjon C", "B"), unit("E", "Seksjon E", "B"))
    loaded(agency, *WHOLE, *more)
    with within(agency.id):
        kept = Unit.objects.get(hr_id="E")
        kari = Person.objects.get(hr_id="4")
        Position.objects.create(agency=agency, person=kari, unit=kept, title="x", since=TODAY)
    made = loaded(agency, *WHOLE, at=LATER)
    assert made.counts["unit"] == {"gone": 1}
    assert "unit_kept" in warned(made)
    with within(agency.id):
        assert Unit.objects.get(hr_id="C").until == TODAY + timedelta(days=30)
        assert Unit.objects.get(hr_id="E").until is None
    assert loaded(agency, *WHOLE, *more, at=LATER).counts["unit"] == {"changed": 1}


def test_leaders_change_by_day_and_an_acting_one_has_a_last() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    changed = tuple(row.replace("Avdeling Bø;D;4", "Avdeling Bø;D;6") for row in WHOLE)
    acting = leader("5", "A", "2026-12-01", "2027-02-28", "ja")
    made = loaded(agency, *changed, acting, at=LATER)
    assert made.counts["leader"] == {"new": 2, "gone": 1}
    with within(agency.id):
        ole = Person.objects.select_related("agency").get(hr_id="5")
        assert standing_of(ole, date(2027, 2, 28)).leads.units
        assert not standing_of(ole, date(2027, 3, 1)).leads.units
        kari = Role.objects.get(position__person__hr_id="4")
        assert kari.until == TODAY + timedelta(days=30)


def test_a_leader_given_by_hand_is_enough_and_stays() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    with within(agency.id):
        held = Position.objects.get(hr_id="5/0")
        unit_b = Unit.objects.get(hr_id="B")
        role = Role.objects.create(agency=agency, position=held, role="leader", unit=unit_b, since=TODAY)
    assert tried(agency, *WHOLE, leader("5", "B"), at=LATER).counts["leader"] == {}
    made = loaded(agency, *WHOLE, leader("6", "B"), at=LATER)
    assert "leader_by_hand" in warned(made)
    with within(agency.id):
        role.refresh_from_db()
        assert role.until is None


def test_a_number_taken_over_by_somebody_else_is_a_new_position() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE, person("8", "Per Moe", "A", number="P1"))
    with within(agency.id):
        before = Position.objects.get(hr_id="P1")
    loaded(agency, *WHOLE, person("9", "Ida Lie", "A", number="P1"), at=LATER)
    with within(agency.id):
        after = Position.objects.get(hr_id="P1")
        before.refresh_from_db()
        assert after.id != before.id
        assert (before.person.hr_id, before.hr_id, before.until) == ("8", "", TODAY + timedelta(days=30))
        assert after.person.hr_id == "9"


def test_a_position_that_ended_is_not_revived() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    loaded(agency, *without("5"), at=LATER)
    made = loaded(agency, *WHOLE, at=LATER + timedelta(days=5))
    assert "begins_anew" in warned(made)
    assert made.counts["person"] == {"changed": 1}
    with within(agency.id):
        ole = Person.objects.get(hr_id="5")
        assert ole.active
        assert sorted(p.until is None for p in ole.positions.all()) == [False, True]
    undone(made, at=LATER + timedelta(days=5))
    with within(agency.id):
        assert not Person.objects.get(hr_id="5").active
        assert Position.objects.get(hr_id="5/0").until == TODAY + timedelta(days=30)


def test_a_last_day_ends_a_position_on_the_day_after() -> None:
    agency = an_empty_agency()
    loaded(agency, *without("5"), person("5", "Ole Vik", "A", until="2026-12-31"))
    with within(agency.id):
        assert Position.objects.get(hr_id="5/0").until == date(2027, 1, 1)
    made = tried(agency, *without("5"), person("5", "Ole Vik", "A", until="2026-11-23"))
    assert made.counts["position"] == {"gone": 1}
    assert made.counts["person"] == {"gone": 1}


def test_a_period_that_is_over_gives_nothing() -> None:
    made = tried(an_empty_agency(), *WHOLE, person("8", "Per Moe", "A", until="2026-11-23"))
    assert made.counts["person"] == {"new": 6}
    assert "already_over" in warned(made)


def test_a_blank_says_nothing_and_what_a_person_chose_stays() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    with within(agency.id):
        Person.objects.filter(hr_id="5").update(language="nn")
    assert tried(agency, *WHOLE, at=LATER).counts["person"] == {}
    made = tried(agency, *(row.replace(";rådgiver;50;2026-01-01", ";;50;") for row in WHOLE), at=LATER)
    assert made.counts["position"] == {}


def test_whom_the_identity_system_shut_out_is_not_let_in_by_a_file() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    with within(agency.id):
        Person.objects.filter(hr_id="5").update(active=False)
    made = loaded(agency, *without("5"), person("5", "Ole Vik Moe", "B", "50"), at=LATER)
    assert made.counts["person"] == {"changed": 1}
    with within(agency.id):
        assert Person.objects.get(hr_id="5").active is False


def test_a_new_number_with_an_address_that_is_known_is_a_warning() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    renumbered = tuple(row.replace("ansatt;A;;;;5;", "ansatt;A;;;;55;") for row in WHOLE)
    made = tried(agency, *renumbered)
    assert made.counts["person"] == {"new": 1, "gone": 1}
    assert "same_email" in warned(made)
    assert "same_email" not in warned(tried(agency, *WHOLE, person("8", "Per Moe", "A")))


def test_many_gone_is_a_warning() -> None:
    agency = an_empty_agency()
    many = [person(str(n), f"Person{n} Moe", "A") for n in range(100, 110)]
    loaded(agency, *WHOLE, *many)
    assert "many_gone" in warned(tried(agency, *WHOLE))
    assert "many_gone" not in warned(tried(agency, *WHOLE, *many[:8]))


def test_units_without_a_leader_to_the_top_are_a_warning() -> None:
    none = tuple(row.rsplit(";", 1)[0] + ";" if row.startswith("enhet") else row for row in WHOLE)
    agency = an_empty_agency()
    assert "no_leader" in warned(tried(agency, *none))
    assert "no_leader" not in warned(tried(agency, *WHOLE))


def test_an_identity_of_somebody_else_is_refused() -> None:
    agency = an_empty_agency()
    loaded(agency, *WHOLE)
    with within(agency.id):
        hand = Unit.objects.get(hr_id="A")
        other = Person.objects.create(agency=agency, name="For Hånd", email="h@e.no", eppn="h@feide.no")
        Position.objects.create(agency=agency, person=other, unit=hand, title="x", since=TODAY)
    header = "Type;Ansattnummer;Navn;E-post;Enhet;Feide-id"
    row = "ansatt;5;Ole Vik;ole@eksempel.no;A;h@feide.no"
    with within(agency.id):
        made = try_file(agency, "a.csv", f"{header}\n{row}".encode(), by=Operator(), at=AT)
    assert "same_login" in warned(made)
    assert made.errors


def test_two_who_swap_identities_are_loaded_and_swapped_back() -> None:
    agency = an_empty_agency()
    header = "Type;Ansattnummer;Navn;E-post;Enhet;Enhetsnavn;Feide-id"
    unit_row, first, second = (
        "enhet;;;;A;En;",
        "ansatt;{};Ole Vik;o@e.no;A;;{}",
        "ansatt;{};Siri Dahl;s@e.no;A;;{}",
    )

    def file(one: str, two: str) -> bytes:
        return "\n".join([header, unit_row, first.format(1, one), second.format(2, two)]).encode()

    for content in (file("a@f.no", "b@f.no"), file("b@f.no", "a@f.no")):
        with within(agency.id):
            made = try_file(agency, "a.csv", content, by=Operator(), at=AT)
            load(made.id, agency_id=agency.id, by=Operator(), at=AT)
    with within(agency.id):
        assert Person.objects.get(hr_id="1").eppn == "b@f.no"
    undone(made)
    with within(agency.id):
        assert Person.objects.get(hr_id="1").eppn == "a@f.no"


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

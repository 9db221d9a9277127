"""Trying, loading and rolling back a file: what changes, what does not, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handlingsrom.foundation.people.importing.actions import (
    Operator,
    load,
    try_file,
)
from handlingsrom.foundation.people.models import Agency, Person, Position, Role, Unit
from handlingsrom.foundation.people.queries import standing_of
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from tests.builders import AT, TODAY, a_house, an_agency
from tests.importing import (
    WHOLE,
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

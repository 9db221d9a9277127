"""The contract of employment, the psychosocial environment, and cooperation in the undertaking."""

from handlingsrom.rulebook.law.examples.table import NEW, Row, Table

BEFORE_JULY_2024, JULY_2024 = "2024-06-30", "2024-07-01"
BEFORE_2026, FROM_2026 = "2025-12-31", "2026-01-01"
BEFORE_2024, FROM_2024 = "2023-12-31", "2024-01-01"


def _contract(when: object, long: object = True) -> dict[str, object]:
    return {"contract_written": when, "employment_over_one_month": long}


IN_TIME = Table(
    "contract_written_in_time",
    "aml § 14-5",
    (
        Row("met", "within seven days", JULY_2024, _contract("within_seven_days"), "yes"),
        Row("breached", "within a month", JULY_2024, _contract("within_one_month"), "no"),
        Row("met", "at once: the length does not matter", JULY_2024, _contract("at_start", None), "yes"),
        Row(
            "breached",
            "a short employment, within seven days",
            JULY_2024,
            _contract("within_seven_days", False),
            "no",
        ),
        Row("breached", "later", JULY_2024, _contract("later_or_not"), "no"),
        Row(
            "unknown",
            "within seven days, the length not known",
            JULY_2024,
            _contract("within_seven_days", None),
            "unknown",
        ),
        Row(
            "met", "within a month, before July 2024", BEFORE_JULY_2024, _contract("within_one_month"), "yes"
        ),
        Row("breached", "later, before July 2024", BEFORE_JULY_2024, _contract("later_or_not"), "no"),
        Row("unknown", "nothing known, before July 2024", BEFORE_JULY_2024, {}, "unknown"),
    ),
)

PLACE_STATED = Table(
    "contract_place_of_work_met",
    "aml § 14-6 første ledd bokstav b",
    (
        Row("met", "the contract says where", JULY_2024, {"contract_states_place_of_work": True}, "yes"),
        Row("breached", "it says nothing", JULY_2024, {"contract_states_place_of_work": False}, "no"),
        Row("unknown", "not known", JULY_2024, {}, "unknown"),
        Row(
            "met",
            "before July 2024: not encoded",
            BEFORE_JULY_2024,
            {"contract_states_place_of_work": False},
            "yes",
        ),
    ),
)


def _change(when: object) -> dict[str, object]:
    return {"employment_terms_changed": True, "contract_change_written": when}


CHANGE_IN_TIME = Table(
    "contract_change_written_in_time",
    "aml § 14-8",
    (
        Row("met", "on the day it took effect", JULY_2024, _change("by_effect_day"), "yes"),
        Row("breached", "within a month", JULY_2024, _change("within_one_month"), "no"),
        Row("not applying", "nothing has changed", JULY_2024, {"employment_terms_changed": False}, "yes"),
        Row("unknown", "when it was written is not known", JULY_2024, _change(None), "unknown"),
        Row("met", "within a month, before July 2024", BEFORE_JULY_2024, _change("within_one_month"), "yes"),
        Row("breached", "later, before July 2024", BEFORE_JULY_2024, _change("later_or_not"), "no"),
        Row(
            "not applying",
            "nothing has changed",
            BEFORE_JULY_2024,
            {"employment_terms_changed": False},
            "yes",
        ),
        Row("unknown", "nothing known, before July 2024", BEFORE_JULY_2024, {}, "unknown"),
    ),
)

BOTH = {"psychosocial_assessed": True, "contact_with_others_arranged": True}
PSYCHOSOCIAL = Table(
    "psychosocial_environment_met",
    "aml § 4-3",
    tuple(
        row
        for day in (BEFORE_2026, FROM_2026)
        for row in (
            Row("met", f"assessed, with contact with others, on {day}", day, BOTH, "yes"),
            Row("breached", f"not assessed, on {day}", day, {**BOTH, "psychosocial_assessed": False}, "no"),
            Row(
                "breached",
                f"no contact, all else open, on {day}",
                day,
                {"contact_with_others_arranged": False},
                "no",
            ),
            Row("unknown", f"contact not known, on {day}", day, {"psychosocial_assessed": True}, "unknown"),
        )
    ),
)


def _of(employees: object, **more: object) -> dict[str, object]:
    return {"number_of_employees": employees, **more}


REPRESENTATIVE = Table(
    "safety_representative_required",
    "aml § 6-1",
    (
        Row("met", "five employees", FROM_2024, _of(5, other_safety_arrangement_agreed=True), "yes"),
        Row(
            "breached",
            "four, another arrangement in writing",
            FROM_2024,
            _of(4, other_safety_arrangement_agreed=True),
            "no",
        ),
        Row(
            "met",
            "four, nothing else agreed",
            FROM_2024,
            _of(4, other_safety_arrangement_agreed=False),
            "yes",
        ),
        Row(
            "met",
            "nothing else agreed: the number does not matter",
            FROM_2024,
            {"other_safety_arrangement_agreed": False},
            "yes",
        ),
        Row("unknown", "four, an agreement not known", FROM_2024, _of(4), "unknown"),
        Row(
            "breached",
            "nine, another arrangement, before 2024",
            BEFORE_2024,
            _of(9, other_safety_arrangement_agreed=True),
            "no",
        ),
        Row("met", "ten, before 2024", BEFORE_2024, _of(10), "yes"),
        Row("unknown", "nothing known, before 2024", BEFORE_2024, {}, "unknown"),
    ),
)

CONSULTED = Table(
    "safety_representative_consultation_met",
    "aml § 6-2 fjerde ledd",
    (
        Row("met", "consulted", NEW, _of(100, safety_representative_consulted=True), "yes"),
        Row("breached", "not consulted", NEW, _of(100, safety_representative_consulted=False), "no"),
        Row(
            "not applying",
            "another arrangement agreed",
            NEW,
            _of(3, other_safety_arrangement_agreed=True),
            "yes",
        ),
        Row("unknown", "not known", NEW, _of(100), "unknown"),
    ),
)

COMMITTEE = Table(
    "working_environment_committee_required",
    "aml § 7-1",
    (
        Row("met", "thirty employees", FROM_2024, _of(30), "yes"),
        Row(
            "breached", "twenty-nine, no party demands it", FROM_2024, _of(29, committee_demanded=False), "no"
        ),
        Row("met", "ten, a party demands it", FROM_2024, _of(10, committee_demanded=True), "yes"),
        Row("breached", "nine, a party demands it", FROM_2024, _of(9, committee_demanded=True), "no"),
        Row("unknown", "twenty, a demand not known", FROM_2024, _of(20), "unknown"),
        Row("met", "fifty, before 2024", BEFORE_2024, _of(50), "yes"),
        Row(
            "met",
            "twenty, a party demands it, before 2024",
            BEFORE_2024,
            _of(20, committee_demanded=True),
            "yes",
        ),
        Row(
            "breached",
            "nineteen, a party demands it, before 2024",
            BEFORE_2024,
            _of(19, committee_demanded=True),
            "no",
        ),
        Row("unknown", "nothing known, before 2024", BEFORE_2024, {}, "unknown"),
    ),
)


def _decision(employees: object, discussed: object) -> dict[str, object]:
    return _of(employees, work_organisation_may_change=True, change_discussed_with_unions=discussed)


DISCUSSION = Table(
    "information_and_discussion_met",
    "aml §§ 8-1 og 8-2",
    (
        Row("met", "fifty employees, discussed", NEW, _decision(50, True), "yes"),
        Row("breached", "fifty employees, not discussed", NEW, _decision(50, False), "no"),
        Row("not applying", "forty-nine employees", NEW, _decision(49, False), "yes"),
        Row("not applying", "no material change", NEW, {"work_organisation_may_change": False}, "yes"),
        Row("unknown", "not known whether discussed", NEW, _decision(50, None), "unknown"),
    ),
)

TABLES = (
    IN_TIME,
    PLACE_STATED,
    CHANGE_IN_TIME,
    PSYCHOSOCIAL,
    REPRESENTATIVE,
    CONSULTED,
    COMMITTEE,
    DISCUSSION,
)

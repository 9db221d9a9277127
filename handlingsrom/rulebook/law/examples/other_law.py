"""Right and duty, accommodation, and whether the working-time chapter applies."""

from handlingsrom.rulebook.law.examples.table import CABIN, FIXED, HOME, NEW, OLD, Row, Table

THREE_WEEKS = {**HOME, "home_work_pattern": "continuous_period", "continuous_weeks": 3}
AGREED = {"employee_agrees": True, "employer_agrees": True}
TEXT = {
    "agreement_is_written": True,
    "agreement_is_temporary": False,
    "agreement_items": ["extent", "working_time", "equipment"],
    "agreed_terms": [],
}
ASSESSED = {"conditions_assessed_by_employer": True, "psychosocial_assessed": True}
READY = {**FIXED, **AGREED, **TEXT, **ASSESSED}
ORDERED = {**READY, "ordered_or_recommended_by_authority": True, "agreement_is_written": False}
INFORMED = {"information_given": True, "union_consulted": True}

DEMAND = Table(
    "employee_can_demand_home_work",
    "Altinn: no rule gives it",
    (
        Row("breached", "always", NEW, {}, "no"),
        Row(
            "breached", "with reduced work capacity too", OLD, {**FIXED, "reduced_work_capacity": True}, "no"
        ),
    ),
)

ORDER = Table(
    "employer_can_order_home_work",
    "Altinn; the right to direct",
    (
        Row("breached", "a normal situation", NEW, {"extraordinary_situation": False}, "no"),
        Row("assess", "an extraordinary situation", NEW, {"extraordinary_situation": True}, "assess"),
        Row(
            "met",
            "assessed as lawful this time",
            NEW,
            {"extraordinary_situation": True, "order_assessed_as_lawful": True},
            "yes",
        ),
        Row(
            "breached",
            "assessed as unlawful this time",
            OLD,
            {"extraordinary_situation": True, "order_assessed_as_lawful": False},
            "no",
        ),
        Row("unknown", "the situation is not known", NEW, {"order_assessed_as_lawful": True}, "unknown"),
    ),
)

START = Table(
    "home_work_may_start",
    "both agree, and what the law requires first",
    (
        Row("met", "all is in place", NEW, READY, "yes"),
        Row("met", "all is in place, before 2022", OLD, READY, "yes"),
        Row("breached", "the employer does not agree", NEW, {**READY, "employer_agrees": False}, "no"),
        Row("breached", "the employee does not agree, all else open", NEW, {"employee_agrees": False}, "no"),
        Row("breached", "no written agreement", NEW, {**READY, "agreement_is_written": False}, "no"),
        Row(
            "breached",
            "no written agreement, before 2022",
            OLD,
            {**READY, "agreement_is_written": False},
            "no",
        ),
        Row(
            "breached",
            "the home is not assessed",
            NEW,
            {**READY, "conditions_assessed_by_employer": False},
            "no",
        ),
        Row("unknown", "not known whether the home is assessed", NEW, {**FIXED, **AGREED, **TEXT}, "unknown"),
        Row("unknown", "nothing known, before 2022", OLD, {}, "unknown"),
        Row("not applying", "the cabin: both agree, and that is all", NEW, {**CABIN, **AGREED}, "yes"),
        Row("not applying", "the cabin, before 2022", OLD, {**CABIN, **AGREED}, "yes"),
        Row("met", "ordered by an authority, informed and discussed", NEW, {**ORDERED, **INFORMED}, "yes"),
        Row(
            "breached",
            "the same, before 2022: the agreement is needed all the same",
            OLD,
            {**ORDERED, **INFORMED},
            "no",
        ),
        Row(
            "breached",
            "ordered by an authority, not discussed",
            NEW,
            {**ORDERED, **INFORMED, "union_consulted": False},
            "no",
        ),
        Row(
            "met",
            "ordered by an authority, but a complete agreement was made",
            NEW,
            {**ORDERED, "agreement_is_written": True, "information_given": False},
            "yes",
        ),
        Row(
            "met",
            "three weeks: all is in place, so the assessment does not matter",
            NEW,
            {**READY, **THREE_WEEKS},
            "yes",
        ),
        Row(
            "assess",
            "three weeks without an agreement",
            NEW,
            {**READY, **THREE_WEEKS, "agreement_is_written": False},
            "assess",
        ),
    ),
)

ACCOMMODATION = Table(
    "accommodation_must_be_considered",
    "aml § 4-6",
    (
        Row("met", "reduced work capacity", NEW, {"reduced_work_capacity": True}, "yes"),
        Row(
            "met",
            "also for work that the regulation covers",
            OLD,
            {**FIXED, "reduced_work_capacity": True},
            "yes",
        ),
        Row("breached", "none", NEW, {"reduced_work_capacity": False}, "no"),
        Row("unknown", "not known", NEW, FIXED, "unknown"),
    ),
)

WORKING_TIME = Table(
    "working_time_rules_apply",
    "aml kapittel 10, § 10-12; before 2022-07-01 HKF tidligere § 6",
    (
        Row("met", "an ordinary position", NEW, {**FIXED, "position": "ordinary"}, "yes"),
        Row("met", "an ordinary position, all else open", NEW, {"position": "ordinary"}, "yes"),
        Row(
            "breached",
            "covered home work, before 2022: the regulation's own § 6",
            OLD,
            {**FIXED, "position": "ordinary"},
            "no",
        ),
        Row("met", "the cabin, before 2022", OLD, {**CABIN, "position": "ordinary"}, "yes"),
        Row("not applying", "a leading position", NEW, {**FIXED, "position": "leading"}, "no"),
        Row("not applying", "a leading position, before 2022", OLD, {"position": "leading"}, "no"),
        Row(
            "not applying",
            "a particularly independent position",
            NEW,
            {"position": "particularly_independent"},
            "no",
        ),
        Row("unknown", "the position is not known", NEW, FIXED, "unknown"),
        Row("unknown", "the scope is not known, before 2022", OLD, {"position": "ordinary"}, "unknown"),
        Row(
            "assess",
            "three weeks, before 2022",
            OLD,
            {**THREE_WEEKS, "position": "ordinary"},
            "assess",
        ),
    ),
)

TABLES = (DEMAND, ORDER, START, ACCOMMODATION, WORKING_TIME)

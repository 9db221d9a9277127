"""Hjemmekontorforskriften §§ 3 to 6."""

from handlingsrom.rulebook.law.examples.table import CABIN, FIXED, HOME, NEW, OLD, Row, Table

THREE_WEEKS = {**HOME, "home_work_pattern": "continuous_period", "continuous_weeks": 3}
MAPPED = {"conditions_assessed_by_employer": True}
BOTH = {**MAPPED, "psychosocial_assessed": True}

ENVIRONMENT = Table(
    "work_environment_duty_met",
    "HKF § 3 første ledd",
    (
        Row("met", "both are assessed", NEW, {**FIXED, **BOTH}, "yes"),
        Row("met", "the conditions are assessed, before 2022", OLD, {**FIXED, **MAPPED}, "yes"),
        Row("met", "assessed: then the scope does not matter", NEW, BOTH, "yes"),
        Row("breached", "not assessed", NEW, {**FIXED, "conditions_assessed_by_employer": False}, "no"),
        Row(
            "breached",
            "not assessed, before 2022",
            OLD,
            {**FIXED, "conditions_assessed_by_employer": False},
            "no",
        ),
        Row(
            "breached",
            "the psychosocial environment is left out",
            NEW,
            {**FIXED, **MAPPED, "psychosocial_assessed": False},
            "no",
        ),
        Row("not applying", "the cabin", NEW, CABIN, "yes"),
        Row("not applying", "the cabin, before 2022", OLD, CABIN, "yes"),
        Row("unknown", "the psychosocial environment is not known", NEW, {**FIXED, **MAPPED}, "unknown"),
        Row("unknown", "nothing known, before 2022", OLD, {}, "unknown"),
        Row(
            "unknown",
            "not assessed, the scope open",
            NEW,
            {"conditions_assessed_by_employer": False},
            "unknown",
        ),
        Row(
            "assess",
            "not assessed, three weeks",
            NEW,
            {**THREE_WEEKS, "conditions_assessed_by_employer": False},
            "assess",
        ),
    ),
)

INTERNAL_CONTROL = Table(
    "internal_control_met",
    "HKF § 4",
    (
        Row("met", "home work is in it", NEW, {**FIXED, "home_work_in_internal_control": True}, "yes"),
        Row(
            "met",
            "in it: then the scope does not matter",
            OLD,
            {"home_work_in_internal_control": True},
            "yes",
        ),
        Row(
            "breached", "home work is left out", NEW, {**FIXED, "home_work_in_internal_control": False}, "no"
        ),
        Row("not applying", "the cabin", NEW, {**CABIN, "home_work_in_internal_control": False}, "yes"),
        Row("unknown", "not known", NEW, FIXED, "unknown"),
        Row(
            "assess",
            "left out, three weeks",
            NEW,
            {**THREE_WEEKS, "home_work_in_internal_control": False},
            "assess",
        ),
    ),
)


def _access(who: object, agreed: object = None) -> dict[str, object]:
    return {**FIXED, "home_access_sought_by": who, "special_access_agreement": agreed}


INSPECTED = "inspection_access_assessed_as_permitted"
ACCESS = Table(
    "home_access_permitted",
    "HKF §§ 3 fjerde ledd, 5 andre ledd, 6 tredje ledd",
    (
        Row("met", "the employer, with a special agreement", NEW, _access("employer", True), "yes"),
        Row(
            "met",
            "the employer, with a special agreement, before 2022",
            OLD,
            _access("employer", True),
            "yes",
        ),
        Row("breached", "the employer, without", NEW, _access("employer", False), "no"),
        Row(
            "breached",
            "the safety representative, without",
            NEW,
            _access("safety_representative", False),
            "no",
        ),
        Row(
            "breached",
            "the safety representative, without, before 2022",
            OLD,
            _access("safety_representative", False),
            "no",
        ),
        Row("breached", "the inspectorate, without", NEW, _access("labour_inspection", False), "no"),
        Row(
            "assess",
            "the inspectorate, without, before 2022: its powers are not confirmed",
            OLD,
            _access("labour_inspection", False),
            "assess",
        ),
        Row(
            "met",
            "the same, assessed",
            OLD,
            {**_access("labour_inspection", False), INSPECTED: True},
            "yes",
        ),
        Row("not applying", "nobody asks", NEW, _access("nobody"), "yes"),
        Row("not applying", "nobody asks, before 2022", OLD, _access("nobody"), "yes"),
        Row("unknown", "an agreement is not known", NEW, _access("employer"), "unknown"),
        Row("unknown", "nothing known, before 2022", OLD, {}, "unknown"),
        Row(
            "breached",
            "outside the regulation there is no right either",
            NEW,
            {**_access("employer", False), **CABIN},
            "no",
        ),
        Row(
            "breached",
            "the employer or the safety representative, without",
            NEW,
            _access({"among": ["employer", "safety_representative"]}, False),
            "no",
        ),
    ),
)

TABLES = (ENVIRONMENT, INTERNAL_CONTROL, ACCESS)

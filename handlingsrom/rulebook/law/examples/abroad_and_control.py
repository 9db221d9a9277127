"""Work abroad, and control measures."""

from handlingsrom.rulebook.law.examples.table import NEW, OLD, Row, Table

BEFORE_JULY_2024, JULY_2024 = "2024-06-30", "2024-07-01"
BEFORE_FRAMEWORK, FRAMEWORK_DAY = "2023-06-30", "2023-07-01"
BEFORE_MONITORING, MONITORING_DAY = "2018-07-19", "2018-07-20"


def _weeks(weeks: object) -> dict[str, object]:
    return {"consecutive_weeks_abroad": weeks}


DOCUMENT = Table(
    "work_abroad_document_required",
    "aml § 14-7",
    (
        Row("met", "six weeks", JULY_2024, _weeks(6), "yes"),
        Row("met", "a little more than four weeks", JULY_2024, _weeks("4.1"), "yes"),
        Row("breached", "exactly four weeks", JULY_2024, _weeks(4), "no"),
        Row("unknown", "four to six weeks", JULY_2024, _weeks((4, 6)), "unknown"),
        Row("met", "five to nine weeks", JULY_2024, _weeks((5, 9)), "yes"),
        Row("met", "six weeks, before July 2024", BEFORE_JULY_2024, _weeks(6), "yes"),
        Row(
            "breached",
            "4.1 weeks, before July 2024: no more than a month",
            BEFORE_JULY_2024,
            _weeks("4.1"),
            "no",
        ),
        Row("breached", "a month, before July 2024", BEFORE_JULY_2024, _weeks("4.3"), "no"),
        Row("unknown", "nothing known, before July 2024", BEFORE_JULY_2024, {}, "unknown"),
    ),
)

SWEDEN = {
    "residence_state_share": "0.4",
    "both_states_signed_framework": True,
    "residence_is_holiday_home": False,
    "employer_is_state": False,
}
STATE = {**SWEDEN, "employer_is_state": True}
FRAMEWORK = Table(
    "telework_framework_available",
    "the EEA framework agreement on telework",
    (
        Row("met", "40 per cent, a private employer", FRAMEWORK_DAY, SWEDEN, "yes"),
        Row("met", "exactly 25 per cent", FRAMEWORK_DAY, {**SWEDEN, "residence_state_share": "0.25"}, "yes"),
        Row("breached", "24 per cent", FRAMEWORK_DAY, {**SWEDEN, "residence_state_share": "0.24"}, "no"),
        Row("met", "49 per cent", FRAMEWORK_DAY, {**SWEDEN, "residence_state_share": "0.49"}, "yes"),
        Row(
            "breached", "exactly 50 per cent", FRAMEWORK_DAY, {**SWEDEN, "residence_state_share": "0.5"}, "no"
        ),
        Row(
            "breached",
            "one state has not signed",
            FRAMEWORK_DAY,
            {**SWEDEN, "both_states_signed_framework": False},
            "no",
        ),
        Row("breached", "a holiday home", FRAMEWORK_DAY, {"residence_is_holiday_home": True}, "no"),
        Row("assess", "a state employee", FRAMEWORK_DAY, STATE, "assess"),
        Row(
            "met",
            "a state employee, confirmed",
            FRAMEWORK_DAY,
            {**STATE, "framework_confirmed_for_state_employee": True},
            "yes",
        ),
        Row(
            "breached",
            "a state employee, not confirmed",
            FRAMEWORK_DAY,
            {**STATE, "framework_confirmed_for_state_employee": False},
            "no",
        ),
        Row(
            "met",
            "a private employer: a confirmation is not asked for and changes nothing",
            FRAMEWORK_DAY,
            {**SWEDEN, "framework_confirmed_for_state_employee": False},
            "yes",
        ),
        Row(
            "unknown",
            "the employer is not known",
            FRAMEWORK_DAY,
            {**SWEDEN, "employer_is_state": None},
            "unknown",
        ),
        Row("breached", "the day before it began", BEFORE_FRAMEWORK, SWEDEN, "no"),
    ),
)

PURPOSE = Table(
    "control_purpose_lawful",
    "FOR-2018-07-02-1108",
    (
        Row(
            "met",
            "to administer the network",
            MONITORING_DAY,
            {"control_purpose": "network_administration"},
            "yes",
        ),
        Row("met", "to clear up a security breach", NEW, {"control_purpose": "security_breach"}, "yes"),
        Row("breached", "to measure productivity", NEW, {"control_purpose": "productivity"}, "no"),
        Row("breached", "anything else", NEW, {"control_purpose": "other"}, "no"),
        Row(
            "breached",
            "productivity or something else",
            NEW,
            {"control_purpose": {"among": ["productivity", "other"]}},
            "no",
        ),
        Row("unknown", "the purpose is not known", NEW, {}, "unknown"),
        Row(
            "met",
            "before the regulation: no such rule",
            BEFORE_MONITORING,
            {"control_purpose": "other"},
            "yes",
        ),
    ),
)

PROCEDURE = Table(
    "control_procedure_met",
    "aml § 9-2 første og andre ledd",
    (
        Row(
            "met",
            "discussed and informed of",
            NEW,
            {"control_discussed": True, "employees_informed_of_control": True},
            "yes",
        ),
        Row("breached", "not discussed", NEW, {"control_discussed": False}, "no"),
        Row(
            "breached",
            "discussed, but not informed of",
            OLD,
            {"control_discussed": True, "employees_informed_of_control": False},
            "no",
        ),
        Row("unknown", "discussed, information not known", NEW, {"control_discussed": True}, "unknown"),
    ),
)

EVALUATION = Table(
    "control_evaluation_met",
    "aml § 9-2 tredje ledd",
    (
        Row(
            "met",
            "evaluated regularly",
            NEW,
            {"control_in_operation": True, "control_evaluated": True},
            "yes",
        ),
        Row(
            "breached",
            "in use, never evaluated",
            NEW,
            {"control_in_operation": True, "control_evaluated": False},
            "no",
        ),
        Row("not applying", "not in use", NEW, {"control_in_operation": False}, "yes"),
        Row("unknown", "in use, evaluation not known", NEW, {"control_in_operation": True}, "unknown"),
    ),
)

REASON = {"control_has_objective_reason": True}
MEASURE = Table(
    "control_measure_permitted",
    "aml § 9-1 første ledd",
    (
        Row("met", "both are assessed so", NEW, {**REASON, "control_is_proportionate": True}, "yes"),
        Row(
            "breached", "a disproportionate burden", NEW, {**REASON, "control_is_proportionate": False}, "no"
        ),
        Row("breached", "no objective reason", NEW, {"control_has_objective_reason": False}, "no"),
        Row("assess", "the burden is not assessed", NEW, REASON, "assess"),
        Row("assess", "nothing is assessed", NEW, {}, "assess"),
    ),
)

TABLES = (DOCUMENT, FRAMEWORK, PURPOSE, PROCEDURE, EVALUATION, MEASURE)

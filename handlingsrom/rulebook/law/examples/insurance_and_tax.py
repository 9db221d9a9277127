"""Occupational injury, and what the employer pays for."""

from handlingsrom.rulebook.law.examples.table import CABIN, NEW, Row, Table

HURT = {
    "in_work": True,
    "at_agreed_home_workplace": True,
    "in_working_time": True,
    "during_break": False,
}
NECESSARY = {"home_work_necessary_that_day": True}
TODAY = "2026-11-24"

COVER = Table(
    "national_insurance_cover",
    "ftrl § 13-6; HR-2024-1571-A",
    (
        Row("met", "in work, and home work was necessary that day", NEW, {**HURT, **NECESSARY}, "yes"),
        Row("assess", "whether home work was necessary is open", NEW, HURT, "assess"),
        Row(
            "breached",
            "home work was not necessary",
            NEW,
            {**HURT, "home_work_necessary_that_day": False},
            "no",
        ),
        Row("breached", "during a break at home", NEW, {**HURT, **NECESSARY, "during_break": True}, "no"),
        Row("breached", "during a break, all else open", NEW, {"during_break": True}, "no"),
        Row("breached", "not in work", NEW, {**HURT, "in_work": False}, "no"),
        Row("breached", "on the way to the car", NEW, {**HURT, "at_agreed_home_workplace": False}, "no"),
        Row(
            "breached", "in the evening, outside working time", NEW, {**HURT, "in_working_time": False}, "no"
        ),
        Row(
            "unknown", "not known whether in working time", NEW, {**HURT, "in_working_time": None}, "unknown"
        ),
    ),
)

STATE_SCHEME = Table(
    "state_scheme_needs_written_agreement",
    "DFØ, December 2023",
    (
        Row("breached", "a state employer", "2023-12-01", {"employer_is_state": True}, "no"),
        Row("breached", "nothing known", TODAY, {}, "no"),
        Row(
            "breached",
            "before the source: nothing requires it",
            "2023-11-30",
            {"employer_is_state": True},
            "no",
        ),
    ),
)


def _room(amount: object, only_office: object = True) -> dict[str, object]:
    return {"benefit": "room_allowance", "room_used_only_as_office": only_office, "benefit_amount": amount}


def _lump(documented: object, work: object) -> dict[str, object]:
    return {"benefit": "lump_sum", "use_is_documented": documented, "main_purpose_is_work": work}


TAX_FREE = Table(
    "benefit_is_tax_free",
    "Skatteetaten",
    (
        Row(
            "met",
            "a chair on loan, mainly for work",
            NEW,
            {"benefit": "loan", "main_purpose_is_work": True},
            "yes",
        ),
        Row(
            "met",
            "a screen as a gift, mainly for work",
            NEW,
            {"benefit": "gift", "main_purpose_is_work": True},
            "yes",
        ),
        Row(
            "breached", "sun shading as a gift", NEW, {"benefit": "gift", "main_purpose_is_work": False}, "no"
        ),
        Row(
            "met",
            "a documented refund, mainly for work",
            NEW,
            {"benefit": "documented_refund", "main_purpose_is_work": True},
            "yes",
        ),
        Row(
            "met",
            "loan, gift or refund: it does not matter which",
            NEW,
            {"benefit": {"among": ["loan", "gift", "documented_refund"]}, "main_purpose_is_work": True},
            "yes",
        ),
        Row("breached", "a lump sum, nothing documented", NEW, _lump(False, True), "no"),
        Row("breached", "a lump sum, documented, mainly private", NEW, _lump(True, False), "no"),
        Row("met", "a lump sum, documented, mainly for work", NEW, _lump(True, True), "yes"),
        Row("breached", "home internet", NEW, {"benefit": "electronic_communication"}, "no"),
        Row("met", "2 050 kr for a room in 2023", "2023-06-01", _room(2050), "yes"),
        Row("breached", "2 051 kr for a room in 2023", "2023-06-01", _room(2051), "no"),
        Row("met", "1 850 kr for a room in 2020", "2020-06-01", _room(1850), "yes"),
        Row("breached", "2 000 kr for a room in 2020", "2020-06-01", _room(2000), "no"),
        Row("met", "2 128 kr for a room in 2024", "2024-12-31", _room(2128), "yes"),
        Row("breached", "2 192 kr for a room in 2024", "2024-12-31", _room(2192), "no"),
        Row("met", "2 192 kr for a room in 2025", "2025-01-01", _room(2192), "yes"),
        Row("breached", "a desk in the living room", "2023-06-01", _room(1000, False), "no"),
        Row("breached", "the same where the rate is not known", TODAY, _room(1000, False), "no"),
        Row("unknown", "the rate of 2026 is not known", TODAY, _room(1000), "unknown"),
        Row("unknown", "the rate of 2022 is not known", NEW, _room(1000), "unknown"),
        Row("unknown", "the amount is not known", "2023-06-01", _room(None), "unknown"),
        Row("unknown", "the purpose is not known", NEW, {"benefit": "loan"}, "unknown"),
    ),
)


def _phone(amount: object, needed: object = True) -> dict[str, object]:
    return {"benefit": "electronic_communication", "needed_for_service": needed, "benefit_amount": amount}


CAPPED = Table(
    "electronic_communication_tax_capped",
    "FSFIN §§ 5-12-20 til 5-12-23",
    (
        Row("met", "6 000 kr a year, needed for the service", NEW, _phone(6000), "yes"),
        Row("met", "4 393 kr a year", NEW, _phone(4393), "yes"),
        Row("breached", "4 392 kr a year: all of it is taxed", NEW, _phone(4392), "no"),
        Row("breached", "not needed for the service: all of it is salary", NEW, _phone(6000, False), "no"),
        Row("not applying", "a chair", NEW, {"benefit": "loan"}, "no"),
        Row("unknown", "the amount is not known", NEW, _phone(None), "unknown"),
        Row("unknown", "the rate of 2026 is not confirmed", TODAY, _phone(6000), "unknown"),
        Row("unknown", "the rate before 2021 is not confirmed", "2020-12-31", _phone(6000), "unknown"),
    ),
)

GRANTED = Table(
    "benefit_may_be_granted",
    "SPH 10.2.2",
    (
        Row("met", "home internet that the service needs", NEW, _phone(None), "yes"),
        Row("breached", "home internet without need", NEW, _phone(None, False), "no"),
        Row("not applying", "a chair", NEW, {"benefit": "loan", "needed_for_service": False}, "yes"),
        Row("unknown", "the need is not known", NEW, {"benefit": "electronic_communication"}, "unknown"),
        Row("unknown", "nothing known", NEW, CABIN, "unknown"),
        Row(
            "met",
            "the need is there: then it does not matter what it is",
            NEW,
            {"needed_for_service": True},
            "yes",
        ),
        Row("met", "before 2009 there was no such rule", "2008-12-31", _phone(None, False), "yes"),
    ),
)

TABLES = (COVER, STATE_SCHEME, TAX_FREE, CAPPED, GRANTED)

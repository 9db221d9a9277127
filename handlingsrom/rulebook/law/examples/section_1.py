"""Hjemmekontorforskriften § 1."""

from handlingsrom.rulebook.law.examples.table import FIXED, HOME, NEW, OLD, Row, Table


def _period(weeks: object) -> dict[str, object]:
    return {**HOME, "home_work_pattern": "continuous_period", "continuous_weeks": weeks}


def _recurring(days: object) -> dict[str, object]:
    return {**HOME, "home_work_pattern": "regular", "home_days_per_week": days}


def _now_and_then(days: object) -> dict[str, object]:
    return {**HOME, "home_work_pattern": "occasional", "home_days_per_week": days}


ONLY_HOME = {"works_only_from_home": True, "home_work_pattern": "continuous_period", "continuous_weeks": 1}
OTHER_HOME = {**FIXED, "place": "other_home"}
ABROAD = {**FIXED, "place_is_abroad": True}

TABLE = Table(
    "home_office_regulation_applies",
    "HKF § 1",
    (
        Row("met", "one fixed day a week", NEW, _recurring(1), "yes"),
        Row("met", "one fixed day a week, before 2022", OLD, _recurring(1), "yes"),
        Row("breached", "every second Friday", NEW, _recurring("0.5"), "no"),
        Row("breached", "every second Friday, before 2022", OLD, _recurring("0.5"), "no"),
        Row("met", "half a day to two days cannot be told apart", NEW, _recurring((1, 2)), "yes"),
        Row("unknown", "between half a day and two days", NEW, _recurring(("0.5", 2)), "unknown"),
        Row("breached", "two weeks", NEW, _period(2), "no"),
        Row("assess", "three weeks", NEW, _period(3), "assess"),
        Row("assess", "three weeks, before 2022", OLD, _period(3), "assess"),
        Row("met", "a month", NEW, _period("4.3"), "yes"),
        Row("unknown", "one to three weeks", NEW, _period((1, 3)), "unknown"),
        Row("assess", "three to four weeks", NEW, _period((3, 4)), "assess"),
        Row(
            "met",
            "three weeks, assessed as fixed",
            NEW,
            {**_period(3), "assessed_as_fixed_arrangement": True},
            "yes",
        ),
        Row(
            "breached",
            "three weeks, assessed as short",
            NEW,
            {**_period(3), "assessed_as_fixed_arrangement": False},
            "no",
        ),
        Row(
            "breached",
            "two weeks cannot be assessed as fixed",
            NEW,
            {**_period(2), "assessed_as_fixed_arrangement": True},
            "no",
        ),
        Row("breached", "a few days, once", NEW, {**HOME, "home_work_pattern": "once"}, "no"),
        Row("breached", "takes some hours home", NEW, _now_and_then("0.1"), "no"),
        Row("assess", "a day and a half a week, never the same", NEW, _now_and_then("1.5"), "assess"),
        Row("met", "works only from home, one week", NEW, {**HOME, **ONLY_HOME}, "yes"),
        Row("breached", "works only from home, one week, before 2022", OLD, {**HOME, **ONLY_HOME}, "no"),
        Row("not applying", "the cabin", NEW, {**FIXED, "place": "holiday_home"}, "no"),
        Row("not applying", "the cabin, before 2022", OLD, {**FIXED, "place": "holiday_home"}, "no"),
        Row("not applying", "the cabin, all else open", NEW, {"place": "holiday_home"}, "no"),
        Row("not applying", "the commute, only ever there", NEW, {"place": "commute"}, "no"),
        Row("not applying", "a business trip", NEW, {"place": "business_trip"}, "no"),
        Row("not applying", "a shared office", NEW, {"place": "elsewhere"}, "no"),
        Row("not applying", "a cabin abroad", NEW, {"place": "holiday_home", "place_is_abroad": True}, "no"),
        Row("assess", "at the parents' home", NEW, OTHER_HOME, "assess"),
        Row(
            "met", "the same, assessed as own home", NEW, {**OTHER_HOME, "assessed_as_own_home": True}, "yes"
        ),
        Row(
            "breached",
            "the same, assessed as not own home",
            NEW,
            {**OTHER_HOME, "assessed_as_own_home": False},
            "no",
        ),
        Row(
            "breached",
            "at the parents' home every second Friday",
            NEW,
            {**OTHER_HOME, "home_days_per_week": "0.5"},
            "no",
        ),
        Row("assess", "own home abroad", NEW, ABROAD, "assess"),
        Row(
            "met",
            "own home abroad, assessed as own home",
            NEW,
            {**ABROAD, "assessed_as_own_home": True},
            "yes",
        ),
        Row(
            "met",
            "own home here: an assessment is not asked for and changes nothing",
            NEW,
            {**FIXED, "assessed_as_own_home": False},
            "yes",
        ),
        Row("unknown", "nothing but the place", NEW, {"place": "own_home"}, "unknown"),
        Row("unknown", "nothing at all", OLD, {}, "unknown"),
        Row(
            "not applying",
            "the cabin or the commute",
            NEW,
            {"place": {"among": ["holiday_home", "commute"]}},
            "no",
        ),
        Row(
            "met",
            "a long period or two fixed days: both are inside",
            NEW,
            {
                **HOME,
                "home_work_pattern": {"among": ["continuous_period", "regular"]},
                "continuous_weeks": 9,
                "home_days_per_week": 2,
            },
            "yes",
        ),
        Row(
            "unknown",
            "own home or the parents', the rest known",
            NEW,
            {**FIXED, "place": {"among": ["own_home", "other_home"]}},
            "unknown",
        ),
    ),
)

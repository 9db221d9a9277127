"""Arbeidsmiljøloven chapter 10: evening, rest, Sundays and the length of the day."""

from handlingsrom.rulebook.law.examples.table import CABIN, FIXED, HOME, NEW, OLD, Row, Table

ORDINARY = {"position": "ordinary"}
LEADING = {"position": "leading"}
COVERED_THEN = {**FIXED, **ORDINARY}  # before 2022 the regulation's own § 6 took the place of chapter 10
THREE_WEEKS = {**HOME, **ORDINARY, "home_work_pattern": "continuous_period", "continuous_weeks": 3}
CABIN_THEN = {**CABIN, **ORDINARY}
AGREED = {"works_on_own_initiative": True, "written_evening_agreement": True}
NOT_NEEDED = {"night_work_needed_by_nature": False}
BEFORE_2017, FROM_2017 = "2017-06-30", "2017-07-01"
BEFORE_2015, FROM_2015 = "2015-06-30", "2015-07-01"


def _until(hour: object, **more: object) -> dict[str, object]:
    return {**ORDINARY, **NOT_NEEDED, "works_until": hour, **more}


EVENING = Table(
    "evening_work_permitted",
    "aml § 10-11 første til tredje ledd",
    (
        Row("met", "until 21:00", NEW, _until(21), "yes"),
        Row(
            "breached",
            "until 21:30, nothing agreed",
            NEW,
            _until("21.5", written_evening_agreement=False),
            "no",
        ),
        Row("met", "until 22:30 on own initiative, agreed in writing", NEW, _until("22.5", **AGREED), "yes"),
        Row("met", "until 23:00, agreed in writing", NEW, _until(23, **AGREED), "yes"),
        Row("breached", "until 23:30, agreed in writing", NEW, _until("23.5", **AGREED), "no"),
        Row(
            "breached",
            "until 22:30 by agreement, but ordered",
            NEW,
            _until("22.5", works_on_own_initiative=False, written_evening_agreement=True),
            "no",
        ),
        Row(
            "met",
            "until 23:30, needed by the nature of the work",
            NEW,
            _until("23.5", night_work_needed_by_nature=True),
            "yes",
        ),
        Row("breached", "until 05:00 in the night", NEW, _until(5, **AGREED), "no"),
        Row("met", "until 06:30 in the morning", NEW, _until("6.5"), "yes"),
        Row("not applying", "a leading position until midnight", NEW, {**LEADING, "works_until": 24}, "yes"),
        Row("unknown", "until 22:30, an agreement is not known", NEW, _until("22.5"), "unknown"),
        Row("unknown", "nothing known", NEW, {}, "unknown"),
        Row(
            "not applying",
            "covered home work until 22:30, before July 2022",
            OLD,
            {**COVERED_THEN, **_until("22.5")},
            "yes",
        ),
        Row(
            "breached",
            "the same, from July 2022",
            NEW,
            {**COVERED_THEN, **_until("22.5", written_evening_agreement=False)},
            "no",
        ),
        Row(
            "assess",
            "three weeks at home until 23:30, before July 2022",
            OLD,
            {**THREE_WEEKS, **_until("23.5")},
            "assess",
        ),
        Row(
            "met",
            "at the cabin by agreement, from July 2017",
            FROM_2017,
            {**CABIN, **_until(22, **AGREED)},
            "yes",
        ),
        Row(
            "breached",
            "the same, before: no such agreement",
            BEFORE_2017,
            {**CABIN, **_until(22, **AGREED)},
            "no",
        ),
        Row("breached", "in the night, before July 2017", BEFORE_2017, {**CABIN, **_until(6)}, "no"),
        Row("met", "until 21:00, before July 2017", BEFORE_2017, {**CABIN, **_until(21)}, "yes"),
        Row(
            "met",
            "needed by nature, before July 2017",
            BEFORE_2017,
            {**CABIN, **_until(23, night_work_needed_by_nature=True)},
            "yes",
        ),
        Row("not applying", "covered home work, before July 2017", BEFORE_2017, COVERED_THEN, "yes"),
        Row("unknown", "the hour is not known, before July 2017", BEFORE_2017, CABIN_THEN, "unknown"),
    ),
)


def _rest(hours: object, reduced: object = False) -> dict[str, object]:
    return {**ORDINARY, "rest_hours": hours, "rest_reduced_by_tariff_agreement": reduced}


REST = Table(
    "daily_rest_met",
    "aml § 10-8 første og tredje ledd",
    (
        Row("met", "eleven hours", NEW, _rest(11), "yes"),
        Row("breached", "ten and a half hours", NEW, _rest("10.5"), "no"),
        Row("met", "eight hours by agreement with the unions", NEW, _rest(8, True), "yes"),
        Row("breached", "seven and a half by such an agreement", NEW, _rest("7.5", True), "no"),
        Row("breached", "seven, an agreement not known: it cannot help", NEW, _rest(7, None), "no"),
        Row("not applying", "a leading position", NEW, {**LEADING, "rest_hours": 6}, "yes"),
        Row("not applying", "covered home work, before July 2022", OLD, {**COVERED_THEN, **_rest(9)}, "yes"),
        Row("assess", "three weeks at home, before July 2022", OLD, {**THREE_WEEKS, **_rest(9)}, "assess"),
        Row("unknown", "nine hours, an agreement not known", NEW, _rest(9, None), "unknown"),
        Row("unknown", "eight to twelve hours", NEW, _rest((8, 12)), "unknown"),
    ),
)

SUNDAY_WORK = {"sunday_or_holiday": True, "sunday_work_needed_by_nature": False}
SUNDAY = Table(
    "sunday_work_permitted",
    "aml § 10-10",
    (
        Row("met", "no Sunday or holiday", NEW, {**ORDINARY, "sunday_or_holiday": False}, "yes"),
        Row("breached", "a Sunday by own wish", NEW, {**ORDINARY, **SUNDAY_WORK}, "no"),
        Row(
            "met",
            "needed by the nature of the work",
            NEW,
            {**ORDINARY, "sunday_or_holiday": True, "sunday_work_needed_by_nature": True},
            "yes",
        ),
        Row("not applying", "a leading position", NEW, {**LEADING, **SUNDAY_WORK}, "yes"),
        Row(
            "not applying", "covered home work, before July 2022", OLD, {**COVERED_THEN, **SUNDAY_WORK}, "yes"
        ),
        Row("breached", "at the cabin, before July 2022", OLD, {**CABIN_THEN, **SUNDAY_WORK}, "no"),
        Row("unknown", "the position is not known", NEW, SUNDAY_WORK, "unknown"),
    ),
)


def _day(hours: object, averaging: object) -> dict[str, object]:
    return {**ORDINARY, "hours_in_day": hours, "averaging": averaging}


DAY = Table(
    "hours_in_day_permitted",
    "aml §§ 10-4 og 10-5",
    (
        Row("met", "nine hours", NEW, _day(9, "none"), "yes"),
        Row("breached", "nine and a half hours", NEW, _day("9.5", "none"), "no"),
        Row(
            "met", "ten hours by the employee's written agreement", NEW, _day(10, "individual_written"), "yes"
        ),
        Row("breached", "ten and a half by it", NEW, _day("10.5", "individual_written"), "no"),
        Row(
            "met",
            "twelve and a half by the unions' agreement",
            NEW,
            _day("12.5", "shop_stewards_written"),
            "yes",
        ),
        Row("breached", "thirteen by it", NEW, _day(13, "shop_stewards_written"), "no"),
        Row("met", "eight hours, averaging not known: it does not matter", NEW, _day(8, None), "yes"),
        Row("breached", "thirteen hours, averaging not known", NEW, _day(13, None), "no"),
        Row(
            "not applying",
            "a particularly independent position",
            NEW,
            {"position": "particularly_independent"},
            "yes",
        ),
        Row(
            "not applying",
            "covered home work, before July 2022",
            OLD,
            {**COVERED_THEN, **_day(12, "none")},
            "yes",
        ),
        Row("unknown", "ten hours, averaging not known", NEW, _day(10, None), "unknown"),
        Row(
            "met",
            "ten hours by it at the cabin, 2015",
            FROM_2015,
            {**CABIN, **_day(10, "individual_written")},
            "yes",
        ),
        Row(
            "breached",
            "the same, the day before the limit was raised",
            BEFORE_2015,
            {**CABIN, **_day(10, "individual_written")},
            "no",
        ),
        Row(
            "breached",
            "eleven by the unions' agreement, before it was raised",
            BEFORE_2015,
            {**CABIN, **_day(11, "shop_stewards_written")},
            "no",
        ),
    ),
)

TABLES = (EVENING, REST, SUNDAY, DAY)

"""Hjemmekontorforskriften § 2."""

from handlingsrom.rulebook.law.examples.table import CABIN, FIXED, HOME, NEW, OLD, Row, Table

ORDERED = {**FIXED, "ordered_or_recommended_by_authority": True}
THREE_WEEKS = {**HOME, "home_work_pattern": "continuous_period", "continuous_weeks": 3}
ALWAYS = ["extent", "working_time", "equipment"]
PLAIN = {
    "agreement_is_written": True,
    "agreement_is_temporary": False,
    "agreement_items": ALWAYS,
    "agreed_terms": [],
}
CHANGED = {**FIXED, "extent_changed": True, "agreement_updated": False}

REQUIRED = Table(
    "written_agreement_required",
    "HKF § 2 første ledd",
    (
        Row("met", "two fixed days", NEW, FIXED, "yes"),
        Row("met", "two fixed days, before 2022", OLD, FIXED, "yes"),
        Row("met", "recommended by an authority, before 2022", OLD, ORDERED, "yes"),
        Row("breached", "recommended by an authority", NEW, ORDERED, "no"),
        Row(
            "breached",
            "recommended by an authority, the scope still open",
            NEW,
            {"ordered_or_recommended_by_authority": True},
            "no",
        ),
        Row("breached", "half a day a week, before 2022", OLD, {**FIXED, "home_days_per_week": "0.5"}, "no"),
        Row("not applying", "the cabin", NEW, CABIN, "no"),
        Row("not applying", "the cabin, before 2022", OLD, CABIN, "no"),
        Row("assess", "three weeks", NEW, THREE_WEEKS, "assess"),
        Row(
            "unknown",
            "two fixed days, not known whether an authority ordered it",
            NEW,
            {**FIXED, "ordered_or_recommended_by_authority": None},
            "unknown",
        ),
        Row("unknown", "nothing known, before 2022", OLD, {}, "unknown"),
    ),
)

INFORMATION = Table(
    "information_instead_of_agreement",
    "HKF § 2 tredje ledd",
    (
        Row("met", "recommended by an authority", NEW, ORDERED, "yes"),
        Row("breached", "the employer's own decision", NEW, FIXED, "no"),
        Row("breached", "recommended by an authority, before 2022: no such rule", OLD, ORDERED, "no"),
        Row("breached", "nothing known, before 2022: no such rule", OLD, {}, "no"),
        Row("not applying", "recommended, but at the cabin", NEW, {**ORDERED, **CABIN}, "no"),
        Row(
            "assess",
            "recommended, three weeks",
            NEW,
            {**THREE_WEEKS, "ordered_or_recommended_by_authority": True},
            "assess",
        ),
        Row(
            "unknown",
            "recommended, the scope open",
            NEW,
            {"ordered_or_recommended_by_authority": True},
            "unknown",
        ),
    ),
)

COMPLETE = Table(
    "agreement_complete",
    "HKF § 2 første ledd",
    (
        Row("met", "the three that are always required", NEW, PLAIN, "yes"),
        Row("met", "judged alone, also outside the regulation", OLD, {**PLAIN, **CABIN}, "yes"),
        Row("breached", "oral", NEW, {**PLAIN, "agreement_is_written": False}, "no"),
        Row("breached", "oral, all else open", NEW, {"agreement_is_written": False}, "no"),
        Row(
            "breached",
            "nothing on equipment",
            NEW,
            {**PLAIN, "agreement_items": ["extent", "working_time"]},
            "no",
        ),
        Row("breached", "temporary without a duration", NEW, {**PLAIN, "agreement_is_temporary": True}, "no"),
        Row(
            "breached",
            "a trial period that the text leaves out",
            NEW,
            {**PLAIN, "agreed_terms": ["trial_period"]},
            "no",
        ),
        Row(
            "breached",
            "equipment surely left out, the rest open",
            NEW,
            {"agreement_items": {"surely": [], "perhaps": ["extent", "working_time"]}},
            "no",
        ),
        Row(
            "unknown",
            "not known whether temporary",
            NEW,
            {**PLAIN, "agreement_is_temporary": None},
            "unknown",
        ),
    ),
)

MISSING = Table(
    "missing_items",
    "HKF § 2 første ledd strekpunkt 1 til 8",
    (
        Row("met", "nothing is missing", NEW, PLAIN, []),
        Row("breached", "an empty text", NEW, {**PLAIN, "agreement_items": []}, ALWAYS),
        Row(
            "breached",
            "everything agreed, nothing written, in the order of § 2",
            NEW,
            {
                "agreement_is_temporary": True,
                "agreement_items": [],
                "agreed_terms": [
                    "confidentiality_and_documents",
                    "trial_period",
                    "change_and_termination",
                    "availability",
                ],
            },
            [
                "extent",
                "working_time",
                "availability",
                "duration",
                "change_and_termination",
                "trial_period",
                "equipment",
                "confidentiality_and_documents",
            ],
        ),
        Row(
            "breached",
            "more in the text than is needed",
            OLD,
            {**PLAIN, "agreement_items": ["extent", "trial_period"]},
            ["working_time", "equipment"],
        ),
        Row("unknown", "the text is not known", NEW, {**PLAIN, "agreement_items": None}, "unknown"),
        Row(
            "unknown",
            "perhaps nothing on equipment",
            NEW,
            {**PLAIN, "agreement_items": {"surely": ["extent", "working_time"], "perhaps": ["equipment"]}},
            "unknown",
        ),
    ),
)

UPDATE = Table(
    "agreement_must_be_updated",
    "HKF § 2 andre ledd",
    (
        Row("met", "from one to three days, the text unchanged", NEW, CHANGED, "yes"),
        Row("breached", "the text is updated", NEW, {**CHANGED, "agreement_updated": True}, "no"),
        Row("breached", "nothing has changed", NEW, {**CHANGED, "extent_changed": False}, "no"),
        Row("not applying", "changed to the cabin", NEW, {**CHANGED, **CABIN}, "no"),
        Row("assess", "changed to three weeks", NEW, {**CHANGED, **THREE_WEEKS}, "assess"),
        Row("unknown", "not known whether updated", NEW, {**CHANGED, "agreement_updated": None}, "unknown"),
    ),
)

TABLES = (REQUIRED, INFORMATION, COMPLETE, MISSING, UPDATE)

"""What the pages of agreements show, as plain data for the templates' components.

A part of `views`, in a file of its own for its length.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from handlingsrom.features.agreements.clauses import (
    DAYS,
    PLACES,
    clauses_of,
    day_name,
    listed,
    number,
    period_of,
)
from handlingsrom.features.agreements.deciders import who_decides
from handlingsrom.features.agreements.forms import ASKED_WHEN_IT_MATTERS, AssessForm, WishForm, form_for
from handlingsrom.features.agreements.history import history_of
from handlingsrom.features.agreements.lifecycle import OPEN, STATES, STEPS, TONES, WAY
from handlingsrom.features.agreements.models import Signature
from handlingsrom.features.agreements.next_steps import steps_shown, what_next
from handlingsrom.features.agreements.queries import (
    Case,
    shown_findings,
    steps_for,
    waits_for_accommodation,
)
from handlingsrom.features.agreements.terms import Terms, facts_of
from handlingsrom.features.agreements.week import WeekRow, team_week
from handlingsrom.features.agreements.whether import (
    ASKED_OF_EMPLOYEE,
    SCOPE,
    SHOWN,
    law_says,
    problems_of,
    why_not_send,
)
from handlingsrom.foundation.days import in_words
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.queries import whom_to_ask
from handlingsrom.foundation.people.roles import EMPLOYEE as EMPLOYEE_ROLE
from handlingsrom.foundation.people.roles import HR, LEADER, ROLES
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.text import Language, Text, as_language

MATTERS = (
    "home_work_may_start",
    "written_agreement_required",
)  # shown at once, in this order; the rest is folded


def answer_to(form: WishForm, position: Position, today: date) -> dict[str, Any]:
    """What law says of the wish as typed, what is still worth asking, and whether it stops here."""
    terms = _typed(form)
    if terms is None:
        return {"findings": [], "asked": []}
    raw, on = facts_of(terms, position.share, position.kind), max(today, terms.since)
    says = law_says(raw, on)
    language = form_language()
    findings = registry.findings(registry.read_facts(raw), on, SCOPE, flips=True)
    asked = {ASKED_OF_EMPLOYEE[fact] for fact in says.asked_of_employee} & set(ASKED_WHEN_IT_MATTERS)
    answered = {name for name in ASKED_WHEN_IT_MATTERS if getattr(terms, name) is not None}
    stop = [r for r in why_not_send(terms, says) if r.code == "no_agreement_needed"]
    scope, agreement = (finding.in_language(language) for finding in findings)
    return {
        "findings": [scope, agreement]
        if terms.place != "own_home" or agreement["answer"] == "no"
        else [agreement],
        "asked": form.part(name for name in ASKED_WHEN_IT_MATTERS if name in asked | answered),
        "stop": stop[0].reason if stop else None,
        "may_still_agree": agreement["answer"] == "no" and not stop,
    }


def _typed(form: WishForm) -> Terms | None:
    """The terms as far as they are typed; None while they make no sense yet."""
    if not form.is_bound:
        return None
    cleaned = getattr(form, "cleaned_data", {})
    if "since" not in cleaned or not (cleaned.get("days") or cleaned.get("extent") not in ("", "fixed_days")):
        return None
    terms = form.terms()
    return None if problems_of(terms) else terms


def form_language() -> Language:
    """The reader's language."""
    return as_language(get_language() or "nb")


def case_page(case: Case, standing: Standing, language: Language) -> dict[str, Any]:
    """Everything that one agreement's page shows."""
    assess = form_for("assess", case) if STEPS["assess"] in steps_for(case) else None
    is_leader = "assess" in case.verbs
    may_start, required = MATTERS
    findings = [
        *shown_findings(case, language, (may_start,)),
        *shown_findings(case, language, (required,), flips=True),
    ]
    return {
        "case": case,
        "status": status_of(case),
        "next": what_next(case, findings[0]["answer"]),
        "stages": _stages(case),
        "clauses": clauses_of(case.terms),
        "facts": _facts(case, standing),
        "findings": findings,
        "more_findings": shown_findings(case, language, tuple(name for name in SHOWN if name not in MATTERS)),
        "steps": steps_shown(case, standing),
        "seen": case.agreement.revision,
        "assess": assess if isinstance(assess, AssessForm) else None,
        "judgements": _judgements(case) if is_leader or "write" in case.verbs else [],
        "week": _week(case, standing) if is_leader and case.status in OPEN else None,
        "events": _events(case),
        "asks_accommodation": case.agreement.accommodation_asked and case.hears_of_accommodation,
        "accommodation_waits": waits_for_accommodation(case),
    }


def talk_to(standing: Standing, position: Position) -> list[dict[str, Any]]:
    """Whom to talk to about accommodation, by name."""
    leaders, hr = whom_to_ask(standing, position)
    named = ((NEAREST_LEADER, leaders), (HUMAN_RESOURCES, hr))
    return [{"name": role, "value": ", ".join(names), "note": ""} for role, names in named if names]


def what_one_sees(standing: Standing) -> Text:
    """Which agreements a person may see, and why not more: the widest of the roles counts."""
    roles = (HR, LEADER, *ROLES_WITHOUT_CASES)
    return SEES[next((role for role in roles if standing.holds(role)), EMPLOYEE_ROLE)]


def status_of(case: Case) -> dict[str, Any]:
    """The state's name and tone."""
    return {"name": case.status_name, "tone": TONES[case.status]}


def row_of(case: Case) -> dict[str, Any]:
    """One line of a list."""
    return {
        "url": reverse("agreement", args=[case.agreement.id]),
        "name": case.position.person.name,
        "unit": case.position.unit.name,
        "summary": summary_of(case.terms),
        "since": case.terms.since,
        "status": status_of(case),
    }


def summary_of(terms: Terms) -> Text:
    """The extent in a few words."""
    days = terms.days_a_week()
    if terms.extent == "fixed_days" and days:
        return DAY_A_WEEK if days == 1 else DAYS_A_WEEK.filled(days=number(days))
    return EXTENTS[terms.extent]


def _stages(case: Case) -> list[dict[str, Any]]:
    """The usual way, with where the case stands; beside the way, only that it left it."""
    if case.status not in WAY:
        return [{"name": STATES["draft"], "state": "done"}, {"name": case.status_name, "state": "current"}]
    here = WAY.index(case.status)
    states = ["done" if n < here else "current" if n == here else "ahead" for n in range(len(WAY))]
    return [{"name": STATES[name], "state": state} for name, state in zip(WAY, states, strict=True)]


def _facts(case: Case, standing: Standing) -> list[dict[str, Any]]:
    terms, position = case.terms, case.position
    signed = [{"name": SIDES[s.side], "value": s.name, "note": _authority(s)} for s in case.signatures]
    return [
        {"name": EMPLOYEE, "value": position.person.name, "note": f"{position.title}, {position.unit.name}"},
        {"name": AGENCY, "value": case.agreement.agency.name, "note": ""},
        {"name": EXTENT, "value": summary_of(terms), "note": _days(terms)},
        {"name": PLACE, "value": PLACES[terms.place], "note": terms.place_note},
        {"name": PERIOD, "value": period_of(terms), "note": ""},
        *([{"name": NOTE, "value": terms.note, "note": ""}] if terms.note else []),
        {"name": HOME_ASSESSED, **_home(case)},
        *who_decides(case, standing),
        *signed,
    ]


def _days(terms: Terms) -> Text | str:
    if terms.extent != "fixed_days" or not terms.days:
        return ""
    return listed([day_name(each, half=each in terms.half_days) for each in terms.days])


def _authority(signature: Signature) -> Text | str:
    if signature.in_place_of:
        return IN_PLACE_OF.filled(name=signature.in_place_of, basis=signature.authority)
    return signature.authority


def _home(case: Case) -> dict[str, Any]:
    judgement = case.judgements.get("home_conditions")
    if judgement is None:
        return {"value": NOT_ASSESSED, "note": NOT_ASSESSED_NOTE}
    on = in_words(judgement.assessed_on) if judgement.assessed_on else UNKNOWN_DAY
    return {"value": ASSESSED.filled(day=on), "note": judgement.reason}


def _judgements(case: Case) -> list[dict[str, Any]]:
    return [
        {"name": name, "value": _answered(case.judgements[kind]), "note": ""}
        for kind, name in JUDGED.items()
        if kind in case.judgements
    ]


def _answered(judgement: Any) -> Text | str:
    if judgement.answer is None:
        return str(judgement.reason)
    return (YES if judgement.answer else NO).filled(reason=judgement.reason)


def _events(case: Case) -> list[dict[str, Any]]:
    newest_first = reversed(history_of(case))
    return [{"at": e.at, "what": e.what, "who": e.by, "note": e.detail} for e in newest_first]


def _week(case: Case, standing: Standing) -> dict[str, Any]:
    rows = team_week(standing, case.on)
    wished = [row for row in rows if row.position_id != case.position.id]
    shown = [_week_row(row, current=False) for row in wished]
    mine = WeekRow.of(case.position, case.terms)
    shown.insert(0, _week_row(mine, current=True))
    counted = [sum(1 for row in (mine, *wished) if row.days[n]) for n in range(5)]
    return {
        "caption": WEEK,
        "days": [{"name": name, "short": name} for name in DAYS],
        "rows": shown,
        "totals": [str(count) for count in counted],
        "totals_name": AT_HOME_IN_ALL,
    }


def _week_row(row: WeekRow, *, current: bool) -> dict[str, Any]:
    state = "wish" if current else "home"
    words = {"": AT_OFFICE, "full": WISHES if current else AT_HOME, "half": HALF_DAY}
    cells = [{"state": state if mark else "office", "text": words[mark]} for mark in row.days]
    return {"name": row.name, "note": row.open_frame, "current": current, "cells": cells}


DAY_A_WEEK = Text("1 dag i uken hjemmefra", "1 dag i veka heimanfrå", "1 day a week from home")
DAYS_A_WEEK = Text(
    "{days} dager i uken hjemmefra", "{days} dagar i veka heimanfrå", "{days} days a week from home"
)
EXTENTS = {
    "fixed_days": Text("faste dager", "faste dagar", "fixed days"),
    "share": Text("en andel av arbeidstiden", "ein del av arbeidstida", "a share of the working time"),
    "frame": Text("fritt innenfor en ramme", "fritt innanfor ei ramme", "free within a frame"),
    "period": Text("en sammenhengende periode", "ein samanhengande periode", "a continuous period"),
    "occasional": Text("av og til", "av og til", "now and then"),
}
NEAREST_LEADER = Text("Nærmeste leder", "Næraste leiar", "Nearest leader")
HUMAN_RESOURCES = Text("HR", "HR", "HR")
ROLES_WITHOUT_CASES = ("safety_representative", "union_representative")
BY_CONSENT_ONLY = Text(
    "Du ser dine egne avtaler. Som {role} ser du en enkelt sak bare når den ansatte har samtykket: Den gjelder hjemmet "
    "og situasjonen til den enkelte.",
    "Du ser dine eigne avtalar. Som {role} ser du ei enkelt sak berre når den tilsette har samtykt: Ho gjeld heimen "
    "og situasjonen til den enkelte.",
    "You see your own agreements. As {role} you see a single case only when the employee has consented: it is about "
    "that person’s home and situation.",
)
SEES = {
    EMPLOYEE_ROLE: Text(
        "Du ser dine egne avtaler.", "Du ser dine eigne avtalar.", "You see your own agreements."
    ),
    LEADER: Text(
        "Du ser dine egne avtaler og avtalene i enheten du leder. Et utkast ser bare den som skriver det.",
        "Du ser dine eigne avtalar og avtalane i eininga du leier. Eit utkast ser berre den som skriv det.",
        "You see your own agreements and those in the unit that you lead. A draft is seen only by its author.",
    ),
    HR: Text(
        "Du ser alle avtalene i virksomheten. Et utkast ser bare den som skriver det.",
        "Du ser alle avtalane i verksemda. Eit utkast ser berre den som skriv det.",
        "You see every agreement in the agency. A draft is seen only by its author.",
    ),
    **{role: BY_CONSENT_ONLY.filled(role=ROLES[role]) for role in ROLES_WITHOUT_CASES},
}
EMPLOYEE = Text("Ansatt", "Tilsett", "Employee")
AGENCY = Text("Virksomhet", "Verksemd", "Agency")
EXTENT = Text("Omfang", "Omfang", "Extent")
PLACE = Text("Sted", "Stad", "Place")
NOTE = Text("Merknad", "Merknad", "Note")
PERIOD = Text("Gjelder", "Gjeld", "Holds")
SIDES = {
    "employee": Text("Bekreftet av den ansatte", "Stadfest av den tilsette", "Signed by the employee"),
    "employer": Text("Bekreftet for virksomheten", "Stadfest for verksemda", "Signed for the agency"),
}
IN_PLACE_OF = Text(
    "stedfortreder for {name} · {basis}",
    "stadfortredar for {name} · {basis}",
    "in the place of {name} · {basis}",
)
HOME_ASSESSED = Text(
    "Kartlegging av hjemmearbeidsplassen",
    "Kartlegging av heimearbeidsplassen",
    "Assessment of the home workplace",
)
NOT_ASSESSED = Text("ikke kartlagt", "ikkje kartlagd", "not assessed")
NOT_ASSESSED_NOTE = Text(
    "Arbeidsgiveren skal forsikre seg om at forholdene er fullt forsvarlige, før hjemmearbeidet starter.",
    "Arbeidsgivaren skal forsikre seg om at forholda er fullt forsvarlege, før heimearbeidet startar.",
    "The employer must make sure that conditions are fully satisfactory before work from home starts.",
)
ASSESSED = Text("kartlagt {day}", "kartlagd {day}", "assessed on {day}")
UNKNOWN_DAY = Text("uten dato", "utan dato", "without a date")
JUDGED = {
    "work_character": Text("Arbeidets egenart", "Eigenarten til arbeidet", "The work’s own character"),
    "unit_need": Text("Enhetens behov", "Behovet til eininga", "The unit’s need"),
    "personal_situation": Text(
        "Den ansattes situasjon", "Situasjonen til den tilsette", "The person’s situation"
    ),
    "assessed_as_fixed_arrangement": Text("Fast ordning?", "Fast ordning?", "A fixed arrangement?"),
    "assessed_as_own_home": Text("Eget hjem?", "Eigen heim?", "Own home?"),
}
YES = Text("Ja. {reason}", "Ja. {reason}", "Yes. {reason}")
NO = Text("Nei. {reason}", "Nei. {reason}", "No. {reason}")
WEEK = Text(
    "Ønsket ved siden av hjemmedagene som er avtalt i enheten",
    "Ønsket ved sida av heimedagane som er avtalte i eininga",
    "The wish beside the team’s agreed days at home",
)
AT_OFFICE = Text("kontoret", "kontoret", "office")
AT_HOME = Text("hjemme", "heime", "home")
WISHES = Text("ønsker", "ønskjer", "wishes")
HALF_DAY = Text("halv dag", "halv dag", "half a day")
AT_HOME_IN_ALL = Text("Hjemme i alt, med ønsket", "Heime i alt, med ønsket", "At home in all, with the wish")

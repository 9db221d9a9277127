"""What substitutes and handover offer to the whole: who stands in for whom, and which units lack a leader."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.appointing.lifecycle import STEPS
from handlingsrom.foundation.people.appointing.present import said_of
from handlingsrom.foundation.people.appointing.queries import concerning, leading_positions, vacancies
from handlingsrom.foundation.people.roles import HR
from handlingsrom.foundation.records.kinds import Kind
from handlingsrom.rulebook.text import Text

JOBS: dict[str, Any] = {}
KINDS = {
    "substitute_appointed": Kind(STEPS["appoint"].done),
    "substitution_ended": Kind(STEPS["end_substitution"].done),
    "unit_handed_over": Kind(STEPS["hand_over"].done),
}
THINGS = {
    "substitution": Text("stedfortreder", "stadfortredar", "substitution"),
    "unit": Text("enhet", "eining", "unit"),
    "position": Text("stilling", "stilling", "position"),
}


def waiting(standing: Standing) -> list[dict[str, Any]]:
    """For HR: units whose leader has left; until there is a new one, what waits there goes to the level above."""
    vacant = vacancies(standing)
    if not vacant:
        return []
    names = ", ".join(each.unit.name for each in vacant[:3]) + (" …" if len(vacant) > 3 else "")
    text = NAMED.filled(names=names)
    return [{"url": reverse("vacancies"), "title": LACKING.filled(count=len(vacant)), "text": text}]


def held(standing: Standing) -> list[dict[str, Any]]:
    """Nothing of a person's own."""
    return []


def named_cases(standing: Standing) -> list[Any]:
    """No case."""
    return []


def can_start(standing: Standing) -> list[dict[str, Any]]:
    """A leader appoints a substitute; HR puts in a new leader."""
    cards = []
    if leading_positions(standing) or standing.holds(HR):
        cards.append({"url": reverse("substitutes"), "title": STEPS["appoint"].label, "text": APPOINT_TEXT})
    if standing.holds(HR):
        cards.append({"url": reverse("vacancies"), "title": STEPS["hand_over"].label, "text": HAND_OVER_TEXT})
    return cards


def sees(standing: Standing) -> list[Text]:
    """Who stands in for the person, and for whom the person stands in, now and to come."""
    return [said_of(each, standing) for each in concerning(standing)]


LACKING = Text(
    "Enheter uten leder: {count}", "Einingar utan leiar: {count}", "Units without a leader: {count}"
)
NAMED = Text(
    "{names}. Saker som venter der, går til nivået over til en ny leder er satt inn.",
    "{names}. Saker som ventar der, går til nivået over til ein ny leiar er sett inn.",
    "{names}. What waits there goes to the level above until a new leader is put in.",
)
APPOINT_TEXT = Text(
    "For en periode du er borte. Oppgavene går til stedfortrederen.",
    "For ein periode du er borte. Oppgåvene går til stadfortredaren.",
    "For a period in which you are away. The tasks go to the substitute.",
)
HAND_OVER_TEXT = Text(
    "Se først hvem det gjelder og hvilke saker som venter.",
    "Sjå først kven det gjeld og kva saker som ventar.",
    "See first whom it concerns and which cases wait.",
)

"""What the people pages show, as plain data for the templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from handlingsrom.foundation.days import period_in_words
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.directory.access import CONTACT, EMPLOYMENT, HOLDS
from handlingsrom.foundation.people.directory.queries import mandates_of, roles_of
from handlingsrom.foundation.people.line import Post
from handlingsrom.foundation.people.models import Mandate, Person, Position, Role
from handlingsrom.foundation.people.roles import ROLES
from handlingsrom.rulebook.text import Text, same


def rows_of(people: list[Person], standing: Standing) -> list[dict[str, Any]]:
    """The lines of the list: name, title, unit and nearest leader."""
    return [
        {
            "url": reverse("person", args=[person.id]),
            "name": person.name,
            "places": [_place(position, standing) for position in held_by(person)],
            "has_left": not person.active or not held_by(person),
        }
        for person in people
    ]


def person_page(person: Person, verbs: frozenset[str], standing: Standing) -> dict[str, Any]:
    """Everything that the page of one person shows to this viewer."""
    leaders = [post for position in held_by(person) for post in over(position, standing)]
    own = {position.id for position in held_by(person)}
    leading = [post for post in standing.line.posts if post.position_id in own]
    context: dict[str, Any] = {
        "shown": person,
        "has_left": not person.active or not held_by(person),
        "places": [_place(position, standing) for position in held_by(person)],
        "leading": list(dict.fromkeys(post.position_id for post in leading)),
        "facts": _facts(person, verbs, leaders),
        "substitutes": _linked(standing.line.substitutes(leading)),
        "substitutes_of_leaders": _linked(standing.line.substitutes(leaders)),
        "sees_what_they_hold": HOLDS in verbs,
    }
    if HOLDS in verbs:
        roles, mandates = roles_of(person, standing), mandates_of(person, standing)
        context["holds"] = [_held(role, ROLES[role.role], role.organisation) for role in roles]
        context["holds"] += [_held(mandate, AUTHORITY, mandate.basis) for mandate in mandates]
    return context


def held_by(person: Person) -> list[Position]:
    """The positions of the day, as they were read with the person."""
    held: list[Position] = getattr(person, "held", [])
    return held


def over(position: Position, standing: Standing) -> tuple[Post, ...]:
    """The nearest leaders of a position."""
    return standing.line.over(position.id, position.unit_id, binding=False)


def _place(position: Position, standing: Standing) -> dict[str, Any]:
    leaders = {post.person_id: post.name for post in over(position, standing)}
    return {"title": position.title, "unit": position.unit.name, "leaders": _linked(leaders)}


def _linked(people: Mapping[UUID, str]) -> list[dict[str, str]]:
    return [{"name": name, "url": reverse("person", args=[id_])} for id_, name in people.items()]


def _facts(person: Person, verbs: frozenset[str], leaders: list[Post]) -> list[dict[str, Any]]:
    """What HR and the person herself see, and no colleague."""
    facts: list[tuple[Text, object]] = []
    if CONTACT in verbs:
        facts.append((EMAIL, person.email))
        facts += [(PROTECTED, PROTECTED_MEANS)] if person.protected_address else []
    if EMPLOYMENT in verbs:
        facts += [(HR_NUMBER, person.hr_id or None), *((SHARE, _share(each)) for each in held_by(person))]
        told = told_manager(person)
        if told and told not in {str(post.person_id) for post in leaders}:
            facts.append((MANAGER_DIFFERS, MANAGER_DIFFERS_MEANS))
    return [{"name": name, "value": value, "note": ""} for name, value in facts]


def told_manager(person: Person) -> str:
    """The id of the manager as the identity system has it; empty where it has none."""
    row = getattr(person, "scim", None)
    enterprise = row.told.get("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", {}) if row else {}
    return str(enterprise.get("manager", {}).get("value", ""))


def _share(position: Position) -> Text:
    share = f"{position.share.normalize():f}"
    return PER_CENT.filled(nb=same(share.replace(".", ",")), title=position.title or position.unit.name)


def _held(row: Role | Mandate, what: Text, note: str) -> dict[str, Any]:
    period = period_in_words(row.since, row.until and row.until - timedelta(days=1))
    return {"what": what, "note": note, "unit": row.unit.name, "period": period}


EMAIL = Text("E-postadresse på jobb", "E-postadresse på jobb", "Work e-mail")
HR_NUMBER = Text("Nummer i HR-systemet", "Nummer i HR-systemet", "Number in the HR system")
SHARE = Text("Stillingsprosent", "Stillingsprosent", "Share of full time")
PER_CENT = Text("{nb} % ({title})", "{nb} % ({title})", "{nb} % ({title})")
PROTECTED = Text("Adressesperre", "Adressesperre", "Protected address")
PROTECTED_MEANS = Text(
    "Ja. Ingen adresse lagres, og kolleger ser ikke e-postadressen.",
    "Ja. Inga adresse blir lagra, og kollegaer ser ikkje e-postadressa.",
    "Yes. No address is stored, and colleagues do not see the e-mail address.",
)
MANAGER_DIFFERS = Text(
    "Leder i identitetssystemet", "Leiar i identitetssystemet", "Manager in the identity system"
)
MANAGER_DIFFERS_MEANS = Text(
    "En annen enn nærmeste leder her. Kontroller hvem som leder enheten.",
    "Ein annan enn næraste leiar her. Kontroller kven som leier eininga.",
    "Somebody else than the nearest leader here. Check who leads the unit.",
)
AUTHORITY = Text("fullmakt", "fullmakt", "authority to bind the agency")

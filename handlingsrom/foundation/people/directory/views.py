"""The people pages: find people, and one person."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from handlingsrom.foundation.people.access import Standing, may
from handlingsrom.foundation.people.directory.access import LEFT, may_find
from handlingsrom.foundation.people.directory.actions import open_person
from handlingsrom.foundation.people.directory.forms import SearchForm
from handlingsrom.foundation.people.directory.present import person_page, rows_of
from handlingsrom.foundation.people.directory.queries import PAGE, Key, people_found
from handlingsrom.foundation.people.granting.access import ROLE_GRANTS
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.roles import HR
from handlingsrom.foundation.steps import Absent


@require_GET
def people(request: Any) -> HttpResponse:
    """Find people of the agency by name, unit and job title, in Norwegian order."""
    standing: Standing = request.standing
    if not may_find(standing):
        raise Absent
    form = SearchForm(request.GET, may_see_left=may_find(standing, LEFT))
    found: list[Person] = []
    if form.is_valid():
        found = people_found(standing, form.wanted(), _key(request.GET.get("after", "")))
    context = {
        "form": form,
        "rows": rows_of(found, standing),
        "asked": any(request.GET.get(name) for name in form.fields),
        "next_url": _more(request, found[-1]) if len(found) == PAGE else "",
    }
    return render(request, "directory/people.html", context, status=200 if form.is_valid() else 422)


@require_GET
def person(request: Any, person_id: UUID) -> HttpResponse:
    """One person: where they work and who leads them; more for HR, the administrator and the person."""
    standing: Standing = request.standing
    shown, verbs = open_person(person_id, by=standing, at=request.at)
    context = person_page(shown, verbs, standing)
    context |= {
        "is_own": shown.id == standing.person.id,
        "is_hr": standing.holds(HR),
        "may_grant": may(standing, ROLE_GRANTS, "grant"),
    }
    return render(request, "directory/person.html", context)


def _more(request: Any, last: Person) -> str:
    asked = {name: value for name, value in request.GET.items() if value and name != "after"}
    return f"?{urlencode(asked | {'after': f'{last.id}~{last.sort_name}'})}"


def _key(text: str) -> Key | None:
    """Where to go on; what is no key gives the list from its beginning."""
    id_, _, sort_name = text.partition("~")
    try:
        return Key(sort_name, UUID(id_)) if sort_name and "\0" not in sort_name else None
    except ValueError:
        return None

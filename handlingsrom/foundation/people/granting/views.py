"""The pages of roles, fullmakt and consents: load, ask or act, answer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handlingsrom.foundation.people.access import Grant, Standing, may
from handlingsrom.foundation.people.granting import actions
from handlingsrom.foundation.people.granting.access import MANDATE_GRANTS, ROLE_GRANTS
from handlingsrom.foundation.people.granting.cases import CasesOf
from handlingsrom.foundation.people.granting.forms import ConsentForm, MandateForm, RoleForm
from handlingsrom.foundation.people.granting.lifecycle import STEPS
from handlingsrom.foundation.people.granting.present import (
    more_than,
    row_of_consent,
    row_of_mandate,
    row_of_role,
)
from handlingsrom.foundation.people.granting.queries import (
    consents_of,
    mandates_seen_by,
    position_of_agency,
    positions_named,
    representatives_for,
    roles_seen_by,
    units_of_agency,
)
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.roles import EMPLOYEE, ROLES
from handlingsrom.foundation.steps import not_yours
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import as_language


@require_GET
def roles(request: Any) -> HttpResponse:
    """The roles that hold now or later, as far as the person may see them; an employee's own."""
    role = request.GET.get("role", "") if request.GET.get("role") in ROLES else ""
    found = roles_seen_by(request.standing, role, _uuid(request.GET.get("before")))
    context = {
        "rows": [row_of_role(each, request.standing.on) for each in found],
        "roles": [(name, words) for name, words in ROLES.items() if name != EMPLOYEE],
        "chosen": role,
        "may_grant": may(request.standing, ROLE_GRANTS, "grant"),
        "next_url": more_than(found, role=role),
    }
    return render(request, "granting/roles.html", context)


@require_http_methods(["GET", "POST"])
def role_new(request: Any) -> HttpResponse:
    """Grant a role: first to whom, then which, for what and how long."""
    standing: Standing = request.standing
    _refuse_unless(standing, ROLE_GRANTS, STEPS["grant_role"])
    position = position_of_agency(standing, _uuid(request.GET.get("position")))
    if position is None:
        return _whom(request, STEPS["grant_role"], "role-new")
    form = RoleForm(units_of_agency(standing), standing.on, request.POST or None)

    def act() -> None:
        actions.grant_role(
            position,
            form.cleaned_data["role"],
            form.chosen_units(),
            form.period(),
            organisation=form.cleaned_data["organisation"],
            by=standing,
            at=request.at,
        )

    return _answered(request, form, act, STEPS["grant_role"], "roles", position)


@require_POST
def role_end(request: Any, role_id: UUID) -> HttpResponse:
    """End a role from today."""
    actions.end_role(role_id, by=request.standing, at=request.at)
    return _done(request, STEPS["end_role"], "roles")


@require_GET
def mandates(request: Any) -> HttpResponse:
    """The register of fullmakt: who binds the agency, for which units and how far."""
    found = mandates_seen_by(request.standing, _uuid(request.GET.get("before")))
    context = {
        "rows": [row_of_mandate(each, request.standing.on) for each in found],
        "may_grant": may(request.standing, MANDATE_GRANTS, "grant"),
        "next_url": more_than(found),
    }
    return render(request, "granting/mandates.html", context)


@require_http_methods(["GET", "POST"])
def mandate_new(request: Any) -> HttpResponse:
    """Register a fullmakt: first whose, then for which unit, on what basis and how far."""
    standing: Standing = request.standing
    _refuse_unless(standing, MANDATE_GRANTS, STEPS["grant_mandate"])
    position = position_of_agency(standing, _uuid(request.GET.get("position")))
    if position is None:
        return _whom(request, STEPS["grant_mandate"], "mandate-new")
    form = MandateForm(units_of_agency(standing), standing.on, position.unit, request.POST or None)

    def act() -> None:
        actions.grant_mandate(
            position,
            form.chosen_unit(),
            form.period(),
            basis=form.cleaned_data["basis"],
            most_days_per_week=form.cleaned_data["most_days_per_week"],
            by=standing,
            at=request.at,
        )

    return _answered(request, form, act, STEPS["grant_mandate"], "mandates", position)


@require_POST
def mandate_end(request: Any, mandate_id: UUID) -> HttpResponse:
    """End a fullmakt from today."""
    actions.end_mandate(mandate_id, by=request.standing, at=request.at)
    return _done(request, STEPS["end_mandate"], "mandates")


@require_http_methods(["GET", "POST"])
def consents(request: Any, cases_of: CasesOf) -> HttpResponse:
    """My consents: who may see which of my cases, and until when; give one, for a case of mine."""
    standing: Standing = request.standing
    cases = cases_of(standing)
    representatives = representatives_for(standing, [position.unit_id for position in standing.positions])
    form = ConsentForm(cases, representatives, standing.on, request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.give_consent(
                form.chosen_case(),
                UUID(form.cleaned_data["given_to"]),
                form.cleaned_data["last_day"],
                by=standing,
                at=request.at,
            )
            return _done(request, STEPS["give_consent"], "consents")
        except Refused as refused:
            form.say(refused.refusals)
    context = {
        "step": STEPS["give_consent"],
        "form": form,
        "cases": cases,
        "representatives": representatives,
        "rows": [row_of_consent(each, standing.on, cases) for each in consents_of(standing)],
    }
    return render(request, "granting/consents.html", context, status=_status(form))


@require_POST
def consent_end(request: Any, consent_id: UUID, cases_of: CasesOf) -> HttpResponse:
    """Withdraw a consent; what it let be seen is gone at once."""
    actions.end_consent(consent_id, by=request.standing, at=request.at)
    return _done(request, STEPS["end_consent"], "consents")


def _refuse_unless(standing: Standing, grants: Collection[Grant], step: Step) -> None:
    if not may(standing, grants, step.verb):
        raise Refused([not_yours(step)])


def _whom(request: Any, step: Step, address: str) -> HttpResponse:
    """The first page of granting: find the person by name."""
    name = request.GET.get("name", "").strip()
    found = positions_named(request.standing, name) if len(name) > 1 else []
    context = {"step": step, "name": name, "found": found, "address": address}
    return render(request, "granting/whom.html", context)


def _answered(
    request: Any, form: Any, act: Callable[[], None], step: Step, back: str, position: Position
) -> HttpResponse:
    """Act on a form that is valid, else show it again with every reason at its field."""
    if form.is_bound and form.is_valid():
        try:
            act()
            return _done(request, step, back)
        except Refused as refused:
            form.say(refused.refusals)
    context = {"step": step, "form": form, "position": position, "back": back}
    return render(request, "granting/new.html", context, status=_status(form))


def _done(request: Any, step: Step, back: str) -> HttpResponse:
    what = step.done.in_(as_language(get_language() or "nb"))
    messages.success(request, gettext("You %(what)s.") % {"what": what})
    return redirect(back)


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200


def _uuid(text: str | None) -> UUID | None:
    """An id of an address; what is none is no id."""
    try:
        return UUID(text or "")
    except ValueError:
        return None

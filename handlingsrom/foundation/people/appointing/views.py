"""The pages of substitutes and handover: load, ask or act, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.appointing import actions, queries
from handlingsrom.foundation.people.appointing.access import verbs_over
from handlingsrom.foundation.people.appointing.forms import HandoverForm, SubstituteForm
from handlingsrom.foundation.people.appointing.lifecycle import STEPS
from handlingsrom.foundation.people.appointing.present import row_of
from handlingsrom.foundation.people.granting.queries import position_of_agency, positions_named
from handlingsrom.foundation.people.models import Position
from handlingsrom.foundation.people.queries import people_led_by
from handlingsrom.foundation.people.roles import HR
from handlingsrom.foundation.steps import Absent, not_yours
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import Language, as_language

MOST_SHOWN = 50


@require_GET
def substitutes(request: Any) -> HttpResponse:
    """Who stands in for whom, now and to come: one's own first, then the whole agency's."""
    standing: Standing = request.standing
    found = queries.of_the_agency(standing, _uuid(request.GET.get("before")))
    context = {
        "mine": [row_of(each, standing) for each in queries.concerning(standing)],
        "rows": [row_of(each, standing) for each in found],
        "leading": queries.leading_positions(standing),
        "is_hr": standing.holds(HR),
        "next_url": f"?before={found[-1].id}" if len(found) == queries.PAGE else "",
    }
    return render(request, "appointing/substitutes.html", context)


@require_http_methods(["GET", "POST"])
def substitute_new(request: Any) -> HttpResponse:
    """Appoint a substitute: whose, by whom, for which days."""
    standing: Standing = request.standing
    leader = _chosen(request, "leader")
    if leader is None:
        if not standing.holds(HR):
            raise Refused([not_yours(STEPS["appoint"])])
        return _whom(request, STEPS["appoint"], gettext("Who is away?"), "leader")
    if "appoint" not in verbs_over(leader, standing):
        raise Refused([not_yours(STEPS["appoint"])])
    substitute = _chosen(request, "substitute")
    if substitute is None:
        return _whom(request, STEPS["appoint"], gettext("Who stands in?"), "substitute", leader=leader)
    form = SubstituteForm(standing.on, request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.appoint(leader, substitute, form.period(), by=standing, at=request.at)
            return _done(request, STEPS["appoint"], "substitutes")
        except Refused as refused:
            form.say(refused.refusals)
    context = {"form": form, "step": STEPS["appoint"], "leader": leader, "substitute": substitute}
    return render(request, "appointing/new.html", context, status=_status(form))


@require_POST
def substitute_end(request: Any, substitution_id: UUID) -> HttpResponse:
    """End a substitution from today."""
    actions.end_substitution(substitution_id, by=request.standing, at=request.at)
    return _done(request, STEPS["end_substitution"], "substitutes")


@require_GET
def vacancies(request: Any) -> HttpResponse:
    """For HR: which units lack a leader and who answers meanwhile, and whose units get another."""
    standing = _hr(request)
    name = request.GET.get("name", "").strip()
    context = {
        "step": STEPS["hand_over"],
        "vacancies": queries.vacancies(standing),
        "name": name,
        "found": _leading(standing, name),
    }
    return render(request, "appointing/vacancies.html", context)


@require_http_methods(["GET", "POST"])
def handover(request: Any, waiting: Callable[[Standing], list[Any]]) -> HttpResponse:
    """Put in a new leader: first seen whom it concerns and what waits, then done by one click."""
    standing, step = _hr(request), STEPS["hand_over"]
    former = _chosen(request, "former")
    if former is None or step.verb not in verbs_over(former, standing):
        raise Absent
    successor = _chosen(request, "successor")
    if successor is None:
        return _whom(request, step, gettext("Who is the new leader?"), "successor", former=former)
    units = queries.units_to_hand_over(former, standing)
    form = HandoverForm(units, standing.on, request.POST or None)
    seen = units if not form.is_bound else []
    if form.is_bound and form.is_valid():
        change = form.handover(former, successor)
        seen = list(change.units)
        if "act" in request.POST:
            try:
                actions.hand_over(change, by=standing, at=request.at)
                return _done(request, step, "vacancies")
            except Refused as refused:
                form.say(refused.refusals, _language())
    binds = bool(form.data.get("basis", "").strip())
    after = queries.as_if_led(standing, seen, successor, binds=binds)
    led = list(people_led_by(after))
    context = {
        "step": step,
        "form": form,
        "former": former,
        "successor": successor,
        "count": len(led),
        "led": led[:MOST_SHOWN],
        "waiting": waiting(after),
        "binds": binds,
    }
    return render(request, "appointing/handover.html", context, status=_status(form))


def _hr(request: Any) -> Standing:
    standing: Standing = request.standing
    if not standing.holds(HR):
        raise Refused([not_yours(STEPS["hand_over"])])
    return standing


def _leading(standing: Standing, name: str) -> list[Position]:
    """Those of the name who lead a unit."""
    leading = {post.position_id for post in standing.line.posts}
    found = positions_named(standing, name, MOST_SHOWN) if len(name) > 1 else []
    return [
        position for position in found if position.id in leading and position.person_id != standing.person.id
    ]


def _chosen(request: Any, which: str) -> Position | None:
    return position_of_agency(request.standing, _uuid(request.GET.get(which)))


def _whom(request: Any, step: Step, asks: str, which: str, **chosen: Position) -> HttpResponse:
    """Find somebody by name; the choice goes on in the address, with what was chosen before."""
    name = request.GET.get("name", "").strip()
    found = positions_named(request.standing, name) if len(name) > 1 else []
    kept = {key: str(position.id) for key, position in chosen.items()}
    choices = [(each, urlencode({**kept, which: each.id})) for each in found]
    context = {"step": step, "asks": asks, "name": name, "choices": choices, "kept": kept}
    context["whose"] = next(iter(chosen.values()), None)
    return render(request, "appointing/whom.html", context)


def _done(request: Any, step: Step, back: str) -> HttpResponse:
    messages.success(request, gettext("You %(what)s.") % {"what": step.done.in_(_language())})
    return redirect(back)


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200


def _language() -> Language:
    return as_language(get_language() or "nb")


def _uuid(text: str | None) -> UUID | None:
    """An id of an address; what is none is no id."""
    try:
        return UUID(text or "")
    except ValueError:
        return None

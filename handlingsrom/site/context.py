"""What the frame of every page needs: who one is, the menu, and whether this is a demonstration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.roles import EMPLOYEE, ROLES
from handlingsrom.rulebook.text import as_language


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context of base.html."""
    standing: Standing | None = getattr(request, "standing", None)
    if standing is None:
        return {"demo": settings.DEMO, "menu": _items(request, (("acts", gettext("The rules")),))}
    return {"demo": settings.DEMO, "person": described(standing), "menu": _menu(request, standing)}


def described(standing: Standing) -> dict[str, str]:
    """A person's name, role and unit, in the reader's language."""
    language = as_language(get_language() or "nb")
    roles = sorted({held.role for held in standing.roles} - {EMPLOYEE}) or [EMPLOYEE]
    units = [position.unit.name for position in standing.positions]
    return {
        "name": standing.person.name,
        "role": ", ".join(ROLES[role].in_(language) for role in roles),
        "unit": units[0] if units else standing.person.agency.name,
    }


def _menu(request: HttpRequest, standing: Standing) -> list[dict[str, Any]]:
    items = [
        ("front", gettext("Front page")),
        ("tasks", gettext("My tasks")),
        ("agreements", gettext("Agreements")),
        ("acts", gettext("The rules")),
        ("agency", gettext("The agency")),
        ("own-data", gettext("My data")),
    ]
    if settings.DEMO:
        items.append(("mailbox", gettext("Mailbox")))
    return _items(request, items)


def _items(request: HttpRequest, items: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [{"url": reverse(name), "label": label, "current": name == here} for name, label in items]

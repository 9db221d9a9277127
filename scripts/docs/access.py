"""Who may what: role, reach and verbs of every app that grants; what is open to strangers, and read across agencies."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from handlingsrom.foundation.people.access import Grant, Reach
from handlingsrom.foundation.people.roles import ROLES
from handlingsrom.foundation.walls import NATIONAL
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.site.public import PUBLIC
from scripts.docs.markdown import codes, joined, table

INTRODUCTION = """# Who may what

A grant is role × reach × verbs. Every reach but the first leaves out the person's own case, so nobody decides for both sides.
Whoever holds no grant that reaches a thing is told that it does not exist (404)."""

REACHES = {
    Reach.OWN: "egen sak",
    Reach.LINE: "dem en er nærmeste leder eller stedfortreder for",
    Reach.BINDING: "dem en har fullmakt for",
    Reach.CONSENT: "den ene saken som personen har samtykket til, til og med en dag",
    Reach.UNIT: "egen enhet med underenheter",
    Reach.AGENCY: "hele virksomheten",
}


def page() -> str:
    """The whole page."""
    having = [app for app in settings.INSTALLED_APPS if grants_of(app)]
    granted = {grant.role for feature in having for grant in grants_of(feature)}
    without = [words.nb for role, words in ROLES.items() if role not in granted]
    return joined(
        INTRODUCTION,
        *(_feature(feature) for feature in having),
        "## Roles without a grant",
        f"These see nobody's case: {', '.join(without)}." if without else "There are none.",
        "## Open to strangers (`PUBLIC`)",
        "Every other address sends a stranger to sign in, and the API answers 401.",
        _reasons("route", PUBLIC),
        "## Read before or across agencies (`NATIONAL`)",
        "Every other table holds one agency's rows behind row-level security.",
        _reasons("table", NATIONAL),
    )


def grants_of(app: str) -> tuple[Grant, ...]:
    """The grants of an app; some have none."""
    if not app.startswith("handlingsrom.") or not find_spec(f"{app}.access"):
        return ()
    lists = vars(import_module(f"{app}.access"))
    return tuple(grant for name, grants in lists.items() if name.endswith("GRANTS") for grant in grants)


def who(verb: str, grants: tuple[Grant, ...]) -> str:
    """The roles that a verb is granted to, and how far, in bokmål."""
    return "; ".join(f"{ROLES[g.role].nb}: {REACHES[g.reach]}" for g in grants if verb in g.verbs)


def _feature(feature: str) -> str:
    rows = [
        (f"{ROLES[g.role].nb} (`{g.role}`)", f"{REACHES[g.reach]} (`{g.reach}`)", codes(sorted(g.verbs)))
        for g in grants_of(feature)
    ]
    return joined(
        f"## {feature.rpartition('.')[2]}", table(("role", "reach", "verbs"), rows), _verbs(feature)
    )


def _verbs(feature: str) -> str:
    """Which steps each verb opens."""
    if not find_spec(f"{feature}.lifecycle"):
        return ""
    steps: Mapping[str, Step] = getattr(import_module(f"{feature}.lifecycle"), "STEPS", {})
    verbs = dict.fromkeys(step.verb for step in steps.values())
    rows = [(f"`{v}`", "; ".join(s.label.nb for s in steps.values() if s.verb == v)) for v in verbs]
    return table(("verb", "opens the steps"), rows) if rows else ""


def _reasons(what: str, reasons: Mapping[str, str]) -> str:
    return table((what, "reason"), [(f"`{name}`", reason) for name, reason in reasons.items()])

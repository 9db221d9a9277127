"""What agreements offer to the whole: jobs for the worker, and a person's cards."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from handlingsrom.features.agreements.actions import MAKE_DOCUMENT
from handlingsrom.features.agreements.deciders import stood_in_for
from handlingsrom.features.agreements.documents import make_document
from handlingsrom.features.agreements.lifecycle import BESIDE_STEPS, STEPS
from handlingsrom.features.agreements.pages import status_of, summary_of, what_one_sees
from handlingsrom.features.agreements.queries import Case, cases_of, waiting_for
from handlingsrom.foundation.people.access import Standing
from handlingsrom.foundation.people.granting.cases import NamedCase
from handlingsrom.foundation.people.roles import EMPLOYEE
from handlingsrom.foundation.records.kinds import Kind
from handlingsrom.rulebook.text import Text

JOBS = {MAKE_DOCUMENT: make_document}
KINDS = {
    f"agreement_{name}": Kind(done, shielded=name == "consider_accommodation")
    for name, done in {**{name: step.done for name, step in STEPS.items()}, **BESIDE_STEPS}.items()
}
THINGS = {"agreement": Text("avtale om fjernarbeid", "avtale om fjernarbeid", "agreement on remote work")}


def waiting(standing: Standing) -> list[dict[str, Any]]:
    """The cases that wait for a person, with what they wait for."""
    return [_task(case, standing) for case in waiting_for(standing)]


def held(standing: Standing) -> list[dict[str, Any]]:
    """A person's own agreements."""
    return [_card(case, summary_of(case.terms), "") for case in cases_of(standing)]


def named_cases(standing: Standing) -> list[NamedCase]:
    """A person's own cases that others have been shown, for a consent to see one."""
    return [
        NamedCase(
            "agreement",
            case.agreement.id,
            case.agreement.position_id,
            CASE.filled(what=summary_of(case.terms), status=case.status_name),
            reverse("agreement", args=[case.agreement.id]),
        )
        for case in cases_of(standing)
        if case.agreement.shared_at
    ]


def can_start(standing: Standing) -> list[dict[str, Any]]:
    """What a person can begin: a wish of one's own, a proposal to somebody whom one leads."""
    cards: list[dict[str, Any]] = []
    if standing.positions:
        cards.append({"url": reverse("wish"), "title": WISH, "text": WISH_TEXT})
    if standing.leads.units or standing.leads.leaders:
        cards.append({"url": reverse("agreement-start"), "title": START, "text": START_TEXT})
    return cards


def sees(standing: Standing) -> list[Text]:
    """What a person with a role may see of others' agreements, and why not more."""
    has_role = any(held.role != EMPLOYEE for held in standing.roles)
    return [what_one_sees(standing)] if has_role else []


def _task(case: Case, standing: Standing) -> dict[str, Any]:
    """What waits, with in whose place where it is not one's own."""
    card = _card(case, WAITS[case.status], case.position.person.name)
    if leader := stood_in_for(case, standing):
        card["text"] = IN_PLACE_OF.filled(what=card["text"], name=leader)
    return card


def _card(case: Case, title: Text, name: str) -> dict[str, Any]:
    return {
        "url": reverse("agreement", args=[case.agreement.id]),
        "title": NAMED.filled(title=title, name=name) if name else title,
        "text": summary_of(case.terms),
        "status": status_of(case),
        "since": case.version.created_at,
    }


CASE = Text(
    "Fjernarbeid: {what} ({status})", "Fjernarbeid: {what} ({status})", "Remote work: {what} ({status})"
)
IN_PLACE_OF = Text(
    "{what}. Som stedfortreder for {name}.",
    "{what}. Som stadfortredar for {name}.",
    "{what}. As the substitute for {name}.",
)
NAMED = Text("{title}: {name}", "{title}: {name}", "{title}: {name}")
CONFIRM_HOME = Text(
    "Kartlegg hjemmearbeidsplassen", "Kartlegg heimearbeidsplassen", "Assess the home workplace"
)
SIGN = Text("Bekreft og inngå avtalen", "Stadfest og inngå avtalen", "Sign the agreement")
WAITS = {
    "draft": Text("Fullfør ønsket", "Fullfør ønsket", "Complete the wish"),
    "returned": Text("Svar på tilbakemeldingen", "Svar på tilbakemeldinga", "Answer what was returned"),
    "with_employee": Text("Svar på forslaget", "Svar på forslaget", "Answer the proposal"),
    "with_leader": Text("Vurder ønsket", "Vurder ønsket", "Assess the wish"),
    "to_be_signed": SIGN,
    "signed_by_one": SIGN,
    "entered_into": CONFIRM_HOME,
    "in_force": CONFIRM_HOME,
}
WISH = Text("Jeg ønsker å jobbe hjemmefra", "Eg ønskjer å jobbe heimanfrå", "I wish to work from home")
WISH_TEXT = Text(
    "Et vanlig ønske tar et par minutter.",
    "Eit vanleg ønske tek eit par minutt.",
    "A usual wish takes a few minutes.",
)
START = Text("Foreslå fjernarbeid", "Foreslå fjernarbeid", "Propose remote work")
START_TEXT = Text(
    "Til en du er leder for. Det er frivillig for begge.",
    "Til ein du er leiar for. Det er frivillig for begge.",
    "To somebody whom you lead. It is voluntary for both.",
)

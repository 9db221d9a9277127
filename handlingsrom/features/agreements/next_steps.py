"""What one can do with a case now: in order of importance, with what is still missing before it.

A part of `pages`, in a file of its own because the order of the buttons is reviewed as a whole.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from handlingsrom.features.agreements.forms import FORMS
from handlingsrom.features.agreements.lifecycle import LIVING, STEPS
from handlingsrom.features.agreements.mandates import why_authority_falls_short
from handlingsrom.features.agreements.queries import (
    Case,
    facts_about,
    law_day,
    steps_for,
    waits_for_accommodation,
)
from handlingsrom.features.agreements.refusals import ACCOMMODATION_FIRST
from handlingsrom.features.agreements.whether import JUDGED_BY_LEADER, law_says, why_not_propose
from handlingsrom.foundation.people.access import Standing
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

ORDINARY = ("sign_as_employee", "sign_for_employer", "accept", "send", "propose")
OTHER = ("decline", "write", "consider_accommodation", "return", "refuse", "confirm_home")
RARE = ("rewrite", "change", "withdraw")
DANGEROUS = frozenset({"refuse", "withdraw"})


def steps_shown(case: Case, standing: Standing) -> list[dict[str, Any]]:
    """The steps of this person as the page shows them; the assessment has its own form and is not among them."""
    mine = {step.name for step in steps_for(case)}
    if not waits_for_accommodation(case):
        mine.discard("consider_accommodation")
    shown = [_shown(name, case, standing) for name in (*ORDINARY, *OTHER, *RARE) if name in mine]
    is_unassessed = "assess" in mine and not set(JUDGED_BY_LEADER) <= set(case.judgements)
    return [TO_THE_ASSESSMENT, *shown] if is_unassessed else shown


def what_next(case: Case, may_start: str) -> Text:
    """Where the case stands and who acts next, in one sentence for everybody who may see it."""
    if case.status in LIVING and may_start == "no":
        return HOME_IS_NEXT
    return NEXT[case.status]


def _shown(name: str, case: Case, standing: Standing) -> dict[str, Any]:
    step = STEPS[name]
    is_ordinary = name in ORDINARY or (name == "confirm_home" and case.status in LIVING)
    return {
        "url": reverse("agreement-step", args=[case.agreement.id, name]),
        "label": step.label,
        "explains": step.explains,
        "primary": is_ordinary,
        "quiet": name in RARE or (name == "confirm_home" and not is_ordinary),
        "dangerous": name in DANGEROUS,
        "asks": name in FORMS,
        "missing": _missing(name, case, standing),
    }


def _missing(name: str, case: Case, standing: Standing) -> tuple[Refusal, ...]:
    match name:
        case "sign_for_employer":
            return why_authority_falls_short(case, standing)
        case "propose":
            says = law_says(facts_about(case), law_day(case))
            return why_not_propose(case.terms, says, frozenset(case.judgements))
        case "refuse" if waits_for_accommodation(case):
            return (ACCOMMODATION_FIRST,)
        case _:
            return ()


TO_THE_ASSESSMENT = {
    "url": "#assess",
    "label": Text("Skriv vurderingen", "Skriv vurderinga", "Write the assessment"),
    "explains": STEPS["assess"].explains,
    "primary": True,
    "asks": True,
}
NEXT = {
    "draft": Text(
        "Ønsket er ikke sendt. Bare du ser det.",
        "Ønsket er ikkje sendt. Berre du ser det.",
        "The wish is not sent. Only you see it.",
    ),
    "with_employee": Text(
        "Forslaget venter på svar fra den ansatte.",
        "Forslaget ventar på svar frå den tilsette.",
        "The proposal waits for the employee’s answer.",
    ),
    "with_leader": Text(
        "Nærmeste leder vurderer ønsket.",
        "Næraste leiar vurderer ønsket.",
        "The nearest leader assesses the wish.",
    ),
    "returned": Text(
        "Ønsket er sendt tilbake. Den ansatte kan endre det og sende det på nytt.",
        "Ønsket er sendt tilbake. Den tilsette kan endre det og sende det på nytt.",
        "The wish is returned. The employee can edit it and send it again.",
    ),
    "refused": Text(
        "Ønsket er avslått. Den ansatte kan be om ny vurdering hos overordnet leder.",
        "Ønsket er avslått. Den tilsette kan be om ny vurdering hos overordna leiar.",
        "The wish is refused. The employee may ask for a review by the next leader.",
    ),
    "declined": Text(
        "Den ansatte takket nei. Det får ingen følger.",
        "Den tilsette takka nei. Det får ingen følgjer.",
        "The employee declined. That has no consequences.",
    ),
    "withdrawn": Text(
        "Den ansatte har trukket ønsket. Saken er avsluttet.",
        "Den tilsette har trekt ønsket. Saka er avslutta.",
        "The employee has withdrawn the wish. The case has ended.",
    ),
    "to_be_signed": Text(
        "Teksten er ferdig. Begge parter må bekrefte før avtalen er inngått.",
        "Teksten er ferdig. Begge partar må stadfeste før avtalen er inngått.",
        "The text is finished. Both parties must sign before the agreement is entered into.",
    ),
    "signed_by_one": Text(
        "Én part har bekreftet. Avtalen er inngått når den andre også har gjort det.",
        "Éin part har stadfest. Avtalen er inngått når den andre òg har gjort det.",
        "One party has signed. The agreement is entered into when the other has, too.",
    ),
    "entered_into": Text(
        "Avtalen er inngått og begynner å gjelde på dagen som står i den.",
        "Avtalen er inngått og byrjar å gjelde på dagen som står i han.",
        "The agreement is entered into and holds from the day that it names.",
    ),
    "in_force": Text("Avtalen gjelder.", "Avtalen gjeld.", "The agreement is in force."),
    "expired": Text(
        "Avtalen er utløpt. Det trengs en ny avtale for videre fjernarbeid.",
        "Avtalen er gått ut. Det trengst ein ny avtale for vidare fjernarbeid.",
        "The agreement has expired. Further remote work needs a new one.",
    ),
}
HOME_IS_NEXT = Text(
    "Avtalen er inngått. Før hjemmearbeidet starter, må arbeidsgiveren kartlegge hjemmearbeidsplassen.",
    "Avtalen er inngått. Før heimearbeidet startar, må arbeidsgivaren kartleggje heimearbeidsplassen.",
    "The agreement is entered into. Before work from home starts, the employer must assess the home workplace.",
)

"""What the product writes to people about a case: short, in their language, with a link, without reason or terms.

A file of its own because text that leaves the building is reviewed as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.features.agreements.queries import Case
from handlingsrom.foundation.outbox.actions import write_mail
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.queries import leaders_over
from handlingsrom.rulebook.text import Text, as_language


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and one sentence; the greeting and the link are the same in all."""

    subject: Text
    sentence: Text


LETTERS = {
    "send": Letter(
        Text("Et ønske om fjernarbeid venter på deg", "Eit ønske om fjernarbeid ventar på deg", "A wish for remote work waits for you"),
        Text(
            "{name} ønsker å jobbe hjemmefra og har sendt ønsket til deg for vurdering.",
            "{name} ønskjer å jobbe heimanfrå og har sendt ønsket til deg for vurdering.",
            "{name} wishes to work from home and has sent you the wish for assessment.",
        ),
    ),
    "start": Letter(
        Text("Et forslag om fjernarbeid venter på svar", "Eit forslag om fjernarbeid ventar på svar", "A proposal of remote work waits for your answer"),
        Text(
            "Lederen din foreslår en avtale om fjernarbeid. Det er frivillig, og du kan takke nei.",
            "Leiaren din foreslår ein avtale om fjernarbeid. Det er frivillig, og du kan takke nei.",
            "Your leader proposes an agreement on remote work. It is voluntary, and you may decline.",
        ),
    ),
    "accept": Letter(
        Text("Svar på forslaget ditt om fjernarbeid", "Svar på forslaget ditt om fjernarbeid", "An answer to your proposal of remote work"),
        Text(
            "{name} ønsker ordningen. Saken venter på vurderingen din.",
            "{name} ønskjer ordninga. Saka ventar på vurderinga di.",
            "{name} wishes the arrangement. The case waits for your assessment.",
        ),
    ),
    "decline": Letter(
        Text("Svar på forslaget ditt om fjernarbeid", "Svar på forslaget ditt om fjernarbeid", "An answer to your proposal of remote work"),
        Text("{name} takker nei til forslaget.", "{name} takkar nei til forslaget.", "{name} declines the proposal."),
    ),
    "withdraw": Letter(
        Text("Et ønske om fjernarbeid er trukket", "Eit ønske om fjernarbeid er trekt", "A wish for remote work is withdrawn"),
        Text("{name} har trukket ønsket sitt.", "{name} har trekt ønsket sitt.", "{name} has withdrawn the wish."),
    ),
    "return": Letter(
        Text("Ønsket ditt om fjernarbeid er sendt tilbake", "Ønsket ditt om fjernarbeid er send tilbake", "Your wish for remote work is returned"),
        Text(
            "Lederen din har sendt ønsket tilbake til deg med en forklaring. Du kan endre det og sende det på nytt.",
            "Leiaren din har sendt ønsket tilbake til deg med ei forklaring. Du kan endre det og sende det på nytt.",
            "Your leader has returned the wish with an explanation. You can edit it and send it again.",
        ),
    ),
    "refuse": Letter(
        Text("Avgjørelse om ønsket ditt om fjernarbeid", "Avgjerd om ønsket ditt om fjernarbeid", "Decision on your wish for remote work"),
        Text(
            "Ønsket ditt er avslått, og grunnen står i saken. Avslaget er ikke et enkeltvedtak, men du kan én gang be om "
            "ny vurdering hos overordnet leder. Har du behov for tilrettelegging, vurderes det for seg.",
            "Ønsket ditt er avslått, og grunnen står i saka. Avslaget er ikkje eit enkeltvedtak, men du kan éin gong be om "
            "ny vurdering hos overordna leiar. Har du behov for tilrettelegging, blir det vurdert for seg.",
            "Your wish is refused, and the reason stands in the case. A refusal is no individual administrative decision, but "
            "you may once ask for a review by the next leader. A need for accommodation is considered separately.",
        ),
    ),
    "propose": Letter(
        Text("En hjemmekontoravtale er klar til å inngås", "Ein heimekontoravtale er klar til å inngåast", "A home-work agreement is ready to be signed"),
        Text(
            "Avtalen om fjernarbeid for {name} er klar. Les den, og bekreft og inngå avtalen.",
            "Avtalen om fjernarbeid for {name} er klar. Les han, og stadfest og inngå avtalen.",
            "The agreement on remote work for {name} is ready. Read it, and sign the agreement.",
        ),
    ),
    "rewrite": Letter(
        Text("Lederen din foreslår andre vilkår", "Leiaren din foreslår andre vilkår", "Your leader proposes other terms"),
        Text(
            "Vilkårene i forslaget til fjernarbeid er endret. Bekreftelser som var gitt, er trukket tilbake. "
            "Forslaget venter på svaret ditt.",
            "Vilkåra i forslaget til fjernarbeid er endra. Stadfestingar som var gitt, er trekte tilbake. "
            "Forslaget ventar på svaret ditt.",
            "The terms of the proposed remote work are changed. Signatures that were given are withdrawn. "
            "The proposal waits for your answer.",
        ),
    ),
    "change": Letter(
        Text("Vilkårene for et fjernarbeid er endret", "Vilkåra for eit fjernarbeid er endra", "The terms of a remote work are changed"),
        Text(
            "{name} har endret vilkårene. Bekreftelser som var gitt, er trukket tilbake, og saken må vurderes på nytt.",
            "{name} har endra vilkåra. Stadfestingar som var gitt, er trekte tilbake, og saka må vurderast på nytt.",
            "{name} has changed the terms. Signatures that were given are withdrawn, and the case must be assessed again.",
        ),
    ),
    "signed_by_one": Letter(
        Text("Den andre parten har bekreftet avtalen", "Den andre parten har stadfest avtalen", "The other party has signed"),
        Text(
            "Hjemmekontoravtalen for {name} er bekreftet av én part og venter på den andre.",
            "Heimekontoravtalen for {name} er stadfest av éin part og ventar på den andre.",
            "The home-work agreement for {name} is signed by one party and waits for the other.",
        ),
    ),
    "sealed": Letter(
        Text("Hjemmekontoravtalen er inngått", "Heimekontoravtalen er inngått", "The home-work agreement is entered into"),
        Text(
            "Avtalen for {name} er inngått og forseglet. Dokumentet ligger i saken.",
            "Avtalen for {name} er inngått og forsegla. Dokumentet ligg i saka.",
            "The agreement for {name} is entered into and sealed. The document is in the case.",
        ),
    ),
}  # fmt: skip
BODY = Text(
    "Hei!\n\n{sentence}\n\nÅpne saken: {link}\n\nHilsen Handlingsrom",
    "Hei!\n\n{sentence}\n\nOpne saka: {link}\n\nHelsing Handlingsrom",
    "Hello,\n\n{sentence}\n\nOpen the case: {link}\n\nHandlingsrom",
)


def tell_after(step: str, case: Case, *, at: datetime) -> None:
    """Tell the other party what a step means for them; nobody is told of what concerns only oneself."""
    position = case.position
    match step:
        case "send" | "accept" | "decline" | "change":
            tell(leaders_over(position, case.on), step, case.agreement, at=at)
        case "withdraw" if case.version.sent_at:
            tell(_who_had_it(case), step, case.agreement, at=at)
        case "return" | "refuse" | "rewrite":
            tell([position.person], step, case.agreement, at=at)
        case "propose":
            tell([position.person, *_who_signs(case)], step, case.agreement, at=at)
        case "sign_as_employee" if not case.signatures:
            tell(_who_signs(case), "signed_by_one", case.agreement, at=at)
        case "sign_for_employer" if not case.signatures:
            tell([position.person], "signed_by_one", case.agreement, at=at)
        case _:
            pass


def _who_signs(case: Case) -> list[Person]:
    """The nearest who can sign for the agency, by an authority that reaches the agreement."""
    return leaders_over(case.position, case.on, binding=True, days=case.terms.most_days_a_week())


def _who_had_it(case: Case) -> list[Person]:
    """Everybody to whom the case was a task: who assesses it and, once proposed, who signs it."""
    signers = _who_signs(case) if case.version.proposed_at else []
    return list(dict.fromkeys([*leaders_over(case.position, case.on), *signers]))


def tell(persons: Iterable[Person], letter: str, agreement: Agreement, *, at: datetime) -> None:
    """Write the letter to each person, in the person's language."""
    link = settings.PUBLIC_ADDRESS + reverse("agreement", args=[agreement.id])
    sentence = LETTERS[letter].sentence.filled(name=agreement.position.person.name)
    body = BODY.filled(sentence=sentence, link=link)
    for person in persons:
        language = as_language(person.language)
        write_mail(
            agency_id=person.agency_id,
            person_id=person.id,
            address=person.email,
            language=language,
            subject=LETTERS[letter].subject.in_(language),
            body=body.in_(language),
            at=at,
        )

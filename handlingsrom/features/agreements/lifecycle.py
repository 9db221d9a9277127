"""When: the states of an agreement and the steps between them. Plain Python."""

from __future__ import annotations

from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.text import Text

STATES: dict[str, Text] = {
    "draft": Text("utkast", "utkast", "draft"),
    "with_employee": Text("til svar hos den ansatte", "til svar hos den tilsette", "with the employee"),
    "with_leader": Text("til vurdering hos leder", "til vurdering hos leiar", "with the leader"),
    "returned": Text("sendt tilbake", "send tilbake", "returned"),
    "refused": Text("avslått", "avslått", "refused"),
    "declined": Text("takket nei", "takka nei", "declined"),
    "withdrawn": Text("trukket", "trekt", "withdrawn"),
    "to_be_signed": Text("klar til å inngås", "klar til å inngåast", "ready to be signed"),
    "signed_by_one": Text("bekreftet av én part", "stadfest av éin part", "signed by one party"),
    "entered_into": Text("inngått", "inngått", "entered into"),
    "in_force": Text("gjelder", "gjeld", "in force"),
    "expired": Text("utløpt", "gått ut", "expired"),
}
UNSIGNED = frozenset({"to_be_signed", "signed_by_one"})
LIVING = frozenset({"entered_into", "in_force"})
OPEN = frozenset({"draft", "with_employee", "with_leader", "returned"}) | UNSIGNED
TONES = {
    "draft": "neutral", "with_employee": "info", "with_leader": "info", "returned": "warning",
    "refused": "danger", "declined": "neutral", "withdrawn": "neutral", "to_be_signed": "warning",
    "signed_by_one": "warning", "entered_into": "success", "in_force": "success", "expired": "neutral",
}  # fmt: skip
WAY = ("draft", "with_leader", "to_be_signed", "signed_by_one", "entered_into", "in_force")


DONE = {
    "write": Text("endret ønsket", "endra ønsket", "edited the wish"),
    "send": Text("sendte ønsket til leder", "sende ønsket til leiar", "sent the wish to the leader"),
    "accept": Text("svarte ja", "svarte ja", "answered yes"),
    "decline": Text("takket nei", "takka nei", "declined"),
    "withdraw": Text("trakk ønsket", "trekte ønsket", "withdrew the wish"),
    "assess": Text("vurderte ønsket", "vurderte ønsket", "assessed the wish"),
    "consider_accommodation": Text(
        "vurderte tilrettelegging i egen sak",
        "vurderte tilrettelegging i eiga sak",
        "considered accommodation in its own case",
    ),
    "return": Text("sendte ønsket tilbake", "sende ønsket tilbake", "returned the wish"),
    "refuse": Text("avslo ønsket", "avslo ønsket", "refused the wish"),
    "propose": Text(
        "foreslo avtalen til inngåelse", "foreslo avtalen til inngåing", "proposed the agreement for signing"
    ),
    "rewrite": Text("foreslo andre vilkår", "foreslo andre vilkår", "proposed other terms"),
    "change": Text("endret vilkårene", "endra vilkåra", "changed the terms"),
    "confirm_home": Text(
        "bekreftet kartleggingen av hjemmearbeidsplassen",
        "stadfesta kartlegginga av heimearbeidsplassen",
        "confirmed the assessment of the home workplace",
    ),
    "sign_as_employee": Text(
        "bekreftet avtalen som ansatt", "stadfesta avtalen som tilsett", "signed as employee"
    ),
    "sign_for_employer": Text(
        "bekreftet avtalen for virksomheten", "stadfesta avtalen for verksemda", "signed for the agency"
    ),
}
BESIDE_STEPS = {
    "drafted": Text("begynte på et ønske", "byrja på eit ønske", "began a wish"),
    "started": Text("foreslo fjernarbeid", "foreslo fjernarbeid", "proposed remote work"),
    "taken_over": Text(
        "overtok avtalen fra den tidligere virksomheten",
        "overtok avtalen frå den tidlegare verksemda",
        "took the agreement over from the former agency",
    ),
    "sealed": Text("forseglet avtaledokumentet", "forsegla avtaledokumentet", "sealed the document"),
}


def _step(
    name: str, verb: str, from_states: set[str] | frozenset[str], to: str, label: Text, explains: Text
) -> Step:
    return Step(name, verb, label, frozenset(from_states), frozenset(to.split()), explains, DONE[name])


STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        _step(
            "write", "write", {"draft", "with_employee", "returned"}, "",
            Text("Endre ønsket", "Endre ønsket", "Edit the wish"),
            Text(
                "Endringer lagres. Ingen får beskjed før du sender.",
                "Endringar blir lagra. Ingen får beskjed før du sender.",
                "Changes are kept. Nobody is told until you send.",
            ),
        ),
        _step(
            "send", "write", {"draft", "returned"}, "with_leader",
            Text("Send til leder", "Send til leiar", "Send to the leader"),
            Text(
                "Nærmeste leder får ønsket til vurdering.",
                "Næraste leiar får ønsket til vurdering.",
                "The nearest leader is asked to assess the wish.",
            ),
        ),
        _step(
            "accept", "answer", {"with_employee"}, "with_leader",
            Text("Ja, jeg ønsker dette", "Ja, eg ønskjer dette", "Yes, I wish this"),
            Text(
                "Svaret går til lederen. Ordningen er frivillig for begge.",
                "Svaret går til leiaren. Ordninga er frivillig for begge.",
                "The answer goes to the leader. The arrangement is voluntary for both.",
            ),
        ),
        _step(
            "decline", "answer", {"with_employee"}, "declined",
            Text("Nei takk", "Nei takk", "No, thank you"),
            Text(
                "Du trenger ikke å grunngi svaret, og det får ingen følger.",
                "Du treng ikkje å grunngi svaret, og det får ingen følgjer.",
                "You need give no reason, and it has no consequences.",
            ),
        ),
        _step(
            "withdraw", "withdraw", OPEN - {"with_employee"}, "withdrawn",
            Text("Trekk ønsket", "Trekk ønsket", "Withdraw the wish"),
            Text(
                "Saken avsluttes. Du kan sende et nytt ønske når du vil.",
                "Saka blir avslutta. Du kan sende eit nytt ønske når du vil.",
                "The case ends. You may send a new wish at any time.",
            ),
        ),
        _step(
            "assess", "assess", {"with_leader"}, "",
            Text("Lagre vurderingen", "Lagre vurderinga", "Keep the assessment"),
            Text(
                "Tre korte vurderinger: arbeidets egenart, enhetens behov og den ansattes situasjon.",
                "Tre korte vurderingar: eigenarten til arbeidet, behovet til eininga og situasjonen til den tilsette.",
                "Three short judgements: the work’s own character, the unit’s need, the person’s situation.",
            ),
        ),
        _step(
            "consider_accommodation", "assess", {"with_leader"}, "",
            Text("Tilrettelegging er vurdert", "Tilrettelegging er vurdert", "Accommodation is considered"),
            Text(
                "Tilrettelegging vurderes i en egen sak. Skriv aldri om helse her.",
                "Tilrettelegging blir vurdert i ei eiga sak. Skriv aldri om helse her.",
                "Accommodation is considered in a case of its own. Never write about health here.",
            ),
        ),
        _step(
            "return", "decide", {"with_leader"}, "returned",
            Text("Send tilbake", "Send tilbake", "Return"),
            Text(
                "Den ansatte kan endre ønsket og sende det på nytt.",
                "Den tilsette kan endre ønsket og sende det på nytt.",
                "The employee can edit the wish and send it again.",
            ),
        ),
        _step(
            "refuse", "decide", {"with_leader"}, "refused",
            Text("Avslå", "Avslå", "Refuse"),
            Text(
                "Avslaget skal grunngis. Det er ikke et enkeltvedtak, men den ansatte kan be om "
                "ny vurdering hos overordnet leder.",
                "Avslaget skal grunngivast. Det er ikkje eit enkeltvedtak, men den tilsette kan be om "
                "ny vurdering hos overordna leiar.",
                "A refusal has a reason. It is no individual administrative decision, but the employee may ask "
                "for a review by the next leader.",
            ),
        ),
        _step(
            "propose", "decide", {"with_leader"}, "to_be_signed",
            Text("Foreslå avtalen", "Foreslå avtalen", "Propose the agreement"),
            Text(
                "Teksten låses, og begge parter kan bekrefte og inngå avtalen.",
                "Teksten blir låst, og begge partar kan stadfeste og inngå avtalen.",
                "The text is locked, and both parties can sign.",
            ),
        ),
        _step(
            "rewrite", "rewrite", {"with_leader"} | UNSIGNED, "with_employee",
            Text("Foreslå andre vilkår", "Foreslå andre vilkår", "Propose other terms"),
            Text(
                "Den ansatte får forslaget til svar. Bekreftelser som er gitt, trekkes tilbake.",
                "Den tilsette får forslaget til svar. Stadfestingar som er gitt, blir trekte tilbake.",
                "The employee is asked to answer. Signatures that were given are withdrawn.",
            ),
        ),
        _step(
            "change", "write", UNSIGNED, "with_leader",
            Text("Endre vilkårene", "Endre vilkåra", "Change the terms"),
            Text(
                "Lederen må vurdere på nytt. Bekreftelser som er gitt, trekkes tilbake.",
                "Leiaren må vurdere på nytt. Stadfestingar som er gitt, blir trekte tilbake.",
                "The leader must assess again. Signatures that were given are withdrawn.",
            ),
        ),
        _step(
            "confirm_home", "confirm_home", {"with_leader"} | UNSIGNED | LIVING, "",
            Text(
                "Bekreft kartleggingen", "Stadfest kartlegginga", "Confirm the assessment of the home workplace"
            ),
            Text(
                "Arbeidsgiveren skal forsikre seg om at arbeidsforholdene hjemme er fullt forsvarlige, også de "
                "psykososiale. "
                "En egenerklæring alene er ikke nok.",
                "Arbeidsgivaren skal forsikre seg om at arbeidsforholda heime er fullt forsvarlege, òg dei "
                "psykososiale. "
                "Ei eigenerklæring åleine er ikkje nok.",
                "The employer must make sure that working conditions at home are fully satisfactory, the "
                "psychosocial ones too. "
                "A self-declaration alone is not enough.",
            ),
        ),
        _step(
            "sign_as_employee", "sign_as_employee", UNSIGNED, "signed_by_one entered_into in_force",
            Text("Bekreft og inngå avtalen", "Stadfest og inngå avtalen", "Sign the agreement"),
            Text(
                "Du bekrefter for deg selv. Avtalen er inngått når begge har bekreftet.",
                "Du stadfester for deg sjølv. Avtalen er inngått når begge har stadfest.",
                "You sign for yourself. The agreement is entered into when both have signed.",
            ),
        ),
        _step(
            "sign_for_employer", "sign_for_employer", UNSIGNED, "signed_by_one entered_into in_force",
            Text(
                "Bekreft og inngå avtalen for virksomheten",
                "Stadfest og inngå avtalen for verksemda",
                "Sign the agreement for the agency",
            ),
            Text(
                "Du bekrefter for virksomheten, med fullmakten du har.",
                "Du stadfester for verksemda, med fullmakta du har.",
                "You sign for the agency, by the authority that you hold.",
            ),
        ),
    )
}  # fmt: skip

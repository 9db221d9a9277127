"""What arbeidsmiljøloven §§ 14-5 to 14-8 ask about the contract of employment."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import one_of, yes_no
from handlingsrom.rulebook.text import Text

EMPLOYMENT_OVER_ONE_MONTH = yes_no(
    "employment_over_one_month",
    Text(
        "Varer arbeidsforholdet mer enn én måned?",
        "Varer arbeidsforholdet meir enn éin månad?",
        "Does the employment last more than one month?",
    ),
    Text(
        "Ved kortere arbeidsforhold skal den skriftlige avtalen inngås umiddelbart.",
        "Ved kortare arbeidsforhold skal den skriftlege avtalen inngåast med ein gong.",
        "For shorter employment the written contract must be made at once.",
    ),
    Claim(
        "arbeidsforholdet *varer mer enn én måned",
        "arbeidsforholdet *varer meir enn éin månad",
        "the employment lasts more than one month",
        "the employment does not last more than one month",
    ),
)

CONTRACT_WRITTEN = one_of(
    "contract_written",
    Text(
        "Når var den skriftlige arbeidsavtalen på plass?",
        "Når var den skriftlege arbeidsavtalen på plass?",
        "When was the written contract of employment in place?",
    ),
    Text(
        "Loven setter en frist fra den dagen arbeidsforholdet begynner.",
        "Lova set ein frist frå den dagen arbeidsforholdet tek til.",
        "The act sets a time limit from the day the employment begins.",
    ),
    Claim(
        "arbeidsavtalen *var på plass {value}",
        "arbeidsavtalen *var på plass {value}",
        "the contract was in place {value}",
        "the contract was not in place {value}",
    ),
    Text(
        "Vi vet ikke når arbeidsavtalen var på plass",
        "Vi veit ikkje når arbeidsavtalen var på plass",
        "We do not know when the contract was in place",
    ),
    (
        (
            "at_start",
            Text(
                "da arbeidsforholdet begynte",
                "då arbeidsforholdet tok til",
                "when the employment began",
            ),
        ),
        (
            "within_seven_days",
            Text("innen sju dager", "innan sju dagar", "within seven days"),
        ),
        (
            "within_one_month",
            Text("innen én måned", "innan éin månad", "within one month"),
        ),
        (
            "later_or_not",
            Text("senere eller aldri", "seinare eller aldri", "later or never"),
        ),
    ),
)

CONTRACT_STATES_PLACE_OF_WORK = yes_no(
    "contract_states_place_of_work",
    Text(
        "Sier arbeidsavtalen hvor arbeidet utføres, eller at det utføres på ulike steder eller et sted "
        "arbeidstakeren fritt velger?",
        "Seier arbeidsavtalen kvar arbeidet blir utført, eller at det blir utført på ulike stader eller ein "
        "stad arbeidstakaren fritt vel?",
        "Does the contract say where the work is done, or that it is done at various places or at a place "
        "that the employee freely chooses?",
    ),
    Text(
        "Arbeidsstedet er en del av det avtalen minst skal inneholde.",
        "Arbeidsstaden er ein del av det avtalen minst skal innehalde.",
        "The place of work is part of what the contract must contain.",
    ),
    Claim(
        "arbeidsavtalen *sier hvor arbeidet utføres",
        "arbeidsavtalen *seier kvar arbeidet blir utført",
        "the contract says where the work is done",
        "the contract does not say where the work is done",
    ),
)

EMPLOYMENT_TERMS_CHANGED = yes_no(
    "employment_terms_changed",
    Text(
        "Er noe endret som skal stå i arbeidsavtalen, for eksempel arbeidssted eller arbeidstid?",
        "Er noko endra som skal stå i arbeidsavtalen, til dømes arbeidsstad eller arbeidstid?",
        "Has anything changed that the contract must state, such as the place of work or working time?",
    ),
    Text(
        "Slike endringer skal tas inn i arbeidsavtalen.",
        "Slike endringar skal takast inn i arbeidsavtalen.",
        "Such changes must be written into the contract.",
    ),
    Claim(
        "det *er endret noe som skal stå i arbeidsavtalen",
        "det *er endra noko som skal stå i arbeidsavtalen",
        "something that the contract must state has changed",
        "nothing that the contract must state has changed",
    ),
)

CONTRACT_CHANGE_WRITTEN = one_of(
    "contract_change_written",
    Text(
        "Når ble endringen tatt inn i arbeidsavtalen?",
        "Når vart endringa teken inn i arbeidsavtalen?",
        "When was the change written into the contract?",
    ),
    Text(
        "Loven setter en frist fra den dagen endringen trer i kraft.",
        "Lova set ein frist frå den dagen endringa tek til å gjelde.",
        "The act sets a time limit from the day the change takes effect.",
    ),
    Claim(
        "endringen *ble tatt inn i arbeidsavtalen {value}",
        "endringa *vart teken inn i arbeidsavtalen {value}",
        "the change was written into the contract {value}",
        "the change was not written into the contract {value}",
    ),
    Text(
        "Vi vet ikke når endringen ble tatt inn i arbeidsavtalen",
        "Vi veit ikkje når endringa vart teken inn i arbeidsavtalen",
        "We do not know when the change was written into the contract",
    ),
    (
        (
            "by_effect_day",
            Text(
                "senest den dagen den trådte i kraft",
                "seinast den dagen ho tok til å gjelde",
                "no later than the day it took effect",
            ),
        ),
        (
            "within_one_month",
            Text("innen én måned etter", "innan éin månad etter", "within one month after it"),
        ),
        ("later_or_not", Text("senere eller aldri", "seinare eller aldri", "later or never")),
    ),
)

FACTS = (
    EMPLOYMENT_OVER_ONE_MONTH,
    CONTRACT_WRITTEN,
    CONTRACT_STATES_PLACE_OF_WORK,
    EMPLOYMENT_TERMS_CHANGED,
    CONTRACT_CHANGE_WRITTEN,
)

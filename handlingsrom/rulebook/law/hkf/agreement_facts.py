"""What hjemmekontorforskriften §§ 2 to 6 ask about the agreement and the home workplace."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import one_of, some_of, yes_no
from handlingsrom.rulebook.text import Text

ITEMS = (
    ("extent", Text("omfanget av hjemmearbeidet", "omfanget av heimearbeidet", "the extent of home work")),
    (
        "working_time",
        Text("arbeidstid ved hjemmearbeid", "arbeidstid ved heimearbeid", "working time for home work"),
    ),
    (
        "availability",
        Text(
            "når arbeidstakeren skal være tilgjengelig",
            "når arbeidstakaren skal vere tilgjengeleg",
            "when the employee must be available",
        ),
    ),
    ("duration", Text("forventet varighet", "forventa varigheit", "expected duration")),
    (
        "change_and_termination",
        Text(
            "endring og oppsigelse av hjemmekontoravtalen",
            "endring og oppseiing av heimekontoravtalen",
            "change and termination of the home-office agreement",
        ),
    ),
    ("trial_period", Text("prøvetid for ordningen", "prøvetid for ordninga", "a trial period")),
    (
        "equipment",
        Text(
            "eiendomsrett til, drift og vedlikehold av utstyr",
            "eigedomsrett til, drift og vedlikehald av utstyr",
            "ownership, operation and maintenance of equipment",
        ),
    ),
    (
        "confidentiality_and_documents",
        Text(
            "saksbehandling, taushetsplikt og oppbevaring av dokumenter",
            "saksbehandling, teieplikt og oppbevaring av dokument",
            "case handling, confidentiality and storage of documents",
        ),
    ),
)
OPTIONAL = ("availability", "change_and_termination", "trial_period", "confidentiality_and_documents")

AGREEMENT_IS_WRITTEN = yes_no(
    "agreement_is_written",
    Text("Er avtalen skriftlig?", "Er avtalen skriftleg?", "Is the agreement in writing?"),
    Text(
        "Forskriften krever en skriftlig avtale.",
        "Forskrifta krev ein skriftleg avtale.",
        "The regulation requires a written agreement.",
    ),
    Claim(
        "avtalen *er skriftlig",
        "avtalen *er skriftleg",
        "the agreement is in writing",
        "the agreement is not in writing",
    ),
)

AGREEMENT_IS_TEMPORARY = yes_no(
    "agreement_is_temporary",
    Text("Er avtalen midlertidig?", "Er avtalen mellombels?", "Is the agreement temporary?"),
    Text(
        "En midlertidig avtale må si hvor lenge den er ment å vare.",
        "Ein mellombels avtale må seie kor lenge han er meint å vare.",
        "A temporary agreement must state its expected duration.",
    ),
    Claim(
        "avtalen *er midlertidig",
        "avtalen *er mellombels",
        "the agreement is temporary",
        "the agreement is not temporary",
    ),
)

AGREEMENT_ITEMS = some_of(
    "agreement_items",
    Text("Hva sier avtalen noe om?", "Kva seier avtalen noko om?", "What does the agreement cover?"),
    Text(
        "Forskriften § 2 sier hva avtalen minst må ha med.",
        "Forskrifta § 2 seier kva avtalen minst må ha med.",
        "Section 2 of the regulation lists what the agreement must cover.",
    ),
    Claim(
        "avtalen *omfatter {value}",
        "avtalen *omfattar {value}",
        "the agreement covers {value}",
        "the agreement does not cover {value}",
    ),
    Text(
        "Vi vet ikke hva avtalen sier noe om",
        "Vi veit ikkje kva avtalen seier noko om",
        "We do not know what the agreement covers",
    ),
    ITEMS,
)

AGREED_TERMS = some_of(
    "agreed_terms",
    Text(
        "Har partene særskilte vilkår om noe av dette?",
        "Har partane særskilde vilkår om noko av dette?",
        "Have the parties agreed special terms on any of these?",
    ),
    Text(
        "Slike vilkår må stå i avtalen dersom partene har dem.",
        "Slike vilkår må stå i avtalen dersom partane har dei.",
        "Such terms must be in the agreement if the parties have them.",
    ),
    Claim(
        "partene *har særskilte vilkår om {value}",
        "partane *har særskilde vilkår om {value}",
        "the parties have special terms on {value}",
        "the parties have no special terms on {value}",
    ),
    Text(
        "Vi vet ikke hvilke særskilte vilkår partene har",
        "Vi veit ikkje kva særskilde vilkår partane har",
        "We do not know which special terms the parties have",
    ),
    tuple(item for item in ITEMS if item[0] in OPTIONAL),
)

EXTENT_CHANGED = yes_no(
    "extent_changed",
    Text(
        "Er hjemmearbeidet nå annerledes enn avtalen sier?",
        "Er heimearbeidet no annleis enn avtalen seier?",
        "Does the work from home now differ from the agreement?",
    ),
    Text(
        "Endringer i hjemmearbeidet må stå i avtalen.",
        "Endringar i heimearbeidet må stå i avtalen.",
        "Changes in the work from home must be in the agreement.",
    ),
    Claim(
        "hjemmearbeidet *er annerledes enn avtalen sier",
        "heimearbeidet *er annleis enn avtalen seier",
        "the work from home differs from the agreement",
        "the work from home does not differ from the agreement",
    ),
)

AGREEMENT_UPDATED = yes_no(
    "agreement_updated",
    Text("Er avtalen oppdatert?", "Er avtalen oppdatert?", "Has the agreement been updated?"),
    Text(
        "En avtale som er oppdatert, trenger ikke endres på nytt.",
        "Ein avtale som er oppdatert, treng ikkje endrast på nytt.",
        "An agreement that has been updated need not be changed again.",
    ),
    Claim(
        "avtalen *er oppdatert",
        "avtalen *er oppdatert",
        "the agreement has been updated",
        "the agreement has not been updated",
    ),
)

INFORMATION_GIVEN = yes_no(
    "information_given",
    Text(
        "Har arbeidstakerne fått informasjon om rammene for hjemmearbeidet?",
        "Har arbeidstakarane fått informasjon om rammene for heimearbeidet?",
        "Have the employees been informed of the framework for work from home?",
    ),
    Text(
        "Ved pålegg eller anbefaling fra myndighetene kan informasjon erstatte avtalen.",
        "Ved pålegg eller tilråding frå styresmaktene kan informasjon erstatte avtalen.",
        "Under an order or recommendation from the authorities, information may replace the agreement.",
    ),
    Claim(
        "arbeidstakerne *har fått informasjon om rammene for hjemmearbeidet",
        "arbeidstakarane *har fått informasjon om rammene for heimearbeidet",
        "the employees have been informed of the framework",
        "the employees have not been informed of the framework",
    ),
)

UNION_CONSULTED = yes_no(
    "union_consulted",
    Text(
        "Er rammene drøftet med de tillitsvalgte?",
        "Er rammene drøfta med dei tillitsvalde?",
        "Has the framework been discussed with the union representatives?",
    ),
    Text(
        "Informasjon kan bare erstatte avtalen etter drøfting med de tillitsvalgte.",
        "Informasjon kan berre erstatte avtalen etter drøfting med dei tillitsvalde.",
        "Information replaces the agreement only after discussion with the union representatives.",
    ),
    Claim(
        "rammene *er drøftet med de tillitsvalgte",
        "rammene *er drøfta med dei tillitsvalde",
        "the framework has been discussed with the union representatives",
        "the framework has not been discussed with the union representatives",
    ),
)

CONDITIONS_ASSESSED_BY_EMPLOYER = yes_no(
    "conditions_assessed_by_employer",
    Text(
        "Har arbeidsgiveren kartlagt hjemmearbeidsplassen og sikret at forholdene er forsvarlige?",
        "Har arbeidsgivaren kartlagt heimearbeidsplassen og sikra at forholda er forsvarlege?",
        "Has the employer assessed the home workplace and made sure that the conditions are sound?",
    ),
    Text(
        "Plikten ligger hos arbeidsgiveren. En egenerklæring alene er ikke nok.",
        "Plikta ligg hos arbeidsgivaren. Ei eigenerklæring åleine er ikkje nok.",
        "The duty is the employer's. A self-declaration alone is not enough.",
    ),
    Claim(
        "arbeidsgiveren *har kartlagt hjemmearbeidsplassen og sikret forsvarlige forhold",
        "arbeidsgivaren *har kartlagt heimearbeidsplassen og sikra forsvarlege forhold",
        "the employer has assessed the home workplace and made sure that the conditions are sound",
        "the employer has not assessed the home workplace and made sure that the conditions are sound",
    ),
)

PSYCHOSOCIAL_ASSESSED = yes_no(
    "psychosocial_assessed",
    Text(
        "Er det psykososiale arbeidsmiljøet ved hjemmearbeidet vurdert?",
        "Er det psykososiale arbeidsmiljøet ved heimearbeidet vurdert?",
        "Has the psychosocial work environment of the work from home been assessed?",
    ),
    Text(
        "Fra 1. juli 2022 omfatter plikten uttrykkelig det psykososiale arbeidsmiljøet.",
        "Frå 1. juli 2022 omfattar plikta uttrykkjeleg det psykososiale arbeidsmiljøet.",
        "From 1 July 2022 the duty explicitly covers the psychosocial work environment.",
    ),
    Claim(
        "det psykososiale arbeidsmiljøet *er vurdert",
        "det psykososiale arbeidsmiljøet *er vurdert",
        "the psychosocial work environment has been assessed",
        "the psychosocial work environment has not been assessed",
    ),
)

HOME_WORK_IN_INTERNAL_CONTROL = yes_no(
    "home_work_in_internal_control",
    Text(
        "Omfatter internkontrollen hjemmearbeidet?",
        "Omfattar internkontrollen heimearbeidet?",
        "Does the internal control cover the work from home?",
    ),
    Text(
        "Internkontrollen skal også omfatte arbeid i arbeidstakernes hjem.",
        "Internkontrollen skal også omfatte arbeid i heimane til arbeidstakarane.",
        "Internal control must cover work in the employees' homes too.",
    ),
    Claim(
        "internkontrollen *omfatter hjemmearbeidet",
        "internkontrollen *omfattar heimearbeidet",
        "the internal control covers the work from home",
        "the internal control does not cover the work from home",
    ),
)

HOME_ACCESS_SOUGHT_BY = one_of(
    "home_access_sought_by",
    Text(
        "Hvem ønsker adgang til hjemmearbeidsplassen?",
        "Kven ønskjer tilgjenge til heimearbeidsplassen?",
        "Who seeks access to the home workplace?",
    ),
    Text(
        "Ingen av dem har adgang uten særskilt avtale.",
        "Ingen av dei har tilgjenge utan særskild avtale.",
        "None of them has access without a special agreement.",
    ),
    Claim(
        "{value} *ønsker adgang til hjemmet",
        "{value} *ønskjer tilgjenge til heimen",
        "access to the home is sought by {value}",
        "access to the home is not sought by {value}",
    ),
    Text(
        "Vi vet ikke hvem som ønsker adgang til hjemmet",
        "Vi veit ikkje kven som ønskjer tilgjenge til heimen",
        "We do not know who seeks access to the home",
    ),
    (
        ("nobody", Text("ingen", "ingen", "nobody")),
        ("employer", Text("arbeidsgiveren", "arbeidsgivaren", "the employer")),
        ("safety_representative", Text("verneombudet", "verneombodet", "the safety representative")),
        ("labour_inspection", Text("Arbeidstilsynet", "Arbeidstilsynet", "the Labour Inspection Authority")),
    ),
)

SPECIAL_ACCESS_AGREEMENT = yes_no(
    "special_access_agreement",
    Text(
        "Er det en særskilt avtale om adgang til hjemmet?",
        "Er det ein særskild avtale om tilgjenge til heimen?",
        "Is there a special agreement on access to the home?",
    ),
    Text(
        "Uten en slik avtale er det ingen rett til adgang.",
        "Utan ein slik avtale er det ingen rett til tilgjenge.",
        "Without such an agreement there is no right of access.",
    ),
    Claim(
        "det *foreligger en særskilt avtale om adgang",
        "det *ligg føre ein særskild avtale om tilgjenge",
        "there is a special agreement on access",
        "there is no special agreement on access",
    ),
)

INSPECTION_ACCESS_ASSESSED_AS_PERMITTED = yes_no(
    "inspection_access_assessed_as_permitted",
    Text(
        "Er det vurdert at Arbeidstilsynet hadde adgang etter reglene før 1. juli 2022?",
        "Er det vurdert at Arbeidstilsynet hadde tilgjenge etter reglane før 1. juli 2022?",
        "Has it been assessed that the inspectorate had access under the rules before 1 July 2022?",
    ),
    Text(
        "Hvor langt tilsynets myndighet rakk før 1. juli 2022, er ikke bekreftet i kildene.",
        "Kor langt styresmakta til tilsynet rakk før 1. juli 2022, er ikkje stadfesta i kjeldene.",
        "How far the inspectorate's powers reached before 1 July 2022 is not confirmed by the sources.",
    ),
    Claim(
        "det *er vurdert at Arbeidstilsynet hadde adgang",
        "det *er vurdert at Arbeidstilsynet hadde tilgjenge",
        "it has been assessed that the inspectorate had access",
        "it has not been assessed that the inspectorate had access",
    ),
    judgement=True,
)

FACTS = (
    AGREEMENT_IS_WRITTEN,
    AGREEMENT_IS_TEMPORARY,
    AGREEMENT_ITEMS,
    AGREED_TERMS,
    EXTENT_CHANGED,
    AGREEMENT_UPDATED,
    INFORMATION_GIVEN,
    UNION_CONSULTED,
    CONDITIONS_ASSESSED_BY_EMPLOYER,
    PSYCHOSOCIAL_ASSESSED,
    HOME_WORK_IN_INTERNAL_CONTROL,
    HOME_ACCESS_SOUGHT_BY,
    SPECIAL_ACCESS_AGREEMENT,
    INSPECTION_ACCESS_ASSESSED_AS_PERMITTED,
)

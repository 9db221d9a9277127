"""What arbeidsmiljøloven asks outside the working-time chapter."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import WEEKS, number, one_of, yes_no
from handlingsrom.rulebook.text import Text

REDUCED_WORK_CAPACITY = yes_no(
    "reduced_work_capacity",
    Text(
        "Har arbeidstakeren redusert arbeidsevne etter ulykke, sykdom eller slitasje?",
        "Har arbeidstakaren redusert arbeidsevne etter ulykke, sjukdom eller slitasje?",
        "Does the employee have reduced work capacity after accident, illness or wear?",
    ),
    Text(
        "Da skal arbeidsgiveren vurdere tilrettelegging. Svaret lagres ikke, og vi spør ikke om helse.",
        "Då skal arbeidsgivaren vurdere tilrettelegging. Svaret blir ikkje lagra, og vi spør ikkje om helse.",
        "The employer must then consider accommodation. The answer is not stored; we do not ask about health.",
    ),
    Claim(
        "arbeidstakeren *har redusert arbeidsevne",
        "arbeidstakaren *har redusert arbeidsevne",
        "the employee has reduced work capacity",
        "the employee does not have reduced work capacity",
    ),
    sensitive=True,
)

CONSECUTIVE_WEEKS_ABROAD = number(
    "consecutive_weeks_abroad",
    "0",
    "520",
    "0.1",
    Text(
        "Hvor mange sammenhengende uker varer arbeidet i utlandet?",
        "Kor mange samanhengande veker varer arbeidet i utlandet?",
        "How many consecutive weeks does the work abroad last?",
    ),
    Text(
        "Arbeid i utlandet over en viss lengde krever et eget dokument.",
        "Arbeid i utlandet over ei viss lengd krev eit eige dokument.",
        "Work abroad beyond a certain length requires a document of its own.",
    ),
    Claim(
        "arbeidet i utlandet *varer i {value}",
        "arbeidet i utlandet *varer i {value}",
        "the work abroad lasts {value}",
        "the work abroad does not last {value}",
    ),
    Text(
        "Vi vet ikke hvor lenge arbeidet i utlandet varer",
        "Vi veit ikkje kor lenge arbeidet i utlandet varer",
        "We do not know how long the work abroad lasts",
    ),
    WEEKS,
)

CONTROL_PURPOSE = one_of(
    "control_purpose",
    Text(
        "Hva er formålet med kontrolltiltaket?",
        "Kva er formålet med kontrolltiltaket?",
        "What is the purpose of the control measure?",
    ),
    Text(
        "Bruken av elektronisk utstyr kan bare overvåkes for to formål.",
        "Bruken av elektronisk utstyr kan berre overvakast for to formål.",
        "The use of electronic equipment may be monitored for two purposes only.",
    ),
    Claim(
        "formålet *er {value}",
        "formålet *er {value}",
        "the purpose is {value}",
        "the purpose is not {value}",
    ),
    Text(
        "Vi vet ikke hva formålet med tiltaket er",
        "Vi veit ikkje kva formålet med tiltaket er",
        "We do not know the purpose of the measure",
    ),
    (
        (
            "network_administration",
            Text(
                "å administrere virksomhetens datanettverk",
                "å administrere datanettverket til verksemda",
                "to administer the employer's network",
            ),
        ),
        (
            "security_breach",
            Text(
                "å avdekke eller oppklare sikkerhetsbrudd i nettverket",
                "å avdekkje eller oppklare tryggingsbrot i nettverket",
                "to detect or clear up security breaches in the network",
            ),
        ),
        ("productivity", Text("å måle produktivitet", "å måle produktivitet", "to measure productivity")),
        ("other", Text("noe annet", "noko anna", "something else")),
    ),
)

CONTROL_DISCUSSED = yes_no(
    "control_discussed",
    Text(
        "Er kontrolltiltaket drøftet med de tillitsvalgte?",
        "Er kontrolltiltaket drøfta med dei tillitsvalde?",
        "Has the control measure been discussed with the union representatives?",
    ),
    Text(
        "Kontrolltiltak skal drøftes så tidlig som mulig.",
        "Kontrolltiltak skal drøftast så tidleg som mogleg.",
        "Control measures must be discussed as early as possible.",
    ),
    Claim(
        "tiltaket *er drøftet med de tillitsvalgte",
        "tiltaket *er drøfta med dei tillitsvalde",
        "the measure has been discussed with the union representatives",
        "the measure has not been discussed with the union representatives",
    ),
)

EMPLOYEES_INFORMED_OF_CONTROL = yes_no(
    "employees_informed_of_control",
    Text(
        "Er arbeidstakerne informert om kontrolltiltaket?",
        "Er arbeidstakarane informerte om kontrolltiltaket?",
        "Have the employees been informed of the control measure?",
    ),
    Text(
        "Arbeidstakerne skal få vite om formål, praktiske følger og varighet før tiltaket starter.",
        "Arbeidstakarane skal få vite om formål, praktiske følgjer og varigheit før tiltaket startar.",
        "Employees must know the purpose, practical consequences and duration before it starts.",
    ),
    Claim(
        "arbeidstakerne *er informert om tiltaket",
        "arbeidstakarane *er informerte om tiltaket",
        "the employees have been informed of the measure",
        "the employees have not been informed of the measure",
    ),
)

FACTS = (
    REDUCED_WORK_CAPACITY,
    CONSECUTIVE_WEEKS_ABROAD,
    CONTROL_PURPOSE,
    CONTROL_DISCUSSED,
    EMPLOYEES_INFORMED_OF_CONTROL,
)

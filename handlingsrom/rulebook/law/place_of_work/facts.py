"""What is asked about the two parties' will: nobody can demand home work and nobody can be ordered home."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import yes_no
from handlingsrom.rulebook.text import Text

BOTH_MUST_AGREE = Text(
    "Hjemmekontor er frivillig for begge parter.",
    "Heimekontor er frivillig for begge partar.",
    "Work from home is voluntary for both parties.",
)

EMPLOYEE_AGREES = yes_no(
    "employee_agrees",
    Text("Er arbeidstakeren enig?", "Er arbeidstakaren einig?", "Does the employee agree?"),
    BOTH_MUST_AGREE,
    Claim(
        "arbeidstakeren *er enig",
        "arbeidstakaren *er einig",
        "the employee agrees",
        "the employee does not agree",
    ),
)

EMPLOYER_AGREES = yes_no(
    "employer_agrees",
    Text("Er arbeidsgiveren enig?", "Er arbeidsgivaren einig?", "Does the employer agree?"),
    BOTH_MUST_AGREE,
    Claim(
        "arbeidsgiveren *er enig",
        "arbeidsgivaren *er einig",
        "the employer agrees",
        "the employer does not agree",
    ),
)

EXTRAORDINARY_SITUATION = yes_no(
    "extraordinary_situation",
    Text(
        "Er det en ekstraordinær situasjon?",
        "Er det ein ekstraordinær situasjon?",
        "Is the situation extraordinary?",
    ),
    Text(
        "I en normal situasjon kan ingen pålegges å arbeide hjemmefra.",
        "I ein normal situasjon kan ingen påleggjast å arbeide heimanfrå.",
        "In a normal situation nobody can be ordered to work from home.",
    ),
    Claim(
        "situasjonen *er ekstraordinær",
        "situasjonen *er ekstraordinær",
        "the situation is extraordinary",
        "the situation is not extraordinary",
    ),
)

ORDER_ASSESSED_AS_LAWFUL = yes_no(
    "order_assessed_as_lawful",
    Text(
        "Har arbeidsgiveren vurdert at styringsretten rekker så langt denne gangen?",
        "Har arbeidsgivaren vurdert at styringsretten rekk så langt denne gongen?",
        "Has the employer assessed that the right to direct reaches that far this time?",
    ),
    Text(
        "Et midlertidig pålegg kan være lovlig i en ekstraordinær situasjon. Det må vurderes konkret.",
        "Eit mellombels pålegg kan vere lovleg i ein ekstraordinær situasjon. Det må vurderast konkret.",
        "A temporary order may be lawful in an extraordinary situation. It must be assessed.",
    ),
    Claim(
        "arbeidsgiveren *har vurdert at styringsretten rekker så langt",
        "arbeidsgivaren *har vurdert at styringsretten rekk så langt",
        "the employer has assessed that the right to direct reaches that far",
        "the employer has not assessed that the right to direct reaches that far",
    ),
    judgement=True,
)

FACTS = (EMPLOYEE_AGREES, EMPLOYER_AGREES, EXTRAORDINARY_SITUATION, ORDER_ASSESSED_AS_LAWFUL)

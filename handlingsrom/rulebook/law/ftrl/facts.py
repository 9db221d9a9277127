"""What folketrygdloven § 13-6 asks when somebody is hurt at home."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import yes_no
from handlingsrom.rulebook.text import Text

THREE_CONDITIONS = Text(
    "Yrkesskade dekkes når den skjer i arbeid, på arbeidsstedet og i arbeidstiden.",
    "Yrkesskade blir dekt når han skjer i arbeid, på arbeidsstaden og i arbeidstida.",
    "Occupational injury is covered when it happens in work, at the workplace and in working time.",
)

EMPLOYER_IS_STATE = yes_no(
    "employer_is_state",
    Text("Er arbeidsgiveren staten?", "Er arbeidsgivaren staten?", "Is the employer the state?"),
    Text(
        "Staten har egne ordninger for yrkesskade og trygd.",
        "Staten har eigne ordningar for yrkesskade og trygd.",
        "The state has its own schemes for occupational injury and social security.",
    ),
    Claim(
        "arbeidsgiveren *er staten",
        "arbeidsgivaren *er staten",
        "the employer is the state",
        "the employer is not the state",
    ),
)

IN_WORK = yes_no(
    "in_work",
    Text(
        "Var arbeidstakeren i arbeid da skaden skjedde?",
        "Var arbeidstakaren i arbeid då skaden skjedde?",
        "Was the employee in work when the injury happened?",
    ),
    THREE_CONDITIONS,
    Claim(
        "arbeidstakeren *var i arbeid",
        "arbeidstakaren *var i arbeid",
        "the employee was in work",
        "the employee was not in work",
    ),
)

AT_AGREED_HOME_WORKPLACE = yes_no(
    "at_agreed_home_workplace",
    Text(
        "Skjedde skaden på den avtalte hjemmearbeidsplassen?",
        "Skjedde skaden på den avtalte heimearbeidsplassen?",
        "Did the injury happen at the agreed home workplace?",
    ),
    THREE_CONDITIONS,
    Claim(
        "skaden *skjedde på den avtalte hjemmearbeidsplassen",
        "skaden *skjedde på den avtalte heimearbeidsplassen",
        "the injury happened at the agreed home workplace",
        "the injury did not happen at the agreed home workplace",
    ),
)

IN_WORKING_TIME = yes_no(
    "in_working_time",
    Text("Skjedde skaden i arbeidstiden?", "Skjedde skaden i arbeidstida?", "Did it happen in working time?"),
    THREE_CONDITIONS,
    Claim(
        "skaden *skjedde i arbeidstiden",
        "skaden *skjedde i arbeidstida",
        "the injury happened in working time",
        "the injury did not happen in working time",
    ),
)

DURING_BREAK = yes_no(
    "during_break",
    Text("Skjedde skaden i en pause?", "Skjedde skaden i ein pause?", "Did it happen during a break?"),
    Text(
        "Pauser hjemme er ikke dekket på samme måte som pauser på arbeidsplassen (HR-2024-1571-A).",
        "Pausar heime er ikkje dekte på same måten som pausar på arbeidsplassen (HR-2024-1571-A).",
        "Breaks at home are not covered in the same way as breaks at the workplace (HR-2024-1571-A).",
    ),
    Claim(
        "skaden *skjedde i en pause",
        "skaden *skjedde i ein pause",
        "the injury happened during a break",
        "the injury did not happen during a break",
    ),
)

HOME_WORK_NECESSARY_THAT_DAY = yes_no(
    "home_work_necessary_that_day",
    Text(
        "Er det vurdert at hjemmearbeidet var naturlig og nødvendig den dagen?",
        "Er det vurdert at heimearbeidet var naturleg og nødvendig den dagen?",
        "Has home work been assessed as natural and necessary that day?",
    ),
    Text(
        "Lagmannsretten krevde i 2023 at hjemmearbeidet var nødvendig den dagen.",
        "Lagmannsretten kravde i 2023 at heimearbeidet var nødvendig den dagen.",
        "The court of appeal required in 2023 that home work was necessary that day.",
    ),
    Claim(
        "hjemmearbeidet *var nødvendig den dagen",
        "heimearbeidet *var nødvendig den dagen",
        "home work was necessary that day",
        "home work was not necessary that day",
    ),
    judgement=True,
)

FACTS = (
    EMPLOYER_IS_STATE,
    IN_WORK,
    AT_AGREED_HOME_WORKPLACE,
    IN_WORKING_TIME,
    DURING_BREAK,
    HOME_WORK_NECESSARY_THAT_DAY,
)

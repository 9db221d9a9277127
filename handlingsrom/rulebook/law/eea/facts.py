"""What the EEA framework agreement on telework asks when somebody works from home in another state."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import number, yes_no
from handlingsrom.rulebook.text import Text

RESIDENCE_STATE_SHARE = number(
    "residence_state_share",
    "0",
    "1",
    "0.01",
    Text(
        "Hvor stor del av arbeidstiden utføres i bostedslandet? Oppgi et tall fra 0 til 1.",
        "Kor stor del av arbeidstida blir utført i bustadlandet? Oppgi eit tal frå 0 til 1.",
        "What share of the working time is done in the state of residence? Give a number from 0 to 1.",
    ),
    Text(
        "Rammeavtalen gjelder når minst 25 og under 50 prosent utføres i bostedslandet.",
        "Rammeavtalen gjeld når minst 25 og under 50 prosent blir utført i bustadlandet.",
        "The framework agreement covers at least 25 and less than 50 per cent in the state of residence.",
    ),
    Claim(
        "andelen i bostedslandet *er {value}",
        "delen i bustadlandet *er {value}",
        "the share in the state of residence is {value}",
        "the share in the state of residence is not {value}",
    ),
    Text(
        "Vi vet ikke hvor stor del av arbeidet som utføres i bostedslandet",
        "Vi veit ikkje kor stor del av arbeidet som blir utført i bustadlandet",
        "We do not know what share of the work is done in the state of residence",
    ),
)

RESIDENCE_IS_HOLIDAY_HOME = yes_no(
    "residence_is_holiday_home",
    Text(
        "Er boligen i utlandet en fritidsbolig?",
        "Er bustaden i utlandet ein fritidsbustad?",
        "Is the home abroad a holiday home?",
    ),
    Text(
        "Rammeavtalen gjelder bare arbeid hjemme i bostedslandet.",
        "Rammeavtalen gjeld berre arbeid heime i bustadlandet.",
        "The framework agreement covers only work at home in the state of residence.",
    ),
    Claim(
        "boligen *er en fritidsbolig",
        "bustaden *er ein fritidsbustad",
        "the home is a holiday home",
        "the home is not a holiday home",
    ),
)

BOTH_STATES_SIGNED_FRAMEWORK = yes_no(
    "both_states_signed_framework",
    Text(
        "Har begge landene sluttet seg til rammeavtalen?",
        "Har begge landa slutta seg til rammeavtalen?",
        "Have both states signed the framework agreement?",
    ),
    Text(
        "Rammeavtalen gjelder bare mellom land som har sluttet seg til den.",
        "Rammeavtalen gjeld berre mellom land som har slutta seg til han.",
        "The framework agreement works only between states that have signed it.",
    ),
    Claim(
        "begge landene *har sluttet seg til rammeavtalen",
        "begge landa *har slutta seg til rammeavtalen",
        "both states have signed the framework agreement",
        "both states have not signed the framework agreement",
    ),
)

FRAMEWORK_CONFIRMED_FOR_STATE_EMPLOYEE = yes_no(
    "framework_confirmed_for_state_employee",
    Text(
        "Er det avklart at rammeavtalen kan brukes for en statsansatt?",
        "Er det avklart at rammeavtalen kan brukast for ein statstilsett?",
        "Is it confirmed that the framework agreement can be used for a state employee?",
    ),
    Text(
        "Statsansatte har egne trygderegler i EØS. Spør Nav.",
        "Statstilsette har eigne trygdereglar i EØS. Spør Nav.",
        "State employees have their own social-security rules in the EEA. Ask Nav.",
    ),
    Claim(
        "det *er avklart at rammeavtalen kan brukes for en statsansatt",
        "det *er avklart at rammeavtalen kan brukast for ein statstilsett",
        "it is confirmed that the framework agreement can be used for a state employee",
        "it is not confirmed that the framework agreement can be used for a state employee",
    ),
    judgement=True,
)

FACTS = (
    RESIDENCE_STATE_SHARE,
    RESIDENCE_IS_HOLIDAY_HOME,
    BOTH_STATES_SIGNED_FRAMEWORK,
    FRAMEWORK_CONFIRMED_FOR_STATE_EMPLOYEE,
)

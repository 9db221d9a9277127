"""When: a substitution and a handover begin, are coming, in force or ended. Plain Python."""

from __future__ import annotations

from handlingsrom.foundation.people.granting.lifecycle import COMING, ENDED, IN_FORCE, NEW, STATES, TONES
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.text import Text

__all__ = ["STATES", "STEPS", "TONES"]

STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        Step(
            "appoint", "appoint",
            Text("Oppnevn stedfortreder", "Oppnemn stadfortredar", "Appoint a substitute"),
            frozenset({NEW}), frozenset({COMING, IN_FORCE}),
            Text(
                "Stedfortrederen får oppgavene og kan avgjøre og bekrefte i lederens sted. Det står i avtalen.",
                "Stadfortredaren får oppgåvene og kan avgjere og stadfeste i staden for leiaren. Det står i avtalen.",
                "The substitute gets the tasks and may decide and sign in the leader’s place. The agreement says so.",
            ),
            Text("oppnevnte stedfortreder", "oppnemnde stadfortredar", "appointed a substitute"),
        ),
        Step(
            "end_substitution", "end",
            Text("Avslutt", "Avslutt", "End"),
            frozenset({COMING, IN_FORCE}), frozenset({ENDED}),
            Text("Avslutningen gjelder fra i dag.", "Avslutninga gjeld frå i dag.", "The end takes effect from today."),
            Text("avsluttet stedfortrederen", "avslutta stadfortredaren", "ended the substitution"),
        ),
        Step(
            "hand_over", "hand_over",
            Text("Sett inn ny leder", "Set inn ny leiar", "Put in a new leader"),
            frozenset({NEW}), frozenset({COMING, IN_FORCE}),
            Text(
                "Enhetene får ny leder fra dagen du velger. Avtalene gjelder videre, og saker som venter, går til den nye.",
                "Einingane får ny leiar frå dagen du vel. Avtalane gjeld vidare, og saker som ventar, går til den nye.",
                "The units get a new leader from the day you choose. Agreements hold on; what waits goes to the new one.",
            ),
            Text("satte inn ny leder", "sette inn ny leiar", "put in a new leader"),
        ),
    )
}  # fmt: skip

"""When: what is granted is new, coming, in force or ended. Plain Python."""

from __future__ import annotations

from datetime import date

from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.text import Text

NEW, COMING, IN_FORCE, ENDED = "new", "coming", "in_force", "ended"
STATES = {
    NEW: Text("ny", "ny", "new"),
    COMING: Text("kommer", "kjem", "coming"),
    IN_FORCE: Text("gjelder", "gjeld", "in force"),
    ENDED: Text("avsluttet", "avslutta", "ended"),
}
TONES = {COMING: "info", IN_FORCE: "success", ENDED: "neutral"}


def state_on(since: date, until: date | None, on: date) -> str:
    """The state of a period on a day; it runs up to, but not including, `until`."""
    if until is not None and until <= on:
        return ENDED
    return COMING if since > on else IN_FORCE


def _step(name: str, verb: str, label: Text, explains: Text, done: Text) -> Step:
    starts = verb != "end"
    states = frozenset({NEW} if starts else {COMING, IN_FORCE})
    return Step(
        name, verb, label, states, frozenset({COMING, IN_FORCE} if starts else {ENDED}), explains, done
    )


AT_ONCE = Text(
    "Avslutningen gjelder fra i dag.", "Avslutninga gjeld frå i dag.", "The end takes effect from today."
)
STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        _step(
            "grant_role", "grant",
            Text("Gi rollen", "Gi rolla", "Grant the role"),
            Text(
                "Rollen gis til en stilling, for enheter og en periode. Det blir loggført hvem som ga den.",
                "Rolla blir gitt til ei stilling, for einingar og ein periode. Det blir loggført kven som gav henne.",
                "The role is granted to a position, for units and a period. Who granted it is recorded.",
            ),
            Text("ga rollen", "gav rolla", "granted the role"),
        ),
        _step(
            "end_role", "end", Text("Avslutt rollen", "Avslutt rolla", "End the role"), AT_ONCE,
            Text("avsluttet rollen", "avslutta rolla", "ended the role"),
        ),
        _step(
            "grant_mandate", "grant",
            Text("Registrer fullmakten", "Registrer fullmakta", "Register the authority"),
            Text(
                "Fullmakten gjelder enheten og enhetene under den.",
                "Fullmakta gjeld eininga og einingane under henne.",
                "The authority covers the unit with those below it.",
            ),
            Text("registrerte fullmakten", "registrerte fullmakta", "registered the authority"),
        ),
        _step(
            "end_mandate", "end", Text("Avslutt fullmakten", "Avslutt fullmakta", "End the authority"), AT_ONCE,
            Text("avsluttet fullmakten", "avslutta fullmakta", "ended the authority"),
        ),
        _step(
            "give_consent", "give", Text("Gi samtykke", "Gi samtykke", "Give consent"),
            Text(
                "Den du velger, kan lese denne ene saken til og med dagen du setter. Du kan trekke samtykket når som "
                "helst, og du ser hver gang noen har åpnet saken.",
                "Den du vel, kan lese denne eine saka til og med dagen du set. Du kan trekkje samtykket når som "
                "helst, og du ser kvar gong nokon har opna saka.",
                "The one whom you choose can read this one case until the day that you set. You can withdraw the "
                "consent at any time, and you see each time that somebody has opened the case.",
            ),
            Text("ga samtykke", "gav samtykke", "gave consent"),
        ),
        _step(
            "end_consent", "end", Text("Trekk samtykket", "Trekk samtykket", "Withdraw the consent"),
            Text(
                "Innsynet er borte med en gang.", "Innsynet er borte med ein gong.", "The access is gone at once."
            ),
            Text("trakk samtykket", "trekte samtykket", "withdrew the consent"),
        ),
    )
}  # fmt: skip

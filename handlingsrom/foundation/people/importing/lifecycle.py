"""When: the states of an import and the steps between them. Plain Python."""

from __future__ import annotations

from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.text import Text

TRIED, LOADED, ROLLED_BACK, FORGOTTEN = "tried", "loaded", "rolled_back", "forgotten"
STATES = {
    TRIED: Text("prøvekjørt", "prøvekøyrd", "tried out"),
    LOADED: Text("lastet inn", "lasta inn", "loaded"),
    ROLLED_BACK: Text("rullet tilbake", "rulla tilbake", "rolled back"),
    FORGOTTEN: Text("slettet hos oss", "sletta hos oss", "deleted here"),
}
TONES = {TRIED: "info", LOADED: "success", ROLLED_BACK: "neutral", FORGOTTEN: "neutral"}

TRY = Step(
    "try", "try",
    Text("Prøv en fil", "Prøv ei fil", "Try a file"),
    frozenset({""}), frozenset({TRIED}),
    Text("Ingenting blir endret.", "Ingenting blir endra.", "Nothing is changed."),
    Text("prøvekjørte en fil", "prøvekøyrde ei fil", "tried a file"),
)  # fmt: skip
LOAD = Step(
    "load", "load",
    Text("Last inn", "Last inn", "Load"),
    frozenset({TRIED}), frozenset({LOADED}),
    Text(
        "Alt under «Hva som blir endret» skjer i ett.",
        "Alt under «Kva som blir endra» skjer i eitt.",
        "Everything under “What changes” happens at once.",
    ),
    Text("lastet inn organisasjonen", "lasta inn organisasjonen", "loaded the organisation"),
)  # fmt: skip
ROLL_BACK = Step(
    "roll_back", "roll_back",
    Text("Rull tilbake", "Rull tilbake", "Roll back"),
    frozenset({LOADED}), frozenset({ROLLED_BACK}),
    Text(
        "Alt blir som det var før denne filen.",
        "Alt blir som det var før denne fila.",
        "Everything becomes as it was before this file.",
    ),
    Text("rullet tilbake lastingen", "rulla tilbake lastinga", "rolled back the load"),
)  # fmt: skip
STEPS = {step.name: step for step in (TRY, LOAD, ROLL_BACK)}

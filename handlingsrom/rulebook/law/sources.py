"""The sources of the law, cited alike everywhere."""

from __future__ import annotations

from handlingsrom.rulebook.language.source import Confidence, Source
from handlingsrom.rulebook.text import Text

HKF_URL = "https://lovdata.no/dokument/SF/forskrift/2002-07-05-715"
AML_URL = "https://lovdata.no/lov/2005-06-17-62"
ALTINN_URL = "https://info.altinn.no/en/start-and-run-business/working-conditions/employment/home-office"
DFO_1_URL = "https://arbeidsgiver.dfo.no/personaloppfolging/arbeidssted/regler-hjemmekontor"
AT_URL = "https://arbeidstilsynet.no/lonn-og-ansettelse/ansettelse/heimekontor"

_IN_ENGLISH = {
    "første ledd": "first paragraph",
    "andre ledd": "second paragraph",
    "tredje ledd": "third paragraph",
    "fjerde ledd": "fourth paragraph",
    "strekpunkt": "item",
    "kapittel": "chapter",
    "tidligere ": "former ",
    " og ": " and ",
}


def hkf(place: str, confidence: Confidence = "A") -> Source:
    """Hjemmekontorforskriften; `place` as "§ 2 første ledd strekpunkt 7", never a letter."""
    return Source(_cited("hjemmekontorforskriften", "heimekontorforskrifta", place), HKF_URL, confidence)


def aml(place: str, confidence: Confidence = "A") -> Source:
    """Arbeidsmiljøloven."""
    return Source(_cited("arbeidsmiljøloven", "arbeidsmiljølova", place), AML_URL, confidence)


ALTINN = Source(
    Text("Altinn om hjemmekontor", "Altinn om heimekontor", "Altinn on work from home"), ALTINN_URL
)
DFO_1 = Source(
    Text(
        "Arbeidsgiverportalen om regler for hjemmekontor",
        "Arbeidsgivarportalen om reglar for heimekontor",
        "Arbeidsgiverportalen on the rules for work from home",
    ),
    DFO_1_URL,
)
AT_GUIDE = Source(
    Text(
        "Arbeidstilsynets veiledning om hjemmekontor",
        "Arbeidstilsynet si rettleiing om heimekontor",
        "the Labour Inspection Authority's guidance on work from home",
    ),
    AT_URL,
)


def _cited(nb: str, nn: str, place: str) -> Text:
    english = place
    for norwegian, words in _IN_ENGLISH.items():
        english = english.replace(norwegian, words)
    return Text(f"{nb} {place}", f"{nn} {place.replace('tidligere ', 'tidlegare ')}", f"{nb} {english}")

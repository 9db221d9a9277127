"""The sources of the law, cited alike everywhere."""

from __future__ import annotations

from handlingsrom.rulebook.language.source import Confidence, Source
from handlingsrom.rulebook.text import Text, same

HKF_URL = "https://lovdata.no/dokument/SF/forskrift/2002-07-05-715"
AML_URL = "https://lovdata.no/lov/2005-06-17-62"
ALTINN_URL = "https://info.altinn.no/en/start-and-run-business/working-conditions/employment/home-office"
DFO_1_URL = "https://arbeidsgiver.dfo.no/personaloppfolging/arbeidssted/regler-hjemmekontor"
AT_URL = "https://arbeidstilsynet.no/lonn-og-ansettelse/ansettelse/heimekontor"
FTRL_URL = "https://lovdata.no/lov/1997-02-28-19/§13-6"

_IN_ENGLISH = {
    "første": "first",
    "andre": "second",
    "tredje": "third",
    "fjerde": "fourth",
    "femte": "fifth",
    "ledd": "paragraph",
    "bokstav": "letter",
    "strekpunkt": "item",
    "kapittel": "chapter",
    "tidligere ": "former ",
    " og ": " and ",
    " til ": " to ",
}


def hkf(place: str, confidence: Confidence = "A") -> Source:
    """Hjemmekontorforskriften; `place` as "§ 2 første ledd strekpunkt 7", never a letter."""
    return Source(_cited("hjemmekontorforskriften", "heimekontorforskrifta", place), HKF_URL, confidence)


def aml(place: str, confidence: Confidence = "A") -> Source:
    """Arbeidsmiljøloven."""
    return Source(_cited("arbeidsmiljøloven", "arbeidsmiljølova", place), AML_URL, confidence)


def ftrl(place: str, confidence: Confidence = "A") -> Source:
    """Folketrygdloven."""
    return Source(_cited("folketrygdloven", "folketrygdlova", place), FTRL_URL, confidence)


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

DFO_3 = Source(
    Text(
        "Arbeidsgiverportalen om yrkesskadeforsikring og hjemmekontor, desember 2023",
        "Arbeidsgivarportalen om yrkesskadeforsikring og heimekontor, desember 2023",
        "Arbeidsgiverportalen on occupational injury insurance and work from home, December 2023",
    ),
    "https://arbeidsgiver.dfo.no/",
)
HR_2024 = Source(
    same("HR-2024-1571-A"),
    "https://sticos.no/fagstoff/hoyesterett-sier-nei-til-yrkesskadedekning-i-pause-pa-hjemmekontor",
)
SKATTEETATEN = Source(
    Text(
        "Skatteetaten om hjemmekontor og skatt",
        "Skatteetaten om heimekontor og skatt",
        "the Tax Administration on work from home and tax",
    ),
    "https://www.skatteetaten.no/nn/person/skatt/hjelp-til-rett-skatt/arbeid-trygd-og-pensjon/"
    "nar-arbeidsgivar-betaler/hjemmekontor-og-skatt",
)
EKOM = Source(
    Text(
        "skattelovforskriften §§ 5-12-20 til 5-12-23",
        "skattelovforskrifta §§ 5-12-20 til 5-12-23",
        "skattelovforskriften §§ 5-12-20 to 5-12-23",
    ),
    "https://www.skatteetaten.no/en/rettskilder/type/handboker/skatte-abc/gjeldende/"
    "e-3-elektronisk-kommunikasjon-telefon-mv/E-3.020/E-3.021/",
)
SPH_10_2_2 = Source(
    Text(
        "Statens personalhåndbok punkt 10.2.2",
        "Statens personalhandbok punkt 10.2.2",
        "Statens personalhåndbok item 10.2.2",
    ),
    "https://lovdata.no/litteratur/sph-2019/kap10.26",
)
TELEWORK = Source(
    Text(
        "rammeavtalen om fjernarbeid i EØS",
        "rammeavtalen om fjernarbeid i EØS",
        "the EEA framework agreement on telework",
    ),
    "https://community.visma.com/t5/Nyheter-i-Fagomrade-Lonn-HR/"
    "Nye-regler-om-hjemmekontor-for-arbeidstakere-innenfor-EOS-og/ba-p/592907",
    "B",
)
MONITORING = Source(
    Text(
        "e-postforskriften (FOR-2018-07-02-1108)",
        "e-postforskrifta (FOR-2018-07-02-1108)",
        "the e-mail access regulation (FOR-2018-07-02-1108)",
    ),
    "https://datatilsynet.no/personvern-pa-ulike-omrader/personvern-pa-arbeidsplassen/"
    "overvaking-av-ansattes-bruk-av-elektronisk-utstyr/unntak",
)


def _cited(nb: str, nn: str, place: str) -> Text:
    english = place
    for norwegian, words in _IN_ENGLISH.items():
        english = english.replace(norwegian, words)
    return Text(f"{nb} {place}", f"{nn} {place.replace('tidligere ', 'tidlegare ')}", f"{nb} {english}")

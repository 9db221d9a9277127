"""Findings read well: one plain sentence with its reason and its citation, in each language."""

from __future__ import annotations

import pytest

from handlingsrom.rulebook.law.examples import TABLES
from handlingsrom.rulebook.law.examples.table import CABIN, FIXED, HOME, OLD
from handlingsrom.rulebook.law.registry import CONCLUSIONS, findings, law_on, read_day, read_facts
from handlingsrom.rulebook.text import LANGUAGES

DAY = "2024-01-15"
SENTENCES = [
    (
        "written_agreement_required",
        FIXED,
        DAY,
        "Avtalen må være skriftlig, fordi hjemmearbeidet er en fast ordning på minst én dag i uken "
        "(hjemmekontorforskriften § 1 andre ledd).",
        "Avtalen må vere skriftleg, fordi heimearbeidet er ei fast ordning på minst éin dag i veka "
        "(heimekontorforskrifta § 1 andre ledd).",
    ),
    (
        "home_office_regulation_applies",
        CABIN,
        DAY,
        "Bare arbeidsmiljøloven gjelder, ikke hjemmekontorforskriften, fordi arbeidet ikke utføres i "
        "arbeidstakerens eget hjem (hjemmekontorforskriften § 1 første ledd).",
        "Berre arbeidsmiljølova gjeld, ikkje heimekontorforskrifta, fordi arbeidet ikkje blir utført i "
        "arbeidstakaren sin eigen heim (heimekontorforskrifta § 1 første ledd).",
    ),
    (
        "missing_items",
        {"agreement_is_temporary": True, "agreement_items": ["extent", "working_time"], "agreed_terms": []},
        DAY,
        "Avtalen mangler punktet om forventet varighet og eiendomsrett til, drift og vedlikehold av utstyr "
        "(hjemmekontorforskriften § 2 første ledd strekpunkt 1 til 8).",
        "Avtalen manglar punktet om forventa varigheit og eigedomsrett til, drift og vedlikehald av utstyr "
        "(heimekontorforskrifta § 2 første ledd strekpunkt 1 til 8).",
    ),
    (
        "home_work_may_start",
        {**FIXED, "employee_agrees": True, "employer_agrees": False},
        DAY,
        "Hjemmearbeidet kan ikke starte, fordi arbeidsgiveren ikke er enig (Altinn om hjemmekontor).",
        "Heimearbeidet kan ikkje starte, fordi arbeidsgivaren ikkje er einig (Altinn om heimekontor).",
    ),
    (
        "information_instead_of_agreement",
        {"ordered_or_recommended_by_authority": True},
        OLD,
        "Informasjon kunne ikke erstatte avtalen før 1. juli 2022.",
        "Informasjon kunne ikkje erstatte avtalen før 1. juli 2022.",
    ),
    (
        "internal_control_met",
        {**CABIN, "home_work_in_internal_control": False},
        DAY,
        "Forskriftens krav om internkontroll ved hjemmearbeid gjelder ikke, fordi arbeidet ikke utføres i "
        "arbeidstakerens eget hjem (hjemmekontorforskriften § 1 første ledd).",
        "Kravet i forskrifta om internkontroll ved heimearbeid gjeld ikkje, fordi arbeidet ikkje blir utført "
        "i arbeidstakaren sin eigen heim (heimekontorforskrifta § 1 første ledd).",
    ),
    (
        "home_access_permitted",
        {"home_access_sought_by": "safety_representative", "special_access_agreement": False},
        DAY,
        "Det er ikke tillatt å gå inn i hjemmet, fordi det ikke foreligger en særskilt avtale om adgang "
        "(hjemmekontorforskriften § 5 andre ledd).",
        "Det er ikkje tillate å gå inn i heimen, fordi det ikkje ligg føre ein særskild avtale om tilgjenge "
        "(heimekontorforskrifta § 5 andre ledd).",
    ),
    (
        "home_office_regulation_applies",
        {**HOME, "home_work_pattern": "continuous_period", "continuous_weeks": 3},
        DAY,
        "Det må vurderes konkret om hjemmekontorforskriften gjelder (hjemmekontorforskriften § 1).",
        "Det må vurderast konkret om heimekontorforskrifta gjeld (heimekontorforskrifta § 1).",
    ),
    (
        "home_office_regulation_applies",
        {},
        DAY,
        "Vi mangler opplysninger for å si om hjemmekontorforskriften gjelder.",
        "Vi manglar opplysningar for å seie om heimekontorforskrifta gjeld.",
    ),
]


@pytest.mark.parametrize(("name", "facts", "on", "nb", "nn"), SENTENCES, ids=lambda value: str(value)[:40])
def test_a_finding_says(name: str, facts: dict[str, object], on: str, nb: str, nn: str) -> None:
    (finding,) = findings(read_facts(facts), read_day(on), [name])
    assert finding.sentence.nb == nb
    assert finding.sentence.nn == nn


ROWS = [(table.conclusion, row) for table in TABLES for row in table.rows]


@pytest.mark.parametrize(("name", "row"), ROWS, ids=lambda value: getattr(value, "text", value))
def test_every_finding_is_a_whole_sentence_in_every_language(name: str, row: object) -> None:
    (finding,) = findings(read_facts(row.given()), read_day(row.on), [name], flips=True)
    for language in LANGUAGES:
        told = [finding.in_language(language)]
        while told:
            node = told.pop()
            assert node["sentence"][0] == node["sentence"][0].upper()
            assert node["sentence"].endswith(".")
            assert not set("{}*") & set(node["sentence"])
            told += node["children"]


def test_a_number_of_days_is_said_as_people_say_it() -> None:
    for days, said in ((1, "1 dag i uken"), (2, "2 dager i uken"), (0.5, "0,5 dager i uken")):
        facts = read_facts({**FIXED, "home_days_per_week": days})
        (finding,) = findings(facts, read_day(DAY), ["home_office_regulation_applies"])
        assert any(said in child.sentence.nb for child in finding.children)


def test_every_conclusion_tells_its_source_and_its_first_day() -> None:
    rules = law_on(read_day(DAY)).rules
    for finding in findings(read_facts(FIXED), read_day(DAY), [n for n in CONCLUSIONS if n in rules]):
        told = finding.in_language("nb")
        assert told["id"] == rules[finding.name].id
        assert told["citation"]
        assert str(told["url"]).startswith("https://")
        assert told["in_force_from"] <= DAY
        assert told["confidence"] in ("A", "B", "C")
        assert told["version"]

"""A fact marked sensitive is asked nowhere: no field, term, finding, record, document, mail or address holds it."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from django.urls import get_resolver
from pytest_django import Settings

from handlingsrom.features.agreements.documents import document_about, make_document
from handlingsrom.features.agreements.forms import FORMS, AssessForm, WishForm
from handlingsrom.features.agreements.models import AgreementVersion
from handlingsrom.features.agreements.queries import case_of_version, facts_about, shown_findings
from handlingsrom.features.agreements.terms import Terms
from handlingsrom.features.agreements.whether import ASKED_OF_EMPLOYEE
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.records.models import Content
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.law import registry
from tests.builders import AT, a_house, an_agreement

SENSITIVE = {name for name, fact in registry.FACTS.items() if fact.sensitive}
DAY = registry.read_day("2026-11-24")


def test_there_are_some() -> None:
    assert SENSITIVE


def test_no_form_and_no_term_asks_for_one() -> None:
    asked = {field.name for field in fields(Terms)} | set(ASKED_OF_EMPLOYEE)
    for form in {*FORMS.values(), WishForm, AssessForm}:
        asked |= set(form().fields)
    assert asked & SENSITIVE == set()
    assert not [name for name in asked if "health" in name]


def test_no_address_holds_one() -> None:
    assert not [n for n in SENSITIVE if n in str(get_resolver().url_patterns)]


@pytest.mark.parametrize("name", sorted(SENSITIVE))
@pytest.mark.parametrize("value", [True, False])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_finding_holds_one_even_when_it_is_given(name: str, value: bool, language: str) -> None:
    facts = registry.read_facts({name: value, "place": "own_home", "home_work_pattern": "regular"})
    found = [f.in_language(language) for f in registry.findings(facts, DAY, flips=True)]
    said = json.dumps(found, ensure_ascii=False, default=str)
    words = registry.FACTS[name].words
    assert words
    claim = words.claim
    phrases = [text.replace("*", "") for text in (claim.nb, claim.nn, claim.en, claim.en_not)]
    assert not [text for text in (name, words.question.nb, *phrases) if text in said]


@pytest.mark.django_db
def test_no_record_mail_or_document_of_a_whole_case_holds_one(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_KEYS = tmp_path
    house = a_house()
    make_test_key(house.agency.name, tmp_path / house.agency.orgnr, at=AT, orgnr=house.agency.orgnr)
    an_agreement("entered_into", house, accommodation=True)
    with within(house.agency.id):
        version = AgreementVersion.objects.get()
        make_document(house.agency.id, str(version.id), AT)
        case = case_of_version(house.agency.id, version.id, AT)
        assert set(facts_about(case)) & SENSITIVE == set()
        kept = [
            *(str(body) for body in Content.objects.values_list("body", flat=True)),
            *(f"{mail.subject} {mail.body}" for mail in Mail.objects.all()),
            str(document_about(case, AT)),
            str(shown_findings(case, "nb")),
        ]
    assert len(kept) > 10
    assert not [(name, text) for name in SENSITIVE for text in kept if name in text]

"""The printed agreement, word for word in three languages, and in the order it is read aloud."""

from __future__ import annotations

import re

import pytest

from handlingsrom.foundation.documents.to_pdf import to_pdf
from handlingsrom.rulebook.text import LANGUAGES, Language
from tests.golden.documents.as_text import as_text, by_poppler, golden, read_aloud
from tests.golden.documents.sample import CLAUSES, sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_the_golden_text(language: Language) -> None:
    assert as_text(language) == golden(language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_read_aloud_every_clause_comes_whole_and_in_order(language: Language) -> None:
    read = " ".join(read_aloud(to_pdf(sample(language))).split())
    places = []
    for heading, text, provenance in CLAUSES:
        whole = f"{heading.in_(language)} {text.in_(language)} {provenance.in_(language)}"
        places.append(read.find(" ".join(whole.split())))
    assert -1 not in places
    assert places == sorted(places)


def test_the_structure_names_each_part_for_what_it_is() -> None:
    structure = by_poppler(to_pdf(sample("nb")), "pdfinfo", "-struct")
    kinds = re.findall(r"^\s*([A-Z][A-Za-z0-9]*)", structure, re.MULTILINE)
    assert kinds.count("H1") == 1
    assert kinds.count("H2") == len(sample("nb").sections)
    assert kinds.count("H3") == len(CLAUSES)
    assert kinds.count("TH") == 4
    assert {"L", "LI", "LBody", "Table", "TD", "BlockQuote", "P"} <= set(kinds)

"""The parts of a page show what they are given, and nothing before it is asked for."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from pytest_django.asserts import assertInHTML

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text
from handlingsrom.site.templatetags.handlingsrom import day, moment

FACT = {"kind": "fact", "name": "place", "answer": "unknown", "sentence": "The place is the own home."}
FINDING = {
    "kind": "conclusion",
    "answer": "yes",
    "sentence": "An agreement is needed.",
    "citation": "HKF § 2",
    "url": "https://lovdata.no/",
    "in_force_from": "2022-07-01",
    "confidence": "B",
    "contested": "",
    "children": [
        {"kind": "conclusion", "answer": "yes", "sentence": "The regulation applies.", "children": [FACT]},
    ],
    "flips": [{"changes": [{"sentence": "It is sporadic."}], "answer": "no"}],
}


def test_a_finding_is_one_sentence_and_the_rest_is_behind_why() -> None:
    with override("en"):
        page = render_to_string("components/finding.html", {"finding": FINDING})
    headline, behind = page.split("<details")
    assertInHTML('<h3 class="ds-heading" data-size="2xs">An agreement is needed.</h3>', headline)
    assert (
        "Yes" not in page
    )  # the sentence is the answer; beside one that denies something, a word would mislead
    for told in (
        "The regulation applies.",
        "The place is the own home.",
        "HKF § 2",
        "in force from",
        "own summary",
        "It is sporadic.",
    ):
        assert told in behind
        assert told not in headline


def test_a_fact_has_no_answer_of_its_own() -> None:
    with override("en"):
        page = render_to_string("components/reason.html", {"node": FACT})
    assertInHTML("<p>The place is the own home.</p>", page)


def test_every_refusal_is_told_in_the_readers_language() -> None:
    refusals = [Refusal("a", Text("bokmål", "nynorsk", "English")), "as it is"]
    with override("nn"):
        page = render_to_string("components/refusals.html", {"refusals": refusals})
    assertInHTML("<li>nynorsk</li>", page)
    assertInHTML("<li>as it is</li>", page)
    assert 'role="alert"' in page


def test_a_step_at_once_says_what_it_has_seen_and_one_that_asks_is_a_link() -> None:
    steps = [
        {"url": "/sign/", "label": "Sign", "primary": True},
        {"url": "/refuse/", "label": "Refuse", "asks": True},
    ]
    page = render_to_string("components/steps.html", {"steps": steps, "seen": "7"})
    at_once, asking = page.split("/refuse/")
    assert '<form method="post" action="/sign/">' in at_once
    assertInHTML('<input type="hidden" name="seen" value="7">', at_once)
    assert "<form" not in asking


def test_the_week_names_the_day_beside_each_cell() -> None:
    week = {
        "caption": "Agreed",
        "days": [{"name": "Monday", "short": "Mon"}, {"name": "Tuesday", "short": "Tue"}],
        "rows": [
            {
                "name": "Kari",
                "cells": [{"state": "office", "text": "Office"}, {"state": "home", "text": "Home"}],
            }
        ],
    }
    page = render_to_string("components/week.html", {"week": week})
    assert (
        page.index('data-day="Mon"')
        < page.index("Office")
        < page.index('data-day="Tue"')
        < page.index("Home")
    )


def test_progress_tells_where_it_stands_without_colour() -> None:
    stages = [{"name": "draft", "state": "done"}, {"name": "with the leader", "state": "current"}]
    with override("en"):
        page = render_to_string("components/progress.html", {"stages": stages})
    assertInHTML('<span>Draft<span class="ds-sr-only">, done</span></span>', page)
    assert page.count('aria-current="step"') == 1


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2026-11-24", "24. november 2026"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "1. januar 2027"),
        ("2026-12-31T23:30:00+00:00", "1. januar 2027"),
        ("in the spring", "in the spring"),
        ("T", "T"),
        (None, ""),
    ],
)
def test_a_day_is_told_in_oslo_and_a_claim_that_is_no_day_as_it_is(
    when: datetime | str | None, told: str
) -> None:
    with override("nb"):
        assert day(when) == told
        assert moment(when).startswith(told)

"""The law over the API: open to all, every error at once, in the asker's language."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from handlingsrom.rulebook.law import registry
from tests.api.calling import codes

pytestmark = pytest.mark.django_db
REGULAR = {"place": "own_home", "home_work_pattern": "regular", "home_days_per_week": 2}


def ask(what: str, body: Any, language: str = "nb") -> Any:
    client = Client(headers={"Accept-Language": language})
    return client.post(f"/api/v1/{what}", json.dumps(body), content_type="application/json")


def test_decide_says_the_same_as_the_law_itself() -> None:
    answer = ask("decide", {"facts": REGULAR, "on": "2024-01-15"})
    assert answer.status_code == 200
    body = answer.json()
    facts, on = registry.read_facts(REGULAR), registry.read_day("2024-01-15")
    assert body["conclusions"] == registry.decide(facts, on)
    assert body["questions"] == list(registry.questions(facts, on))
    assert len(body["findings"]) == len(registry.CONCLUSIONS)
    assert body["on"] == "2024-01-15"


def test_questions_alone() -> None:
    body = ask("questions", {"facts": {}, "on": "2024-01-15"}).json()
    assert body["questions"] == list(registry.questions({}, registry.read_day("2024-01-15")))


def test_no_day_is_today_in_oslo() -> None:
    assert ask("decide", {"facts": {}}).json()["on"] == "2026-11-24"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_all_errors_at_once_in_the_askers_language(language: str) -> None:
    wrong = {"place": "moon", "home_days_per_week": 9, "no_such_fact": 1, "place_is_abroad": "yes"}
    answer = ask("decide", {"facts": wrong}, language)
    assert answer.status_code == 422
    assert codes(answer) == ["not_allowed", "not_allowed", "unknown_fact", "not_allowed"]
    assert [error["about"] for error in answer.json()["errors"]] == list(wrong)
    word = {"nb": "oppgi et tall", "nn": "oppgi eit tal", "en": "give a number"}[language]
    assert word in answer.json()["errors"][1]["reason"]


@pytest.mark.parametrize(
    ("day", "code"), [("2007-12-31", "too_early"), ("2024-02-30", "not_a_day"), ("i dag", "not_a_day")]
)
def test_a_day_that_is_none(day: str, code: str) -> None:
    assert codes(ask("decide", {"facts": {}, "on": day})) == [code]


def test_more_facts_than_there_are_is_one_error() -> None:
    answer = ask("decide", {"facts": {f"place{number}": 1 for number in range(len(registry.FACTS) + 1)}})
    assert (answer.status_code, codes(answer)) == (422, ["malformed"])


@pytest.mark.parametrize(
    "facts",
    [
        {"home_days_per_week": float("inf")},
        {"home_days_per_week": {"from": "\ud800"}},
        {"\ud800": 1},
        {"place": [[]]},
    ],
)
def test_odd_values_are_refused(facts: dict[str, Any]) -> None:
    assert ask("decide", {"facts": facts}).status_code == 422

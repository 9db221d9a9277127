"""The law's pages: browsed on any day, asked, compared; by anybody, in three languages, keeping nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handlingsrom.features.regulations import changes
from handlingsrom.features.regulations.acts import ACTS, act_of, sections_of
from handlingsrom.features.regulations.interview import GOALS, Interview
from handlingsrom.features.regulations.views import FORGOTTEN_AFTER, SESSION
from handlingsrom.rulebook.law import registry

pytestmark = pytest.mark.django_db
MOST = 12


def test_every_rule_is_on_the_page_of_one_act() -> None:
    shown = {heading.name for act in ACTS for heading in (s.heading for s in sections_of(act))}
    assert shown == set(registry.CONCLUSIONS)
    assert all(act_of(rule) for rule in registry.RULES)


def test_every_conclusion_that_is_promised_exists() -> None:
    assert {name for goal in GOALS.values() for name in goal.conclusions} <= set(registry.CONCLUSIONS)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.prefix)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_act_is_read_in_three_languages(act: Any, language: str) -> None:
    client = Client()
    client.cookies["language"] = language
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(reverse("act", args=[act.prefix]))
    assert answer.status_code == 200
    assert act.name.in_(language) in answer.content.decode()  # type: ignore[arg-type]  # one of ours
    assert len(asked) <= MOST


def test_an_act_is_read_on_any_day() -> None:
    before = Client().get(reverse("act", args=["hkf"]), {"dag": "2022-06-30"}).content.decode()
    after = Client().get(reverse("act", args=["hkf"]), {"dag": "2022-07-01"}).content.decode()
    assert "Ingen regel om dette gjaldt 30. juni 2022." in before
    assert "Ingen regel om dette gjaldt" not in after


@pytest.mark.parametrize("day", ["2007-12-31", "2024-02-30", "i morgen"])
def test_a_day_without_law_is_refused_with_what_was_typed(day: str) -> None:
    answer = Client().get(reverse("act", args=["hkf"]), {"dag": day})
    assert answer.status_code == 422
    assert f'value="{day}"' in answer.content.decode()


def test_an_unknown_act_is_not_there() -> None:
    assert Client().get(reverse("act", args=["finnes-ikke"])).status_code == 404


def answered(client: Client, goal: str, answers: dict[str, dict[str, object]]) -> list[str]:
    """Walk an interview; a question that is not in `answers` is answered with "I do not know"."""
    location = client.post(reverse("wizard"), {"goal": goal})["Location"]
    asked = []
    while not location.endswith("/svar/"):
        page = client.get(location)
        if page.status_code == 302:
            location = page["Location"]
            continue
        form = page.context["form"]
        fact = form.fact.name
        asked.append(fact)
        unknown = {"unknown": "on"} if "unknown" in form.fields else {"answer": "unknown"}
        location = client.post(location, answers.get(fact, unknown))["Location"]
    return asked


def test_the_interview_asks_until_nothing_can_change_the_answer() -> None:
    client = Client()
    asked = answered(client, "avtale", {"place": {"answer": "holiday_home"}})
    assert asked == ["place"] or asked[-1] == "place"
    page = client.get(reverse("wizard-answer"))
    assert page.context["findings"][0]["answer"] == "no"
    assert "Hvorfor?" in page.content.decode()


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_comes_to_an_end_and_prints(goal: str) -> None:
    client = Client()
    asked = answered(client, goal, {})
    assert len(asked) == len(set(asked))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("wizard-answer")).status_code == 200
    assert len(queries) <= MOST
    printed = client.get(reverse("wizard-document"))
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF")


def test_back_and_another_answer_begins_again_from_there() -> None:
    client = Client()
    answers = {"home_access_sought_by": {"answer": "employer"}, "special_access_agreement": {"answer": "no"}}
    asked = answered(client, "adgang", answers)
    assert client.get(reverse("wizard-answer")).context["findings"][0]["answer"] == "no"
    step = asked.index("home_access_sought_by") + 1
    back = reverse("wizard-step", args=[step])
    assert client.get(back).context["form"].initial["answer"] == "employer"
    client.post(back, {"answer": "nobody"})
    assert client.get(reverse("wizard-answer")).context["findings"][0]["answer"] == "yes"


@pytest.mark.parametrize("typed", [{"answer": "12"}, {"answer": "-1"}, {"answer": "to"}, {}])
def test_a_bad_number_is_refused_and_stays(typed: dict[str, str]) -> None:
    client = Client()
    client.post(reverse("wizard"), {"goal": "avtale"})
    interview = Interview(GOALS["avtale"], registry.read_day("2024-01-15"), (("place", "own_home"),))
    session = client.session
    session[SESSION] = session[SESSION] | {"answers": [list(answer) for answer in interview.answers]}
    session.save()
    for step in range(2, 9):
        page = client.get(reverse("wizard-step", args=[step]))
        if page.context["form"].fact.name == "home_days_per_week":
            break
        given = "regular" if page.context["form"].fact.name == "home_work_pattern" else "no"
        client.post(reverse("wizard-step", args=[step]), {"answer": given})
    answer = client.post(reverse("wizard-step", args=[step]), typed)
    assert answer.status_code == 422
    assert typed.get("answer", "") in answer.content.decode()


def test_the_answers_are_forgotten_after_an_hour() -> None:
    client = Client()
    answered(client, "plikt", {})
    assert Session.objects.get().expire_date is not None
    session = client.session
    kept = session[SESSION]
    kept["at"] = (datetime.fromisoformat(kept["at"]) - FORGOTTEN_AFTER - timedelta(seconds=1)).isoformat()
    session[SESSION] = kept
    session.save()
    assert client.get(reverse("wizard-answer"))["Location"] == reverse("wizard")


def test_a_change_of_law_is_told_by_a_case() -> None:
    page = Client().get(reverse("law-changes"), {"fra": "2008-01-01", "til": "2022-07-01"})
    told = {change.name: change for change in page.context["changes"]}
    assert told["information_instead_of_agreement"].case
    assert told["home_office_regulation_applies"].before != told["home_office_regulation_applies"].after


def test_the_proofs_are_of_the_law_as_it_is() -> None:
    assert changes.kept()["law"] == changes.fingerprint(), "run `make docs` and commit what it changes"


def test_a_kept_proof_is_what_the_prover_says() -> None:
    from handlingsrom.features.regulations.proving import change_days, diff

    assert [str(day) for day in change_days()] == changes.kept()["days"]
    before, after = registry.read_day("2021-01-01"), registry.read_day("2022-07-01")
    proven = {c.conclusion: c.case is not None for c in diff(before, after) if c.kind != "same"}
    kept = changes.kept()["pairs"]["2021-01-01 2022-07-01"]
    assert {name: change["facts"] is not None for name, change in kept.items()} == proven

"""The ways that leave the usual one: too little for an agreement, a frame, a grey zone, return, refusal, and edits."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.hands import Keyboard, has_visible_focus
from tests.browser.journey import NB, NN, Pair, assess, fill_in, keep_assessment, proposed, wish
from tests.browser.visitor import Visitor

# The whole way is walked in both languages by every hand; each of the ways that leave it, in one of them.
IN_NB = pytest.mark.parametrize("pair", [NB], ids=["nb"])
IN_NN = pytest.mark.parametrize("pair", [NN], ids=["nn"])
TYPED = "form => JSON.stringify([...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken'))"
Period = tuple[str, str]


def unfold(by: Visitor, name: str) -> None:
    by.hand.press(by.page.locator(f"details:has([name={name}]) > summary"))


def says(pair: Pair, nb: str, nn: str) -> str:
    return nb if pair is NB else nn


@IN_NN
def test_one_sporadic_day_needs_no_agreement_and_stops(visit: Visit, period: Period, pair: Pair) -> None:
    employee = visit(pair.employee)
    employee.go("/avtaler/ny/")
    employee.choose("days", "mon")
    employee.write("since", period[0])
    employee.write("until", period[0])
    no_need = says(pair, "Dere trenger ingen avtale for dette", "De treng ingen avtale for dette")
    expect(employee.page.locator("#no-agreement-needed")).to_contain_text(no_need)
    employee.look()
    expect(employee.page.locator("button[name=send]")).to_have_count(0)
    employee.write("until", "")
    expect(employee.page.locator("button[name=send]")).to_have_count(1)
    leader = visit(pair.leader)
    assert period[0] not in leader.page.content()


@IN_NB
def test_a_frame_asks_for_the_expected_average_and_nothing_else_does(
    visit: Visit, period: Period, pair: Pair
) -> None:
    employee = visit(pair.employee)
    employee.go("/avtaler/ny/")
    fill_in(employee, period)
    expect(employee.page.locator("#answer")).to_contain_text(pair.written)
    expect(employee.named("expected_days")).to_have_count(0)
    unfold(employee, "extent")
    employee.choose("extent", "frame")
    employee.write("frame_days", "2")
    expect(employee.named("expected_days")).to_be_visible()
    employee.look()
    employee.press(employee.page.locator("button[name=send]"), status=422)
    employee.write("expected_days", "1,5")
    expect(employee.page.locator("#answer")).to_contain_text(pair.written)
    employee.press(employee.page.locator("button[name=send]"))
    expect(employee.page.locator("main .case-status")).to_be_visible()


@IN_NN
def test_a_grey_zone_needs_the_leaders_assessment_with_a_reason(
    visit: Visit, period: Period, pair: Pair
) -> None:
    employee, leader = visit(pair.employee), visit(pair.leader)
    employee.go("/avtaler/ny/")
    fill_in(employee, period)
    unfold(employee, "place")
    employee.choose("place", "other_home")
    expect(employee.page.locator("#answer")).to_contain_text(
        says(pair, "må vurderes konkret", "må vurderast konkret")
    )
    employee.press(employee.page.locator("button[name=send]"))
    case = employee.path

    leader.go(case)
    expect(leader.can("propose")).to_have_count(0)
    expect(leader.cannot_yet()).to_contain_text(says(pair, "eget hjem", "eigen heim"))
    leader.write("work_character", "Digitalt.")
    leader.write("unit_need", "Onsdag.")
    leader.write("personal_situation", "Opplært.")
    leader.choose("assessed_as_own_home", "yes")
    keep_assessment(leader, status=422)
    expect(leader.named("work_character")).to_have_value("Digitalt.")
    leader.write("assessed_as_own_home_reason", "Bur der kvar veke.")
    leader.submit()
    leader.take("propose")
    assert "Bur der kvar veke." in leader.text()


@IN_NB
@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_the_leader_starts_and_the_employee_answers(
    visit: Visit, period: Period, pair: Pair, answer: str
) -> None:
    employee, leader = visit(pair.employee), visit(pair.leader)
    leader.go("/avtaler/foresla/")
    option = leader.named("position").locator("option", has_text=pair.employee)
    leader.named("position").select_option(value=option.get_attribute("value"))
    fill_in(leader, period)
    leader.submit()
    case = leader.path

    employee.go("/oppgaver/")
    employee.press(employee.page.locator(f"a.task[href='{case}']"))
    employee.take(answer)
    leader.go("/oppgaver/")
    expect(leader.page.locator(f"a.task[href='{case}']")).to_have_count(1 if answer == "accept" else 0)
    leader.go(case)
    expect(leader.named("work_character")).to_have_count(1 if answer == "accept" else 0)
    assert says(pair, "takket nei", "takka nei") in leader.text() or answer == "accept"


@IN_NN
@pytest.mark.parametrize(("step", "by_leader"), [("change", False), ("rewrite", True)])
def test_an_edit_after_a_signature_withdraws_it_for_all_to_see(
    visit: Visit, period: Period, pair: Pair, step: str, by_leader: bool
) -> None:
    employee, leader = visit(pair.employee), visit(pair.leader)
    case = proposed(employee, leader, period)
    employee.take("sign_as_employee")
    signed = says(pair, "Bekreftet av den ansatte", "Stadfest av den tilsette")
    assert signed in employee.text()

    editor, other = (leader, employee) if by_leader else (employee, leader)
    editor.go(case)
    editor.take(step)
    editor.choose("days", "wed")
    editor.submit()
    for visitor in (editor, other):
        visitor.go(case)
        assert signed not in visitor.text()
        assert (
            says(
                pair,
                "Bekreftelsen fra den ansatte er trukket tilbake",
                "Stadfestinga frå den tilsette er trekt tilbake",
            )
            in visitor.text()
        )
    for visitor in (editor, other):
        expect(visitor.can("sign_as_employee")).to_have_count(0)
        expect(visitor.can("sign_for_employer")).to_have_count(0)


@IN_NB
def test_a_returned_wish_is_edited_and_sent_again(visit: Visit, period: Period, pair: Pair) -> None:
    employee, leader = visit(pair.employee), visit(pair.leader)
    case = wish(employee, period)
    leader.go(case)
    leader.take("return")
    leader.submit(status=422)
    leader.write("reason", "Vel heller onsdag.")
    leader.submit()

    employee.go("/oppgaver/")
    employee.press(employee.page.locator(f"a.task[href='{case}']"))
    assert "Vel heller onsdag." in employee.text()
    employee.take("write")
    employee.choose("days", "wed")
    employee.submit()
    employee.take("send")
    if employee.path != case:
        employee.submit()
    leader.go("/oppgaver/")
    leader.press(leader.page.locator(f"a.task[href='{case}']"))
    expect(leader.named("work_character")).to_be_visible()


@IN_NN
def test_a_refusal_has_a_reason_and_accommodation_comes_first(
    visit: Visit, period: Period, pair: Pair
) -> None:
    employee, leader = visit(pair.employee), visit(pair.leader)
    employee.go("/avtaler/ny/")
    fill_in(employee, period)
    unfold(employee, "accommodation")
    employee.named("accommodation").check()
    employee.press(employee.page.locator("button[name=send]"))
    case = employee.path

    leader.go(case)
    expect(leader.can("refuse")).to_have_count(0)
    expect(leader.cannot_yet().filter(has_text="§ 4-6")).to_be_visible()
    leader.take("consider_accommodation")
    leader.write("reason", "Snakka saman og funne løysingar på kontoret.")
    leader.submit()
    leader.take("refuse")
    leader.write("reason", "Seksjonen må vere samla.")
    leader.submit()
    employee.go(case)
    assert "Seksjonen må vere samla." in employee.text()
    assert says(pair, "Avslått", "Avslått") in employee.text()


@IN_NB
def test_what_was_typed_is_kept_and_the_focus_is_in_the_summary_of_errors(
    visit: Visit, period: Period, pair: Pair
) -> None:
    employee = visit(pair.employee, hand=Keyboard())
    employee.go("/avtaler/ny/")
    fill_in(employee, (period[1], period[0]), note="Dei to dagane.\nBegge.")
    unfold(employee, "working_time")
    employee.page.locator("[name=working_time][value=own]").check()
    employee.named("working_time_text").fill("Kl. 8–15.")
    unfold(employee, "accommodation")
    employee.named("accommodation").check()
    typed = employee.page.locator("main form").evaluate(TYPED)
    employee.press(employee.page.locator("button[name=keep]"), status=422)

    assert employee.page.locator("main form").evaluate(TYPED).replace("\\r\\n", "\\n") == typed
    summary = employee.page.locator("ds-error-summary")
    expect(summary).to_be_focused()
    assert has_visible_focus(summary)
    employee.page.keyboard.press("Tab")
    employee.page.keyboard.press("Enter")
    expect(employee.named("until")).to_be_focused()


def test_a_renewed_answer_leaves_the_focus_where_it_is(visit: Visit, period: Period) -> None:
    employee = visit(NB.employee, hand=Keyboard())
    employee.go("/avtaler/ny/")
    fill_in(employee, period)
    why = employee.page.locator("#answer summary").first
    why.evaluate("old => { old.dataset.old = 'yes' }")
    employee.hand.write(employee.named("note"), "Mer.")
    employee.hand.reach(why)
    expect(employee.page.locator("#answer [data-old]")).to_have_count(0)
    expect(why).to_be_focused()


@IN_NN
def test_of_two_tabs_the_stale_one_is_told_what_changed(visit: Visit, period: Period, pair: Pair) -> None:
    employee, leader = visit(pair.employee), visit(pair.leader)
    case = wish(employee, period)
    leader.go(case)
    assess(leader)
    leader.page = leader.new_tab()
    leader.go(case)
    employee.go(case)
    employee.take("withdraw")
    leader.take("propose", status=409)
    refused = leader.page.locator("[role=alert]")
    expect(refused).to_contain_text(pair.employee)
    expect(refused).to_contain_text(says(pair, "trakk ønsket", "trekte ønsket"))
    leader.press(leader.page.locator("main .actions a").first)
    assert leader.path == case
    expect(leader.can("propose")).to_have_count(0)

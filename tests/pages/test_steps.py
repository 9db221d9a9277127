"""Every step on its page: taken, refused for who, when and whether, with what was typed still there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from handlingsrom.features.agreements.lifecycle import STATES, STEPS
from handlingsrom.features.agreements.models import Agreement, AgreementVersion
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.walls import within
from handlingsrom.site import middleware
from tests.builders import AT, TODAY, House, a_house, an_agreement, state_of
from tests.pages.visiting import entries, fresh, page_of, signed_in, step_of, take, text_of

pytestmark = pytest.mark.django_db

WISH = {"days": ["mon", "wed"], "since": "2026-12-07", "until": "", "note": "Fast fellesdag er tirsdag."}
REASON = {"reason": "Velg andre dager enn tirsdag."}


@dataclass(frozen=True, slots=True)
class Example:
    """One step: who takes it, from which state, with what, where it leads, and what is wrong with `wrong`."""

    by: str
    state: str
    leads_to: str
    fields: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, Any] = field(default_factory=dict)
    says: tuple[str, ...] = ()


JUDGED = {
    "work_character": "Utredning kan gjøres hjemme.",
    "unit_need": "Onsdag er fellesdag.",
    "personal_situation": "Opplært.",
}
STRAY = {**WISH, "half_days": ["fri"], "until": "2026-11-01"}
STRAY_SAYS = ("En halv dag må være en av dagene", "Sluttdatoen må være lik eller etter startdatoen")
FUTURE = {"assessed_on": "2027-05-05", "reason": "Samtale med den ansatte."}
EXAMPLES = {
    "write": Example("employee", "returned", "returned", WISH, STRAY, STRAY_SAYS),
    "send": Example("employee", "returned", "with_leader"),
    "accept": Example("employee", "with_employee", "with_leader"),
    "decline": Example("employee", "with_employee", "declined"),
    "withdraw": Example("employee", "with_leader", "withdrawn"),
    "assess": Example(
        "leader",
        "with_leader",
        "with_leader",
        JUDGED,
        {**JUDGED, "unit_need": " "},
        ("Enhetens behov – Dette må fylles ut.",),
    ),
    "consider_accommodation": Example(
        "leader", "with_leader", "with_leader", REASON, {"reason": ""}, ("Begrunnelse – Dette må fylles ut.",)
    ),
    "return": Example(
        "leader", "with_leader", "returned", REASON, {"reason": ""}, ("Begrunnelse – Dette må fylles ut.",)
    ),
    "refuse": Example(
        "leader", "with_leader", "refused", REASON, {"reason": ""}, ("Begrunnelse – Dette må fylles ut.",)
    ),
    "propose": Example("leader", "with_leader", "to_be_signed"),
    "rewrite": Example("leader", "to_be_signed", "with_employee", WISH, STRAY, STRAY_SAYS),
    "change": Example("employee", "to_be_signed", "with_leader", WISH, STRAY, STRAY_SAYS),
    "confirm_home": Example(
        "leader",
        "in_force",
        "in_force",
        {"assessed_on": str(TODAY), "reason": "Samtale og bilder."},
        FUTURE,
        ("kan ikke være i fremtiden",),
    ),
    "sign_as_employee": Example("employee", "to_be_signed", "signed_by_one"),
    "sign_for_employer": Example("leader", "signed_by_one", "entered_into"),
}
every_step = pytest.mark.parametrize("step", STEPS)
steps_that_ask = pytest.mark.parametrize("step", [name for name, e in EXAMPLES.items() if e.wrong])


def test_every_step_has_its_example() -> None:
    assert set(EXAMPLES) == set(STEPS)


def ready(step: str) -> tuple[House, Agreement, Person]:
    """A case in which the step can be taken, and who takes it."""
    example, house = EXAMPLES[step], a_house()
    agreement = an_agreement("returned" if step == "consider_accommodation" else example.state, house)
    match step:
        case "propose":
            take(house.leader, agreement, "assess", **JUDGED)
        case "consider_accommodation":
            take(house.employee, agreement, "send", accommodation="on")
    return house, fresh(agreement), getattr(house, example.by)


@every_step
def test_it_is_offered_taken_and_recorded(step: str) -> None:
    _, agreement, person = ready(step)
    client, example = signed_in(person), EXAMPLES[step]
    place = "assess-heading" if step == "assess" else step_of(agreement, step)
    assert place in client.get(page_of(agreement)).content.decode()
    assert client.get(step_of(agreement, step)).status_code == 200
    answer = take(person, agreement, step, agreement.revision, **example.fields)
    assert (answer.status_code, answer["Location"]) == (302, page_of(agreement))
    assert state_of(agreement) == example.leads_to
    assert entries(agreement)[-1].kind == f"agreement_{step}"
    assert entries(agreement)[-1].by_id == person.id
    assert fresh(agreement).revision == len(entries(agreement))


@every_step
def test_who_sees_the_case_without_the_role_is_told_so(step: str) -> None:
    house, agreement, _ = ready(step)
    answer = take(house.hr, agreement, step, agreement.revision, **EXAMPLES[step].fields)
    assert answer.status_code == 403
    assert f"Du har ikke rollen som skal til for «{STEPS[step].label.nb}»" in text_of(answer)


@every_step
def test_for_others_there_is_no_such_case(step: str) -> None:
    house, agreement, _ = ready(step)
    elsewhere = a_house()
    for person in (house.colleague, house.other_colleague, house.other_leader, elsewhere.leader):
        assert signed_in(person).get(step_of(agreement, step)).status_code == 404
        answer = take(person, agreement, step, agreement.revision, **EXAMPLES[step].fields)
        assert answer.status_code == 404
        assert house.employee.name not in text_of(answer)
    assert len(entries(agreement)) == agreement.revision


@every_step
def test_not_in_every_state(step: str) -> None:
    house = a_house()
    wrong_states = [state for state in STATES if state not in STEPS[step].from_states | {"draft"}]
    assert wrong_states
    for state in wrong_states[:3]:
        agreement = an_agreement(state, house)
        person = getattr(house, EXAMPLES[step].by)
        answer = take(person, agreement, step, agreement.revision, **EXAMPLES[step].fields)
        assert answer.status_code == 422
        assert f"når saken er i tilstanden «{STATES[state].nb}»" in text_of(answer)
        assert step_of(agreement, step) not in signed_in(person).get(page_of(agreement)).content.decode()


@every_step
def test_who_acts_on_what_has_changed_is_told_what(step: str) -> None:
    _, agreement, person = ready(step)
    answer = take(person, agreement, step, agreement.revision - 1 or 99, **EXAMPLES[step].fields)
    assert answer.status_code == 409
    last = entries(agreement)[-1].content.body["by"]
    assert f"Saken er endret siden du åpnet den: {last} –" in text_of(answer)
    assert len(entries(agreement)) == agreement.revision


@steps_that_ask
def test_what_is_wrong_is_said_and_what_was_typed_stays(step: str) -> None:
    _, agreement, person = ready(step)
    example = EXAMPLES[step]
    answer = take(person, agreement, step, agreement.revision, **example.wrong)
    assert answer.status_code == 422
    assert all(reason in text_of(answer) for reason in example.says)
    page = answer.content.decode()
    for typed in example.wrong.values():
        if isinstance(typed, str):
            assert typed.strip() in page
        else:
            assert all(f'value="{choice}"' in page for choice in typed)
    assert len(entries(agreement)) == agreement.revision


def test_who_when_and_whether_are_answered_at_once() -> None:
    house = a_house()
    agreement = an_agreement("returned", house)
    with within(house.agency.id):
        AgreementVersion.objects.filter(agreement=agreement).update(content={"since": "2026-12-01"})
    answer = take(house.hr, agreement, "propose")
    said = text_of(answer)
    assert "Du har ikke rollen" in said
    assert "kan ikke gjøres når saken er i tilstanden «sendt tilbake»" in said
    assert "Velg minst én dag." in said
    assert "Vurderingen av arbeidets egenart mangler." in said
    assert "Vurderingen av enhetens behov mangler." in said
    assert "Vurderingen av den ansattes situasjon mangler." in said


def test_proposing_without_judgements_names_each_that_is_missing() -> None:
    house = a_house()
    agreement = an_agreement("with_leader", house)
    answer = take(house.leader, agreement, "propose", agreement.revision)
    assert answer.status_code == 422
    for missing in ("arbeidets egenart", "enhetens behov", "den ansattes situasjon"):
        assert f"Vurderingen av {missing} mangler." in text_of(answer)


def test_a_draft_is_its_authors_alone() -> None:
    house = a_house()
    agreement = an_agreement("draft", house)
    assert signed_in(house.employee).get(page_of(agreement)).status_code == 200
    for person in (house.leader, house.hr, house.department_head):
        assert signed_in(person).get(page_of(agreement)).status_code == 404
    assert state_of(agreement) == "draft"


def test_nobody_signs_twice() -> None:
    house = a_house()
    agreement = an_agreement("signed_by_one", house)
    answer = take(house.employee, agreement, "sign_as_employee", agreement.revision)
    assert answer.status_code == 422
    assert "Denne siden har allerede bekreftet." in text_of(answer)
    assert state_of(agreement) == "signed_by_one"


@pytest.mark.parametrize(("step", "by"), [("change", "employee"), ("rewrite", "leader")])
def test_an_edit_withdraws_a_signature_visibly(step: str, by: str) -> None:
    house = a_house()
    agreement = an_agreement("signed_by_one", house)
    take(getattr(house, by), agreement, step, agreement.revision, **WISH)
    assert entries(agreement)[-1].content.body["signatures_withdrawn"] == ["employee"]
    said = text_of(signed_in(house.employee).get(page_of(agreement)))
    assert "Bekreftet av den ansatte" not in said
    assert STEPS[step].done.nb in said


def test_a_revision_of_endless_digits_is_one_that_nobody_saw() -> None:
    house = a_house()
    agreement = an_agreement("draft", house)
    assert take(house.employee, agreement, "send", "9" * 5000).status_code == 409


@pytest.mark.parametrize(
    ("state", "step", "by"),
    [
        ("signed_by_one", "sign_for_employer", "leader"),
        ("to_be_signed", "sign_as_employee", "employee"),
        ("with_leader", "propose", "leader"),
    ],
)
def test_nothing_is_agreed_for_a_position_that_has_ended(state: str, step: str, by: str) -> None:
    house = a_house()
    agreement = an_agreement(state, house)
    with within(house.agency.id):
        house.employee.positions.update(until=agreement.versions.get().terms.since)
    if step == "propose":
        take(house.leader, agreement, "assess", **JUDGED)
    answer = take(getattr(house, by), agreement, step)
    assert answer.status_code == 422
    assert "Stillingen er avsluttet når avtalen skal gjelde." in text_of(answer)
    assert state_of(agreement) == state


def test_the_home_is_assessed_anew_when_the_wish_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    agreement = an_agreement("to_be_signed", house)
    take(house.leader, agreement, "confirm_home", **EXAMPLES["confirm_home"].fields)
    leader = signed_in(house.leader)
    assert "ikke kartlagt" not in text_of(leader.get(page_of(agreement)))
    monkeypatch.setattr(middleware, "now", lambda: AT + timedelta(minutes=20))
    take(house.employee, agreement, "change", **WISH, place="other_home")
    assert "ikke kartlagt" in text_of(leader.get(page_of(agreement)))


def test_a_step_that_does_not_exist_is_not_found() -> None:
    house = a_house()
    agreement = an_agreement("draft", house)
    assert signed_in(house.employee).post(page_of(agreement) + "signer-alt/").status_code == 404

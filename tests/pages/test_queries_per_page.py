"""No page asks the database more than twelve times, whoever opens it, at the size of an agency with many cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from pytest_django import Settings

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.foundation.documents.actions import keep
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.actions import make_token
from handlingsrom.foundation.people.models import Consent, Mandate, Role
from handlingsrom.foundation.people.roles import ADMINISTRATOR, HR, UNION_REPRESENTATIVE
from handlingsrom.foundation.walls import within
from tests.builders import AT, TODAY, House, a_house, a_person, an_agreement
from tests.pages.test_steps import EXAMPLES
from tests.pages.visiting import signed_in, step_of

pytestmark = pytest.mark.django_db

MOST = 12
NOT_COUNTED = ("SAVEPOINT", "RELEASE SAVEPOINT", "SELECT set_config('app.agency', ''")  # only in a test
VIEWERS = ("employee", "leader", "department_head", "agency_head", "hr")
OF_SIGN_IN = ("sign-in-choose", "sign-in-address", "sign-in-mail", "signed-out", "sign-in-ways", "identities")
OF_A_PROVIDER = (
    "sign-in-start",
    "sign-in-answer",
    "sign-in-ended",
    "sign-in-bind",
    "sign-in-link",
    "sign-in-demo",
    "identity-decided",
)  # counted in sign_in
PLAIN = ("front", "tasks", "agency", "agreements", "wish", "agreement-counts", "agreement-start", "mailbox", "tokens", "check", "accessibility",
         "sign-in", "acts", "law-changes", "wizard", *OF_SIGN_IN)  # fmt: skip
OF_THE_LAW = ("act", "wizard-step", "wizard-answer", "wizard-document")  # in test_law_pages
OF_A_THING = ("agreement", "agreement-document", "agreement-step", "mail")
OF_THE_LAW = ("acts", "act", "law-changes", "wizard", "wizard-step", "wizard-answer", "wizard-document")
OF_THE_RECORD = ("log", "log-entry", "log-export")  # counted in test_record_reader
OF_IMPORTING = (  # counted in test_importing_pages
    "imports", "import-columns", "import-example", "import", "import-load", "import-roll-back",
)  # fmt: skip
OF_ONESELF = ("own-data", "own-data-file", "correction")  # counted in test_own_data
OF_SYSTEMS = ("webhooks", "webhook-end")  # counted in test_webhooks
BY_SYSTEMS = ("scim-root", "scim")  # counted in tests/api/test_scim.py
OF_PEOPLE = (  # counted in test_people_pages, test_substitutes and test_handover
    "people", "person", "substitutes", "substitute-new", "substitute-end", "vacancies", "handover",
)  # fmt: skip
OF_GRANTING = ("roles", "role-new", "mandates", "mandate-new", "consents")
ENDED = ("role-end", "mandate-end", "consent-end")
POSTED = ("wish-answer", "language", "sign-out", "token-end")


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> None:
    settings.DEMO = True


def asked_by(client: Client, url: str, data: dict[str, object] | None = None) -> list[str]:
    """What a page asks of the database, middleware included."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(url) if data is None else client.post(url, data)
    assert answer.status_code in (200, 302, 403, 404, 422), answer.status_code
    return counted(captured)


def counted(captured: CaptureQueriesContext) -> list[str]:
    return [q["sql"] for q in captured if not q["sql"].startswith(NOT_COUNTED)]


def assert_few(asked: list[str]) -> None:
    assert len(asked) <= MOST, f"{len(asked)} queries:\n" + "\n".join(sql[:160] for sql in asked)


def with_many_cases() -> tuple[House, list[Agreement]]:
    """A house with cases in several stages, of two people."""
    house = a_house()
    states = ("with_leader", "signed_by_one", "in_force", "draft", "refused")
    made = [an_agreement(state, house) for state in states]
    other = replace(house, employee=a_person(unit=house.section))
    return house, [*made, an_agreement("to_be_signed", other)]


def test_every_address_is_counted_somewhere() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == {
        *PLAIN,
        *OF_GRANTING,
        *OF_PEOPLE,
        *ENDED,
        *OF_A_THING,
        *OF_THE_RECORD,
        *OF_ONESELF,
        *OF_IMPORTING,
        *POSTED,
        *OF_A_PROVIDER,
        *OF_THE_LAW,
        *BY_SYSTEMS,
        *OF_SYSTEMS,
    }


@pytest.mark.parametrize("viewer", VIEWERS)
def test_pages_without_a_thing(viewer: str) -> None:
    house, _ = with_many_cases()
    client = signed_in(getattr(house, viewer))
    for name in PLAIN:
        assert_few(asked_by(client, reverse(name)))


@pytest.mark.parametrize("viewer", VIEWERS)
def test_pages_of_an_agreement(viewer: str) -> None:
    house, made = with_many_cases()
    client = signed_in(getattr(house, viewer))
    for agreement in made:
        assert_few(asked_by(client, reverse("agreement", args=[agreement.id])))
    for step in ("write", "assess", "refuse"):  # one of each kind of form
        assert_few(asked_by(client, step_of(made[0], step)))


def test_granting() -> None:
    """Beside an employee's, the pages of who grants: with a register of many and a form of many units."""
    house, made = with_many_cases()
    nina = a_person(unit=house.section, role=ADMINISTRATOR)
    rep = a_person(unit=house.other_section, role=UNION_REPRESENTATIVE, over=house.section)
    with within(house.agency.id):
        position = house.colleague.positions.get().id
        role, mandate = Role.objects.filter(role=HR)[0].id, Mandate.objects.all()[0].id
        given = {"case": made[0].id, "given_to": rep.positions.get().roles.get().id, "last_day": TODAY}
    for viewer in (house.employee, house.hr, nina):
        for name in OF_GRANTING:
            assert_few(asked_by(signed_in(viewer), reverse(name)))
    assert_few(asked_by(signed_in(nina), f"{reverse('role-new')}?position={position}"))
    granted = {"role": HR, "since": TODAY}
    assert_few(asked_by(signed_in(nina), f"{reverse('role-new')}?position={position}", granted))
    assert_few(asked_by(signed_in(house.hr), f"{reverse('mandate-new')}?position={position}", {"unit": "x"}))
    assert_few(asked_by(signed_in(house.employee), reverse("consents"), given | {"last_day": "x"}))
    signed_in(house.employee).post(reverse("consents"), given)
    with within(house.agency.id):
        consent = Consent.objects.get().id
    for who, name, thing in ((nina, "role-end", role), (house.hr, "mandate-end", mandate),
                             (house.employee, "consent-end", consent)):  # fmt: skip
        assert_few(asked_by(signed_in(who), reverse(name, args=[thing]), {}))


def test_the_pages_of_the_law() -> None:
    client = signed_in(a_house().employee)
    arguments = {"act": ["hkf"], "wizard-step": [1]}
    for name in OF_THE_LAW:
        assert_few(asked_by(client, reverse(name, args=arguments.get(name))))


def test_the_persona_picker_of_the_demo() -> None:
    for _ in range(3):
        a_house()
    assert_few(asked_by(Client(), reverse("sign-in")))


def test_the_document() -> None:
    house = a_house()
    agreement = an_agreement("in_force", house)
    with within(house.agency.id):
        version = agreement.versions.get()
        keep(
            b"%PDF",
            agency_id=house.agency.id,
            thing=("agreement_version", version.id),
            file_name="a.pdf",
            at=AT,
        )
    assert_few(asked_by(signed_in(house.leader), reverse("agreement-document", args=[agreement.id])))


def test_what_is_posted_without_a_step() -> None:
    house = a_house()
    an_agreement("to_be_signed", house)
    client = signed_in(house.employee)
    with within(house.agency.id):
        mail = Mail.objects.filter(person_id=house.employee.id)[0]
        token, _ = make_token(by=house.employee, at=AT, name="x")
    assert_few(asked_by(client, reverse("mail", args=[mail.id])))
    assert_few(asked_by(client, reverse("wish-answer"), {"days": ["mon"], "since": "2026-12-01"}))
    assert_few(asked_by(client, reverse("language"), {"language": "nn"}))
    assert_few(asked_by(client, reverse("token-end", args=[token.id]), {}))
    assert_few(asked_by(client, reverse("sign-out"), {}))


def test_the_tables_show_many_lines_with_as_few_queries_as_one() -> None:
    house, _ = with_many_cases()
    for viewer in ("leader", "hr"):
        client = signed_in(getattr(house, viewer))
        before = {name: len(asked_by(client, reverse(name))) for name in ("front", "tasks", "agreements")}
        for _ in range(4):
            an_agreement("with_leader", house)
        after = {name: len(asked_by(client, reverse(name))) for name in before}
        assert after == before


@pytest.mark.parametrize("step", ["write", "assess", "refuse"])
def test_a_step_refused_by_its_form_is_few_queries_too(step: str) -> None:
    house = a_house()
    example = EXAMPLES[step]
    client = signed_in(getattr(house, example.by))
    address = step_of(an_agreement(example.state, house), step)
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(address, example.wrong)
    assert answer.status_code == 422
    assert_few(counted(captured))

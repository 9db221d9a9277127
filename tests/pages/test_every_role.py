"""Every address, with every role: here, in another unit, in another agency; and the stranger. An unlisted address fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.foundation.documents.actions import keep
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.importing.models import Import
from handlingsrom.foundation.people.models import (
    Consent,
    Mandate,
    Person,
    Position,
    Role,
    Substitution,
    Token,
    Unit,
)
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.foundation.people.roles import (
    ADMINISTRATOR,
    AGENCY_HEAD,
    ANALYST,
    AUDITOR,
    COMMITTEE_MEMBER,
    EMPLOYEE,
    HR,
    LEADER,
    ROLES,
    SAFETY_REPRESENTATIVE,
    UNION_REPRESENTATIVE,
)
from handlingsrom.foundation.people.sign_in.models import Identity
from handlingsrom.foundation.people.webhooks.models import Webhook
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.public import API, PUBLIC
from tests.api.calling import a_token
from tests.architecture.test_routes import ROUTES
from tests.architecture.test_walls import everything
from tests.builders import AT, House, a_house, a_person
from tests.pages.visiting import signed_in

pytestmark = pytest.mark.django_db

HERE, BESIDE, ELSEWHERE = "here", "beside", "elsewhere"
PLACES = (HERE, BESIDE, ELSEWHERE)  # in the unit of the case, in another unit, in another agency


@dataclass(frozen=True)
class To:
    """Whom an address lets in: these roles, from these places."""

    roles: tuple[str, ...]
    places: tuple[str, ...]


def of_ones_own(*roles: str) -> To:
    """An address with no thing in it: each sees what is of the own agency."""
    return To(roles or tuple(ROLES), PLACES)


def of_the_agency(*roles: str) -> To:
    """A thing of the agency here."""
    return To(roles, (HERE, BESIDE))


NOBODY_ELSE = To((), ())  # a thing of one person, who is none of those that walk
WORKS_HERE = tuple(role for role in ROLES if role != ANALYST)
SEES_THE_CASE = (To((LEADER,), (HERE,)), of_the_agency(HR))
COUNTS = of_ones_own(HR, AGENCY_HEAD, SAFETY_REPRESENTATIVE, UNION_REPRESENTATIVE, COMMITTEE_MEMBER)
IMPORTS = (HR,)
LETS_IN: dict[str, tuple[To, ...]] = {
    "tasks": (of_ones_own(),),
    "agency": (of_ones_own(),),
    "mailbox": (of_ones_own(),),
    "mail": (NOBODY_ELSE,),
    "tokens": (of_ones_own(),),
    "token-end": (NOBODY_ELSE,),
    "sign-out": (of_ones_own(),),
    "own-data": (of_ones_own(),),
    "own-data-file": (of_ones_own(),),
    "correction": (of_the_agency(HR),),
    "log": (of_ones_own(AUDITOR),),
    "log-entry": (of_the_agency(AUDITOR),),
    "log-export": (of_ones_own(AUDITOR),),
    "people": (of_ones_own(*WORKS_HERE),),
    "person": (of_the_agency(*WORKS_HERE),),
    "roles": (of_ones_own(),),
    "role-new": (of_ones_own(ADMINISTRATOR),),
    "role-end": (of_the_agency(ADMINISTRATOR),),
    "mandates": (of_ones_own(),),
    "mandate-new": (of_ones_own(HR, AGENCY_HEAD),),
    "mandate-end": (of_the_agency(HR, AGENCY_HEAD),),
    "consents": (of_ones_own(),),
    "consent-end": (NOBODY_ELSE,),
    "substitutes": (of_ones_own(),),
    "substitute-new": (of_ones_own(HR),),  # a leader comes with the own position in the address
    "substitute-end": (of_the_agency(HR),),
    "vacancies": (of_ones_own(HR),),
    "handover": (NOBODY_ELSE,),
    "imports": (of_ones_own(*IMPORTS),),
    "import-columns": (of_ones_own(*IMPORTS),),
    "import-example": (of_ones_own(*IMPORTS),),
    "import": (of_the_agency(*IMPORTS),),
    "import-load": (of_the_agency(*IMPORTS),),
    "import-roll-back": (of_the_agency(*IMPORTS),),
    "sign-in-ways": (of_ones_own(ADMINISTRATOR),),
    "identities": (of_ones_own(HR),),
    "identity-decided": (NOBODY_ELSE,),  # it waits for nobody any more
    "webhooks": (of_ones_own(ADMINISTRATOR),),
    "webhook-end": (of_the_agency(ADMINISTRATOR),),
    "agreements": (of_ones_own(),),
    "agreement-counts": (COUNTS,),
    "wish": (of_ones_own(*WORKS_HERE),),
    "wish-answer": (of_ones_own(*WORKS_HERE),),
    "agreement-start": (of_ones_own(LEADER),),
    "agreement": SEES_THE_CASE,
    "agreement-document": SEES_THE_CASE,
    "agreement-step": SEES_THE_CASE,
    "api:api-root": (NOBODY_ELSE,),  # there is nothing
    "api:list_agreements": (of_ones_own(),),
    "api:create_agreement": (of_ones_own(),),
    "api:read_counts": (COUNTS,),
    "api:read_agreement": SEES_THE_CASE,
    "api:read_findings": SEES_THE_CASE,
    "api:download_document": SEES_THE_CASE,
    "api:take_a_step": SEES_THE_CASE,
    "api:own_data": (of_ones_own(),),
    "api:substitutions": (of_ones_own(),),
    "api:substitution-end": (of_the_agency(HR),),
    "scim": (NOBODY_ELSE,),  # an identity system's, by a key of its own
    "scim-root": (NOBODY_ELSE,),
}


def test_every_address_is_listed() -> None:
    assert set(LETS_IN) == {name for name, _ in ROUTES} - set(PUBLIC)


@dataclass(frozen=True)
class World:
    """A house in which every table is filled, and what an address needs to lead to a thing of it."""

    house: House
    arguments: dict[str, list[Any]]
    agreement: UUID

    def address(self, name: str) -> str:
        return reverse(name, args=self.arguments.get(name, []))

    def secrets(self) -> set[str]:
        """What nobody outside may see: persons by name, and the ids of things."""
        with within(self.house.agency.id):
            ids = {
                str(id_)
                for model in (Person, Position, Unit, Agreement)
                for id_ in model.objects.values_list("id", flat=True)
            }
        return {SURNAME} | ids


SURNAME = "Herfra"  # of everybody in the house, and of nobody elsewhere


def a_world() -> World:
    house = a_house()
    everything(house)
    with within(house.agency.id):
        Person.objects.update(name=Concat("name", Value(f" {SURNAME}")))
        agreement = Agreement.objects.get()
        keep(b"%PDF", agency_id=house.agency.id, thing=("agreement_version", agreement.versions.get().id),
             file_name="b.pdf", at=AT)  # fmt: skip
        load = Import.objects.all()[0].id
        ended = Substitution.objects.get().id
        arguments: dict[str, list[Any]] = {
            "mail": [Mail.objects.filter(person_id=house.employee.id)[0].id],
            "token-end": [Token.objects.get().id],
            "own-data-file": ["json"],
            "correction": [Correction.objects.get().id],
            "log-entry": [Entry.objects.filter(thing_id=agreement.id)[0].id],
            "log-export": ["csv"],
            "person": [house.employee.id],
            "role-end": [Role.objects.get(role=HR).id],
            "mandate-end": [Mandate.objects.get(position__person=house.leader).id],
            "consent-end": [Consent.objects.get().id],
            "substitute-end": [ended],
            "import-example": ["csv"],
            **{name: [load] for name in ("import", "import-load", "import-roll-back")},
            "identity-decided": [Identity.objects.get().id],
            "webhook-end": [Webhook.objects.get().id],
            **{name: [agreement.id] for name, to in LETS_IN.items() if to == SEES_THE_CASE},
            "agreement-step": [agreement.id, "confirm_home"],
            "api:take_a_step": [agreement.id, "confirm_home"],
            "api:substitution-end": [ended],
            "scim": ["Users"],
        }
    return World(house, arguments, agreement.id)


@dataclass(frozen=True)
class Walker:
    """Somebody who goes everywhere, on the pages and with a program."""

    client: Client
    program: Client

    @classmethod
    def of(cls, person: Person) -> Walker:
        _, secret = a_token(person)
        return cls(signed_in(person), Client(headers={"Authorization": f"Bearer {secret}"}))

    def goes(self, name: str, address: str) -> Iterator[Any]:
        """What each method answers; nothing of it stays."""
        for method in ("get", "post"):
            with transaction.atomic():
                if address.startswith((API, "/scim/")):
                    body = {"seen": 1, "fields": {}, "terms": {}}
                    send = {"data": body, "content_type": "application/json"} if method == "post" else {}
                    answer = getattr(self.program, method)(address, **send)
                else:
                    answer = getattr(self.client, method)(address)
                transaction.set_rollback(True)
            if answer.status_code != 405:
                yield answer


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> None:
    settings.DEMO = True


def names_in_order() -> list[str]:
    """Signing out ends the walk."""
    return [*(name for name in LETS_IN if name != "sign-out"), "sign-out"]


def is_let_in(name: str, role: str, place: str) -> bool:
    return any(role in to.roles and place in to.places for to in LETS_IN[name])


def unit_at(place: str, world: World) -> Unit:
    match place:
        case "here":
            return world.house.section
        case "beside":
            return world.house.other_section
        case _:
            return a_house().section


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
def test_every_address_lets_in_whom_it_should(role: str, place: str) -> None:
    world = a_world()
    secrets = world.secrets()
    person = a_person(unit=unit_at(place, world), role="" if role == EMPLOYEE else role)
    walker = Walker.of(person)
    for name in names_in_order():
        let_in = is_let_in(name, role, place)
        answers = list(walker.goes(name, world.address(name)))
        assert answers, name
        for answer in answers:
            status = answer.status_code
            assert status < 500, name
            assert "/logg-inn/" not in answer.get("Location", ""), name
            refused = {404} if LETS_IN[name] == SEES_THE_CASE else {401, 403, 404}  # 403: seen, but not to do
            assert (status not in refused) is let_in, f"{name}: {status}"
            body = told(answer, world.address(name))
            if place == ELSEWHERE or role == ANALYST:
                assert [s for s in secrets - {str(person.id)} if s in body] == [], name
            if not reads_the_case(role, place):
                assert str(world.agreement) not in body, name


def told(answer: Any, address: str) -> str:
    """What an answer says, without the address that was asked for, which it may repeat."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode(errors="replace").replace(address, ""))


def reads_the_case(role: str, place: str) -> bool:
    """Who may see that there is a case: its readers, and the auditor of the agency, in the record."""
    return is_let_in("agreement", role, place) or (role == AUDITOR and place != ELSEWHERE)


def test_a_stranger_is_let_in_nowhere() -> None:
    world = a_world()
    secrets = world.secrets()
    walker = Walker(Client(), Client())
    for name in names_in_order():
        for answer in walker.goes(name, world.address(name)):
            sent_away = answer.status_code == 302 and answer["Location"].startswith("/logg-inn/")
            assert sent_away or answer.status_code == 401, name
            assert [s for s in secrets if s in told(answer, world.address(name))] == [], name


def test_what_is_a_persons_own_is_there_for_that_person() -> None:
    world = a_world()
    walker = Walker.of(world.house.employee)
    for name in (
        "mail",
        "consent-end",
        "agreement",
        "agreement-document",
        "own-data",
        "person",
        "api:read_agreement",
    ):
        for answer in walker.goes(name, world.address(name)):
            assert answer.status_code in (200, 302, 422), name

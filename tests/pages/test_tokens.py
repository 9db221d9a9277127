"""Keys to the API: one's own, with what they may do and for how long, and the systems', which are the administrator's."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handlingsrom.foundation.people.actions import (
    make_system_token,
    make_token,
    revoke_system_token,
)
from handlingsrom.foundation.people.models import Agency, Person, Token
from handlingsrom.foundation.people.queries import system_tokens_of
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.site import middleware
from tests.builders import AT, TODAY, House, a_house, a_person, standing
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db
LAW = "/api/v1/agreements"


def an_administrator(house: House) -> Person:
    return a_person(unit=house.section, role="administrator")


def made(person: Person, **told: object) -> tuple[Any, str]:
    """The page after a key is asked for, and its secret."""
    page = signed_in(person).post(reverse("tokens"), {"name": "Rapporten", "days": 30, "may": "read", **told})
    found = re.search(r'<code class="secret">([^<]+)', page.content.decode())
    return page, found.group(1) if found else ""


def calling(secret: str, path: str = LAW, method: str = "get") -> int:
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    return int(getattr(client, method)(path, content_type="application/json").status_code)


def tokens(house: House) -> list[Token]:
    with within(house.agency.id):
        return list(Token.objects.all())


def test_a_key_does_what_it_may_for_as_long_as_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    page, secret = made(house.employee)
    assert page.status_code == 200
    (token,) = tokens(house)
    assert (token.scopes, token.expires_at - token.created_at) == (["read"], timedelta(days=30))
    assert (token.made_by_id, token.person_id) == (house.employee.id, house.employee.id)
    assert secret not in repr(token.__dict__)
    assert calling(secret) == 200
    assert calling(secret, method="post") in (403, 405)
    monkeypatch.setattr(middleware, "now", lambda: AT + timedelta(days=30))
    assert calling(secret) == 401


def test_the_page_tells_what_a_key_may_and_when_it_was_last_used() -> None:
    house = a_house(language="en")
    _, secret = made(house.employee, may="act")
    assert "never used" in text_of(signed_in(house.employee).get(reverse("tokens")))
    calling(secret)
    told = text_of(signed_in(house.employee).get(reverse("tokens")))
    assert "may read and act" in told
    assert "last used" in told


@pytest.mark.parametrize("wrong", [{"days": 0}, {"days": 366}, {"days": "x"}, {"name": ""}, {"may": "scim"}])
def test_what_is_wrong_is_told_and_nothing_is_made(wrong: dict[str, object]) -> None:
    house = a_house()
    page, secret = made(house.employee, **wrong)
    assert (page.status_code, secret, tokens(house)) == (422, "", [])


def test_the_administrator_makes_a_key_for_a_system() -> None:
    house = a_house()
    administrator = an_administrator(house)
    page, secret = made(administrator, **{"for": "system", "name": "Identitetssystemet"})
    assert "Identitetssystemet" in text_of(page)
    (token,) = tokens(house)
    assert (token.person_id, token.made_by_id, token.scopes) == (None, administrator.id, ["scim"])
    assert calling(secret) == 401  # it is nobody, so it sees no agreement
    assert calling(secret, "/scim/v2/Users") == 200
    with within(house.agency.id):
        assert Entry.objects.get(kind="token_made").by_id == administrator.id


def test_nobody_else_makes_or_sees_or_ends_one() -> None:
    house = a_house()
    made(an_administrator(house), **{"for": "system", "name": "Identitetssystemet"})
    (token,) = tokens(house)
    for person in (house.employee, house.leader, house.hr, house.agency_head, an_administrator(a_house())):
        assert "Identitetssystemet" not in text_of(signed_in(person).get(reverse("tokens")))
        assert signed_in(person).post(reverse("token-end", args=[token.id])).status_code == 404
    for person in (house.employee, house.hr):
        assert made(person, **{"for": "system"})[0].status_code == 403
        with within(house.agency.id), pytest.raises(Refused):
            revoke_system_token(token.id, by=standing(person), at=AT)
    assert len(tokens(house)) == 1


def test_the_administrator_ends_a_systems_key() -> None:
    house = a_house()
    administrator = an_administrator(house)
    _, secret = made(administrator, **{"for": "system"})
    (token,) = tokens(house)
    assert signed_in(administrator).post(reverse("token-end", args=[token.id])).status_code == 302
    assert calling(secret, "/scim/v2/Users") == 401


def test_the_administrator_ends_no_persons_key() -> None:
    house = a_house()
    made(house.employee)
    (token,) = tokens(house)
    assert signed_in(an_administrator(house)).post(reverse("token-end", args=[token.id])).status_code == 404


def test_a_persons_key_is_never_a_systems_and_the_other_way_round() -> None:
    house = a_house()
    with within(house.agency.id):
        own, _ = make_token(by=house.employee, at=AT, name="x", scopes=("read", "scim"))
        system, _ = make_system_token(
            by=standing(an_administrator(house)), at=AT, name="y", scopes=("act", "scim")
        )
        assert (own.scopes, system.scopes) == (["read"], ["scim"])
        assert list(system_tokens_of(house.agency.id)) == [system]


def test_the_key_of_somebody_who_has_left_opens_nothing() -> None:
    house = a_house()
    _, secret = made(house.employee)
    with within(house.agency.id):
        Person.objects.filter(id=house.employee.id).update(active=False)
    assert calling(secret) == 401


def test_a_key_of_an_agency_that_has_ended_opens_nothing() -> None:
    house, other = a_house(), a_house()
    (_, secret), (_, elsewhere) = made(house.employee), made(other.employee)
    assert calling(secret) == 200
    with within(house.agency.id):
        Agency.objects.filter(id=house.agency.id).update(until=TODAY)
    assert (calling(secret), calling(elsewhere)) == (401, 200)

"""Who does something too often is told to wait, in words and in a header; others are not held up by it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from pytest_django import Settings

from handlingsrom.foundation.limits import limit
from handlingsrom.foundation.limits.actions import count, forget_windows
from handlingsrom.foundation.limits.limit import Limit
from handlingsrom.foundation.limits.models import Window
from handlingsrom.foundation.people.sign_in.actions import set_ways
from handlingsrom.foundation.people.sign_in.models import Link
from handlingsrom.foundation.walls import within
from handlingsrom.site import middleware
from handlingsrom.site.limiting import COUNTED, Counted, address_of
from tests.api.calling import a_token
from tests.builders import AT, a_house
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db
TWICE = Limit("twice", 2, timedelta(minutes=10))


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every limit is two, so that the test need not try hundreds of times."""
    for name, counted in COUNTED.items():
        few = Limit(counted.limit.kind, 2, counted.limit.window)
        monkeypatch.setitem(COUNTED, name, Counted(few, counted.methods, counted.strangers_only))
    monkeypatch.setattr(middleware, "TOKEN", Limit("token", 2, limit.TEN_MINUTES))


def test_a_window_counts_and_ends() -> None:
    assert [count(TWICE, "a", AT) for _ in range(4)] == [0, 0, 600, 600]
    assert count(TWICE, "b", AT) == 0
    assert count(TWICE, "a", AT + timedelta(minutes=9, seconds=59)) == 1
    assert count(TWICE, "a", AT + timedelta(minutes=10)) == 0


def test_nothing_of_whom_is_counted_is_kept() -> None:
    count(TWICE, "kari@eksempel.no", AT)
    count(TWICE, "kari@eksempel.no", AT + timedelta(minutes=10))
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM limits_window t")
        rows = [row for (row,) in cursor.fetchall()]
    assert len(rows) == 2  # not even that two windows count the same
    assert "kari" not in "".join(rows)


def test_windows_that_are_over_are_forgotten() -> None:
    count(TWICE, "a", AT)
    assert forget_windows(AT + timedelta(minutes=9)) == 0
    assert forget_windows(AT + timedelta(minutes=10)) == 1
    assert not Window.objects.exists()


def a_file() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("a.pdf", b"%PDF")}


@pytest.mark.usefixtures("twice")
def test_too_many_documents_checked(settings: Settings) -> None:
    client = Client()
    client.cookies["language"] = "en"
    assert [client.post(reverse("check"), a_file()).status_code for _ in range(3)] == [200, 200, 429]
    refused = client.post(reverse("check"), a_file())
    assert 0 < int(refused["Retry-After"]) <= 600
    assert "Wait ten minutes" in text_of(refused)
    assert client.get(reverse("check")).status_code == 200  # looking at the page is free
    assert Client(REMOTE_ADDR="192.0.2.9").post(reverse("check"), a_file()).status_code == 200


@pytest.mark.usefixtures("twice")
def test_too_many_keys_that_do_not_exist_but_a_real_one_is_let_in() -> None:
    def calling(secret: str) -> Any:
        return Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/agreements")

    assert [calling(f"hr_{n}").status_code for n in range(3)] == [401, 401, 429]
    refused = calling("hr_x")
    assert refused["Content-Type"] == "application/problem+json"
    assert (refused.json()["status"], int(refused["Retry-After"]) > 0) == (429, True)
    house = a_house()
    assert calling(a_token(house.employee)[1]).status_code == 200


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize(
    ("route", "arguments"),
    [("sign-in-start", ["x"]), ("sign-in-answer", ["x"]), ("sign-in-bind", ["x"]), ("sign-in-link", ["x"])],
)
def test_too_many_sign_ins_and_links(route: str, arguments: list[str]) -> None:
    address = reverse(route, args=arguments)
    assert [Client().get(address).status_code for _ in range(3)] == [403, 403, 429]


@pytest.mark.usefixtures("twice")
def test_too_many_pdfs_for_a_stranger_but_not_for_who_is_signed_in() -> None:
    address = reverse("wizard-document")
    assert Client().get(address).status_code != 429
    assert [Client().get(address).status_code for _ in range(2)][-1] == 429
    client = signed_in(a_house().employee)
    assert 429 not in [client.get(address).status_code for _ in range(4)]


def test_an_address_gets_so_many_links_and_the_answer_does_not_tell(settings: Settings) -> None:
    house = a_house()
    set_ways(house.agency, by=None, at=AT, providers=[], by_mail=True)
    address = f"{reverse('sign-in-mail')}?virksomhet={house.agency.orgnr}"
    answers = [Client().post(address, {"email": house.employee.email}) for _ in range(limit.ADDRESS.most + 3)]
    assert {answer.status_code for answer in answers} == {200}
    assert len({text_of(answer) for answer in answers}) == 1
    with within(house.agency.id):
        assert Link.objects.count() == limit.ADDRESS.most


@pytest.mark.parametrize(
    ("proxy", "told", "address"),
    [
        (False, "203.0.113.5", "192.0.2.1"),  # anybody can write this header
        (True, "203.0.113.5", "203.0.113.5"),
        (True, "198.51.100.1, 203.0.113.5", "203.0.113.5"),  # only what our own proxy added
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (True, "rubbish", "unknown"),
    ],
)
def test_whose_network_it_is(settings: Settings, proxy: bool, told: str, address: str) -> None:
    settings.BEHIND_PROXY = proxy
    request = RequestFactory().get("/", headers={"X-Forwarded-For": told}, REMOTE_ADDR="192.0.2.1")
    assert address_of(request) == address


def test_what_is_counted_are_routes_that_exist() -> None:
    assert set(COUNTED) <= {name for name in get_resolver().reverse_dict if isinstance(name, str)}

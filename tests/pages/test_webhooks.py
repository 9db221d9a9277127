"""Other systems are told what happens: connected by the administrator, signed, in order, until it is received."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest
from django.urls import reverse
from pytest_django import Settings

from handlingsrom.foundation.outbox.actions import do_one
from handlingsrom.foundation.people.roles import ADMINISTRATOR
from handlingsrom.foundation.people.webhooks import sending
from handlingsrom.foundation.people.webhooks.actions import TELL, ask_to_tell
from handlingsrom.foundation.people.webhooks.models import Webhook
from handlingsrom.foundation.people.webhooks.sending import place_of
from handlingsrom.foundation.records.actions import link_new_entries
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.features import jobs
from tests.builders import AT, House, a_house, a_person, an_agreement
from tests.pages.test_queries_per_page import asked_by, assert_few
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db


class Receiver(ThreadingHTTPServer):
    """Another system: it keeps what it was told, and can be out of order."""

    told: list[tuple[dict[str, str], bytes]]
    answers = 204


class Listening(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["content-length"]))
        if server.answers < 300:
            server.told.append(({k.lower(): v for k, v in self.headers.items()}, body))
        self.send_response(server.answers)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Not to stderr."""


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    settings.WEBHOOK_HOSTS = frozenset({"127.0.0.1"})
    with Receiver(("127.0.0.1", 0), Listening) as made:
        made.told = []
        Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        made.shutdown()


def address_of(receiver: Receiver) -> str:
    return f"http://127.0.0.1:{receiver.server_port}/hendelser"


def connected(house: House, receiver: Receiver) -> bytes:
    """Connect the receiver as the administrator does; gives the key of the signature, read off the page."""
    administrator = a_person(unit=house.section, role=ADMINISTRATOR)
    answer = signed_in(administrator).post(reverse("webhooks"), {"url": address_of(receiver)})
    assert answer.status_code == 200
    secret = next(word for word in text_of(answer).split() if word.startswith(sending.PREFIX))
    return base64.b64decode(secret.removeprefix(sending.PREFIX))


def tell(house: House, at: Any = AT) -> None:
    """What the worker does: link, ask, and do what is due."""
    with within(house.agency.id):
        while link_new_entries(house.agency.id):
            pass
        ask_to_tell(house.agency.id, at)
    while do_one({TELL: jobs()[TELL]}, at):
        pass


def test_each_step_of_a_case_is_told_once_in_order_and_signed(receiver: Receiver) -> None:
    house = a_house()
    key = connected(house, receiver)
    agreement = an_agreement("signed_by_one", house)
    an_agreement("with_leader", a_house())
    tell(house)
    tell(house)
    bodies = [json.loads(body) for _, body in receiver.told]
    assert [body["type"] for body in bodies] == [
        "agreement.drafted", "agreement.send", "agreement.assess", "agreement.propose", "agreement.sign_as_employee",
    ]  # fmt: skip
    assert {body["data"]["agreement"] for body in bodies} == {str(agreement.id)}
    assert {body["data"]["agency"] for body in bodies} == {house.agency.orgnr}
    assert len({headers["webhook-id"] for headers, _ in receiver.told}) == len(bodies)
    for headers, body in receiver.told:
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{signature}"


def test_what_is_shielded_and_what_was_before_is_not_told(receiver: Receiver) -> None:
    house = a_house()
    an_agreement("with_leader", house)
    tell(house)
    connected(house, receiver)
    an_agreement("signed_by_one", a_house())
    tell(house)
    assert receiver.told == []
    told_of = jobs()[TELL].args[0]  # type: ignore[attr-defined]  # a partial: the kinds come first
    assert "agreement_send" in told_of
    assert "agreement_consider_accommodation" not in told_of


def test_who_does_not_receive_is_told_later_with_the_same_ids(receiver: Receiver) -> None:
    house = a_house()
    connected(house, receiver)
    an_agreement("with_leader", house)
    receiver.answers = 503
    tell(house)
    with within(house.agency.id):
        webhook = Webhook.objects.get()
    assert (webhook.error, webhook.next_try, webhook.told) == ("HTTP 503", AT + timedelta(seconds=2), 0)
    client = signed_in(a_person(unit=house.section, role=ADMINISTRATOR))
    assert_few(asked_by(client, reverse("webhooks")))
    assert "HTTP 503" in text_of(client.get(reverse("webhooks")))
    tell(house)
    assert receiver.told == []
    receiver.answers = 200
    tell(house, AT + timedelta(seconds=2))
    assert [json.loads(body)["type"] for _, body in receiver.told] == ["agreement.drafted", "agreement.send"]
    with within(house.agency.id):
        assert Webhook.objects.get().error == ""


def test_only_the_administrator_connects_and_ends(receiver: Receiver) -> None:
    house, other = a_house(), a_house()
    connected(house, receiver)
    with within(house.agency.id):
        end = reverse("webhook-end", args=[Webhook.objects.get().id])
    for person in (house.hr, house.employee, house.agency_head):
        assert signed_in(person).get(reverse("webhooks")).status_code == 403
        assert signed_in(person).post(end).status_code == 404
    elsewhere = a_person(unit=other.section, role=ADMINISTRATOR)
    assert signed_in(elsewhere).post(end).status_code == 404
    administrator = a_person(unit=house.section, role=ADMINISTRATOR)
    assert_few(asked_by(signed_in(administrator), end, {}))
    an_agreement("with_leader", house)
    tell(house)
    assert receiver.told == []
    assert signed_in(administrator).post(end).status_code == 404


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/x", "http://example.org/", "ftp://example.org/", "https://", "https://127.0.0.1/x",
            "https://169.254.169.254/latest", "https://[::1]/", "https://localhost/x", "hei", "https://[::1", "https://a:b/",
            "https://93.184.215.14:99999/", f"https://{'a' * 70}.no/", "https://[::ffff:10.0.0.1]/",
            "https://kari:ord@93.184.215.14/"],
)  # fmt: skip
def test_an_address_inside_the_network_is_refused_and_stays_in_the_form(url: str) -> None:
    assert not place_of(url)
    house = a_house()
    administrator = a_person(unit=house.section, role=ADMINISTRATOR)
    answer = signed_in(administrator).post(reverse("webhooks"), {"url": url})
    assert answer.status_code == 422
    assert "Adressen kan ikke kalles" in text_of(answer)
    assert f'value="{url}"' in answer.content.decode()


def test_what_was_looked_up_is_what_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means an address inside the network at the second look leads nowhere: there is no second look."""
    answers = iter(["93.184.215.14", "10.0.0.1"])

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (next(answers), port))]

    called: list[httpx.Request] = []

    def answered(request: httpx.Request) -> httpx.Response:
        called.append(request)
        return httpx.Response(204)

    monkeypatch.setattr(sending.socket, "getaddrinfo", look_up)
    webhook = Webhook(url="https://system.example:8443/hendelser")
    entry = Entry(at=AT, kind="agreement_sign", thing_kind="agreement", thing_id=webhook.id)
    with httpx.Client(transport=httpx.MockTransport(answered)) as client:
        sending.send(webhook, entry, "123456785", AT, client)
        with pytest.raises(sending.NotReceived):
            sending.send(webhook, entry, "123456785", AT, client)
    assert [str(request.url) for request in called] == ["https://93.184.215.14:8443/hendelser"]
    assert called[0].headers["host"] == "system.example:8443"
    assert called[0].extensions["sni_hostname"] == "system.example"


def test_an_address_is_connected_once(receiver: Receiver) -> None:
    house = a_house()
    connected(house, receiver)
    administrator = a_person(unit=house.section, role=ADMINISTRATOR)
    answer = signed_in(administrator).post(reverse("webhooks"), {"url": address_of(receiver)})
    assert "koblet til allerede" in text_of(answer)

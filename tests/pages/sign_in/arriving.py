"""A browser at the sign-in, and what is looked for there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from handlingsrom.foundation.outbox.actions import do_one
from handlingsrom.foundation.people.models import Agency, Person
from handlingsrom.foundation.people.sign_in.actions import set_ways
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from handlingsrom.site.features import jobs
from tests.builders import AT, House, a_house
from tests.pages.visiting import text_of
from tests.unit.fake_provider import FakeProvider

KEYS = ("entra", "feide", "idporten", "ansattporten", "generic")


def a_house_with(*ways: str, by_mail: bool = False) -> House:
    house = a_house()
    set_ways(house.agency, by=None, at=AT, providers=list(ways), by_mail=by_mail)
    return house


@dataclass
class Browser:
    """A browser at the sign-in, with the provider that answers it."""

    op: FakeProvider
    client: Client

    def start(self, way: str, agency: Agency | None = None, **told: str) -> dict[str, str]:
        """Leave for the provider; gives what it is asked."""
        asked = ({"virksomhet": agency.orgnr} if agency else {}) | told
        left = self.client.get(reverse("sign-in-start", args=[way]), asked)
        assert left.status_code == 302, text_of(left)
        return self.op.leave(left["Location"])

    def come(self, way: str, agency: Agency | None = None, sub: str = "sub", **claims: Any) -> Any:
        """Sign in at the provider; gives our answer to its answer."""
        state = self.start(way, agency, next="/oppgaver/")["state"]
        level = {"idporten": "idporten-loa-high", "ansattporten": "high"}.get(way)
        self.op.claims = {"sub": sub, "acr": level, "sid": f"sid-{sub}", **claims}
        self.op.told = {"sub": sub, **claims}
        return self.client.get(reverse("sign-in-answer", args=[way]), {"code": "c", "state": state})

    @property
    def person(self) -> str | None:
        return self.client.session.get("person")


Open = Callable[[], Browser]


def kinds(agency: Agency) -> list[str]:
    with within(agency.id):
        return list(Entry.objects.order_by("at", "id").values_list("kind", flat=True))


def known_to_hr(person: Person, **told: object) -> None:
    with within(person.agency_id):
        Person.objects.filter(id=person.id).update(**told)


def link_sent(agency: Agency, at: datetime = AT) -> str:
    """What the worker has sent: the path of the link."""
    mail.outbox.clear()
    while do_one(jobs(), at):
        pass
    return re.search(r"(/logg-inn/\S+)", mail.outbox[-1].body).group(1)  # type: ignore[union-attr]


def second(browser: Open, house: House) -> Browser:
    """The employee, known by one subject, signs in by another."""
    known_to_hr(house.employee, entra_oid="o")
    browser().come("entra", house.agency, oid="o")
    visitor = browser()
    assert "HR må godkjenne" in text_of(visitor.come("entra", house.agency, sub="second", oid="o"))
    assert visitor.person is None
    return visitor

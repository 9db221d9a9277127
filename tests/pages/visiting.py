"""What the tests of pages do with a page: open it as somebody, take a step, read what it says."""

from __future__ import annotations

import html
import re
from datetime import datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from handlingsrom.features.agreements.models import Agreement
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.people.sign_in.sessions import admit
from handlingsrom.foundation.records.models import Entry
from handlingsrom.foundation.walls import within
from tests.builders import AT


def signed_in(person: Person, at: datetime = AT) -> Client:
    """A browser in which a person is signed in since an instant."""
    client = Client()
    session = client.session
    admit(session, person_id=person.id, agency_id=person.agency_id, at=at)
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def page_of(agreement: Agreement) -> str:
    return reverse("agreement", args=[agreement.id])


def step_of(agreement: Agreement, step: str) -> str:
    return reverse("agreement-step", args=[agreement.id, step])


def take(person: Person, agreement: Agreement, step: str, seen: object = "", **fields: Any) -> Any:
    """Post a step as a person's page does; gives the answer."""
    return signed_in(person).post(step_of(agreement, step), {"seen": str(seen), **fields})


def text_of(response: Any) -> str:
    """What the page says, without tags."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(plain).split())


def fresh(agreement: Agreement) -> Agreement:
    """The agreement as it is now."""
    with within(agreement.agency_id):
        agreement.refresh_from_db()
    return agreement


def entries(agreement: Agreement) -> list[Entry]:
    """The log of one agreement, oldest first."""
    with within(agreement.agency_id):
        found = Entry.objects.filter(thing_id=agreement.id).select_related("content")
        return list(found.order_by("at", "id"))

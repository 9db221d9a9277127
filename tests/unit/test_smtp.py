"""Mail really leaves by SMTP, as the settings say, once, with the person's words whole."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email import policy
from socketserver import StreamRequestHandler, TCPServer
from threading import Thread
from uuid import uuid4

import pytest
from pytest_django import Settings

from handlingsrom.foundation.outbox.actions import MAIL, do_one, send_mail, write_mail
from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.walls import within
from handlingsrom.site import settings as configured
from tests.builders import AT, an_agency

pytestmark = pytest.mark.django_db
SUBJECT, BODY = "Et ønske om fjernarbeid venter på deg", "Hei!\n\nÅpne saken: http://127.0.0.1:8000/\n"


class Server(TCPServer):
    """As little of a mail server as a client needs; it keeps what it was given."""

    allow_reuse_address = True
    taken: list[bytes]


class Talk(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            match line.split()[0].upper():
                case b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    message = iter(self.rfile.readline, b".\r\n")
                    self.server.taken.append(b"".join(message))  # type: ignore[attr-defined]  # it is a Server
                    self.wfile.write(b"250 taken\r\n")
                case b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                case _:
                    self.wfile.write(b"250 well\r\n")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Talk) as made:
        made.taken = []
        Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        made.shutdown()


def test_a_mail_leaves_by_smtp_once(server: Server, settings: Settings) -> None:
    smtp = configured.MAILERS["default"]
    host, port = server.server_address[:2]
    settings.SMTP_HOST = host
    settings.MAILERS = {"default": {**smtp, "OPTIONS": {**smtp["OPTIONS"], "host": host, "port": port}}}
    agency = an_agency()
    with within(agency.id):
        written = write_mail(
            agency_id=agency.id,
            person_id=uuid4(),
            address="kari@eksempel.no",
            language="nb",
            subject=SUBJECT,
            body=BODY,
            at=AT,
        )
    while do_one({MAIL: send_mail}, AT):
        pass
    with within(agency.id):
        assert Mail.objects.get(id=written.id).sent_at == AT
        send_mail(agency.id, str(written.id), AT)
    (taken,) = server.taken
    message = email.message_from_bytes(taken, policy=policy.default)
    assert (message["Subject"], message["To"]) == (SUBJECT, "kari@eksempel.no")
    assert message.get_content().splitlines() == BODY.splitlines()

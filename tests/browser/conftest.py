"""A real site with its database, web server and worker, once for each process of the test run; a browser for each file."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from handlingsrom.foundation.days import day_of, now
from tests.browser.hands import Hand, Mouse
from tests.browser.visitor import WIDE, Visitor

COMMAND = [sys.executable, "-m", "handlingsrom.site.cli"]
CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PICTURES = os.environ.get(
    "HANDLINGSROM_PICTURES"
)  # the folder of the manual's pictures, when they are to be taken anew
PATIENCE = 15_000  # ms; on a machine that does much else a page takes its time
expect.set_options(timeout=PATIENCE)
weeks = count(6, 5)


@dataclass(frozen=True)
class Site:
    """A site that runs, and the folder with its keys."""

    address: str
    state: Path
    process: subprocess.Popen[str]

    def certificate(self, orgnr: str) -> Path:
        """The certificate of an agency's seal."""
        return self.state / "seal" / orgnr / "seal-certificate.pem"


def free_port() -> int:
    """A port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def running(state: Path, port: int = 0, expected: str = "nothing") -> Iterator[Site]:
    """`handlingsrom run`; stopped as by Ctrl-C. Nothing of it may be left, and it complains of what is `expected` alone."""
    port = port or free_port()
    command = [*COMMAND, "run", "--port", str(port), "--state", str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        while "Ctrl-C" not in (line := process.stdout.readline()):
            assert line, process.stderr.read()
        parts = psutil.Process(process.pid).children(recursive=True)
        try:
            yield Site(f"http://127.0.0.1:{port}", state, process)
        finally:
            process.send_signal(signal.SIGINT)
            said, complaints = process.communicate(timeout=30)
    left = [part for part in psutil.wait_procs(parts, timeout=5)[1] if part.status() != psutil.STATUS_ZOMBIE]
    unexpected = [line for line in complaints.splitlines() if not re.search(expected, line)]
    assert (process.returncode, unexpected, left) == (0, [], []), said


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's unprivileged user may reach."""
    with tempfile.TemporaryDirectory(prefix="hr-browser-") as made:
        Path(made).chmod(0o711)
        yield Path(made)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with folder() as state, running(state) as site:
        yield site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one file: longer, its event loop would be in the way of Django's database in the other tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=CHROMIUM, env={**os.environ, "LANGUAGE": "en_US"}
        )
        yield browser
        browser.close()


Visit = Callable[..., Visitor]
Keep = Callable[[Visitor, str], None]


@pytest.fixture
def visit(site: Site, browser: Browser) -> Iterator[Visit]:
    """Opens a browser window of its own for a person of the demo; at the end nothing may have gone wrong in it."""
    visitors: list[Visitor] = []

    def opened(name: str = "", *, hand: Hand | None = None, scripts: bool = True) -> Visitor:
        context = browser.new_context(locale="nb-NO", viewport=WIDE, java_script_enabled=scripts)
        context.set_default_timeout(PATIENCE)
        visitor = Visitor(context, site.address, hand or Mouse(), scripts)
        visitors.append(visitor)
        if name:
            visitor.sign_in(name)
        return visitor

    yield opened
    for visitor in visitors:
        visitor.context.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@pytest.fixture
def period() -> tuple[str, str]:
    """Four weeks that no other test has: the first Monday and the last Friday."""
    today = day_of(now())
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=next(weeks))
    return monday.isoformat(), (monday + timedelta(weeks=3, days=4)).isoformat()


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Keep:
    """Keeps a picture of the page for the manual: of one journey, and only when the environment asks for it."""

    def keep(visitor: Visitor, name: str) -> None:
        if PICTURES and "nb-mouse" in request.node.name:
            path, clip = (
                Path(PICTURES) / f"{name}.png",
                {"x": 0, "y": 0, "width": WIDE["width"], "height": 1300},
            )
            visitor.page.screenshot(path=path, full_page=True, clip=clip, animations="disabled")

    return keep

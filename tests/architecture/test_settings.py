"""What is not set is safe: the persona picker never stands open to others, and production asks for TLS."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASKED = "from django.conf import settings; print(*(getattr(settings, n) for n in {names}))"


def settings_with(*names: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The settings as a new process reads them."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("HANDLINGSROM_")}
    surroundings = {**bare, "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings"}
    surroundings |= {f"HANDLINGSROM_{name}": value for name, value in variables.items()}
    return subprocess.run(
        [sys.executable, "-c", ASKED.format(names=names)], env=surroundings, capture_output=True, text=True
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "handlingsrom.dep.no", "192.168.1.4"])
def test_the_persona_picker_is_refused_where_others_can_reach_it(host: str) -> None:
    found = settings_with("DEMO", DEMO="yes", HOST=host)
    assert found.returncode != 0
    assert "only on a loopback host" in found.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_it_may_stand_on_ones_own_machine(host: str) -> None:
    assert settings_with("DEMO", DEMO="yes", HOST=host).stdout.strip() == "True"


def test_nothing_set_is_no_demo_and_no_debug() -> None:
    assert settings_with("DEMO", "DEBUG").stdout.split() == ["False", "False"]


def test_a_host_that_others_reach_has_cookies_and_pages_over_tls_only() -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_HTTPONLY")
    assert settings_with(*names, HOST="handlingsrom.dep.no").stdout.split() == ["True"] * 4
    assert settings_with("DEBUG", "SECURE_HSTS_SECONDS", HOST="handlingsrom.dep.no").stdout.split() == [
        "False",
        "31536000",
    ]

"""What is not set is safe: the persona picker never stands open to others, and production asks for TLS."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASKED = "from django.conf import settings; print(*(getattr(settings, n) for n in {names}))"


def settings_with(*names: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The settings as a new process reads them."""
    return subprocess.run(
        [sys.executable, "-c", ASKED.format(names=names)],
        env=surroundings_with(**variables),
        capture_output=True,
        text=True,
    )


def surroundings_with(**variables: str) -> dict[str, str]:
    """An environment in which only these of our variables are set."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("HANDLINGSROM_")}
    surroundings = {**bare, "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings"}
    return surroundings | {f"HANDLINGSROM_{name}": value for name, value in variables.items()}


@pytest.mark.parametrize("debug", ["yes", ""])
@pytest.mark.parametrize("host", ["0.0.0.0", "handlingsrom.dep.no", "192.168.1.4"])
def test_the_persona_picker_is_refused_where_others_can_reach_it(host: str, debug: str) -> None:
    found = settings_with("DEMO", DEMO="yes", HOST=host, DEBUG=debug)
    assert found.returncode != 0
    assert "only on a loopback host" in found.stderr


def test_nor_behind_a_proxy_from_which_everybody_comes_as_from_this_machine() -> None:
    found = settings_with("DEMO", DEMO="yes", HOST="127.0.0.1", PROXY="yes")
    assert "only on a loopback host" in found.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_it_may_stand_on_ones_own_machine(host: str) -> None:
    assert settings_with("DEMO", DEMO="yes", HOST=host).stdout.strip() == "True"


def test_nothing_set_is_no_demo_and_no_debug() -> None:
    assert settings_with("DEMO", "DEBUG").stdout.split() == ["False", "False"]


PRODUCTION = {"HOST": "handlingsrom.dep.no", "SECRET_KEY": "x" * 25 + "-åpent-" + "yz1234567890" * 3}


def test_a_host_that_others_reach_has_cookies_and_pages_over_tls_only() -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_HTTPONLY")
    assert settings_with(*names, **PRODUCTION).stdout.split() == ["True"] * 4
    assert settings_with("DEBUG", "SECURE_HSTS_SECONDS", **PRODUCTION).stdout.split() == ["False", "31536000"]


def test_a_host_that_others_reach_needs_its_own_secret() -> None:
    found = settings_with("DEBUG", HOST="handlingsrom.dep.no", STATE="/nowhere")
    assert found.returncode != 0
    assert "HANDLINGSROM_SECRET_KEY" in found.stderr


def test_secrets_come_from_files_too(tmp_path: Path) -> None:
    kept = tmp_path / "key"
    kept.write_text("fra en fil\n")
    assert settings_with("SECRET_KEY", SECRET_KEY_FILE=str(kept)).stdout.strip() == "fra en fil"


def test_a_proxy_is_believed_only_when_we_are_told_that_there_is_one() -> None:
    assert settings_with("SECURE_PROXY_SSL_HEADER", **PRODUCTION).stdout.strip() == "None"
    told = settings_with("SECURE_PROXY_SSL_HEADER", **PRODUCTION, PROXY="yes").stdout
    assert "HTTP_X_FORWARDED_PROTO" in told


def test_the_deployment_check_finds_nothing() -> None:
    database = {name: value for name, value in os.environ.items() if name.startswith("HANDLINGSROM_DB_")}
    surroundings = surroundings_with(**PRODUCTION) | database
    found = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO"],
        env=surroundings,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr

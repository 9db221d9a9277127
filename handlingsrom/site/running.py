"""`handlingsrom run`: database, web server and worker on this machine, started and stopped as one."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from handlingsrom.site.postgres import APP, OWNER, Server, environment, started
from handlingsrom.site.postgres_files import PostgresError

HOST = "127.0.0.1"  # the persona picker signs in anybody, so nobody else may reach it
PATIENCE = 60  # seconds until the first page must answer
PYTHON = [sys.executable, "-m"]
COMMAND = [*PYTHON, "handlingsrom.site.cli"]
WEB = [
    *PYTHON, "gunicorn", "handlingsrom.site.wsgi:application", "--no-control-socket",
    "--worker-class=gthread", "--workers=2", "--threads=4", "--graceful-timeout=3", "--log-level=warning",
]  # fmt: skip


class RunError(Exception):
    """Why it does not run, for people."""


def run(port: int, state: Path) -> int:
    """Serve until Ctrl-C; 0 then, 1 with a message when something else ended it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background job has it ignored
    try:
        _refuse_taken(port)
        print("Starting the database …", flush=True)
        with started(state) as server:
            _serve(server, port, state.absolute())
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0
    except (RunError, PostgresError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _refuse_taken(port: int) -> None:
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        advice = f"Stop the program that uses it, or choose another: handlingsrom run --port {port + 1}"
        raise RunError(f"Port {port} cannot be had ({os.strerror(error.errno or 0)}). {advice}") from None


def _serve(server: Server, port: int, state: Path) -> None:
    common = os.environ | {
        "DJANGO_SETTINGS_MODULE": "handlingsrom.site.settings",
        "HANDLINGSROM_ADDRESS": f"http://{HOST}:{port}",
        "HANDLINGSROM_DEMO": "yes",
        "HANDLINGSROM_HOST": HOST,
        "HANDLINGSROM_STATE": str(state),
    }
    _keep_secret_key(state)
    as_app = common | environment(server, APP)
    print("Bringing its tables up to date …", flush=True)
    _do([*PYTHON, "django", "migrate", "--verbosity=0"], common | environment(server, OWNER))
    print("Loading the demo's people …", flush=True)
    _do([*COMMAND, "load-demo"], as_app)
    commands = {"web server": [*WEB, f"--bind={HOST}:{port}"], "worker": [*COMMAND, "worker"]}
    with _children(commands, as_app) as children:
        parts = children | {"database": server.process}
        _wait_for_answer(parts, port)
        print(f"Handlingsrom runs on http://{HOST}:{port} – Ctrl-C stops it.", flush=True)
        while True:
            _refuse_ended(parts)
            time.sleep(0.2)


def _keep_secret_key(state: Path) -> None:
    """Sessions outlive a restart, so their key must too."""
    key = state / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(50))


def _do(command: list[str], env: Mapping[str, str]) -> None:
    if subprocess.run(command, env=env, check=False).returncode != 0:
        raise RunError(f"This step failed, so nothing was started: {' '.join(command[2:])}")


@contextmanager
def _children(
    commands: Mapping[str, list[str]], env: Mapping[str, str]
) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """The processes, each leading a group of its own: Ctrl-C reaches us alone, and we stop them whole."""
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            children[name] = subprocess.Popen(command, env=env, start_new_session=True)
        yield children
    finally:
        for child in children.values():
            child.terminate()
        for child in children.values():
            _bury(child)


def _bury(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(timeout=10)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(ProcessLookupError, PermissionError):  # whatever is left of its group
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _wait_for_answer(parts: Mapping[str, subprocess.Popen[bytes]], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while not _answers(port):
        _refuse_ended(parts)
        if time.monotonic() > until:
            raise RunError(f"The web server does not answer on http://{HOST}:{port}.")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _refuse_ended(parts: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for name, process in parts.items():
        if process.poll() is not None:
            raise RunError(f"The {name} ended by itself ({process.returncode}), so everything was stopped.")

"""How `handlingsrom run` starts and stops its parts, with stand-ins for the web server, the worker and the migration."""

import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

STAND_INS = """
import sys
from pathlib import Path
from handlingsrom.site import running

port = int(sys.argv[1])
serve = "import http.server as h; h.test(h.SimpleHTTPRequestHandler, port=%d, bind='127.0.0.1')" % port
work = "import sys, time; time.sleep(0 if 'load-demo' in sys.argv else 60)"
running.PYTHON = [sys.executable, "-c", "pass"]
running.WEB = [sys.executable, "-c", serve]
running.COMMAND = [sys.executable, "-c", work]
sys.exit(running.run(port, Path(sys.argv[2])))
"""


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def running(port: int) -> Iterator[subprocess.Popen[str]]:
    with tempfile.TemporaryDirectory(prefix="hr-test-") as state:
        Path(state).chmod(0o711)
        command = [sys.executable, "-c", STAND_INS, str(port), state]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout
            while f"runs on http://127.0.0.1:{port}" not in (line := process.stdout.readline()):
                assert line, process.stderr and process.stderr.read()
            yield process
            process.kill()


def parts(running: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(running.pid).children(recursive=True)


def part(running: subprocess.Popen[str], word: str) -> psutil.Process:
    return next(each for each in psutil.Process(running.pid).children() if word in " ".join(each.cmdline()))


def still_there(processes: list[psutil.Process]) -> list[psutil.Process]:
    """After three seconds at most; one that only waits for its burial is gone."""
    _, left = psutil.wait_procs(processes, timeout=3)
    return [each for each in left if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_everything(running: subprocess.Popen[str], by: signal.Signals) -> None:
    before = parts(running)
    assert len(before) > 2
    running.send_signal(by)
    assert running.wait(timeout=20) == 0
    assert still_there(before) == []


@pytest.mark.parametrize(
    ("word", "name"), [("worker", "worker"), ("--bind", "web server"), ("-D", "database")]
)
def test_a_part_that_ends_stops_the_rest_and_is_named(
    running: subprocess.Popen[str], word: str, name: str
) -> None:
    before = parts(running)
    part(running, word).kill()
    assert running.wait(timeout=20) == 1
    assert running.stderr
    assert f"The {name} ended by itself" in running.stderr.read()
    assert still_there(before) == []


def test_a_taken_port_is_said_before_anything_starts(port: int, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", port)):
        command = [sys.executable, "-c", STAND_INS, str(port), str(tmp_path / "state")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"Port {port} cannot be had" in done.stderr
    assert not (tmp_path / "state").exists()

"""`handlingsrom run` and `handlingsrom demo` as a stranger meets them, whatever the environment says."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import psutil

from tests.browser.conftest import COMMAND, Site, folder, running

NONSENSE = {
    "HANDLINGSROM_DB_HOST": "nowhere.invalid",
    "HANDLINGSROM_DB_PORT": "99999",
    "HANDLINGSROM_DB_NAME": "nothing",
    "HANDLINGSROM_DB_USER": "nobody",
    "HANDLINGSROM_DB_PASSWORD": "wrong",
    "HANDLINGSROM_DB_POOL": "yes",
}


def without_settings() -> dict[str, str]:
    """An environment in which nothing of ours is set."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("HANDLINGSROM", "DJANGO"))
    }


def test_run_serves_and_starts_again_with_less_work() -> None:
    with folder() as state:
        with running(state) as site:
            first = work_done_by(site)
            assert urlopen(site.address).status == 200
        with running(state) as site:
            assert work_done_by(site) < first
            assert urlopen(site.address).status == 200
            parts = psutil.Process(site.process.pid).children(recursive=True)
            commands = " ".join(word for part in parts for word in command_of(part))
    assert [name for name in ("postgres", "gunicorn", "worker") if name not in commands] == []


def work_done_by(site: Site) -> float:
    """Seconds of processor time since its start, which a busy machine does not lengthen as it does the clock's."""
    starter = psutil.Process(site.process.pid)
    return sum(seconds_of(each) for each in (starter, *starter.children(recursive=True)))


def command_of(part: psutil.Process) -> list[str]:
    """Its words; none where it has just ended, as a database's helper may."""
    with suppress(psutil.NoSuchProcess):
        return part.cmdline()
    return []


def seconds_of(part: psutil.Process) -> float:
    """Its own and its ended children's processor time; none where it has just ended itself."""
    with suppress(psutil.NoSuchProcess):
        return sum(part.cpu_times()[:4])
    return 0.0


def test_demo_goes_the_whole_way_whatever_is_configured_and_beside_itself(tmp_path: Path) -> None:
    places = {"plain": without_settings(), "nonsense": without_settings() | NONSENSE}
    demos = [
        subprocess.Popen(
            [*COMMAND, "demo", "-o", str(tmp_path / name)], env=env, stdout=subprocess.PIPE, text=True
        )
        for name, env in places.items()
    ]
    said = [demo.communicate(timeout=120)[0].splitlines() for demo in demos]
    assert [demo.returncode for demo in demos] == [0, 0]
    for name, lines in zip(places, said, strict=True):
        pdf = Path(lines[-1])
        assert pdf.is_absolute()
        assert pdf.parent == tmp_path / name
        assert verify(pdf) == 0
    again = demo_into(tmp_path / "plain")
    assert Path(again[-1]) == Path(said[0][-1])
    assert verify(Path(again[-1])) == 0
    assert sum(bool(re.match("• ", line)) for line in again) >= 6


def demo_into(place: Path) -> list[str]:
    command = [*COMMAND, "demo", "-o", str(place)]
    done = subprocess.run(command, env=without_settings(), capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def verify(pdf: Path) -> int:
    """The certificate lies beside the document."""
    certificate = next(pdf.parent.glob("*.pem"))
    command = [*COMMAND, "verify", str(pdf), "--trust", str(certificate)]
    return subprocess.run(command, env=without_settings(), capture_output=True, check=False).returncode

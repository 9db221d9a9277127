"""Commands of the whole: `run` everything on this machine, or its `database` alone."""

import argparse
import os
import sys
import time
from pathlib import Path


def register(subparsers: argparse._SubParsersAction) -> None:
    state = Path(os.environ.get("HANDLINGSROM_STATE", ".state"))
    whole = subparsers.add_parser("run", help="serve a demo on this machine: database, pages and worker")
    whole.add_argument("--port", type=int, default=8000)
    whole.add_argument(
        "--state", type=Path, default=state, help="where the data is kept (default: %(default)s)"
    )
    whole.set_defaults(run=_run)
    alone = subparsers.add_parser("database", help="start the database alone and print how to reach it")
    alone.add_argument(
        "--state", type=Path, default=state, help="where the data is kept (default: %(default)s)"
    )
    alone.set_defaults(run=_database)


def _run(arguments: argparse.Namespace) -> int:
    from handlingsrom.site.running import run

    return run(arguments.port, arguments.state)


def _database(arguments: argparse.Namespace) -> int:
    from handlingsrom.site.postgres import OWNER, PostgresError, environment, started

    try:
        with started(arguments.state) as server:
            for name, value in environment(server, OWNER).items():
                print(f"export {name}='{value}'", flush=True)
            while server.process.poll() is None:
                time.sleep(0.2)
    except KeyboardInterrupt:
        return 0
    except PostgresError as error:
        print(error, file=sys.stderr)
    return 1

"""Commands of the whole: `run` everything on this machine, or a part of it; the `demo`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the command line."""
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
    demo = subparsers.add_parser("demo", help="go the whole way by itself, from a wish to a sealed agreement")
    demo.add_argument(
        "-o", dest="folder", type=Path, default=Path(), metavar="DIR", help="where to leave the PDF"
    )
    demo.set_defaults(run=_demo)
    worker = subparsers.add_parser(
        "worker", help="do what the outbox asks for: documents, mail; chain the logs"
    )
    worker.add_argument("--once", action="store_true", help="end when nothing is due")
    worker.set_defaults(run=_worker)
    load = subparsers.add_parser("load-demo", help="load the demo's invented people into an empty database")
    load.set_defaults(run=_load_demo)
    world = subparsers.add_parser(
        "demo-data",
        help="make an invented state of agencies and people in the database, for measuring and trying",
    )
    world.add_argument("--agencies", type=int, default=200, metavar="N", help="default: %(default)s")
    world.add_argument("--people", type=int, default=170_000, metavar="N", help="default: %(default)s")
    world.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help="the same seed makes the same world (default: %(default)s)",
    )
    world.set_defaults(run=_demo_data)


def _run(arguments: argparse.Namespace) -> int:
    from handlingsrom.site.running import run

    return run(arguments.port, arguments.state)


def _database(arguments: argparse.Namespace) -> int:
    from handlingsrom.site.postgres import OWNER, environment, started
    from handlingsrom.site.postgres_files import PostgresError

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


def _demo(arguments: argparse.Namespace) -> int:
    from handlingsrom.site.demo import demo

    return demo(arguments.folder)


def _worker(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.site.working import Stopped, stop_on_signals, work

    stop_on_signals()
    try:
        work(once=arguments.once)
    except Stopped:
        return 0
    return 0


def _load_demo(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.foundation.days import now
    from handlingsrom.site.demo_people import load_demo

    load_demo(now())
    return 0


def _demo_data(arguments: argparse.Namespace) -> int:
    django_ready()
    from handlingsrom.foundation.days import now
    from handlingsrom.site.demo_data import load_world

    began = time.monotonic()
    try:
        made = load_world(arguments.agencies, arguments.people, arguments.seed, now())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. Each agency is whole or not there; run it again to go on.", file=sys.stderr)
        return 130
    print(f"{made} agencies made in {time.monotonic() - began:.0f} s")
    return 0


def django_ready() -> None:
    """Start Django, for the commands that need the database."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()

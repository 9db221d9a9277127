"""The root of the command line: `handlingsrom COMMAND`, each command from the folder that it belongs to.

Modules are imported by name and commands import what they need when they run, so that `decide` starts no Django.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

COMMANDS = (
    "handlingsrom.features.regulations.commands",
    "handlingsrom.foundation.documents.commands",
    "handlingsrom.foundation.people.commands",
    "handlingsrom.foundation.people.granting.commands",
    "handlingsrom.foundation.people.succession.commands",
    "handlingsrom.foundation.people.sign_in.commands",
    "handlingsrom.foundation.people.importing.commands",
    "handlingsrom.site.commands",
    "handlingsrom.site.keeping_commands",
    "handlingsrom.site.record_commands",
)


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments; `docs/generated/cli.md` is made from it."""
    root = argparse.ArgumentParser(
        prog="handlingsrom", description="How Norwegian state employers govern work from home."
    )
    subparsers = root.add_subparsers(required=True, metavar="COMMAND")
    for module in COMMANDS:
        import_module(module).register(subparsers)
    return root


def main(argv: list[str] | None = None) -> int:
    """Run one command; its exit code is the process's."""
    arguments = parser().parse_args(argv)
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has seen enough, as in `handlingsrom decide … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())

"""Collect the texts of pages into the catalogues nb and nn, and compile them: `make messages`.

gettext's guesses ("fuzzy") are turned off: a new text is empty, and the test of the catalogues says so.
"""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.core.management import call_command
from django.core.management.commands.makemessages import Command

ROOT = Path(__file__).parent.parent / "handlingsrom"
FLAGS = {"no_location": True, "no_obsolete": True, "verbosity": 0}


def main() -> None:
    """From the project's own folder, so that every shelf is read."""
    os.chdir(ROOT)
    django.setup()
    Command.msgmerge_options = [*Command.msgmerge_options, "--no-fuzzy-matching"]
    call_command(Command(), locale=["nb", "nn"], **FLAGS)
    call_command("compilemessages", locale=["nb", "nn"], verbosity=0)


if __name__ == "__main__":
    main()

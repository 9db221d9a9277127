"""`make docs`: write every page anew; needs no database."""

from __future__ import annotations

import os
from pathlib import Path

import django

FOLDER = Path("docs/generated")


def main() -> None:
    """Write each page, and remove what is no longer made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.site.settings")
    django.setup()
    from scripts.docs.pages import pages

    made = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

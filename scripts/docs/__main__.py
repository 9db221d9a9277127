"""`make docs`: write every page anew, and the proofs that a page of the product tells; needs no database."""

from __future__ import annotations

import json
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
    prove_changes()


def prove_changes() -> None:
    """What changed between every two days, proven anew when the law is another than the one proven before."""
    from handlingsrom.features.regulations import changes

    if changes.FILE.exists() and changes.kept()["law"] == changes.fingerprint():
        return
    told = json.dumps(changes.proven(), ensure_ascii=False, separators=(",", ":"))
    changes.FILE.write_text(told.replace('},"', '},\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

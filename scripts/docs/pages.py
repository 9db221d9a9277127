"""The one list of generated pages."""

from __future__ import annotations

from scripts.docs import access, api, cli, law, lifecycles, personal_data
from scripts.docs.markdown import joined

NOTE = "<!-- Made by `make docs` from the code itself: change that, not this. -->"
PAGES = {
    "law.md": law.page,
    "lifecycles.md": lifecycles.page,
    "access.md": access.page,
    "personal_data.md": personal_data.page,
    "api.md": api.page,
    "cli.md": cli.page,
}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {name: joined(NOTE, page()) + "\n" for name, page in PAGES.items()}

"""The pages of docs/generated/ say what the code says."""

from pathlib import Path

import pytest

from scripts.docs.pages import PAGES, pages

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "generated"
REMEDY = "is not what the code says now: run `make docs` and commit what it changes"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_current(name: str, made: dict[str, str]) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8") if (FOLDER / name).exists() else ""
    if kept != made[name]:
        pytest.fail(f"docs/generated/{name} {REMEDY}", pytrace=False)


def test_no_other_page_is_kept() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)

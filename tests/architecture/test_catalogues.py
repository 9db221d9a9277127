"""Bokmål and nynorsk are complete: every text of the pages is in both catalogues, compiled, and nothing is guessed."""

from __future__ import annotations

import gettext
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
languages = pytest.mark.parametrize("language", ["nb", "nn"])


def catalogue(language: str, root: Path = ROOT) -> Path:
    return root / "handlingsrom" / "site" / "locale" / language / "LC_MESSAGES" / "django.po"


def compiled(path: Path) -> dict[Any, str]:
    """Every message with its translation, as gettext reads the compiled file; an empty one is not in it."""
    messages: dict[Any, str] = gettext.GNUTranslations(BytesIO(path.read_bytes()))._catalog
    return {message: said for message, said in messages.items() if message}


def compile_anew(path: Path, folder: Path) -> Path:
    made = folder / "django.mo"
    subprocess.run(
        ["msgfmt", "--check-format", f"--output-file={made}", path], check=True, capture_output=True
    )
    return made


def count(path: Path, *attributes: str) -> int:
    """The entries of a catalogue with some attributes, its header not counted."""
    listed = subprocess.run(
        ["msgattrib", *attributes, path], check=True, capture_output=True, text=True
    ).stdout
    return listed.count("\nmsgid ") - listed.count('\nmsgid ""\nmsgstr ""\n')


@languages
def test_nothing_is_empty_or_guessed(language: str) -> None:
    assert count(catalogue(language), "--translated") > 200
    assert count(catalogue(language), "--untranslated") == 0
    assert count(catalogue(language), "--only-fuzzy") == 0
    assert count(catalogue(language), "--only-obsolete") == 0


@languages
def test_the_compiled_catalogue_is_current(language: str, tmp_path: Path) -> None:
    anew = compiled(compile_anew(catalogue(language), tmp_path))
    assert compiled(catalogue(language).with_suffix(".mo")) == anew


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code in which `make messages` has collected every text anew."""
    copy = tmp_path_factory.mktemp("messages")
    passing = shutil.ignore_patterns("__pycache__", "fonts", "vendor")
    shutil.copytree(ROOT / "handlingsrom", copy / "handlingsrom", ignore=passing)
    (copy / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "messages.py", copy / "scripts")
    surroundings = {**os.environ, "PYTHONPATH": str(copy)}
    subprocess.run([sys.executable, copy / "scripts" / "messages.py"], env=surroundings, check=True)
    return copy


@languages
def test_every_text_of_the_pages_is_in_the_catalogue(language: str, collected: Path) -> None:
    anew = catalogue(language, collected)
    assert count(anew, "--untranslated") == 0
    assert compiled(anew.with_suffix(".mo")) == compiled(catalogue(language).with_suffix(".mo"))

"""The few forms of Markdown that the generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a line break in a cell becomes a space."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def codes(words: Iterable[str]) -> str:
    """Words as code, in the order given."""
    return ", ".join(f"`{word}`" for word in words)


def joined(*blocks: str) -> str:
    """The blocks that say something, each on its own."""
    return "\n\n".join(block for block in blocks if block)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())

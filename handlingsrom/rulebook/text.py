"""A text for people, in bokmål, nynorsk and English: all three, always."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

Language = Literal["nb", "nn", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One text in three languages; an empty one is refused where it is written."""

    nb: str
    nn: str
    en: str

    def __post_init__(self) -> None:
        if not (self.nb and self.nn and self.en):
            raise ValueError(f"a Text needs all three languages: {self!r}")

    def in_(self, language: Language) -> str:
        """The text in one of `nb`, `nn`, `en`."""
        match language:
            case "nb":
                return self.nb
            case "nn":
                return self.nn
            case "en":
                return self.en

    def filled(self, **values: object) -> Text:
        """The text with `{name}` replaced; a value that is a Text is taken in the same language."""
        return _filled(self, tuple(values.items()))


@lru_cache(maxsize=10_000)  # the same few sentences come again in case after case
def _filled(text: Text, values: tuple[tuple[str, object], ...]) -> Text:
    def fill(language: Language) -> str:
        said = {name: of.in_(language) if isinstance(of, Text) else of for name, of in values}
        return text.in_(language).format(**said)

    return Text(fill("nb"), fill("nn"), fill("en"))


def same(word: str) -> Text:
    """A name or a number that reads the same in every language."""
    return Text(word, word, word)


def as_language(code: str) -> Language:
    """The language that a code stands for; nb where it stands for none of ours."""
    return next((language for language in LANGUAGES if code.startswith(language)), "nb")

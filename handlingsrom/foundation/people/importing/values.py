"""From the text of a cell to its value; None or an exception-free answer, never a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from handlingsrom.foundation.people.importing.columns import plain

EMAIL = re.compile(r"[^@\s<>,;:\"()]{1,64}@[^@\s<>,;:\"()]+\.[^@\s<>,;:\"().]{2,}")
SHARE = re.compile(r"\d{1,3}([.,]\d{1,2}0*)?", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})([T ]00:00.*)?", re.ASCII)
NORWEGIAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1940, 2100
WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
ONE_DAY = timedelta(days=1)
YES_NO = {
    "ja": True,
    "nei": False,
    "yes": True,
    "no": False,
    "j": True,
    "n": False,
    "x": True,
    "1": True,
    "0": False,
}
POSITION_KINDS = {
    "ordinær": "ordinary", "ordinary": "ordinary", "vanlig": "ordinary", "vanleg": "ordinary",
    "ledende": "leading", "leiande": "leading", "leading": "leading",
    "særliguavhengig": "particularly_independent", "særleguavhengig": "particularly_independent",
    "particularlyindependent": "particularly_independent",
}  # fmt: skip
LANGUAGE_WORDS = {
    "nb": "nb", "nn": "nn", "en": "en", "bokmål": "nb", "nynorsk": "nn", "english": "en", "engelsk": "en",
}  # fmt: skip


def day(text: str) -> date | None:
    """A day written as 2026-01-31, 20260131 or 31.01.2026; None for anything else."""
    iso, norwegian = ISO_DAY.fullmatch(text), NORWEGIAN_DAY.fullmatch(text)
    if iso:
        year, month, number = int(iso[1]), int(iso[2]), int(iso[3])
    elif norwegian:
        year, month, number = int(norwegian[3]), int(norwegian[2]), int(norwegian[1])
    else:
        return None
    try:
        return date(year, month, number) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def share(text: str) -> Decimal | None:
    """Per cent of full time, from 0 to 100."""
    bare = text.removesuffix("%").strip()
    if not SHARE.fullmatch(bare):
        return None
    found = Decimal(bare.replace(",", "."))
    return found.quantize(Decimal("0.01")) if found <= 100 else None


def yes_no(text: str) -> bool | None:
    return YES_NO.get(text.lower())


def position_kind(text: str) -> str | None:
    return POSITION_KINDS.get(plain(text))


def language(text: str) -> str | None:
    return LANGUAGE_WORDS.get(text.lower())


def is_email(text: str) -> bool:
    return EMAIL.fullmatch(text) is not None


def is_identity_number(text: str) -> bool:
    """Whether the control digits of a Norwegian identity number (or D-number) fit."""
    digits = text.replace(" ", "") if len(text) in (11, 12) else ""
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return False
    if not (1 <= int(digits[:2]) % 40 <= 31 and 1 <= int(digits[2:4]) % 40 <= 12):
        return False
    numbers = [int(digit) for digit in digits]
    return all(sum(w * n for w, n in zip(weights, numbers, strict=False)) % 11 == 0 for weights in WEIGHTS)

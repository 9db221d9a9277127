"""Kept documents are told of by the feature that made them, which knows whom they are about."""

from __future__ import annotations

from handlingsrom.foundation.holding import Held, Rule

HOLDS: tuple[Held, ...] = ()
BESIDE: dict[str, str] = {}
RULES: tuple[Rule, ...] = ()

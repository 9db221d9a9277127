"""Counts behind a hash say nothing of anybody."""

from __future__ import annotations

from handlingsrom.foundation.holding import Held, Rule

HOLDS: tuple[Held, ...] = ()
BESIDE = {"limits.Window": "A count behind a hash that hides whom it counts; gone when its window is over."}
RULES: tuple[Rule, ...] = ()

"""What retention itself keeps: ids and numbers, no person."""

from __future__ import annotations

from handlingsrom.foundation.holding import Held, Rule

HOLDS: tuple[Held, ...] = ()
BESIDE = {"retention.Run": "Ids of what was over, and numbers of what went."}
RULES: tuple[Rule, ...] = ()

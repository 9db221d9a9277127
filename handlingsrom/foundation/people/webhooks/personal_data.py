"""What webhooks hold about a person: nothing of their own."""

from __future__ import annotations

from handlingsrom.foundation.holding import Held, Rule

HOLDS: tuple[Held, ...] = ()
BESIDE = {"webhooks.Webhook": "An address of a system, and who connected it, which the record holds too."}
RULES: tuple[Rule, ...] = ()

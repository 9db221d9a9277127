"""What is held about a person: each field with purpose and basis in law, and how long, as the code lists it."""

from __future__ import annotations

from handlingsrom.foundation.holding import Held, Rule
from handlingsrom.site import features
from scripts.docs.markdown import joined, table

INTRODUCTION = """# Personal data

What the product holds about people, from the lists beside the models (`personal_data.py`). The page *Mine opplysninger* and the retention
job are made from the same lists, and a test fails for a column that stands in none. Not held: the national identity number, the address of
a home, membership of a union, health."""
RETENTION = """The job of the worker lists what is over one day and deletes it the next; `handlingsrom retention --dry-run` shows it. What an entry of
the record said goes only by the database's own function, which writes an entry of its own; the chain of hashes stays and still verifies."""


def page() -> str:
    """The whole page."""
    rules = {rule.id: rule for rule in features.rules()}
    beside = sorted(features.beside().items())
    return joined(
        INTRODUCTION,
        "## How long",
        RETENTION,
        table(("rule", "what", "how long", "source", "deleted by the job"), map(_rule, rules.values())),
        *(_held(held) for held in features.holds()),
        "## Tables that hold nothing of their own about a person",
        table(("table", "reason"), [(f"`{name}`", reason) for name, reason in beside]),
    )


def _rule(rule: Rule) -> tuple[str, ...]:
    how_long = rule.how_long()
    return f"`{rule.id}`", rule.what.nb, how_long.nb, f"<{rule.source}>", "yes" if rule.due else "no"


def _held(held: Held) -> str:
    rows = [
        (f"`{field.path}`", field.label.nb, field.purpose.nb, field.basis.nb, f"`{field.rule}`")
        for field in held.fields
    ]
    technical = f"Technical: {', '.join(f'`{name}`' for name in held.technical)}." if held.technical else ""
    return joined(
        f"## {held.name}",
        held.title.nb,
        table(("field", "what", "purpose", "basis", "rule"), rows),
        technical,
    )

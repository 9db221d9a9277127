"""How the API says no: one shape for every part (RFC 9457)."""

from __future__ import annotations

from typing import Any

from ninja import Schema


class Problem(Schema):
    """A refusal: RFC 9457, with every reason."""

    type: str
    title: str
    status: int
    errors: list[dict[str, str]]


REFUSED: dict[int, Any] = {401: Problem, 404: Problem, 422: Problem}

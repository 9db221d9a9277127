"""The one list of limits: what a stranger may do, and how often.

They stop guessing and flooding, not work: a whole agency may share one network address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many in a fixed window, for each of whatever is counted."""

    kind: str
    most: int
    window: timedelta


TEN_MINUTES, HOUR = timedelta(minutes=10), timedelta(hours=1)

SIGN_IN = Limit("sign_in", 600, TEN_MINUTES)  # by network address: begun, answered, chosen
TOKEN = Limit("token", 60, TEN_MINUTES)  # by network address: keys that do not exist
LINK = Limit("link", 60, TEN_MINUTES)  # by network address: links from a mail that are tried
ASKING = Limit("asking", 120, HOUR)  # by network address: links asked for
ADDRESS = Limit("address", 5, HOUR)  # by e-mail address: links asked for
CHECK = Limit("check", 60, TEN_MINUTES)  # by network address: documents checked
WIZARD_PDF = Limit("wizard_pdf", 60, TEN_MINUTES)  # by network address: a stranger's PDFs

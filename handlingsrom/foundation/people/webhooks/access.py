"""Who connects the agency's other systems: its administrator. A webhook tells that something happened, and no name."""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach
from handlingsrom.foundation.people.roles import ADMINISTRATOR

GRANTS = (Grant(ADMINISTRATOR, Reach.AGENCY, frozenset({"see", "connect", "end"})),)

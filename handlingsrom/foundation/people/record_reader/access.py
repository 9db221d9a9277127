"""Who reads the whole record of an agency; the administrator, who grants roles, does not."""

from __future__ import annotations

from handlingsrom.foundation.people.access import Grant, Reach, Standing

READ = "read_record"
GRANTS = (Grant("auditor", Reach.AGENCY, frozenset({READ})),)


def may_read(standing: Standing) -> bool:
    """Whether the person reads the record of the own agency."""
    return any(READ in grant.verbs and standing.holds(grant.role) for grant in GRANTS)

"""The one list of roles, in the field's words."""

from __future__ import annotations

from handlingsrom.rulebook.text import Text

EMPLOYEE, LEADER, HR = "employee", "leader", "hr"
ADMINISTRATOR = "administrator"

ROLES: dict[str, Text] = {
    EMPLOYEE: Text(nb="ansatt", nn="tilsett", en="employee"),
    LEADER: Text(nb="leder", nn="leiar", en="leader"),
    HR: Text(nb="HR", nn="HR", en="HR"),
    "safety_representative": Text(nb="verneombud", nn="verneombod", en="safety representative"),
    "union_representative": Text(nb="tillitsvalgt", nn="tillitsvald", en="union representative"),
    "committee_member": Text(nb="medlem av AMU", nn="medlem av AMU", en="working environment committee"),
    "agency_head": Text(nb="virksomhetsleder", nn="verksemdsleiar", en="agency head"),
    "archivist": Text(nb="arkivar", nn="arkivar", en="archivist"),
    "auditor": Text(nb="revisor", nn="revisor", en="auditor"),
    ADMINISTRATOR: Text(nb="administrator", nn="administrator", en="administrator"),
    "analyst": Text(nb="analytiker", nn="analytikar", en="analyst"),
}

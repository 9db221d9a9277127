"""The one list of roles, in the field's words."""

from __future__ import annotations

from handlingsrom.rulebook.text import Text

EMPLOYEE, LEADER, HR = "employee", "leader", "hr"
SAFETY_REPRESENTATIVE, UNION_REPRESENTATIVE = "safety_representative", "union_representative"
COMMITTEE_MEMBER, AGENCY_HEAD, ARCHIVIST = "committee_member", "agency_head", "archivist"
AUDITOR, ADMINISTRATOR, ANALYST = "auditor", "administrator", "analyst"
ADMINISTRATOR = "administrator"

ROLES: dict[str, Text] = {
    EMPLOYEE: Text(nb="ansatt", nn="tilsett", en="employee"),
    LEADER: Text(nb="leder", nn="leiar", en="leader"),
    HR: Text(nb="HR", nn="HR", en="HR"),
    SAFETY_REPRESENTATIVE: Text(nb="verneombud", nn="verneombod", en="safety representative"),
    UNION_REPRESENTATIVE: Text(nb="tillitsvalgt", nn="tillitsvald", en="union representative"),
    COMMITTEE_MEMBER: Text(nb="medlem av AMU", nn="medlem av AMU", en="working environment committee"),
    AGENCY_HEAD: Text(nb="virksomhetsleder", nn="verksemdsleiar", en="agency head"),
    ARCHIVIST: Text(nb="arkivar", nn="arkivar", en="archivist"),
    AUDITOR: Text(nb="revisor", nn="revisor", en="auditor"),
    ADMINISTRATOR: Text(nb="administrator", nn="administrator", en="administrator"),
    ANALYST: Text(nb="analytiker", nn="analytikar", en="analyst"),
}

"""Every read of people: who somebody is on a day, who leads whom, and whose token this is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.people.access import HeldRole, Standing
from handlingsrom.foundation.people.line import Line, Post
from handlingsrom.foundation.people.models import (
    Agency,
    Mandate,
    Person,
    Position,
    Role,
    Substitution,
    Token,
    in_force,
)
from handlingsrom.foundation.people.roles import ANALYST, EMPLOYEE, HR, LEADER, SAFETY_REPRESENTATIVE
from handlingsrom.foundation.walls import presenting_token, within


def person_known_as(person_id: UUID, agency_id: UUID) -> Person | None:
    """The person of a session, unless they have left; asked inside the agency's wall."""
    known = Person.objects.filter(id=person_id, agency_id=agency_id, active=True)
    return known.select_related("agency").first()


# OFFSET 0 keeps the planner from reading every position of a large agency to find those of its leaders.
STANDING_SQL = """
WITH stand_in AS (
    SELECT s.leader_id, o.id, o.name
    FROM people_substitution s JOIN people_position p ON p.id = s.substitute_id JOIN people_person o ON o.id = p.person_id
    WHERE o.active AND s.agency_id = %(agency)s
      AND s.since <= %(on)s AND (s.until IS NULL OR s.until > %(on)s)
      AND p.since <= %(on)s AND (p.until IS NULL OR p.until > %(on)s)
), leader AS (
    SELECT r.position_id, p.person_id, r.unit_id, o.name
    FROM people_role r
    JOIN LATERAL (SELECT * FROM people_position WHERE id = r.position_id OFFSET 0) p ON true
    JOIN people_person o ON o.id = p.person_id
    WHERE r.agency_id = %(agency)s AND r.role = 'leader'
      AND r.since <= %(on)s AND (r.until IS NULL OR r.until > %(on)s)
      AND p.since <= %(on)s AND (p.until IS NULL OR p.until > %(on)s)
      AND (o.active OR p.id IN (SELECT leader_id FROM stand_in))
)
SELECT 'unit', id, parent_id, NULL::uuid, '' FROM people_unit WHERE agency_id = %(agency)s
UNION ALL
SELECT 'leader', position_id, person_id, unit_id, name FROM leader
UNION ALL
SELECT 'stand_in', leader_id, id, NULL, name FROM stand_in
UNION ALL
SELECT 'second', p.id, p.person_id, p.unit_id, '' FROM people_position p
WHERE p.agency_id = %(agency)s AND p.person_id IN (SELECT person_id FROM leader)
  AND p.id NOT IN (SELECT position_id FROM leader)
  AND p.since <= %(on)s AND (p.until IS NULL OR p.until > %(on)s)
UNION ALL
SELECT 'mandate', position_id, unit_id, NULL, coalesce(most_days_per_week, 7)::text FROM people_mandate
WHERE agency_id = %(agency)s AND since <= %(on)s AND (until IS NULL OR until > %(on)s)
UNION ALL
SELECT 'role', position_id, unit_id, NULL, role FROM people_role
WHERE agency_id = %(agency)s AND position_id = ANY(%(positions)s)
  AND since <= %(on)s AND (until IS NULL OR until > %(on)s)
UNION ALL
SELECT 'stands_in', s.leader_id, s.substitute_id, NULL, person.name
FROM people_substitution s JOIN people_position p ON p.id = s.leader_id JOIN people_person person ON person.id = p.person_id
WHERE s.agency_id = %(agency)s AND s.substitute_id = ANY(%(positions)s)
  AND s.since <= %(on)s AND (s.until IS NULL OR s.until > %(on)s)
UNION ALL
SELECT 'consent', c.thing_id, NULL, NULL, r.role
FROM people_consent c JOIN people_role r ON r.id = c.given_to_id
WHERE c.agency_id = %(agency)s AND r.position_id = ANY(%(positions)s)
  AND c.since <= %(on)s AND c.until > %(on)s
  AND r.since <= %(on)s AND (r.until IS NULL OR r.until > %(on)s)
"""


def _read(agency_id: UUID, on: date, positions: Iterable[UUID] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """The line of an agency on a day, with the roles and substitutions of some positions: one read, by kind of row."""
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(STANDING_SQL, {"agency": agency_id, "on": on, "positions": list(positions)})
        for kind, *row in cursor.fetchall():
            rows[kind].append(tuple(row))
    return rows


def _line(rows: Mapping[str, list[tuple[Any, ...]]]) -> Line:
    led: dict[UUID, tuple[Post, ...]] = {}
    for post in sorted(Post(*row) for row in rows["leader"]):
        led[post.unit_id] = (*led.get(post.unit_id, ()), post)
    units = {unit: parent for unit, parent, *_ in rows["unit"]}
    reach: dict[tuple[UUID, UUID], Decimal] = {}
    for position, unit, _, most in rows["mandate"]:
        reach[position, unit] = max(reach.get((position, unit), Decimal(0)), Decimal(most))
    stand_ins: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for leader, person, _, name in rows["stand_in"]:
        stand_ins[leader][person] = name
    return Line(units, led, reach, tuple(Post(*row) for row in rows["second"]), stand_ins)


def line_of(agency_id: UUID, on: date) -> Line:
    """The unit tree, the leaders and their authority on a day, in one read."""
    return _line(_read(agency_id, on))


def standing_of(person: Person, on: date) -> Standing:
    """What a person is on a day: two reads. Kept by the caller for the length of a request."""
    held = Position.objects.filter(in_force(on), agency_id=person.agency_id, person=person)
    positions = tuple(held.select_related("unit"))
    own = {position.id for position in positions}
    rows = _read(person.agency_id, on, own)
    line = _line(rows)
    in_place_of = {leader: name for leader, _, _, name in rows["stands_in"]}
    roles = [HeldRole(role, _covered(role, unit, line)) for _, unit, _, role in rows["role"]]
    roles += [HeldRole(LEADER, line.below([p.unit_id])) for p in line.posts if p.position_id in in_place_of]
    seats = {position for position, _, _, role in rows["role"] if role == ANALYST}
    held_here = tuple(position for position in positions if position.id not in seats)
    if held_here:  # an analyst's position is a seat and no employment: the analyst sees no person
        roles.append(HeldRole(EMPLOYEE, frozenset()))
    acts_as = own | set(in_place_of)
    consented: dict[str, frozenset[UUID]] = defaultdict(frozenset)
    for case, _, _, role in rows["consent"]:
        consented[role] |= {case}
    return Standing(
        person,
        on,
        held_here,
        tuple(roles),
        line,
        in_place_of,
        line.answers(acts_as, binding=False),
        line.answers(acts_as, binding=True),
        consented,
    )


def _covered(role: str, unit: UUID, line: Line) -> frozenset[UUID]:
    """A verneområde is the units named, no more; every other role takes in those below."""
    return frozenset({unit}) if role == SAFETY_REPRESENTATIVE else line.below([unit])


def leaders_over(
    position: Position, on: date, *, binding: bool = False, days: Decimal | None = None
) -> list[Person]:
    """The nearest leaders of a position on a day, with those who stand in for them.

    `binding` asks for those who may bind the agency, with `days` for an agreement of so many days a week.
    """
    line = line_of(position.agency_id, on)
    posts = line.over(position.id, position.unit_id, binding=binding, days=days)
    ids = [post.position_id for post in posts]
    stands_in = Substitution.objects.filter(
        in_force(on), in_force(on, "substitute__"), leader__in=ids
    ).values("substitute__person_id")
    persons = Person.objects.filter(agency_id=position.agency_id, active=True)
    either = Q(positions__in=ids) | Q(id__in=stands_in)
    return list(persons.filter(either).exclude(id=position.person_id).distinct().order_by("sort_name"))


def whom_to_ask(standing: Standing, position: Position) -> tuple[list[str], list[str]]:
    """The names of a position's nearest leaders, with those who stand in for them, and of HR; one read."""
    over = standing.line.over(position.id, position.unit_id, binding=False)
    leaders = [post.position_id for post in over]
    stands_in = Substitution.objects.filter(in_force(standing.on), leader__in=leaders).values("substitute")
    hr = Role.objects.filter(in_force(standing.on), agency_id=position.agency_id, role=HR).values("position")
    held = Position.objects.filter(in_force(standing.on), agency_id=position.agency_id, person__active=True)
    asked = held.filter(Q(id__in=leaders) | Q(id__in=stands_in) | Q(id__in=hr)).exclude(
        person=position.person_id
    )
    named = asked.annotate(is_hr=Exists(hr.filter(position=OuterRef("pk")))).order_by("person__sort_name")
    rows = list(named.values_list("person__name", "is_hr"))
    return [name for name, is_hr in rows if not is_hr], [name for name, is_hr in rows if is_hr]


def binding_mandate(standing: Standing, position: Position, days: Decimal | None = None) -> Mandate | None:
    """The authority by which a person binds the agency over a position: of whom it is asked, own before a leader's.

    With `days`, only an authority that reaches an agreement of so many days a week.
    """
    line = standing.line
    upwards = line.upwards(line.answered_from(position.id, position.unit_id))
    held = Mandate.objects.filter(
        in_force(standing.on),
        agency_id=position.agency_id,
        position__in=standing.acts_as,
        unit__in=upwards,
    )
    if days is not None:
        held = held.filter(Q(most_days_per_week=None) | Q(most_days_per_week__gte=days))
    asked = {post.position_id for post in line.over(position.id, position.unit_id, binding=True, days=days)}
    nearest = sorted(
        held,
        key=lambda m: (
            m.position_id not in asked,
            m.position_id not in standing.own,
            upwards.index(m.unit_id),
        ),
    )
    return nearest[0] if nearest else None


def people_led_by(standing: Standing) -> QuerySet[Position]:
    """The positions for which a person is the nearest leader."""
    followers = Q(unit_id__any_of=standing.leads.units) & ~Q(id__any_of=standing.line.leaders())
    led = Position.objects.filter(
        in_force(standing.on),
        followers | Q(id__any_of=standing.leads.leaders),
        agency_id=standing.person.agency_id,
        person__active=True,
    )
    return led.exclude(person=standing.person).select_related("person", "unit").order_by("person__sort_name")


FEWEST_TO_PICK, MOST_TO_PICK = 6, 300


def positions_to_pick() -> list[tuple[Agency, list[Position]]]:
    """Demo only: invented persons of every agency, each by the position, with its roles; of a whole state some of each."""
    picked = []
    agencies = list(Agency.objects.order_by("name"))
    most = max(FEWEST_TO_PICK, MOST_TO_PICK // max(len(agencies), 1))
    given = Role.objects.filter(position=OuterRef("pk")).exclude(role=LEADER)
    for agency in agencies:
        with within(agency.id):
            invented = Position.objects.filter(agency=agency, person__invented=True).order_by("person_id")
            if most == FEWEST_TO_PICK:
                invented = invented.order_by(Exists(given).desc(), "person_id")
            shown = invented.select_related("person", "unit").prefetch_related("roles")[:most]
            picked.append((agency, list(shown)))
    return picked


def digest_of(secret: str) -> str:
    """The form in which a token is kept: SHA-256 of a secret that is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_presented(secret: str, at: datetime) -> Token | None:
    """The valid token with this secret, found by its hash alone; one of an agency that has ended is none."""
    digest = digest_of(secret)
    ended = Agency.objects.filter(id=OuterRef("agency_id"), until__lte=day_of(at))
    valid = Token.objects.filter(~Exists(ended), digest=digest, revoked_at=None, expires_at__gt=at)
    with presenting_token(digest):
        return valid.first()


def tokens_of(person: Person) -> QuerySet[Token]:
    """A person's own tokens, newest first."""
    return Token.objects.filter(agency_id=person.agency_id, person_id=person.id).order_by("-created_at")


def system_tokens_of(agency_id: UUID) -> QuerySet[Token]:
    """The keys of an agency's systems, newest first."""
    return Token.objects.filter(agency_id=agency_id, person_id=None).order_by("-created_at")

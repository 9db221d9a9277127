"""The demo's people: real agencies, invented units and persons, all marked as invented."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from handlingsrom.features.agreements.terms import Terms
from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.documents.sealing import make_test_key
from handlingsrom.foundation.people.models import Agency, Mandate, Person, Position, Role, Substitution, Unit
from handlingsrom.foundation.people.queries import standing_of
from handlingsrom.foundation.people.roles import HR, LEADER, SAFETY_REPRESENTATIVE
from handlingsrom.foundation.walls import within
from handlingsrom.site.demo_way import agree

AGENCIES_FILE = Path(__file__).parent / "data" / "state_agencies.csv"
NAMESPACE = UUID("6f2b3a52-6b1c-4c7e-9a53-0f1f7a1c2d10")
BASIS = "Virksomhetsleders delegasjon 1. januar 2026"


@dataclass(frozen=True, slots=True)
class Invented:
    """A person of the demo; `leads` and `roles` are for the person's own unit unless `over` names another."""

    name: str
    title: str
    unit: str
    roles: tuple[str, ...] = ()
    over: str = ""
    share: int = 100
    language: str = "nb"
    kind: str = "ordinary"


@dataclass(frozen=True, slots=True)
class InventedAgency:
    """A real agency by its organisation number, with invented units (name, parent) and people."""

    orgnr: str
    language: str
    units: tuple[tuple[str, str], ...]
    people: tuple[Invented, ...]


ABOVE, ALL = "Departementet", "Virksomheten"

DEMO = (
    InventedAgency(
        "991825827",
        "nb",
        ((ABOVE, ""), (ALL, ABOVE), ("Avdeling for tjenester", ALL), ("Seksjon for brukere", "Avdeling for tjenester"),
         ("Seksjon for drift", "Avdeling for tjenester"), ("Avdeling for HR", ALL)),
        (
            Invented("Kari Nilsen", "rådgiver", "Seksjon for brukere"),
            Invented("Per Haugen", "seksjonsleder", "Seksjon for brukere", (LEADER,)),
            Invented("Anne Bakke", "HR-rådgiver", "Avdeling for HR", ("hr",), over=ALL),
            Invented("Jonas Lie Moen", "seniorrådgiver", "Seksjon for brukere", ("safety_representative",)),
            Invented("Siri Dahl", "seniorrådgiver", "Seksjon for drift", ("union_representative",), over=ALL),
            Invented("Tor Berg", "seksjonsleder", "Seksjon for drift", (LEADER,)),
            Invented("Amina Yusuf", "rådgiver", "Seksjon for brukere", share=80),
            Invented("Ole Kristian Vik", "førstekonsulent", "Seksjon for brukere"),
            Invented("Ingrid Solli", "rådgiver", "Seksjon for drift", language="nn"),
            Invented("Hanne Fossum", "avdelingsdirektør", "Avdeling for tjenester", (LEADER,)),
            Invented("Erik Strand", "HR-direktør", "Avdeling for HR", (LEADER,)),
            Invented("Marit Aasen", "direktør", ALL, (LEADER, "agency_head"), kind="leading"),
            Invented("Geir Holm", "ekspedisjonssjef", ABOVE, (LEADER,)),
            Invented("Rita Lund", "internrevisor", ALL, ("auditor",)),
            Invented("Mona Lie", "systemforvalter", "Avdeling for HR", ("administrator",), over=ALL),
        ),
    ),
    InventedAgency(
        "974760665",
        "nn",
        ((ABOVE, ""), (ALL, ABOVE), ("Avdeling for landbruk", ALL), ("Avdeling for helse", ALL)),
        (
            Invented("Guro Myklebust", "rådgjevar", "Avdeling for landbruk", language="nn"),
            Invented("Sverre Hovland", "avdelingsdirektør", "Avdeling for landbruk", (LEADER,), language="nn"),
            Invented("Liv Tveit", "HR-rådgjevar", ALL, ("hr",), language="nn"),
            Invented("Arne Sæle", "seniorrådgjevar", "Avdeling for helse", ("safety_representative",), over=ALL,
                     language="nn"),
            Invented("Bodil Årdal", "avdelingsdirektør", "Avdeling for helse", (LEADER,), language="nn"),
            Invented("Kjell Nesse", "statsforvaltar", ALL, (LEADER, "agency_head"), language="nn", kind="leading"),
            Invented("Randi Lunde", "ekspedisjonssjef", ABOVE, (LEADER,)),
            Invented("Torbjørg Aase", "internrevisor", ALL, ("auditor",), language="nn"),
            Invented("Ragnhild Moe", "systemforvaltar", ALL, ("administrator",), language="nn"),
        ),
    ),
    InventedAgency(
        "976029100",
        "nb",
        ((ABOVE, ""), (ALL, ABOVE), ("Avdeling for samling", ALL)),
        (
            Invented("Elle Márjá Sara", "bibliotekar", "Avdeling for samling"),
            Invented("Nils Brekke", "avdelingsleder", "Avdeling for samling", (LEADER,)),
            Invented("Tone Eide", "HR-rådgiver", ALL, ("hr",)),
            Invented("David Okafor", "utvikler", "Avdeling for samling", language="en"),
            Invented("Aslaug Ruud", "nasjonalbibliotekar", ALL, (LEADER, "agency_head"), kind="leading"),
            Invented("Trond Kvam", "ekspedisjonssjef", ABOVE, (LEADER,)),
        ),
    ),
)  # fmt: skip
IN_FORCE = (
    ("991825827", "Amina Yusuf", "Per Haugen", ("mon", "fri")),
    ("991825827", "Jonas Lie Moen", "Per Haugen", ("thu",)),
    ("974760665", "Bodil Årdal", "Kjell Nesse", ("wed",)),
)  # fmt: skip
GIVEN = (HR, "administrator", "auditor", "safety_representative", "union_representative")
STANDS_IN = ("991825827", "Per Haugen", "Hanne Fossum")


def load_demo(at: datetime) -> bool:
    """Load the demo's people, once; gives whether there was anything to load."""
    if Agency.objects.exists():
        return False
    names = official_names()
    for invented in DEMO:
        _load(invented, names[invented.orgnr], day_of(at))
        make_test_key(names[invented.orgnr], settings.SEAL_KEYS / invented.orgnr, at=at, orgnr=invented.orgnr)
    for agreed in IN_FORCE:
        _load_agreement(*agreed, at=at - timedelta(days=70))
    return True


def _load_agreement(orgnr: str, employee: str, leader: str, days: tuple[str, ...], *, at: datetime) -> None:
    """An agreement that is in force by now, so that a leader sees a team's week with something in it."""
    with within(_id(orgnr)):
        persons = Person.objects.select_related("agency").filter(agency_id=_id(orgnr))
        wishes, assesses = (standing_of(persons.get(name=name), day_of(at)) for name in (employee, leader))
        agree(wishes, assesses, Terms(days=days, since=day_of(at) + timedelta(days=10)), at)


def official_names() -> dict[str, str]:
    """The names of the state's agencies by organisation number."""
    return {row["orgnr"]: row["name"] for row in agencies_listed()}


def agencies_listed() -> list[dict[str, str]]:
    """The state's agencies, from the project's own copy of the register."""
    with AGENCIES_FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def give_by_hand(agency: Agency, at: datetime, basis: str) -> None:
    """What no HR system knows, for the invented people of one agency: authority to every leader, and a role or two."""
    Person.objects.filter(agency=agency).update(invented=True)
    leading = Role.objects.filter(agency=agency, role=LEADER)
    Mandate.objects.bulk_create(
        Mandate(agency=agency, position_id=position, unit_id=unit, basis=basis, since=since)
        for position, unit, since in leading.values_list("position_id", "unit_id", "since")
    )
    whole = Unit.objects.get(agency=agency, hr_id="1")
    others = (
        Position.objects.filter(agency=agency).exclude(id__in=leading.values("position")).order_by("hr_id")
    )
    Role.objects.bulk_create(
        Role(agency=agency, position=position, role=role, unit=whole, since=day_of(at))
        for position, role in zip(others[: len(GIVEN)], GIVEN, strict=False)
    )


def _id(*names: str) -> UUID:
    """The same id at every loading, so that links to the demo stay good."""
    return uuid5(NAMESPACE, "/".join(names))


@transaction.atomic
def _load(invented: InventedAgency, name: str, today: date) -> None:
    agency = Agency(id=_id(invented.orgnr), name=name, orgnr=invented.orgnr, language=invented.language)
    since = date(today.year - 1, 1, 1)
    with within(agency.id):
        agency.save(force_insert=True)
        units: dict[str, Unit] = {}
        for unit, parent in invented.units:
            shown = name if unit == ALL else unit
            units[unit] = Unit.objects.create(
                id=_id(invented.orgnr, unit), agency=agency, parent=units.get(parent), name=shown
            )
        for number, person in enumerate(invented.people):
            _load_person(agency, units, person, number, since)
        if invented.orgnr == STANDS_IN[0]:
            _stand_in(agency, today)


def _load_person(
    agency: Agency, units: dict[str, Unit], invented: Invented, number: int, since: date
) -> None:
    key = _id(agency.orgnr, invented.name)
    person = Person.objects.create(
        id=UUID(int=(number << 96) | (key.int & ((1 << 96) - 1))),
        agency=agency,
        name=invented.name,
        email=f"{invented.name.split()[0].lower()}@eksempel.no",
        language=invented.language,
        invented=True,
    )
    position = Position.objects.create(
        id=_id(agency.orgnr, invented.name, "position"),
        agency=agency,
        person=person,
        unit=units[invented.unit],
        title=invented.title,
        share=invented.share,
        kind=invented.kind,
        since=since,
    )
    for role in invented.roles:
        for unit in _units_of(role, invented, units):
            Role.objects.create(agency=agency, position=position, role=role, unit=unit, since=since)
    if LEADER in invented.roles:
        Mandate.objects.create(
            agency=agency, position=position, unit=units[invented.unit], basis=BASIS, since=since
        )


def _units_of(role: str, invented: Invented, units: dict[str, Unit]) -> list[Unit]:
    """One unit; of a verneombud over all, each one, for a verneområde is exactly the units named."""
    if role == SAFETY_REPRESENTATIVE and invented.over == ALL:
        return [unit for name, unit in units.items() if name != ABOVE]
    return [units[invented.unit] if role == LEADER else units[invented.over or invented.unit]]


def _stand_in(agency: Agency, today: date) -> None:
    """One leader is away for a week in a month's time, and another stands in."""
    _, leader, substitute = STANDS_IN
    Substitution.objects.create(
        agency=agency,
        leader=Position.objects.get(agency=agency, person__name=leader),
        substitute=Position.objects.get(agency=agency, person__name=substitute),
        since=today + timedelta(days=30),
        until=today + timedelta(days=37),
        granted_by=Person.objects.get(agency=agency, name=substitute),
    )

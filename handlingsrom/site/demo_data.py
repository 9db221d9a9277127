"""`handlingsrom demo-data`: an invented state, the same for the same seed, loaded by the import that HR uses.

The agencies and their organisation numbers are real; every person is invented and marked so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from unicodedata import normalize

from handlingsrom.site.demo_names import FIELDS_OF_WORK, FIRST_NAMES, PLACES, SURNAMES, TITLES

if TYPE_CHECKING:
    from handlingsrom.foundation.people.models import Agency

HEADER = (
    "Type", "Enhet", "Enhetsnavn", "Overordnet enhet", "Leder", "Ansattnummer", "Navn", "E-post", "Målform",
    "Stillingsnummer", "Tittel", "Stillingsprosent", "Stillingstype", "Fra og med", "Til og med", "Fungerende",
)  # fmt: skip
TEAM, SPAN = 12, 7  # people in a section, units below a unit
LEADERS = ("seksjonssjef", "avdelingsdirektør", "divisjonsdirektør", "områdedirektør")
BASIS = "Virksomhetsleders delegasjon"
NEW_NORWEGIAN, SECOND, ACTING, TEMPORARY = 0.12, 0.03, 0.02, 0.04
SHARES = (("100", 85), ("80", 6), ("60", 3), ("50", 4), ("37,5", 1), ("20", 1))


@dataclass(slots=True)
class Place:
    """A unit with its level above the sections, and the numbers of those who work in it."""

    key: str
    name: str
    parent: str
    level: int
    people: list[int] = field(default_factory=list)


def sizes(headcounts: Sequence[int], agencies: int, people: int, chance: Random) -> list[int]:
    """How many work in each agency: the published number where there is one, and all together exactly `people`."""
    drawn = [float(known or chance.lognormvariate(5.8, 1.1)) for known in headcounts[:agencies]]
    least = 4
    spare = people - least * len(drawn)
    if spare < 0:
        raise ValueError(f"{len(drawn)} agencies need at least {least * len(drawn)} people")
    share = spare / sum(drawn)
    found = [least + int(weight * share) for weight in drawn]
    for number in range(people - sum(found)):
        found[number % len(found)] += 1
    return found


def tree(name: str, above: str, people: int, chance: Random) -> list[Place]:
    """The body above, the agency, and as many levels below as its people need; each unit has room for a leader."""
    root, whole = Place("0", above, "", 9), Place("1", name, "0", 8)
    level = [
        Place(f"{n + 10}", f"Seksjon for {_field(chance)}", "1", 0)
        for n in range(max((people - 2) // (TEAM + 1), 0))
    ]
    places = list(level)
    depth, words = 0, ("Avdeling", "Divisjon", "Område")
    while len(level) > SPAN and depth < len(words):
        depth += 1
        first = len(places) + 10
        above_them = [
            Place(f"{first + n}", f"{words[depth - 1]} for {_field(chance)}", "1", depth)
            for n in range(-(-len(level) // SPAN))
        ]
        for number, place in enumerate(level):
            place.parent = above_them[number // SPAN].key
        places += above_them
        level = above_them
    return [root, whole, *reversed(places)]


def _field(chance: Random) -> str:
    return f"{chance.choice(FIELDS_OF_WORK)}, {chance.choice(PLACES)}"


def people_of(places: list[Place], people: int) -> list[Place]:
    """Where each person works: first one leader for each unit, then the sections are filled in turn."""
    sections = [place for place in places if place.level == 0] or places[1:2]
    where = [*places[:people], *(sections[n % len(sections)] for n in range(max(people - len(places), 0)))]
    for number, place in enumerate(where):
        place.people.append(number)
    return where


def file_of(name: str, above: str, people: int, orgnr: str, today: date, seed: int) -> bytes:
    """One agency's file, as its HR system would write it."""
    chance = Random(f"{seed} {orgnr}")  # noqa: S311 (an invented world must be the same every time)
    kept = io.StringIO(newline="")
    writer = csv.DictWriter(kept, HEADER, restval="", delimiter=";")
    writer.writeheader()
    places = tree(name, above, people, chance)
    where = people_of(places, people)
    for place in places:
        writer.writerow(_unit(place))
    for number, place in enumerate(where):
        writer.writerows(_person(number, place, places, chance, orgnr, today))
    writer.writerows(_acting(places, chance, today))
    return kept.getvalue().encode()


def _unit(place: Place) -> dict[str, str]:
    leader = str(place.people[0]) if place.people else ""
    return {
        "Type": "enhet", "Enhet": place.key, "Enhetsnavn": place.name, "Overordnet enhet": place.parent,
        "Leder": leader,
    }  # fmt: skip


def _person(
    number: int, place: Place, places: list[Place], chance: Random, orgnr: str, today: date
) -> Iterator[dict[str, str]]:
    name = _name(chance)
    leads = place.people[0] == number
    since = today - timedelta(days=chance.randint(30, 9000))
    ends = not leads and chance.random() < TEMPORARY
    yield {
        "Type": "ansatt", "Enhet": place.key, "Ansattnummer": str(number), "Navn": name,
        "E-post": f"{_plain(name)}{number}@{orgnr}.eksempel.no",
        "Målform": "nn" if chance.random() < NEW_NORWEGIAN else "nb",
        "Tittel": _title(place, leads, chance), "Stillingsprosent": "100" if leads else _drawn(SHARES, chance),
        "Stillingstype": "ledende" if leads and place.level > 0 else "", "Fra og med": since.isoformat(),
        "Til og med": (today + timedelta(days=chance.randint(60, 700))).isoformat() if ends else "",
    }  # fmt: skip
    if not leads and chance.random() < SECOND:
        yield {
            "Type": "stilling", "Enhet": chance.choice(places).key, "Ansattnummer": str(number),
            "Stillingsnummer": f"{number}-2", "Tittel": _drawn(TITLES, chance), "Stillingsprosent": "20",
            "Fra og med": (today - timedelta(days=20)).isoformat(),
        }  # fmt: skip


def _title(place: Place, leads: bool, chance: Random) -> str:
    if not leads:
        return _drawn(TITLES, chance)
    return {9: "ekspedisjonssjef", 8: "direktør"}.get(place.level) or LEADERS[place.level]


def _acting(places: list[Place], chance: Random, today: date) -> Iterator[dict[str, str]]:
    """In some units somebody is acting leader for some months."""
    for place in places:
        if len(place.people) > 1 and chance.random() < ACTING:
            yield {
                "Type": "leder", "Enhet": place.key, "Ansattnummer": str(place.people[1]), "Fungerende": "ja",
                "Fra og med": (today - timedelta(days=20)).isoformat(),
                "Til og med": (today + timedelta(days=100)).isoformat(),
            }  # fmt: skip


def _name(chance: Random) -> str:
    first = chance.choice(FIRST_NAMES)
    middle = f" {chance.choice(SURNAMES)}" if chance.random() < 0.15 else ""
    return f"{first}{middle} {chance.choice(SURNAMES)}"


LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ı": "i"})


def _plain(name: str) -> str:
    """The part of an address before the @, in plain letters."""
    letters = normalize("NFKD", name.lower().translate(LETTERS)).encode("ascii", "ignore").decode()
    return letters.replace(" ", ".")


def _drawn(words: Sequence[tuple[str, int]], chance: Random) -> str:
    return chance.choices([word for word, _ in words], [weight for _, weight in words])[0]


def world(agencies: int, people: int, seed: int, at: datetime) -> Iterator[tuple[str, str, bytes]]:
    """Each agency's name, organisation number and file."""
    from handlingsrom.foundation.days import day_of
    from handlingsrom.site.demo_people import agencies_listed

    listed = agencies_listed()
    if agencies > len(listed):
        raise ValueError(f"The register has {len(listed)} agencies.")
    chance = Random(seed)  # noqa: S311
    counted = sizes([int(row["headcount"] or 0) for row in listed], agencies, people, chance)
    for row, number in zip(listed, counted, strict=False):
        above = row["ministry"] or "Styret"
        yield (
            row["name"],
            row["orgnr"],
            file_of(row["name"], above, number, row["orgnr"], day_of(at), seed),
        )


def load_world(agencies: int, people: int, seed: int, at: datetime) -> int:
    """Make the world, agency by agency, each whole or not at all; one that is there already stays. Gives how many."""
    from handlingsrom.foundation.people.importing.progress import progress
    from handlingsrom.foundation.people.models import Agency

    there = set(Agency.objects.values_list("orgnr", flat=True))
    made = 0
    for name, orgnr, content in progress(world(agencies, people, seed, at), agencies, "agencies"):
        if orgnr not in there:
            load_agency(name, orgnr, content, at)
            made += 1
    return made


def load_agency(name: str, orgnr: str, content: bytes, at: datetime) -> Agency:
    """One agency in one transaction: itself, its people by the import, and what is given by hand after it."""
    from handlingsrom.foundation.people.importing.actions import Operator, load, try_file
    from handlingsrom.foundation.people.models import Agency
    from handlingsrom.foundation.walls import within
    from handlingsrom.site.demo_people import give_by_hand

    agency = Agency(name=name, orgnr=orgnr)
    with within(agency.id):
        agency.save(force_insert=True)
        made = try_file(agency, f"{orgnr}.csv", content, by=Operator("demo-data"), at=at)
        load(made.id, agency_id=agency.id, by=Operator("demo-data"), at=at)
        give_by_hand(agency, at, BASIS)
    return agency

"""What is held about a person: each field with its purpose and its basis in law, and how long it is kept.

Every app lists its own in `personal_data.py` beside its models; the page "Mine opplysninger", docs/generated and
the retention job are made from those lists, and tests/architecture refuses a field that stands in none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from handlingsrom.rulebook.text import Text, same


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a kind of thing is kept; `lasts` is None for what the product itself never deletes.

    `due` gives the ids of what is over, at most so many: (agency, counted from before this instant, how many).
    `remove` deletes them and gives how many went: (agency, ids, instant). A rule with neither is carried out elsewhere.
    """

    id: str
    what: Text
    counted_from: Text
    lasts: timedelta | None
    basis: Text
    source: str  # where to read the law on it
    due: Callable[[UUID, datetime, int], list[str]] | None = None
    remove: Callable[[UUID, list[str], datetime], int] | None = None

    def over_before(self, at: datetime) -> datetime:
        """What is counted from before this instant is over."""
        if self.lasts is None:
            raise ValueError(f"{self.id} is never over")
        return at - self.lasts

    def how_long(self) -> Text:
        """The length in words, with whose choice it is."""
        if self.lasts is None:
            return self.basis
        years, rest = divmod(self.lasts.days, DAYS_A_YEAR)
        number = YEARS.filled(years=years) if years and not rest else DAYS.filled(days=self.lasts.days)
        length = number if self.lasts else NO_LONGER
        return LENGTH.filled(length=length, counted_from=self.counted_from, basis=self.basis)


NO_LONGER = Text("Slettes ved", "Blir sletta ved", "Deleted at")
DAYS_A_YEAR = 365
DAYS = Text("{days} dager etter", "{days} dagar etter", "{days} days after")
YEARS = Text("{years} år etter", "{years} år etter", "{years} years after")
LENGTH = Text(
    "{length} {counted_from}. {basis}.",
    "{length} {counted_from}. {basis}.",
    "{length} {counted_from}. {basis}.",
)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is held: a column, or a path of lookups that begins with one."""

    path: str
    label: Text
    purpose: Text
    basis: Text
    rule: str  # the id of the rule by which it is kept
    words: Callable[[Any], Text] | None = None  # for a value that people cannot read as it is stored


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of one table that are about a person; `technical` columns say nothing of anybody."""

    model: type[Model]
    title: Text
    about: Callable[[Any], Q]  # from the person to the condition
    fields: tuple[Field, ...]
    technical: tuple[str, ...] = ()
    newest: str = "-pk"

    @property
    def name(self) -> str:
        """The table as `app.Model`."""
        return self.model._meta.label

    def covered(self) -> set[str]:
        """The columns that are told of."""
        return {field.path.split("__")[0] for field in self.fields} | set(self.technical)


def fields_of(
    basis: Text,
    rule: str,
    purpose: Text,
    labels: Mapping[str, Text],
    words: Mapping[str, Callable[[Any], Text]] = MappingProxyType({}),
) -> tuple[Field, ...]:
    """Several fields that are held for one purpose; `words` for those whose values need some."""
    return tuple(Field(path, label, purpose, basis, rule, words.get(path)) for path, label in labels.items())


def spoken(words: Mapping[str, Text]) -> Callable[[Any], Text]:
    """The words for each code; a code without any is shown as it is."""
    return lambda value: words.get(value) or same(str(value))


CONTRACT = Text(
    "Nødvendig for arbeidsavtalen: personvernforordningen artikkel 6 nr. 1 bokstav b",
    "Nødvendig for arbeidsavtalen: personvernforordninga artikkel 6 nr. 1 bokstav b",
    "Needed for the employment contract: GDPR article 6(1)(b)",
)
DUTY = Text(
    "Rettslig plikt: personvernforordningen artikkel 6 nr. 1 bokstav c, jf. hjemmekontorforskriften §§ 2 og 3",
    "Rettsleg plikt: personvernforordninga artikkel 6 nr. 1 bokstav c, jf. heimekontorforskrifta §§ 2 og 3",
    "Legal duty: GDPR article 6(1)(c), with hjemmekontorforskriften §§ 2 and 3",
)
WORKING_TIME = Text(
    "Rettslig plikt: personvernforordningen artikkel 6 nr. 1 bokstav c, jf. arbeidsmiljøloven kapittel 10",
    "Rettsleg plikt: personvernforordninga artikkel 6 nr. 1 bokstav c, jf. arbeidsmiljølova kapittel 10",
    "Legal duty: GDPR article 6(1)(c), with arbeidsmiljøloven chapter 10",
)
SECURITY = Text(
    "Rettslig plikt til sikkerhet og etterprøving: personvernforordningen artikkel 6 nr. 1 bokstav c, jf. "
    "artikkel 5 nr. 2 og 32",
    "Rettsleg plikt til tryggleik og etterprøving: personvernforordninga artikkel 6 nr. 1 bokstav c, jf. "
    "artikkel 5 nr. 2 og 32",
    "Legal duty of security and accountability: GDPR article 6(1)(c), with articles 5(2) and 32",
)
ARCHIVE = Text(
    "Rettslig plikt: personvernforordningen artikkel 6 nr. 1 bokstav c, jf. arkivlova § 5",
    "Rettsleg plikt: personvernforordninga artikkel 6 nr. 1 bokstav c, jf. arkivlova § 5",
    "Legal duty: GDPR article 6(1)(c), with arkivlova § 5",
)
RIGHTS = Text(
    "Rettslig plikt: personvernforordningen artikkel 6 nr. 1 bokstav c, jf. artikkel 12, 15 og 16",
    "Rettsleg plikt: personvernforordninga artikkel 6 nr. 1 bokstav c, jf. artikkel 12, 15 og 16",
    "Legal duty: GDPR article 6(1)(c), with articles 12, 15 and 16",
)
CONSENT = Text(
    "Samtykke: personvernforordningen artikkel 6 nr. 1 bokstav a. Samtykket kan trekkes når som helst.",
    "Samtykke: personvernforordninga artikkel 6 nr. 1 bokstav a. Samtykket kan trekkjast når som helst.",
    "Consent: GDPR article 6(1)(a). The consent can be withdrawn at any time.",
)
GDPR_URL = "https://lovdata.no/lov/2018-06-15-38/gdpr"
ARCHIVE_URL = "https://lovdata.no/lov/2025-06-20-96"
AGENCYS_CHOICE = Text(
    "Virksomheten velger selv lengden (personvernforordningen artikkel 5 nr. 1 bokstav e)",
    "Verksemda vel sjølv lengda (personvernforordninga artikkel 5 nr. 1 bokstav e)",
    "The agency chooses the length itself (GDPR article 5(1)(e))",
)
KEPT_AS_ARCHIVE = Text(
    "Er arkiv og blir stående til reglene om kassasjon tillater sletting (arkivlova §§ 12 og 13)",
    "Er arkiv og blir ståande til reglane om kassasjon tillèt sletting (arkivlova §§ 12 og 13)",
    "Is archive and stays until the rules of disposal allow deletion (arkivlova §§ 12 and 13)",
)

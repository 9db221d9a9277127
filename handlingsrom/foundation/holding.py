"""What is held about a person: each field with its purpose and its basis in law, and how long it is kept.

Every app lists its own in `personal_data.py` beside its models; the page "Mine opplysninger", docs/generated and
the retention job are made from those lists, and tests/architecture refuses a field that stands in none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a kind of thing is kept; `lasts` is None for what the product itself never deletes.

    `due` gives the ids of what is over at an instant, `remove` deletes them and gives how many went.
    """

    id: str
    what: Text
    counted_from: Text
    lasts: timedelta | None
    basis: Text
    source: str  # where to read the law; empty where the length is the agency's own choice
    due: Callable[[UUID, datetime, int], list[str]] | None = None
    remove: Callable[[UUID, list[str], datetime], int] | None = None

    @property
    def is_run(self) -> bool:
        """Whether the retention job deletes by this rule."""
        return self.due is not None

    def over_before(self, at: datetime) -> datetime:
        """What began before this instant is over."""
        if self.lasts is None:
            raise ValueError(f"{self.id} is never over")
        return at - self.lasts


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is held: a column, or a path of lookups that begins with one."""

    path: str
    label: Text
    purpose: Text
    basis: Text
    rule: str  # the id of the rule by which it is kept


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of one table that are about a person; `technical` columns say nothing of anybody."""

    model: type[Model]
    title: Text
    about: Callable[[Any], Q]  # from the person to the condition
    fields: tuple[Field, ...]
    technical: tuple[str, ...] = ()
    newest_first: str = ""

    @property
    def name(self) -> str:
        """The table as `app.Model`."""
        return self.model._meta.label


def fields_of(basis: Text, rule: str, purpose: Text, labels: dict[str, Text]) -> tuple[Field, ...]:
    """Several fields that are held for one purpose."""
    return tuple(Field(path, label, purpose, basis, rule) for path, label in labels.items())


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
    "Virksomhetens eget valg, etter personvernforordningen artikkel 5 nr. 1 bokstav e: ikke lenger enn nødvendig",
    "Verksemda sitt eige val, etter personvernforordninga artikkel 5 nr. 1 bokstav e: ikkje lenger enn nødvendig",
    "The agency's own choice, under GDPR article 5(1)(e): no longer than necessary",
)
KEPT_AS_ARCHIVE = Text(
    "Arkivlova §§ 5, 12 og 13: dette er arkiv, og ingenting kasseres før det er tillatt etter reglene om kassasjon",
    "Arkivlova §§ 5, 12 og 13: dette er arkiv, og ingenting blir kassert før det er tillate etter reglane om kassasjon",
    "Arkivlova §§ 5, 12 and 13: this is archive, and nothing is discarded until the rules of disposal allow it",
)

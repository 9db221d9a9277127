"""The one list of the places that belong neither to a case nor to one's tasks: the menu's page "Virksomheten" is it.

A place is shown to who may open it; who may is asked of the place's own grants.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from handlingsrom.foundation.people.access import Standing, may
from handlingsrom.foundation.people.appointing.access import GRANTS as APPOINTING_GRANTS
from handlingsrom.foundation.people.directory.access import may_find
from handlingsrom.foundation.people.granting.access import CONSENT_GRANTS, MANDATE_GRANTS, ROLE_GRANTS
from handlingsrom.foundation.people.importing.access import may_import
from handlingsrom.foundation.people.record_reader.access import may_read
from handlingsrom.foundation.people.sign_in.access import CHOOSE, DECIDE
from handlingsrom.foundation.people.sign_in.access import GRANTS as SIGN_IN_GRANTS
from handlingsrom.foundation.people.webhooks.access import GRANTS as WEBHOOK_GRANTS
from handlingsrom.rulebook.text import Text


def _everybody(standing: Standing) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its route: what it is called, what it is for, and who may open it."""

    route: str
    title: Text
    text: Text
    may_open: Callable[[Standing], bool] = _everybody


AGENCY = (
    Place(
        "people",
        Text("Personer", "Personar", "People"),
        Text(
            "Finn noen, og se hvem som er nærmeste leder.",
            "Finn nokon, og sjå kven som er næraste leiar.",
            "Find somebody, and see who the nearest leader is.",
        ),
        may_find,
    ),
    Place(
        "mandates",
        Text("Fullmakter", "Fullmakter", "Authority"),
        Text(
            "Hvem som kan inngå avtaler for virksomheten, og hvor langt.",
            "Kven som kan inngå avtalar for verksemda, og kor langt.",
            "Who can enter into agreements for the agency, and how far.",
        ),
        lambda standing: may(standing, MANDATE_GRANTS, "see"),
    ),
    Place(
        "substitutes",
        Text("Stedfortredere", "Stadfortredarar", "Substitutes"),
        Text(
            "Hvem som står i en leders sted, og når.",
            "Kven som står i staden til ein leiar, og når.",
            "Who stands in a leader's place, and when.",
        ),
        lambda standing: may(standing, APPOINTING_GRANTS, "see"),
    ),
    Place(
        "roles",
        Text("Roller", "Roller", "Roles"),
        Text(
            "Hvem som har hvilken rolle, og hvem som ga den.",
            "Kven som har kva rolle, og kven som gav henne.",
            "Who holds which role, and who granted it.",
        ),
        lambda standing: may(standing, ROLE_GRANTS, "see"),
    ),
    Place(
        "vacancies",
        Text("Lederskifte", "Leiarskifte", "Change of leader"),
        Text(
            "Enheter uten leder, og flytting av medarbeidere til en ny.",
            "Einingar utan leiar, og flytting av medarbeidarar til ein ny.",
            "Units without a leader, and moving people to a new one.",
        ),
        lambda standing: may(standing, APPOINTING_GRANTS, "hand_over"),
    ),
    Place(
        "imports",
        Text("Last inn organisasjonen", "Last inn organisasjonen", "Load the organisation"),
        Text(
            "Prøv en fil fra HR-systemet, og se hva den endrer.",
            "Prøv ei fil frå HR-systemet, og sjå kva ho endrar.",
            "Try a file from the HR system, and see what it changes.",
        ),
        may_import,
    ),
    Place(
        "identities",
        Text("Nye innlogginger", "Nye innloggingar", "New identities"),
        Text(
            "De som vil logge inn på en ny måte, og venter på HR.",
            "Dei som vil logge inn på ein ny måte, og ventar på HR.",
            "Those who want to sign in in a new way, and wait for HR.",
        ),
        lambda standing: may(standing, SIGN_IN_GRANTS, DECIDE),
    ),
    Place(
        "sign-in-ways",
        Text("Måter å logge inn på", "Måtar å logge inn på", "Ways to sign in"),
        Text(
            "Hvordan de som arbeider her, logger inn.",
            "Korleis dei som arbeider her, loggar inn.",
            "How those who work here sign in.",
        ),
        lambda standing: may(standing, SIGN_IN_GRANTS, CHOOSE),
    ),
    Place(
        "webhooks",
        Text("Varsler til andre systemer", "Varsel til andre system", "Notices to other systems"),
        Text(
            "Systemer som får beskjed når noe skjer i en sak.",
            "System som får beskjed når noko skjer i ei sak.",
            "Systems that are told when something happens in a case.",
        ),
        lambda standing: may(standing, WEBHOOK_GRANTS, "see"),
    ),
    Place(
        "log",
        Text("Loggen", "Loggen", "The record"),
        Text("Hvem som gjorde hva, og når.", "Kven som gjorde kva, og når.", "Who did what, and when."),
        may_read,
    ),
)
ONESELF = (
    Place(
        "consents",
        Text("Samtykker", "Samtykke", "Consents"),
        Text(
            "La verneombudet eller den tillitsvalgte se én sak, og trekk det når du vil.",
            "La verneombodet eller den tillitsvalde sjå éi sak, og trekk det når du vil.",
            "Let a representative see one case, and withdraw it when you like.",
        ),
        lambda standing: may(standing, CONSENT_GRANTS, "see"),
    ),
    Place(
        "tokens",
        Text("Tilgang for programmer", "Tilgang for program", "Access for programs"),
        Text(
            "Nøkler til API-et, og når de sist ble brukt.",
            "Nøklar til API-et, og når dei sist blei brukte.",
            "Keys to the API, and when they were last used.",
        ),
    ),
)


def open_to(standing: Standing, places: tuple[Place, ...]) -> list[dict[str, Any]]:
    """The places that a person may open, as cards."""
    return [
        {"url": reverse(place.route), "title": place.title, "text": place.text}
        for place in places
        if place.may_open(standing)
    ]

"""What is held about people, and why; the national identity number and addresses of homes are held nowhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.holding import (
    AGENCYS_CHOICE,
    ARCHIVE,
    ARCHIVE_URL,
    CONSENT,
    CONTRACT,
    GDPR_URL,
    KEPT_AS_ARCHIVE,
    SECURITY,
    WORKING_TIME,
    Held,
    Rule,
    fields_of,
    spoken,
)
from handlingsrom.foundation.people.models import (
    Consent,
    Mandate,
    Person,
    Position,
    Role,
    Substitution,
    Token,
)
from handlingsrom.foundation.people.retention.actions import (
    forget_consents,
    forget_identifiers,
    forget_tokens,
)
from handlingsrom.foundation.people.roles import ROLES
from handlingsrom.rulebook.text import Text, same

LANGUAGE_NAMES = {"nb": same("bokmål"), "nn": same("nynorsk"), "en": Text("engelsk", "engelsk", "English")}
KINDS_OF_POSITION = {
    "ordinary": Text("vanlig stilling", "vanleg stilling", "ordinary position"),
    "leading": Text("ledende stilling", "leiande stilling", "leading position"),
    "particularly_independent": Text(
        "særlig uavhengig stilling", "særleg uavhengig stilling", "particularly independent position"
    ),
}
SINCE, UNTIL = Text("Fra", "Frå", "From"), Text("Til", "Til", "To")
UNIT = Text("Enhet", "Eining", "Unit")


def _left(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    """Those whose last position ended before the day, and of whom something is left that nobody needs."""
    positions = Position.objects.filter(person=OuterRef("pk"))
    still = positions.filter(Q(until=None) | Q(until__gte=day_of(before)))
    something = ~Q(email="", hr_id="", entra_oid="", eppn="")
    left = Person.objects.filter(something, Exists(positions), ~Exists(still), agency_id=agency_id)
    return [str(id_) for id_ in left.order_by("id").values_list("id", flat=True)[:at_most]]


def _old_tokens(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    over = Token.objects.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before), agency_id=agency_id)
    return [str(id_) for id_ in over.order_by("id").values_list("id", flat=True)[:at_most]]


def _old_consents(agency_id: UUID, before: datetime, at_most: int) -> list[str]:
    over = Consent.objects.filter(agency_id=agency_id, until__lt=day_of(before))
    return [str(id_) for id_ in over.order_by("id").values_list("id", flat=True)[:at_most]]


AUTHORITY = Text(
    "Å kunne vise hvem som hadde hvilken rolle og fullmakt på en bestemt dag",
    "Å kunne vise kven som hadde kva rolle og fullmakt på ein bestemt dag",
    "To be able to show who held which role and authority on a given day",
)
HOLDS = (
    Held(
        Person,
        Text("Navn og kontakt", "Namn og kontakt", "Name and contact"),
        lambda person: Q(id=person.id),
        (
            *fields_of(
                CONTRACT,
                "people",
                Text(
                    "Å vite hvem avtalen er med",
                    "Å vite kven avtalen er med",
                    "To know whom the agreement is with",
                ),
                {"name": Text("Navn", "Namn", "Name")},
            ),
            *fields_of(
                CONTRACT,
                "identifiers",
                Text(
                    "Å si fra til deg, og å vite at du er den samme når du logger inn og når HR-systemet sier noe nytt",
                    "Å seie frå til deg, og å vite at du er den same når du loggar inn og når HR-systemet seier noko nytt",
                    "To tell you, and to know that you are the same person when you sign in and when the HR system "
                    "says something new",
                ),
                {
                    "email": Text("E-postadresse på jobb", "E-postadresse på jobb", "Work e-mail"),
                    "hr_id": Text("Nummer i HR-systemet", "Nummer i HR-systemet", "Number in the HR system"),
                    "entra_oid": Text("Id hos Entra ID", "Id hos Entra ID", "Id at Entra ID"),
                    "eppn": Text("Id hos Feide", "Id hos Feide", "Id at Feide"),
                },
            ),
            *fields_of(
                CONTRACT,
                "people",
                Text(
                    "Å vise sider og skrive brev på språket du har valgt",
                    "Å vise sider og skrive brev på språket du har valt",
                    "To show pages and write letters in the language that you chose",
                ),
                {"language": Text("Språk", "Språk", "Language")},
                {"language": spoken(LANGUAGE_NAMES)},
            ),
            *fields_of(
                SECURITY,
                "people",
                Text(
                    "Å hindre at den som har sluttet, logger inn",
                    "Å hindre at den som har slutta, loggar inn",
                    "To keep somebody who has left from signing in",
                ),
                {"active": Text("Kan logge inn", "Kan logge inn", "Can sign in")},
            ),
            *fields_of(
                SECURITY,
                "people",
                Text(
                    "Å sørge for at ingen adresse lagres eller vises",
                    "Å sørgje for at inga adresse blir lagra eller vist",
                    "To see to it that no address is stored or shown",
                ),
                {"protected_address": Text("Adressesperre", "Adressesperre", "Protected address")},
            ),
        ),
        technical=("sort_name", "invented", "continues"),
    ),
    Held(
        Position,
        Text("Stillinger", "Stillingar", "Positions"),
        lambda person: Q(person=person.id),
        (
            *fields_of(
                CONTRACT,
                "people",
                Text(
                    "Å vite hvilken stilling og enhet en avtale gjelder, og hvem som er lederen din",
                    "Å vite kva stilling og eining ein avtale gjeld, og kven som er leiaren din",
                    "To know which position and unit an agreement is for, and who leads you",
                ),
                {
                    "title": Text("Tittel", "Tittel", "Title"),
                    "unit__name": UNIT,
                    "share": Text("Stillingsprosent", "Stillingsprosent", "Per cent of full time"),
                    "since": SINCE,
                    "until": UNTIL,
                    "hr_id": Text("Nummer i HR-systemet", "Nummer i HR-systemet", "Number in the HR system"),
                },
            ),
            *fields_of(
                WORKING_TIME,
                "people",
                Text(
                    "Å vite om reglene om arbeidstid gjelder for stillingen (arbeidsmiljøloven § 10-12)",
                    "Å vite om reglane om arbeidstid gjeld for stillinga (arbeidsmiljølova § 10-12)",
                    "To know whether the rules of working time apply to the position (arbeidsmiljøloven § 10-12)",
                ),
                {"kind": Text("Type stilling", "Type stilling", "Kind of position")},
                {"kind": spoken(KINDS_OF_POSITION)},
            ),
        ),
        technical=("person", "continues"),
        newest="-since",
    ),
    Held(
        Role,
        Text("Roller", "Roller", "Roles"),
        lambda person: Q(position__person=person.id),
        fields_of(
            ARCHIVE,
            "people",
            AUTHORITY,
            {
                "role": Text("Rolle", "Rolle", "Role"),
                "unit__name": UNIT,
                "organisation": Text(
                    "Organisasjonen du er tillitsvalgt for",
                    "Organisasjonen du er tillitsvald for",
                    "The organisation that you represent",
                ),
                "since": SINCE,
                "until": UNTIL,
                "granted_by__name": Text("Gitt av", "Gitt av", "Granted by"),
            },
            {"role": spoken(ROLES)},
        ),
        technical=("position",),
        newest="-since",
    ),
    Held(
        Substitution,
        Text("Stedfortredere", "Stadfortredarar", "Substitutes"),
        lambda person: Q(leader__person=person.id) | Q(substitute__person=person.id),
        fields_of(
            ARCHIVE,
            "people",
            AUTHORITY,
            {
                "leader__person__name": Text("Leder", "Leiar", "Leader"),
                "substitute__person__name": Text("Stedfortreder", "Stadfortredar", "Substitute"),
                "since": SINCE,
                "until": UNTIL,
                "granted_by__name": Text("Gitt av", "Gitt av", "Granted by"),
            },
        ),
        newest="-since",
    ),
    Held(
        Mandate,
        Text("Fullmakter", "Fullmakter", "Authority"),
        lambda person: Q(position__person=person.id),
        fields_of(
            ARCHIVE,
            "people",
            AUTHORITY,
            {
                "unit__name": UNIT,
                "basis": Text("Grunnlag", "Grunnlag", "Basis"),
                "most_days_per_week": Text(
                    "Inntil så mange dager i uken",
                    "Inntil så mange dagar i veka",
                    "Up to so many days a week",
                ),
                "since": SINCE,
                "until": UNTIL,
                "granted_by__name": Text("Gitt av", "Gitt av", "Granted by"),
            },
        ),
        technical=("position",),
        newest="-since",
    ),
    Held(
        Consent,
        Text("Samtykker", "Samtykke", "Consents"),
        lambda person: Q(position__person=person.id),
        fields_of(
            CONSENT,
            "consents",
            Text(
                "Å la en tillitsvalgt eller et verneombud se én sak",
                "Å la ein tillitsvald eller eit verneombod sjå éi sak",
                "To let a representative see one case",
            ),
            {
                "given_to__position__person__name": Text("Gitt til", "Gitt til", "Given to"),
                "thing_kind": Text("Sak", "Sak", "Case"),
                "since": SINCE,
                "until": UNTIL,
            },
        ),
        technical=("position", "thing_id"),
        newest="-since",
    ),
    Held(
        Token,
        Text("Nøkler til programmer", "Nøklar til program", "Keys for programs"),
        lambda person: Q(person_id=person.id),
        fields_of(
            SECURITY,
            "tokens",
            Text(
                "Å slippe inn programmene dine, og bare dem",
                "Å sleppe inn programma dine, og berre dei",
                "To let your programs in, and no others",
            ),
            {
                "name": Text("Navn", "Namn", "Name"),
                "scopes": Text("Rettigheter", "Rettar", "Scopes"),
                "created_at": Text("Laget", "Laga", "Made"),
                "expires_at": Text("Utløper", "Går ut", "Expires"),
                "revoked_at": Text("Trukket tilbake", "Trekt tilbake", "Revoked"),
                "last_used_at": Text("Sist brukt", "Sist brukt", "Last used"),
            },
        ),
        technical=("person_id", "made_by_id", "digest"),
        newest="-created_at",
    ),
)
BESIDE = {
    "people.Agency": "A virksomhet is no person.",
    "people.Unit": "A unit is no person.",
    "people.Succession": "It names agencies and units.",
}
RULES = (
    Rule(
        "people",
        Text(
            "Personer, stillinger, roller og fullmakter",
            "Personar, stillingar, roller og fullmakter",
            "People, positions, roles and authority",
        ),
        Text("at arbeidsforholdet tok slutt", "at arbeidsforholdet tok slutt", "the employment ended"),
        None,
        KEPT_AS_ARCHIVE,
        ARCHIVE_URL,
    ),
    Rule(
        "identifiers",
        Text(
            "E-postadresse og id-er til den som har sluttet",
            "E-postadresse og id-ar til den som har slutta",
            "Work e-mail and ids of somebody who has left",
        ),
        Text(
            "at den siste stillingen tok slutt", "at den siste stillinga tok slutt", "the last position ended"
        ),
        timedelta(days=365),
        AGENCYS_CHOICE,
        GDPR_URL,
        _left,
        forget_identifiers,
    ),
    Rule(
        "tokens",
        Text("Nøkler til programmer", "Nøklar til program", "Keys for programs"),
        Text(
            "at nøkkelen gikk ut eller ble trukket tilbake",
            "at nøkkelen gjekk ut eller blei trekt tilbake",
            "the key expired or was revoked",
        ),
        timedelta(days=365),
        AGENCYS_CHOICE,
        GDPR_URL,
        _old_tokens,
        forget_tokens,
    ),
    Rule(
        "consents",
        Text("Samtykker", "Samtykke", "Consents"),
        Text("at samtykket gikk ut", "at samtykket gjekk ut", "the consent expired"),
        timedelta(days=365),
        AGENCYS_CHOICE,
        GDPR_URL,
        _old_consents,
        forget_consents,
    ),
)

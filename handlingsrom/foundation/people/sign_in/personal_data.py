"""What signing in holds about a person; the national identity number is dropped unread."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from handlingsrom.foundation.holding import AGENCYS_CHOICE, GDPR_URL, SECURITY, Held, Rule, fields_of
from handlingsrom.foundation.people.sign_in.models import Identity, Link, ProviderSession
from handlingsrom.rulebook.text import Text

SAME_PERSON = Text(
    "Å vite at det er du som logger inn, og ingen andre",
    "Å vite at det er du som loggar inn, og ingen andre",
    "To know that it is you who sign in, and nobody else",
)
PROVIDER = Text("Innlogging hos", "Innlogging hos", "Signed in at")
HOLDS = (
    Held(
        Identity,
        Text("Måter å logge inn på", "Måtar å logge inn på", "Ways to sign in"),
        lambda person: Q(person=person.id),
        fields_of(
            SECURITY,
            "people",
            SAME_PERSON,
            {
                "provider": PROVIDER,
                "issuer": Text("Utsteder", "Utferdar", "Issuer"),
                "since": Text("Fra", "Frå", "From"),
                "used_at": Text("Sist brukt", "Sist brukt", "Last used"),
                "waits": Text("Venter på HR", "Ventar på HR", "Waits for HR"),
                "until": Text("Til", "Til", "To"),
            },
        ),
        technical=("person", "digest"),
        newest="-since",
    ),
    Held(
        Link,
        Text("Lenker sendt på e-post", "Lenkjer sende på e-post", "Links sent by e-mail"),
        lambda person: Q(person=person.id),
        fields_of(
            SECURITY,
            "sessions",
            SAME_PERSON,
            {
                "provider": PROVIDER,
                "expires_at": Text("Utløper", "Går ut", "Expires"),
                "used_at": Text("Brukt", "Brukt", "Used"),
            },
        ),
        technical=("person", "digest", "identity", "issuer"),
        newest="-expires_at",
    ),
    Held(
        ProviderSession,
        Text("Innlogginger nå", "Innloggingar no", "Present sessions"),
        lambda person: Q(person=person.id),
        fields_of(SECURITY, "sessions", SAME_PERSON, {"expires_at": Text("Utløper", "Går ut", "Expires")}),
        technical=("person", "digest", "session_key"),
        newest="-expires_at",
    ),
)
BESIDE = {
    "sign_in.Ways": "How an agency signs in.",
    "sessions.Session": "Behind a random key: who is signed in, until it is over.",
}
RULES = (
    Rule(
        "sessions",
        Text(
            "Innlogginger og engangslenker", "Innloggingar og eingongslenkjer", "Sessions and one-time links"
        ),
        Text("utløp", "utløp", "expiry"),
        timedelta(0),
        AGENCYS_CHOICE,
        GDPR_URL,
    ),
)

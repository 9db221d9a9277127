"""What provisioning holds about a person."""

from __future__ import annotations

from django.db.models import Q

from handlingsrom.foundation.holding import CONTRACT, Held, Rule, fields_of
from handlingsrom.foundation.people.scim.models import ScimUser
from handlingsrom.rulebook.text import Text

HOLDS = (
    Held(
        ScimUser,
        Text("Identitetssystemet", "Identitetssystemet", "The identity system"),
        lambda person: Q(person=person.id),
        fields_of(
            CONTRACT,
            "identifiers",
            Text(
                "Å vite at du er den samme neste gang identitetssystemet sier noe nytt",
                "Å vite at du er den same neste gong identitetssystemet seier noko nytt",
                "To know that you are the same when the identity system says something new",
            ),
            {
                "user_name": Text("Brukernavn", "Brukarnamn", "User name"),
                "external_id": Text(
                    "Id i identitetssystemet", "Id i identitetssystemet", "Id in the identity system"
                ),
                "told": Text("Det systemet sa", "Det systemet sa", "What the system told"),
                "created_at": Text("Opprettet", "Oppretta", "Made"),
                "changed_at": Text("Endret", "Endra", "Changed"),
                "deleted_at": Text("Tatt bort", "Teken bort", "Removed"),
            },
        ),
        technical=("person",),
    ),
)
BESIDE = {"scim.ScimGroup": "A unit as the identity system knows it."}
RULES: tuple[Rule, ...] = ()

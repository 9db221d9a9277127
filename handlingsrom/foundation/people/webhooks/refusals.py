"""Why an address cannot be connected, in words."""

from __future__ import annotations

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

NOT_AN_ADDRESS = Refusal(
    "not_an_address",
    Text(
        "Adressen kan ikke kalles. Skriv en adresse som begynner med https:// og som finnes på internett.",
        "Adressa kan ikkje kallast. Skriv ei adresse som byrjar med https:// og som finst på internett.",
        "The address cannot be called. Write one that begins with https:// and exists on the internet.",
    ),
    "url",
)
CONNECTED_ALREADY = Refusal(
    "connected_already",
    Text(
        "Adressen er koblet til allerede.",
        "Adressa er kopla til allereie.",
        "The address is connected already.",
    ),
    "url",
)

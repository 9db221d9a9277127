"""When: a webhook is new, connected or ended. Plain Python."""

from __future__ import annotations

from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.text import Text

NEW, CONNECTED, ENDED = "new", "connected", "ended"
STATES = {
    NEW: Text("ny", "ny", "new"),
    CONNECTED: Text("koblet til", "kopla til", "connected"),
    ENDED: Text("avsluttet", "avslutta", "ended"),
}
CONNECT = Step(
    "connect_webhook",
    "connect",
    Text("Koble til", "Kople til", "Connect"),
    frozenset({NEW}),
    frozenset({CONNECTED}),
    Text(
        "Systemet får beskjed når noe skjer i en sak: hva som skjedde, når, og sakens id. Ingen navn.",
        "Systemet får beskjed når noko skjer i ei sak: kva som skjedde, når, og id-en til saka. Ingen namn.",
        "The system is told when something happens in a case: what, when, and the id of the case. No names.",
    ),
    Text("koblet til et system", "kopla til eit system", "connected a system"),
)
END = Step(
    "end_webhook",
    "end",
    Text("Koble fra", "Kople frå", "Disconnect"),
    frozenset({CONNECTED}),
    frozenset({ENDED}),
    Text(
        "Systemet får ikke flere beskjeder.",
        "Systemet får ikkje fleire beskjedar.",
        "The system is told nothing more.",
    ),
    Text("koblet fra et system", "kopla frå eit system", "disconnected a system"),
)

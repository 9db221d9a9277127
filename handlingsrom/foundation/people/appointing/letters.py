"""What the product writes to those whom an appointment concerns.

A file of its own because text that leaves the building is reviewed as text.
"""

from __future__ import annotations

from handlingsrom.rulebook.text import Text

TO_SUBSTITUTE_SUBJECT = Text(
    "Du er oppnevnt som stedfortreder",
    "Du er oppnemnd som stadfortredar",
    "You are appointed as a substitute",
)
TO_SUBSTITUTE = Text(
    "Hei!\n\nDu er stedfortreder for {name} {period}. I denne tiden får du oppgavene og kan avgjøre og bekrefte i "
    "lederens sted.\n\nOppgavene dine: {link}\n\nHilsen Handlingsrom",
    "Hei!\n\nDu er stadfortredar for {name} {period}. I denne tida får du oppgåvene og kan avgjere og stadfeste i "
    "staden for leiaren.\n\nOppgåvene dine: {link}\n\nHelsing Handlingsrom",
    "Hello,\n\nYou are the substitute for {name} {period}. In this time you get the tasks and may decide and sign in "
    "the leader’s place.\n\nYour tasks: {link}\n\nHandlingsrom",
)
TO_LEADER_SUBJECT = Text(
    "Det er oppnevnt en stedfortreder for deg",
    "Det er oppnemnt ein stadfortredar for deg",
    "A substitute is appointed for you",
)
TO_LEADER = Text(
    "Hei!\n\n{name} er stedfortreder for deg {period}.\n\nSe eller avslutt: {link}\n\nHilsen Handlingsrom",
    "Hei!\n\n{name} er stadfortredar for deg {period}.\n\nSjå eller avslutt: {link}\n\nHelsing Handlingsrom",
    "Hello,\n\n{name} is your substitute {period}.\n\nSee or end it: {link}\n\nHandlingsrom",
)
TO_SUCCESSOR_SUBJECT = Text(
    "Du er satt inn som leder", "Du er sett inn som leiar", "You are put in as a leader"
)
TO_SUCCESSOR = Text(
    "Hei!\n\nDu er leder for {units} fra {day}. Saker som venter, kommer til deg.\n\nOppgavene dine: {link}\n\n"
    "Hilsen Handlingsrom",
    "Hei!\n\nDu er leiar for {units} frå {day}. Saker som ventar, kjem til deg.\n\nOppgåvene dine: {link}\n\n"
    "Helsing Handlingsrom",
    "Hello,\n\nYou lead {units} from {day}. Cases that wait come to you.\n\nYour tasks: {link}\n\nHandlingsrom",
)

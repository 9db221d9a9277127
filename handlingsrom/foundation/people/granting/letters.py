"""What the product writes to somebody who may now see one case, in words."""

from __future__ import annotations

from handlingsrom.rulebook.text import Text

MAY_SEE_SUBJECT = Text("Du har fått innsyn i én sak", "Du har fått innsyn i éi sak", "You may see one case")
MAY_SEE = Text(
    "Hei!\n\n{name} lar deg se én sak til og med {last_day}. Det er bare denne saken, og samtykket kan trekkes når som "
    "helst. Hver gang du åpner saken, blir det loggført.\n\nÅpne saken: {link}\n\nHilsen Handlingsrom",
    "Hei!\n\n{name} lèt deg sjå éi sak til og med {last_day}. Det er berre denne saka, og samtykket kan trekkjast når som "
    "helst. Kvar gong du opnar saka, blir det loggført.\n\nOpne saka: {link}\n\nHelsing Handlingsrom",
    "Hello,\n\n{name} lets you see one case up to and with {last_day}. It is this case only, and the consent can be "
    "withdrawn at any time. Each time that you open the case is recorded.\n\nOpen the case: {link}\n\nHandlingsrom",
)

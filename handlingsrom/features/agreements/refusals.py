"""The reasons why not, in words: every refusal that an agreement can meet.

A file of its own because text that people read is reviewed as text.
"""

from __future__ import annotations

from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

UNCLEAR = Text("det er ikke avklart", "det er ikkje avklart", "it is not settled")
OPEN_ENDED = Text("uten sluttdato", "utan sluttdato", "without an end")
NO_AGREEMENT_NEEDED = Refusal(
    "no_agreement_needed",
    Text(
        "Dere trenger ingen avtale for dette: Noen få dager, eller arbeid hjemme av og til, avtaler du direkte med "
        "lederen din (hjemmekontorforskriften § 1 andre ledd).",
        "De treng ingen avtale for dette: Nokre få dagar, eller arbeid heime av og til, avtaler du direkte med "
        "leiaren din (heimekontorforskrifta § 1 andre ledd).",
        "You need no agreement for this: a few days, or home work now and then, you settle directly with your leader "
        "(home-office regulation § 1 second paragraph).",
    ),
)
JUDGEMENT_MISSING = {
    "work_character": Text(
        "Vurderingen av arbeidets egenart mangler.",
        "Vurderinga av eigenarten til arbeidet manglar.",
        "The judgement of the work’s own character is missing.",
    ),
    "unit_need": Text(
        "Vurderingen av enhetens behov mangler.",
        "Vurderinga av behovet til eininga manglar.",
        "The judgement of the unit’s need is missing.",
    ),
    "personal_situation": Text(
        "Vurderingen av den ansattes situasjon mangler.",
        "Vurderinga av situasjonen til den tilsette manglar.",
        "The judgement of the person’s situation is missing.",
    ),
}
MUST_BE_ASSESSED = {
    "assessed_as_fixed_arrangement": Text(
        "Det må vurderes konkret om dette er en fast ordning. Skriv hva du kom til, og hvorfor.",
        "Det må vurderast konkret om dette er ei fast ordning. Skriv kva du kom til, og kvifor.",
        "Whether this is a fixed arrangement must be assessed. Write your conclusion and the reason.",
    ),
    "assessed_as_own_home": Text(
        "Det må vurderes konkret om stedet er den ansattes eget hjem. Skriv hva du kom til, og hvorfor.",
        "Det må vurderast konkret om staden er den tilsette sin eigen heim. Skriv kva du kom til, og kvifor.",
        "Whether the place is the employee’s own home must be assessed. Write your conclusion and the reason.",
    ),
}
INCOMPLETE = Text(
    "Avtaleteksten mangler noe som hjemmekontorforskriften § 2 krever: {items}.",
    "Avtaleteksten manglar noko som heimekontorforskrifta § 2 krev: {items}.",
    "The text lacks what § 2 of the home-office regulation asks for: {items}.",
)
OVERLAPS = Text(
    "En annen avtale for samme stilling gjelder på noen av dagene ({since} – {until}).",
    "Ein annan avtale for same stilling gjeld på nokre av dagane ({since} – {until}).",
    "Another agreement for the same position holds on some of the days ({since} – {until}).",
)
QUESTION_OPEN = Text("Svar først på: {question}", "Svar først på: {question}", "First answer: {question}")
UNTIL_BEFORE_SINCE = Text(
    "Sluttdatoen må være lik eller etter startdatoen.",
    "Sluttdatoen må vere lik eller etter startdatoen.",
    "The last day must be the first day or later.",
)
TOO_LATE = Text(
    "Skriv en dato til og med år {year}.",
    "Skriv ein dato til og med år {year}.",
    "Give a date no later than the year {year}.",
)
NO_DAYS = Text("Velg minst én dag.", "Vel minst éin dag.", "Choose at least one day.")
STRAY_HALF_DAYS = Text(
    "En halv dag må være en av dagene du har valgt.",
    "Ein halv dag må vere ein av dagane du har valt.",
    "A half day must be one of the days that you chose.",
)
SHARE_MISSING = Text(
    "Skriv en andel mellom 1 og 100 prosent.",
    "Skriv ein del mellom 1 og 100 prosent.",
    "Write a share between 1 and 100 per cent.",
)
FRAME_MISSING = Text(
    "Skriv hvor mange dager i uken rammen er på, fra 0,5 til 5.",
    "Skriv kor mange dagar i veka ramma er på, frå 0,5 til 5.",
    "Write how many days a week the frame allows, from 0.5 to 5.",
)
MORE_THAN_FRAME = Text(
    "Det forventede antallet dager kan ikke være større enn rammen.",
    "Det venta talet på dagar kan ikkje vere større enn ramma.",
    "The expected number of days cannot be larger than the frame.",
)
PERIOD_WITHOUT_END = Text(
    "En sammenhengende periode trenger en sluttdato.",
    "Ein samanhengande periode treng ein sluttdato.",
    "A continuous period needs a last day.",
)
OWN_WORDS_MISSING = Text(
    "Du har valgt egne ord for «{item}», men feltet er tomt.",
    "Du har valt eigne ord for «{item}», men feltet er tomt.",
    "You chose your own words for “{item}”, but the field is empty.",
)
REASON_MISSING = Text("Skriv en grunn.", "Skriv ein grunn.", "Write a reason.")
ACCOMMODATION_FIRST = Refusal(
    "accommodation_first",
    Text(
        "Den ansatte har bedt om tilrettelegging. Det må vurderes før ønsket kan avslås (arbeidsmiljøloven § 4-6).",
        "Den tilsette har bede om tilrettelegging. Det må vurderast før ønsket kan avslåast (arbeidsmiljølova § 4-6).",
        "The employee has asked for accommodation. It must be considered before the wish can be refused "
        "(Working Environment Act § 4-6).",
    ),
)
NOT_YET_ASSESSED = Refusal(
    "not_yet_assessed",
    Text(
        "Dagen for kartleggingen kan ikke være i fremtiden.",
        "Dagen for kartlegginga kan ikkje vere i framtida.",
        "The day of the assessment cannot be in the future.",
    ),
    "assessed_on",
)
NOBODY_ANSWERS = Refusal(
    "nobody_answers",
    Text(
        "Ingen leder svarer for stillingen din akkurat nå, så ønsket kan ikke sendes. Ta kontakt med HR.",
        "Ingen leiar svarer for stillinga di akkurat no, så ønsket kan ikkje sendast. Ta kontakt med HR.",
        "No leader answers for your position at the moment, so the wish cannot be sent. Contact HR.",
    ),
)
POSITION_ENDED = Refusal(
    "position_ended",
    Text(
        "Stillingen er avsluttet når avtalen skal gjelde. Avtalen kan ikke inngås.",
        "Stillinga er avslutta når avtalen skal gjelde. Avtalen kan ikkje inngåast.",
        "The position has ended when the agreement would hold. It cannot be entered into.",
    ),
)
SIGNED_ALREADY = Refusal(
    "signed_already",
    Text(
        "Denne siden har allerede bekreftet.",
        "Denne sida har allereie stadfest.",
        "This side has already signed.",
    ),
)
MANDATE_TOO_NARROW = Text(
    "Fullmakten din rekker ikke til en avtale på {days} dager i uken. {who} kan inngå den.",
    "Fullmakta di rekk ikkje til ein avtale på {days} dagar i veka. {who} kan inngå han.",
    "Your authority does not reach an agreement of {days} days a week. {who} can sign it.",
)
NO_MANDATE_REACHES = Text(
    "Fullmakten din rekker ikke til en avtale på {days} dager i uken, og ingen over deg har fullmakt som gjør det. "
    "Ta kontakt med HR.",
    "Fullmakta di rekk ikkje til ein avtale på {days} dagar i veka, og ingen over deg har fullmakt som gjer det. "
    "Ta kontakt med HR.",
    "Your authority does not reach an agreement of {days} days a week, and nobody above you holds one that does. "
    "Contact HR.",
)
NOT_FOR_BOTH = Refusal(
    "not_for_both",
    Text(
        "Ingen kan bekrefte for begge parter.",
        "Ingen kan stadfeste for begge partar.",
        "Nobody signs for both sides.",
    ),
)
PLACE_UNSAID = Refusal(
    "place_unsaid",
    Text(
        "For denne personen skal stedet ikke nevnes nærmere. La feltet stå tomt.",
        "For denne personen skal staden ikkje nemnast nærare. Lat feltet stå tomt.",
        "For this person the place is not to be named more closely. Leave the field empty.",
    ),
    "place_note",
)
CHANGED_MEANWHILE = Text(
    "Saken er endret siden du åpnet den: {who} – {what}. Den er nå «{state}». Se på den på nytt før du går videre.",
    "Saka er endra sidan du opna ho: {who} – {what}. Ho er no «{state}». Sjå på ho på nytt før du går vidare.",
    "The case has changed since you opened it: {who} – {what}. It is now “{state}”. Look at it again before you go on.",
)

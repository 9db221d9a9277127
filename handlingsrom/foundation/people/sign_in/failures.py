"""Why a sign-in did not succeed: the one list, each with a page that says what to do and tells an attacker nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlingsrom.rulebook.text import Text


class Failure(StrEnum):
    """The kinds; the record and the log name them, the page does not."""

    STATE = "state"  # not begun in this browser, begun long ago, or answered before
    CODE = "code"  # the provider does not know the code: used before, or of somebody else
    UNTRUSTED = "untrusted"  # issuer, audience, nonce, signature or subject is wrong
    EXPIRED = "expired"  # the ID token is too old, or from the future
    LEVEL = "level"  # a lower level (acr) than demanded
    DENIED = "denied"  # the person, or the provider, said no
    UNREACHABLE = "unreachable"  # the provider does not answer, or not as it should
    ORGANISATION = "organisation"  # signed in for another organisation than the agency
    UNKNOWN = "unknown"  # nobody in the agency is known by this sign-in
    WAITS = "waits"  # a second way to sign in, which HR must approve
    LEFT = "left"  # the person is no longer active
    AGENCY_ENDED = "agency_ended"
    NOT_CHOSEN = "not_chosen"  # the agency does not use this provider
    LINK = "link"  # used, too old, or never made
    OTHER_BROWSER = "other_browser"  # the link is right, but not where it was asked for


class SignInFailed(Exception):
    """Carries the kind, and for the log what exactly was wrong: never a value out of a token."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        self.failure, self.detail = failure, detail
        super().__init__(f"{failure}: {detail}" if detail else failure)


@dataclass(frozen=True, slots=True)
class Page:
    """What the person reads, and the status of the answer."""

    heading: Text
    text: Text
    status: int = 403


_AGAIN = Page(
    Text(
        nb="Innloggingen må begynnes på nytt",
        nn="Innlogginga må startast på nytt",
        en="The sign-in must be begun again",
    ),
    Text(
        nb="Den tok for lang tid, ble begynt i et annet vindu, eller er brukt før. Du er ikke logget inn. Begynn på nytt herfra, "
        "og bruk ikke nettleserens tilbakeknapp underveis.",
        nn="Ho tok for lang tid, vart starta i eit anna vindauge, eller er brukt før. Du er ikkje logga inn. Start på nytt herifrå, "
        "og bruk ikkje tilbakeknappen i nettlesaren undervegs.",
        en="It took too long, was begun in another window, or has been used before. You are not signed in. Begin again from here, "
        "and do not use the browser's back button on the way.",
    ),
)
_NOT_ACCEPTED = Page(
    Text(
        nb="Vi kunne ikke godta svaret fra innloggingen",
        nn="Vi kunne ikkje godta svaret frå innlogginga",
        en="We could not accept the answer from the sign-in",
    ),
    Text(
        nb="Du er ikke logget inn. Prøv igjen. Skjer det flere ganger, så si fra til dem som drifter systemet i virksomheten din, og "
        "si når det skjedde.",
        nn="Du er ikkje logga inn. Prøv igjen. Skjer det fleire gonger, så sei frå til dei som driftar systemet i verksemda di, og "
        "sei når det skjedde.",
        en="You are not signed in. Try again. If it happens repeatedly, tell those who run the system in your agency, and when it "
        "happened.",
    ),
)
PAGES: dict[Failure, Page] = {
    Failure.STATE: _AGAIN,
    Failure.CODE: _AGAIN,
    Failure.UNTRUSTED: _NOT_ACCEPTED,
    Failure.EXPIRED: _NOT_ACCEPTED,
    Failure.LEVEL: Page(
        Text(
            nb="Du må logge inn på et høyere sikkerhetsnivå",
            nn="Du må logge inn på eit høgare tryggleiksnivå",
            en="You must sign in at a higher level of security",
        ),
        Text(
            nb="Måten du logget inn på, er ikke sikker nok for dette systemet. Logg inn på nytt, og velg for eksempel BankID, Buypass "
            "eller Commfides.",
            nn="Måten du logga inn på, er ikkje trygg nok for dette systemet. Logg inn på nytt, og vel til dømes BankID, Buypass "
            "eller Commfides.",
            en="The way you signed in is not secure enough for this system. Sign in again and choose, for example, BankID, Buypass "
            "or Commfides.",
        ),
    ),
    Failure.DENIED: Page(
        Text(
            nb="Innloggingen ble avbrutt",
            nn="Innlogginga vart avbroten",
            en="The sign-in was cancelled",
        ),
        Text(
            nb="Du er ikke logget inn. Var det ikke meningen å avbryte, kan du begynne på nytt. Får du ikke lov til å logge inn denne "
            "veien, så spør dem som styrer tilgang i virksomheten din.",
            nn="Du er ikkje logga inn. Var det ikkje meininga å avbryte, kan du starte på nytt. Får du ikkje lov til å logge inn denne "
            "vegen, så spør dei som styrer tilgang i verksemda di.",
            en="You are not signed in. If you did not mean to cancel, begin again. If you are not allowed to sign in this way, ask "
            "those who manage access in your agency.",
        ),
    ),
    Failure.UNREACHABLE: Page(
        Text(
            nb="Innloggingstjenesten svarer ikke",
            nn="Innloggingstenesta svarer ikkje",
            en="The sign-in service does not answer",
        ),
        Text(
            nb="Feilen ligger utenfor dette systemet, og du har ikke gjort noe galt. Vent noen minutter og prøv igjen, eller velg en "
            "annen måte å logge inn på hvis virksomheten din har det.",
            nn="Feilen ligg utanfor dette systemet, og du har ikkje gjort noko gale. Vent nokre minutt og prøv igjen, eller vel ein "
            "annan måte å logge inn på dersom verksemda di har det.",
            en="The fault is outside this system, and you have done nothing wrong. Wait some minutes and try again, or choose another "
            "way to sign in if your agency has one.",
        ),
        503,
    ),
    Failure.ORGANISATION: Page(
        Text(
            nb="Du logget inn på vegne av en annen virksomhet",
            nn="Du logga inn på vegner av ei anna verksemd",
            en="You signed in on behalf of another agency",
        ),
        Text(
            nb="Logg inn på nytt, og velg virksomheten du arbeider i når innloggingen spør. Finner du den ikke i listen, så spør HR "
            "om du har fått tilgang.",
            nn="Logg inn på nytt, og vel verksemda du arbeider i når innlogginga spør. Finn du ho ikkje i lista, så spør HR om du har "
            "fått tilgang.",
            en="Sign in again, and choose the agency where you work when you are asked. If it is not in the list, ask HR whether you "
            "have been given access.",
        ),
    ),
    Failure.UNKNOWN: Page(
        Text(
            nb="Vi finner deg ikke i denne virksomheten",
            nn="Vi finn deg ikkje i denne verksemda",
            en="We do not find you in this agency",
        ),
        Text(
            nb="Innloggingen gikk bra, men ingen i virksomheten er registrert med den. Sjekk at du valgte riktig virksomhet. Er du nylig "
            "ansatt, kan det ta en dag før du er registrert. Spør ellers HR.",
            nn="Innlogginga gjekk bra, men ingen i verksemda er registrert med henne. Sjekk at du valde rett verksemd. Er du nyleg "
            "tilsett, kan det ta ein dag før du er registrert. Spør elles HR.",
            en="The sign-in went well, but nobody in the agency is registered with it. Check that you chose the right agency. If you "
            "are newly employed, it may take a day until you are registered. Otherwise ask HR.",
        ),
    ),
    Failure.WAITS: Page(
        Text(
            nb="HR må godkjenne den nye innloggingen din",
            nn="HR må godkjenne den nye innlogginga di",
            en="HR must approve your new sign-in",
        ),
        Text(
            nb="Du har logget inn på en annen måte før, så HR i virksomheten må bekrefte at det er deg. Vi har sagt fra til dem. Inntil "
            "da kan du logge inn slik du gjorde før.",
            nn="Du har logga inn på ein annan måte før, så HR i verksemda må stadfeste at det er deg. Vi har sagt frå til dei. Inntil "
            "då kan du logge inn slik du gjorde før.",
            en="You have signed in another way before, so HR in the agency must confirm that it is you. We have told them. Until then "
            "you can sign in as you did before.",
        ),
    ),
    Failure.LEFT: Page(
        Text(
            nb="Tilgangen din er avsluttet",
            nn="Tilgangen din er avslutta",
            en="Your access has ended",
        ),
        Text(
            nb="Virksomheten har registrert at du ikke lenger arbeider der. Er det feil, så ta kontakt med HR. Vil du vite hva som er "
            "lagret om deg, kan du be virksomheten om innsyn.",
            nn="Verksemda har registrert at du ikkje lenger arbeider der. Er det feil, så ta kontakt med HR. Vil du vite kva som er "
            "lagra om deg, kan du be verksemda om innsyn.",
            en="The agency has registered that you no longer work there. If this is wrong, contact HR. If you want to know what is "
            "stored about you, you can ask the agency for access to it.",
        ),
    ),
    Failure.AGENCY_ENDED: Page(
        Text(
            nb="Virksomheten er lagt ned eller slått sammen med en annen",
            nn="Verksemda er lagd ned eller slått saman med ei anna",
            en="The agency is closed or has become part of another",
        ),
        Text(
            nb="Velg virksomheten du arbeider i nå, og logg inn der. Avtalene dine har fulgt med dit.",
            nn="Vel verksemda du arbeider i no, og logg inn der. Avtalane dine har følgt med dit.",
            en="Choose the agency where you work now, and sign in there. Your agreements have followed you.",
        ),
    ),
    Failure.NOT_CHOSEN: Page(
        Text(
            nb="Virksomheten bruker en annen innlogging",
            nn="Verksemda bruker ei anna innlogging",
            en="The agency uses another sign-in",
        ),
        Text(
            nb="Gå tilbake til innloggingen, velg virksomheten din, og bruk en av måtene som vises der.",
            nn="Gå tilbake til innlogginga, vel verksemda di, og bruk ein av måtane som står der.",
            en="Go back to the sign-in, choose your agency, and use one of the ways that are shown there.",
        ),
    ),
    Failure.LINK: Page(
        Text(
            nb="Lenken gjelder ikke lenger",
            nn="Lenkja gjeld ikkje lenger",
            en="The link is no longer valid",
        ),
        Text(
            nb="En lenke kan brukes én gang, og bare i 15 minutter. Er det kommet en nyere e-post, så bruk lenken i den. Ellers kan du "
            "begynne på nytt og få en ny.",
            nn="Ei lenkje kan brukast éin gong, og berre i 15 minutt. Har det kome ein nyare e-post, så bruk lenkja i han. Elles kan du "
            "starte på nytt og få ei ny.",
            en="A link can be used once, and for 15 minutes only. If a newer e-mail has come, use the link in that one. Otherwise begin "
            "again to get a new one.",
        ),
    ),
    Failure.OTHER_BROWSER: Page(
        Text(
            nb="Åpne lenken i nettleseren der du begynte",
            nn="Opne lenkja i nettlesaren der du starta",
            en="Open the link in the browser where you began",
        ),
        Text(
            nb="Av sikkerhetsgrunner må lenken åpnes på samme maskin og i samme nettleser som du logget inn fra. Kopier den dit, eller "
            "begynn på nytt her. Lenken er ikke brukt opp.",
            nn="Av tryggleiksgrunnar må lenkja opnast på same maskin og i same nettlesar som du logga inn frå. Kopier ho dit, eller "
            "start på nytt her. Lenkja er ikkje brukt opp.",
            en="For security, the link must be opened on the same machine and in the same browser that you signed in from. Copy it "
            "there, or begin again here. The link has not been used up.",
        ),
    ),
}

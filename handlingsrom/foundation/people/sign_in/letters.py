"""What sign-in writes by e-mail: a link, and to HR that somebody waits."""

from __future__ import annotations

from handlingsrom.rulebook.text import Text

BIND_SUBJECT = Text(
    nb="Bekreft at innloggingen er din",
    nn="Stadfest at innlogginga er di",
    en="Confirm that the sign-in is yours",
)
BIND_BODY = Text(
    nb="Hei!\n\nDu har logget inn i Handlingsrom med {provider}. Åpne lenken i den samme nettleseren for å bekrefte at det er deg:\n\n"
    "{url}\n\nLenken kan brukes én gang, i 15 minutter. Har du ikke logget inn, skal du ikke åpne den, og du kan slette e-posten.\n",
    nn="Hei!\n\nDu har logga inn i Handlingsrom med {provider}. Opne lenkja i den same nettlesaren for å stadfeste at det er deg:\n\n"
    "{url}\n\nLenkja kan brukast éin gong, i 15 minutt. Har du ikkje logga inn, skal du ikkje opne ho, og du kan slette e-posten.\n",
    en="Hello!\n\nYou have signed in to Handlingsrom with {provider}. Open the link in the same browser to confirm that it is you:\n\n"
    "{url}\n\nThe link can be used once, for 15 minutes. If you did not sign in, do not open it, and delete this e-mail.\n",
)
SIGN_IN_SUBJECT = Text(
    nb="Logg inn i Handlingsrom", nn="Logg inn i Handlingsrom", en="Sign in to Handlingsrom"
)
SIGN_IN_BODY = Text(
    nb="Hei!\n\nDu har bedt om en lenke for å logge inn i Handlingsrom:\n\n{url}\n\nLenken kan brukes én gang, i 15 minutter. Har du "
    "ikke bedt om den, skal du ikke åpne den, og du kan slette e-posten.\n",
    nn="Hei!\n\nDu har bede om ei lenkje for å logge inn i Handlingsrom:\n\n{url}\n\nLenkja kan brukast éin gong, i 15 minutt. Har du "
    "ikkje bede om ho, skal du ikkje opne ho, og du kan slette e-posten.\n",
    en="Hello!\n\nYou have asked for a link to sign in to Handlingsrom:\n\n{url}\n\nThe link can be used once, for 15 minutes. If you "
    "did not ask for it, do not open it, and delete this e-mail.\n",
)
HR_SUBJECT = Text(
    nb="En ny innlogging venter på godkjenning",
    nn="Ei ny innlogging ventar på godkjenning",
    en="A new sign-in waits for approval",
)
HR_BODY = Text(
    nb="Hei!\n\nNoen har logget inn på en ny måte, og HR må bekrefte at det er den ansatte selv. Åpne oversikten her:\n\n{url}\n",
    nn="Hei!\n\nNokon har logga inn på ein ny måte, og HR må stadfeste at det er den tilsette sjølv. Opne oversikta her:\n\n{url}\n",
    en="Hello!\n\nSomebody has signed in in a new way, and HR must confirm that it is the employee. Open the list here:\n\n{url}\n",
)

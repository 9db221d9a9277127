"""The kinds of identity provider that we know, as profiles of one relying party."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlingsrom.rulebook.text import Text, same


class Binds(StrEnum):
    """How the first sign-in finds the person: by what the import or SCIM has written, or by the work address."""

    OID = "oid"  # Person.entra_oid
    EPPN = "eppn"  # Person.eppn
    ADDRESS = "address"  # a one-time link to the work address


@dataclass(frozen=True, slots=True)
class Profile:
    """What is the same for everybody who uses a kind of provider; a provider's own settings win over it."""

    name: Text
    binds: Binds
    issuer: str = ""  # `{tenant}` is the provider's own setting
    scopes: tuple[str, ...] = ("openid",)
    acr: tuple[str, ...] = ()  # demanded unless told otherwise; empty: none
    levels: tuple[str, ...] = ()  # ascending: a higher one than demanded is enough
    userinfo: bool = False  # what binds stands in the answer of the userinfo endpoint


PROFILES: dict[str, Profile] = {
    "ansattporten": Profile(
        same("Ansattporten"),
        Binds.ADDRESS,
        issuer="https://ansattporten.no",
        acr=("substantial",),
        levels=("substantial", "high"),
    ),
    "idporten": Profile(
        same("ID-porten"),
        Binds.ADDRESS,
        issuer="https://idporten.no",
        acr=("idporten-loa-substantial",),
        levels=("idporten-loa-substantial", "idporten-loa-high"),
    ),
    "entra": Profile(
        Text(nb="Microsoft-kontoen på jobb", nn="Microsoft-kontoen på jobb", en="Microsoft account at work"),
        Binds.OID,
        issuer="https://login.microsoftonline.com/{tenant}/v2.0",
        scopes=("openid", "profile"),
    ),
    "feide": Profile(
        same("Feide"),
        Binds.EPPN,
        issuer="https://auth.dataporten.no",
        scopes=("openid", "userid-feide"),
        userinfo=True,
    ),
    "generic": Profile(
        Text(nb="Virksomhetens innlogging", nn="Innlogginga til verksemda", en="The agency's own sign-in"),
        Binds.ADDRESS,
    ),
}

"""What each kind of entry is called, in three languages; a feature lists its own in its `offers.KINDS`."""

from __future__ import annotations

from dataclasses import dataclass

from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """The words for a kind; who reads the whole record sees of a `shielded` one only that and when one happened.

    Neither whose it is nor who did it: where few kinds are shielded, a name would tell what it was.
    """

    words: Text
    shielded: bool = False


SHIELDED = Text("skjermet handling", "skjerma handling", "shielded act")
SOMEBODY = Text("Noen", "Nokon", "Somebody")  # in place of who did it
THINGS = {
    "agency": Text("virksomheten", "verksemda", "the agency"),
    "consent": Text("samtykke", "samtykke", "consent"),
    "correction": Text("krav om retting", "krav om retting", "request for correction"),
    "mandate": Text("fullmakt", "fullmakt", "authority"),
    "person": Text("person", "person", "person"),
    "record": Text("loggen", "loggen", "the record"),
    "retention": Text("lagringstid", "lagringstid", "retention"),
    "role": Text("rolle", "rolle", "role"),
    "webhook": Text("system som får beskjed", "system som får beskjed", "system that is told"),
    "succession": Text("virksomhetsovergang", "verksemdsovergang", "succession"),
    "token": Text("nøkkel", "nøkkel", "key"),
}
LOOKED_AT, REMOVED, EXPORTED = "looked_at", "content_removed", "record_exported"
KINDS: dict[str, Kind] = {
    LOOKED_AT: Kind(Text("så på opplysninger", "såg på opplysningar", "looked at data")),
    REMOVED: Kind(
        Text(
            "slettet innhold etter reglene for lagringstid",
            "sletta innhald etter reglane for lagringstid",
            "removed content by the rules of retention",
        )
    ),
    EXPORTED: Kind(Text("hentet ut loggen", "henta ut loggen", "exported the record")),
    "signed_in": Kind(Text("logget inn", "logga inn", "signed in")),
    "language_chosen": Kind(Text("valgte språk", "valde språk", "chose a language")),
    "token_made": Kind(Text("laget en nøkkel", "laga ein nøkkel", "made a key")),
    "token_revoked": Kind(Text("trakk tilbake en nøkkel", "trekte tilbake ein nøkkel", "revoked a key")),
    "correction_asked": Kind(Text("ba om retting", "bad om retting", "asked for correction")),
    "correction_answered": Kind(
        Text("svarte på krav om retting", "svara på krav om retting", "answered a request for correction")
    ),
    "own_data_downloaded": Kind(
        Text("lastet ned egne opplysninger", "lasta ned eigne opplysningar", "downloaded one's own data")
    ),
    "address_changed": Kind(
        Text("endret e-postadressen på jobb", "endra e-postadressa på jobb", "changed the work address")
    ),
    "agency_added": Kind(Text("la til virksomheten", "la til verksemda", "added the agency")),
    "webhook_connected": Kind(Text("koblet til et system", "kopla til eit system", "connected a system")),
    "webhook_ended": Kind(Text("koblet fra et system", "kopla frå eit system", "disconnected a system")),
    "role_granted": Kind(Text("ga en rolle", "gav ei rolle", "granted a role")),
    "role_ended": Kind(Text("avsluttet en rolle", "avslutta ei rolle", "ended a role")),
    "mandate_granted": Kind(
        Text("registrerte en fullmakt", "registrerte ei fullmakt", "registered an authority")
    ),
    "mandate_ended": Kind(Text("avsluttet en fullmakt", "avslutta ei fullmakt", "ended an authority")),
    "consent_given": Kind(Text("ga samtykke til innsyn", "gav samtykke til innsyn", "consented to a look")),
    "succession_declared": Kind(
        Text(
            "bestemte en overgang av virksomheten",
            "bestemte ein overgang av verksemda",
            "declared a succession",
        )
    ),
    "agency_went_over": Kind(
        Text(
            "gikk over i en annen virksomhet",
            "gjekk over i ei anna verksemd",
            "went over into another agency",
        )
    ),
    "agency_took_over": Kind(
        Text(
            "overtok fra en annen virksomhet", "overtok frå ei anna verksemd", "took over from another agency"
        )
    ),
    "agency_renamed": Kind(Text("fikk nytt navn", "fekk nytt namn", "got a new name")),
    "consent_ended": Kind(Text("trakk et samtykke", "trekte eit samtykke", "withdrew a consent")),
    "retention_tried": Kind(
        Text("prøvde sletting uten å slette", "prøvde sletting utan å slette", "tried retention")
    ),
    "retention_done": Kind(
        Text("slettet etter reglene for lagringstid", "sletta etter reglane for lagringstid", "ran retention")
    ),
    "signed_out": Kind(Text("logget ut", "logga ut", "signed out")),
    "sign_in_failed": Kind(Text("ble ikke logget inn", "blei ikkje logga inn", "was not signed in")),
    "identity_bound": Kind(
        Text(
            "knyttet en innlogging til personen",
            "knytte ei innlogging til personen",
            "bound a sign-in to the person",
        )
    ),
    "identity_waits": Kind(
        Text(
            "ba om en ny innlogging, som venter på HR",
            "bad om ei ny innlogging, som ventar på HR",
            "asked for a new sign-in, which waits for HR",
        )
    ),
    "link_asked": Kind(
        Text("ba om en lenke på e-post", "bad om ei lenkje på e-post", "asked for a link by e-mail")
    ),
    "ways_chosen": Kind(
        Text(
            "valgte hvordan en kan logge inn", "valde korleis ein kan logge inn", "chose the ways to sign in"
        )
    ),
    "import_tried": Kind(Text("prøvde en import", "prøvde ein import", "tried an import")),
    "import_loaded": Kind(
        Text("lastet inn organisasjonen", "lasta inn organisasjonen", "loaded the organisation")
    ),
    "import_rolled_back": Kind(
        Text("rullet tilbake en import", "rulla tilbake ein import", "rolled back an import")
    ),
    "person_provisioned": Kind(
        Text("opprettet eller endret en person", "oppretta eller endra ein person", "provisioned a person")
    ),
    "person_changed": Kind(Text("endret en person", "endra ein person", "changed a person")),
    "person_activated": Kind(
        Text("gjorde en person aktiv igjen", "gjorde ein person aktiv att", "activated a person again")
    ),
    "person_deactivated": Kind(
        Text("gjorde en person inaktiv", "gjorde ein person inaktiv", "deactivated a person")
    ),
    "person_deprovisioned": Kind(Text("tok bort en person", "tok bort ein person", "deprovisioned a person")),
    "position_opened": Kind(Text("åpnet en stilling", "opna ei stilling", "opened a position")),
    "position_ended": Kind(Text("avsluttet en stilling", "avslutta ei stilling", "ended a position")),
    "unit_made": Kind(Text("opprettet en enhet", "oppretta ei eining", "made a unit")),
    "unit_renamed": Kind(Text("ga en enhet nytt navn", "gav ei eining nytt namn", "renamed a unit")),
    "unit_closed": Kind(Text("la ned en enhet", "la ned ei eining", "closed a unit")),
}

"""What each kind of entry is called, in three languages; a feature lists its own in its `offers.KINDS`."""

from __future__ import annotations

from dataclasses import dataclass

from handlingsrom.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """The words for a kind; who reads the whole record sees of a `shielded` one only that it happened."""

    words: Text
    shielded: bool = False


SHIELDED = Text("skjermet handling", "skjerma handling", "shielded act")
THINGS = {
    "agency": Text("virksomheten", "verksemda", "the agency"),
    "agreement": Text("avtale", "avtale", "agreement"),
    "correction": Text("krav om retting", "krav om retting", "request for correction"),
    "person": Text("person", "person", "person"),
    "record": Text("loggen", "loggen", "the record"),
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
    "retention_tried": Kind(
        Text("prøvde sletting uten å slette", "prøvde sletting utan å slette", "tried retention")
    ),
    "retention_done": Kind(
        Text("slettet etter reglene for lagringstid", "sletta etter reglane for lagringstid", "ran retention")
    ),
}

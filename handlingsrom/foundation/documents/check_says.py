"""Why a document is not what it should be, in the reader's language."""

from handlingsrom.rulebook.text import Text

NOT_PDF = Text("Filen er ikke en PDF.", "Fila er ikkje ein PDF.", "The file is not a PDF.")
TOO_LARGE = Text(
    "Filen er for stor til å være et dokument herfra.",
    "Fila er for stor til å vere eit dokument herifrå.",
    "The file is too large to be a document from here.",
)
ENCRYPTED = Text(
    "Filen er kryptert og kan ikke leses.",
    "Fila er kryptert og kan ikkje lesast.",
    "The file is encrypted and cannot be read.",
)
UNREADABLE = Text(
    "Filen er skadet og kan ikke leses.",
    "Fila er skadd og kan ikkje lesast.",
    "The file is damaged and cannot be read.",
)
DAMAGED = Text(
    "Filen er forseglet, men er skadet eller endret etterpå, så seglet ikke lenger kan leses.",
    "Fila er forsegla, men er skadd eller endra etterpå, så seglet ikkje lenger kan lesast.",
    "The file was sealed, but has been damaged or altered since, so that the seal can no longer be read.",
)
UNSEALED = Text(
    "Dokumentet er ikke forseglet.", "Dokumentet er ikkje forsegla.", "The document is not sealed."
)
ALTERED = Text(
    "Dokumentet er endret etter at det ble forseglet, eller seglet er ikke ekte.",
    "Dokumentet er endra etter at det blei forsegla, eller seglet er ikkje ekte.",
    "The document has been altered since it was sealed, or the seal is not genuine.",
)
MORE_THAN_SEALED = Text(
    "Seglet dekker ikke hele filen: noe er lagt til eller tatt bort.",
    "Seglet dekkjer ikkje heile fila: noko er lagt til eller teke bort.",
    "The seal does not cover the whole file: something has been added or removed.",
)
UNKNOWN_SEAL = Text(
    "Seglet er ikke laget med et sertifikat som du har oppgitt at du stoler på.",
    "Seglet er ikkje laga med eit sertifikat som du har oppgitt at du stoler på.",
    "The seal was not made with a certificate that you have said you trust.",
)
NOT_IN_FORCE = Text(
    "Sertifikatet var ikke gyldig da dokumentet ble forseglet.",
    "Sertifikatet var ikkje gyldig då dokumentet blei forsegla.",
    "The certificate was not valid when the document was sealed.",
)

GENUINE = Text(
    "Dokumentet er ekte: det er uendret siden det ble forseglet, og seglet er laget med et sertifikat du stoler på.",
    "Dokumentet er ekte: det er uendra sidan det blei forsegla, og seglet er laga med eit sertifikat du stoler på.",
    "The document is genuine: unaltered since it was sealed, and sealed with a certificate that you trust.",
)
DOUBTFUL = Text(
    "Dokumentet kan ikke bekreftes. Det som står under, er bare det filen selv sier.",
    "Dokumentet kan ikkje stadfestast. Det som står under, er berre det fila sjølv seier.",
    "The document cannot be confirmed. What stands below is only what the file says of itself.",
)
TEST_SEAL = Text(
    "Seglet er laget med et testsertifikat, og dokumentet er bare til prøving.",
    "Seglet er laga med eit testsertifikat, og dokumentet er berre til prøving.",
    "The seal was made with a test certificate, and the document is for trial only.",
)
NOT_A_FILE = Text("Filen finnes ikke.", "Fila finst ikkje.", "There is no such file.")
BAD_CERTIFICATE = Text(
    "Sertifikatet kan ikke leses: {file}",
    "Sertifikatet kan ikkje lesast: {file}",
    "The certificate cannot be read: {file}",
)
UNNAMED = Text("Dokument uten tittel", "Dokument utan tittel", "Document without a title")
AGENCY = Text("Virksomhet: {name}", "Verksemd: {name}", "Agency: {name}")
PARTY = Text("Part: {name}", "Part: {name}", "Party: {name}")
APPROVED = Text(
    "Bekreftet: {name} på vegne av {on_behalf_of}, {at}",
    "Stadfest: {name} på vegner av {on_behalf_of}, {at}",
    "Confirmed: {name} on behalf of {on_behalf_of}, {at}",
)
SEALED_BY = Text(
    "Segl: {signer}, {at}",
    "Segl: {signer}, {at}",
    "Seal: {signer}, {at}",
)
CERTIFICATE = Text(
    "Sertifikatets fingeravtrykk (SHA-256): {sha256}",
    "Fingeravtrykket til sertifikatet (SHA-256): {sha256}",
    "Fingerprint of the certificate (SHA-256): {sha256}",
)

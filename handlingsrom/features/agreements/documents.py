"""The agreement as a document: what both parties signed, with its reasons, for people and for machines."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from handlingsrom.features.agreements.clauses import clauses_of, period_of
from handlingsrom.features.agreements.letters import tell
from handlingsrom.features.agreements.queries import DOCUMENT, Case, case_of_version, law_day, shown_findings
from handlingsrom.foundation.days import OSLO, in_words
from handlingsrom.foundation.documents.actions import keep
from handlingsrom.foundation.documents.document import (
    Block,
    Clause,
    Document,
    Note,
    Paragraph,
    Reason,
    Reasons,
    Rows,
    Section,
    Table,
)
from handlingsrom.foundation.documents.queries import document_of
from handlingsrom.foundation.documents.sealing import SealKey, seal
from handlingsrom.foundation.documents.to_pdf import to_pdf
from handlingsrom.foundation.records.actions import record
from handlingsrom.rulebook.text import Language, Text, as_language

PRINTED = (
    "home_office_regulation_applies",
    "written_agreement_required",
    "agreement_complete",
    "home_work_may_start",
)


def make_document(agency_id: UUID, key: str, at: datetime) -> None:
    """The worker's job: make, seal and keep the document of a version, once, and tell both parties."""
    case = case_of_version(agency_id, UUID(key), at)
    thing = (DOCUMENT, case.version.id)
    if document_of(agency_id, thing):
        return
    agency = case.agreement.agency
    pdf = to_pdf(document_about(case, at))
    sealed = seal(pdf, seal_key_of(agency.orgnr), at, reason=TITLE.in_(language_of(case)))
    kept = keep(sealed, agency_id=agency_id, thing=thing, file_name=FILE_NAME, at=at)
    record(
        "agreement_sealed",
        agency_id=agency_id,
        by_id=None,
        by_name="Handlingsrom",
        at=at,
        thing=("agreement", case.agreement.id),
        subject_id=case.position.person_id,
        content={"version": case.version.number, "sha256": kept.sha256},
    )
    tell([signature.person for signature in case.signatures], "sealed", case.agreement, at=at)


def seal_key_of(orgnr: str) -> SealKey:
    """The agency's key, from the folder of its organisation number."""
    folder = settings.SEAL_KEYS / orgnr
    return SealKey.from_files(folder / "seal-key.pem", folder / "seal-certificate.pem")


def language_of(case: Case) -> Language:
    """The language in which the parties signed."""
    return as_language(case.terms.language)


def document_about(case: Case, at: datetime) -> Document:
    """The document of a version that both have signed."""
    language = language_of(case)

    def say(text: Text) -> str:
        return text.in_(language)

    sections = (
        Section(say(PARTIES), _parties(case, say)),
        Section(say(TERMS), _clauses(case, say)),
        Section(say(LAW), _law(case, language, say)),
        Section(say(APPROVED), _approvals(case, say)),
    )
    return Document(
        title=say(TITLE),
        language=language,
        agency=case.agreement.agency.name,
        subtitle=f"{case.position.person.name}, {case.position.unit.name}",
        sections=sections,
        made_at=at,
        attachment=attachment_of(case, language),
        footer=say(FOOTER),
    )


def attachment_of(case: Case, language: Language) -> dict[str, Any]:
    """The agreement as data, inside the file: it outlives this system."""
    agency = case.agreement.agency
    return {
        "kind": "agreement",
        "title": TITLE.in_(language),
        "id": str(case.agreement.id),
        "version": case.version.number,
        "language": language,
        "agency": {"name": agency.name, "orgnr": agency.orgnr},
        "parties": [agency.name, case.position.person.name],
        "approvals": [
            {
                "name": signature.name,
                "on_behalf_of": SIDES[signature.side].in_(language),
                "at": signature.at.isoformat(),
                "authority": authority_of(signature).in_(language),
            }
            for signature in case.signatures
        ],
        "terms": case.terms.to_json(),
        "clauses": [
            {"item": c.item, "text": c.text.in_(language), "provenance": c.provenance.in_(language)}
            for c in clauses_of(case.terms)
        ],
        "rules": shown_findings(case, language, PRINTED),
    }


def authority_of(signature: Any) -> Text:
    """By what right a side signed: for oneself, by fullmakt, or in a leader's place."""
    if signature.side == "employee":
        return FOR_ONESELF
    by_mandate = MANDATE.filled(basis=signature.authority)
    if not signature.in_place_of:
        return by_mandate
    return IN_PLACE_OF.filled(name=signature.in_place_of, mandate=by_mandate)


def _parties(case: Case, say: Any) -> tuple[Block, ...]:
    agency, position = case.agreement.agency, case.position
    rows = (
        (say(AGENCY), f"{agency.name} ({say(ORGNR)} {agency.orgnr})"),
        (say(EMPLOYEE), f"{position.person.name}, {position.title}"),
        (say(UNIT), position.unit.name),
        (say(PERIOD), say(period_of(case.terms))),
    )
    return (Rows(rows), Paragraph(say(ADDITION)))


def _clauses(case: Case, say: Any) -> tuple[Block, ...]:
    return tuple(
        Clause(str(number), say(clause.heading), say(clause.text), say(clause.provenance))
        for number, clause in enumerate(clauses_of(case.terms), start=1)
    )


def _law(case: Case, language: Language, say: Any) -> tuple[Block, ...]:
    findings = shown_findings(case, language, PRINTED)
    reasons = Reasons(tuple(_reason(finding) for finding in findings))
    not_assessed = () if "home_conditions" in case.judgements else (Note(say(NOT_ASSESSED), say(SECTION_3)),)
    return (Paragraph(say(LAW_ON.filled(day=in_words(law_day(case))))), reasons, *not_assessed)


def _reason(finding: dict[str, Any]) -> Reason:
    return Reason(finding["sentence"], finding.get("citation") or "")


def _approvals(case: Case, say: Any) -> tuple[Block, ...]:
    header = (say(NAME), say(FOR), say(WHEN), say(AUTHORITY))
    rows = tuple(
        (s.name, say(SIDES[s.side]), f"{s.at.astimezone(OSLO):%d.%m.%Y %H:%M}", say(authority_of(s)))
        for s in case.signatures
    )
    return (Table(header, rows, say(APPROVALS)), Note(say(SEALED)))


FILE_NAME = "avtale-om-fjernarbeid.pdf"
TITLE = Text("Avtale om fjernarbeid", "Avtale om fjernarbeid", "Agreement on remote work")
PARTIES = Text("Partene", "Partane", "The parties")
TERMS = Text("Det vi er enige om", "Det vi er samde om", "What we agree")
LAW = Text("Hva reglene sier", "Kva reglane seier", "What the rules say")
APPROVED = Text("Inngått av", "Inngått av", "Entered into by")
AGENCY = Text("Virksomhet", "Verksemd", "Agency")
ORGNR = Text("org.nr.", "org.nr.", "organisation number")
EMPLOYEE = Text("Ansatt", "Tilsett", "Employee")
UNIT = Text("Enhet", "Eining", "Unit")
PERIOD = Text("Gjelder", "Gjeld", "Holds")
ADDITION = Text(
    "Denne avtalen kommer i tillegg til arbeidsavtalen. Fjernarbeid er frivillig for begge parter.",
    "Denne avtalen kjem i tillegg til arbeidsavtalen. Fjernarbeid er frivillig for begge partar.",
    "This agreement comes in addition to the employment contract. Remote work is voluntary for both parties.",
)
LAW_ON = Text(
    "Slik leses reglene for opplysningene i avtalen, per {day}.",
    "Slik blir reglane lesne for opplysningane i avtalen, per {day}.",
    "How the rules read for what the agreement says, as of {day}.",
)
NOT_ASSESSED = Text(
    "Da avtalen ble inngått, var hjemmearbeidsplassen ikke kartlagt. Arbeidsgiveren skal, så langt det er praktisk "
    "mulig, forsikre seg om at arbeidsforholdene er fullt forsvarlige før hjemmearbeidet begynner.",
    "Då avtalen blei inngått, var heimearbeidsplassen ikkje kartlagd. Arbeidsgivaren skal, så langt det er praktisk "
    "mogleg, forsikre seg om at arbeidsforholda er fullt forsvarlege før heimearbeidet tek til.",
    "When the agreement was entered into, the home workplace had not been assessed. As far as practicable, the employer "
    "shall make sure that working conditions are fully satisfactory before home work starts.",
)
SECTION_3 = Text(
    "Hjemmekontorforskriften § 3 første ledd",
    "Heimekontorforskrifta § 3 første ledd",
    "Home-office regulation § 3 first paragraph",
)
NAME, FOR = Text("Navn", "Namn", "Name"), Text("For", "For", "For")
WHEN, AUTHORITY = Text("Når", "Når", "When"), Text("Grunnlag", "Grunnlag", "Basis")
APPROVALS = Text("Hvem som har bekreftet", "Kven som har stadfest", "Who signed")
SIDES = {
    "employee": Text("den ansatte", "den tilsette", "the employee"),
    "employer": Text("virksomheten", "verksemda", "the agency"),
}
FOR_ONESELF = Text("for seg selv", "for seg sjølv", "for oneself")
MANDATE = Text("fullmakt: {basis}", "fullmakt: {basis}", "authority: {basis}")
IN_PLACE_OF = Text(
    "stedfortreder for {name}, {mandate}",
    "stadfortredar for {name}, {mandate}",
    "in the place of {name}, {mandate}",
)
SEALED = Text(
    "Partene bekreftet avtalen innlogget, hver for seg. Dokumentet er forseglet med virksomhetens elektroniske segl. "
    "Seglet viser at innholdet er uendret. Hvem som helst kan kontrollere dokumentet.",
    "Partane stadfesta avtalen innlogga, kvar for seg. Dokumentet er forsegla med verksemda sitt elektroniske segl. "
    "Seglet viser at innhaldet er uendra. Kven som helst kan kontrollere dokumentet.",
    "The parties signed the agreement while signed in, each for themselves. The document carries the agency’s electronic "
    "seal, which shows that its content is unchanged. Anybody can check the document.",
)
FOOTER = Text("Avtale om fjernarbeid", "Avtale om fjernarbeid", "Agreement on remote work")

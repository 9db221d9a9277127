"""An individual agreement with everything a document can hold, in three languages."""

from __future__ import annotations

from datetime import UTC, datetime

from handlingsrom.foundation.documents.document import (
    Block,
    Clause,
    Document,
    Items,
    Note,
    Paragraph,
    Quote,
    Reason,
    Reasons,
    Rows,
    Section,
    Table,
)
from handlingsrom.rulebook.text import Language, Text, same

MADE_AT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
AGENCY = "Direktoratet for forvaltning og økonomistyring (DFØ)"
LEADER = "Áile Čáppa Ŋuorggán"
EMPLOYEE = "Kari Nordmann"
TITLE = Text("Avtale om hjemmekontor", "Avtale om heimekontor", "Agreement on working from home")
SUBTITLE = Text(
    "Individuell avtale mellom virksomheten og Kari Nordmann\nGjelder fra 1. desember 2026",
    "Individuell avtale mellom verksemda og Kari Nordmann\nGjeld frå 1. desember 2026",
    "Individual agreement between the agency and Kari Nordmann\nIn force from 1 December 2026",
)
FOOTER = Text("Avtale 0193-7c1e, versjon 1", "Avtale 0193-7c1e, versjon 1", "Agreement 0193-7c1e, version 1")
REGULATION = Text(
    "Hjemmekontorforskriften § 2 første ledd strekpunkt {item}",
    "Heimekontorforskrifta § 2 første ledd strekpunkt {item}",
    "Home office regulation (hjemmekontorforskriften) § 2 første ledd strekpunkt {item}",
)
INDIVIDUAL = Text("Individuelt vilkår", "Individuelt vilkår", "Individual term")

PARTIES = (
    (Text("Virksomhet", "Verksemd", "Agency"), f"{AGENCY}\n986 252 932"),
    (Text("Arbeidstaker", "Arbeidstakar", "Employee"), f"{EMPLOYEE}, seniorrådgiver"),
    (Text("Enhet", "Eining", "Unit"), "Avdeling for lønn og regnskap, Seksjon Trondheim"),
    (Text("Nærmeste leder", "Næraste leiar", "Nearest leader"), LEADER),
)

CLAUSES = (
    (
        Text("Omfang og sted", "Omfang og stad", "Extent and place"),
        Text(
            "Arbeidstakeren arbeider hjemmefra to faste dager i uken, tirsdag og torsdag. Stedet er "
            "arbeidstakerens eget hjem.",
            "Arbeidstakaren arbeider heimanfrå to faste dagar i veka, tysdag og torsdag. Staden er "
            "heimen til arbeidstakaren.",
            "The employee works from home two fixed days a week, Tuesday and Thursday. The place is the "
            "employee's own home.",
        ),
        REGULATION.filled(item="1"),
    ),
    (
        Text("Arbeidstid", "Arbeidstid", "Working time"),
        Text(
            "Virksomhetens ordinære arbeidstid gjelder. Fleksitidsavtalen gjelder også for arbeid hjemmefra.",
            "Den ordinære arbeidstida i verksemda gjeld. Fleksitidsavtalen gjeld òg for arbeid heimanfrå.",
            "The agency's ordinary working time applies. The flexitime agreement also covers work from home.",
        ),
        REGULATION.filled(item="2"),
    ),
    (
        Text("Tilgjengelighet", "Tilgjenge", "Availability"),
        Text(
            "Arbeidstakeren er tilgjengelig på telefon og Teams i kjernetiden, fra klokken 9 til 14.30.",
            "Arbeidstakaren er tilgjengeleg på telefon og Teams i kjernetida, frå klokka 9 til 14.30.",
            "The employee is available by telephone and Teams during core hours, 9.00 to 14.30.",
        ),
        REGULATION.filled(item="3"),
    ),
    (
        Text("Varighet, endring og oppsigelse", "Varigheit, endring og oppseiing", "Duration and notice"),
        Text(
            "Avtalen gjelder fra 1. desember 2026 til 30. november 2027. Hver av partene kan si opp "
            "hjemmekontoravtalen med én måneds skriftlig varsel.\n\nDe tre første månedene er prøvetid for "
            "ordningen.",
            "Avtalen gjeld frå 1. desember 2026 til 30. november 2027. Kvar av partane kan seie opp "
            "heimekontoravtalen med éin månads skriftleg varsel.\n\nDei tre første månadene er prøvetid for "
            "ordninga.",
            "The agreement is in force from 1 December 2026 to 30 November 2027. Either party may end the "
            "home office agreement with one month's written notice.\n\nThe first three months are a trial "
            "period for the arrangement.",
        ),
        REGULATION.filled(item="4–6"),
    ),
    (
        Text("Utstyr", "Utstyr", "Equipment"),
        Text(
            "Virksomheten eier og vedlikeholder bærbar datamaskin, skjerm og hodetelefoner. Arbeidstakeren "
            "melder fra om feil samme dag.",
            "Verksemda eig og held ved like berbar datamaskin, skjerm og høyretelefonar. Arbeidstakaren "
            "melder frå om feil same dagen.",
            "The agency owns and maintains the laptop, screen and headset. The employee reports faults the "
            "same day.",
        ),
        REGULATION.filled(item="7"),
    ),
    (
        Text("Taushetsplikt og dokumenter", "Teieplikt og dokument", "Confidentiality and documents"),
        Text(
            "Saker med skjermede opplysninger behandles bare på kontoret. Papirdokumenter tas ikke med hjem.",
            "Saker med skjerma opplysningar blir berre behandla på kontoret. Papirdokument blir ikkje tekne "
            "med heim.",
            "Cases with shielded information are handled at the office only. Paper documents are not taken "
            "home.",
        ),
        REGULATION.filled(item="8"),
    ),
    (
        Text("Møter", "Møte", "Meetings"),
        Text(
            "Seksjonens fellesdag er onsdag. Da arbeider arbeidstakeren på kontoret.",
            "Fellesdagen i seksjonen er onsdag. Då arbeider arbeidstakaren på kontoret.",
            "The section's common day is Wednesday. The employee then works at the office.",
        ),
        INDIVIDUAL,
    ),
)

OWN_WORDS = (
    "Jeg ønsker to faste dager hjemme for å få ro til regnskapsavslutningen.\n"
    'Ring meg gjerne på #jobbtelefonen – "alltid" på *tirsdag* 🙂'
)
APPROVALS_HEADER = (
    Text("Navn", "Namn", "Name"),
    Text("På vegne av", "På vegner av", "On behalf of"),
    Text("Tidspunkt", "Tidspunkt", "Time"),
    Text("Fullmakt", "Fullmakt", "Authority"),
)
APPROVALS = (
    (
        same(LEADER),
        Text("Virksomheten", "Verksemda", "The agency"),
        same("24.11.2026 13.02"),
        Text(
            "Seksjonssjef, fullmakt 1.1.2026", "Seksjonssjef, fullmakt 1.1.2026", "Head of section, 1.1.2026"
        ),
    ),
    (
        same(EMPLOYEE),
        Text("Seg selv", "Seg sjølv", "Herself"),
        same("24.11.2026 13.27"),
        Text("Part i avtalen", "Part i avtalen", "Party to the agreement"),
    ),
)
SEAL_NOTE = Text(
    "Partene var innlogget og valgte hver for seg «bekreft og inngå avtalen». Virksomhetens elektroniske segl "
    "bekrefter dette.",
    "Partane var innlogga og valde kvar for seg «stadfest og inngå avtalen». Verksemda sitt elektroniske segl "
    "stadfestar dette.",
    "The parties were signed in and each chose to confirm and enter into the agreement. The agency's "
    "electronic seal confirms this.",
)

APPLIES = Text(
    "Hjemmekontorforskriften gjelder.", "Heimekontorforskrifta gjeld.", "The home office regulation applies."
)
AT_HOME = Text(
    "Arbeidet utføres i arbeidstakerens eget hjem.",
    "Arbeidet blir utført i heimen til arbeidstakaren.",
    "The work is done in the employee's own home.",
)
FIXED = Text(
    "Ordningen er fast, to dager i uken.",
    "Ordninga er fast, to dagar i veka.",
    "The arrangement is fixed, two days a week.",
)
THRESHOLD = Text(
    "Grensen er normalt én dag i uken i gjennomsnitt (Arbeidstilsynet).",
    "Grensa er normalt éin dag i veka i gjennomsnitt (Arbeidstilsynet).",
    "The threshold is normally one day a week on average (the Labour Inspection Authority).",
)
NOT_BEFORE = Text(
    "Arbeid hjemmefra kan ikke starte før dette er gjort:",
    "Arbeid heimanfrå kan ikkje starte før dette er gjort:",
    "Work from home may not start before this is done:",
)
MISSING = (
    Text(
        "Arbeidsgiverens kartlegging av hjemmearbeidsplassen",
        "Arbeidsgivaren si kartlegging av heimearbeidsplassen",
        "The employer's assessment of the home workplace",
    ),
    Text(
        "Om hjemmet er fast arbeidssted, som reiseutgifter følger av",
        "Om heimen er fast arbeidsstad, som reiseutgifter følgjer av",
        "Whether the home is a fixed workplace, which travel expenses follow from",
    ),
)
ONLY_A_PART = Text(
    "En egenerklæring er bare en del av kartleggingen.",
    "Ei eigenerklæring er berre ein del av kartlegginga.",
    "A self-declaration is only a part of the assessment.",
)
SECTION_3 = Text(
    "Hjemmekontorforskriften § 3 første ledd",
    "Heimekontorforskrifta § 3 første ledd",
    "Home office regulation (hjemmekontorforskriften) § 3 første ledd",
)


def sample(language: Language = "nb") -> Document:
    """The agreement as a document in one language."""

    def say(text: Text) -> str:
        return text.in_(language)

    def section(heading: Text, *blocks: Block) -> Section:
        return Section(say(heading), blocks)

    clauses = (
        Clause(str(number), say(heading), say(text), say(provenance))
        for number, (heading, text, provenance) in enumerate(CLAUSES, start=1)
    )
    because = (Reason(say(AT_HOME)), Reason(say(FIXED), say(THRESHOLD)))
    return Document(
        title=say(TITLE),
        language=language,
        agency=AGENCY,
        subtitle=say(SUBTITLE),
        made_at=MADE_AT,
        footer=say(FOOTER),
        attachment=attachment(language),
        sections=(
            section(
                Text("Partene", "Partane", "The parties"),
                Rows(tuple((say(label), value) for label, value in PARTIES)),
            ),
            section(Text("Vilkår", "Vilkår", "Terms"), *clauses),
            section(
                Text("Arbeidstakerens egne ord", "Arbeidstakaren sine eigne ord", "The employee's own words"),
                Quote(OWN_WORDS, f"{EMPLOYEE}, 17.11.2026", "nb"),
            ),
            section(
                Text("Inngått av", "Inngått av", "Entered into by"),
                Table(
                    tuple(map(say, APPROVALS_HEADER)),
                    tuple(tuple(map(say, row)) for row in APPROVALS),
                ),
                Note(say(SEAL_NOTE)),
            ),
            section(
                Text("Hvorfor avtalen trengs", "Kvifor avtalen trengst", "Why the agreement is needed"),
                Reasons((Reason(say(APPLIES), "FOR-2002-07-05-715 § 1", because),)),
            ),
            section(
                Text("Ikke vurdert ennå", "Ikkje vurdert enno", "Not assessed yet"),
                Paragraph(say(NOT_BEFORE)),
                Items(tuple(map(say, MISSING))),
                Note(say(ONLY_A_PART), say(SECTION_3)),
            ),
        ),
    )


def attachment(language: Language = "nb") -> dict[str, object]:
    """What the file carries for machines."""
    return {
        "kind": "agreement",
        "language": language,
        "title": TITLE.in_(language),
        "agency": {"name": AGENCY, "orgnr": "986252932"},
        "parties": [{"name": AGENCY, "role": "agency"}, {"name": EMPLOYEE, "role": "employee"}],
        "approvals": [
            {
                "name": LEADER,
                "on_behalf_of": AGENCY,
                "at": "2026-11-24T12:02:00+00:00",
                "authority": "Fullmakt 1.1.2026",
            },
            {
                "name": EMPLOYEE,
                "on_behalf_of": EMPLOYEE,
                "at": "2026-11-24T12:27:00+00:00",
                "authority": "Part",
            },
        ],
        "terms": {"days": ["tuesday", "thursday"], "from": "2026-12-01", "to": "2027-11-30"},
        "rules": {"on": "2026-11-24", "version": "HKF-v3"},
    }

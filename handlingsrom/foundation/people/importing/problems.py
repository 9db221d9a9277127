"""What can be wrong with a file: each problem by its code, with its place and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from handlingsrom.foundation.people.importing.shape import Where
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Text

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (or, as a warning, worth a look) in a cell of the file."""

    code: str
    where: Where
    heading: str = ""
    value: str = ""

    @property
    def is_warning(self) -> bool:
        return self.code in WARNINGS

    @property
    def text(self) -> Text:
        """What is wrong, with the value that stands there."""
        return text_of(self.code, self.value)


class Unreadable(Exception):
    """The file cannot be read at all; carries why."""

    def __init__(self, code: str, value: object = "") -> None:
        self.refusal = Refusal(code, UNREADABLE[code].filled(value=value), "file")
        super().__init__(code)


def text_of(code: str, value: str) -> Text:
    """The words of an error or a warning, with the value shortened."""
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    return (ERRORS | WARNINGS)[code].filled(value=shown)


UNREADABLE = {
    "file_too_large": Text(
        "Filen er for stor. Den kan være på høyst {value} MB.",
        "Fila er for stor. Ho kan vere på høgst {value} MB.",
        "The file is too large. It may be {value} MB at most.",
    ),
    "file_empty": Text("Filen er tom.", "Fila er tom.", "The file is empty."),
    "unknown_format": Text(
        "Filen er verken CSV, Excel (.xlsx) eller JSON.",
        "Fila er verken CSV, Excel (.xlsx) eller JSON.",
        "The file is neither CSV, Excel (.xlsx) nor JSON.",
    ),
    "broken_excel": Text(
        "Excel-filen er skadet eller har et innhold vi ikke åpner. Lagre den på nytt som .xlsx.",
        "Excel-fila er skadd eller har eit innhald vi ikkje opnar. Lagre ho på nytt som .xlsx.",
        "The Excel file is damaged or holds something that we do not open. Save it anew as .xlsx.",
    ),
    "expands_too_much": Text(
        "Excel-filen blir for stor når den pakkes ut.",
        "Excel-fila blir for stor når ho blir pakka ut.",
        "The Excel file becomes too large when it is unpacked.",
    ),
    "broken_json": Text(
        "Filen er ikke gyldig JSON: {value}.",
        "Fila er ikkje gyldig JSON: {value}.",
        "The file is not valid JSON: {value}.",
    ),
    "not_dfo": Text(
        "JSON-filen har ingen av listene orgenhet, ansatt og stilling.",
        "JSON-fila har ingen av listene orgenhet, ansatt og stilling.",
        "The JSON file has none of the lists orgenhet, ansatt and stilling.",
    ),
    "too_many_rows": Text(
        "Filen har for mange rader. Den kan ha høyst {value}.",
        "Fila har for mange rader. Ho kan ha høgst {value}.",
        "The file has too many rows. It may have {value} at most.",
    ),
    "no_known_sheet": Text(
        "Ingen av arkene heter Enheter, Ansatte, Stillinger eller Ledere.",
        "Ingen av arka heiter Einingar, Tilsette, Stillingar eller Leiarar.",
        "No sheet is called Units, Employees, Positions or Leaders.",
    ),
    "no_type_column": Text(
        "Kolonnen Type mangler i første rad. Last ned eksempelfilen og sammenlign.",
        "Kolonnen Type manglar i første rad. Last ned dømefila og samanlikn.",
        "The column Type is missing in the first row. Download the example file and compare.",
    ),
}

ERRORS = {
    "missing": Text("Mangler verdi.", "Manglar verdi.", "A value is missing."),
    "missing_column": Text("Kolonnen mangler.", "Kolonnen manglar.", "The column is missing."),
    "column_twice": Text(
        "Kolonnen står to ganger.", "Kolonnen står to gonger.", "The column stands there twice."
    ),
    "unknown_type": Text(
        "«{value}» er ingen type rad. Skriv enhet, ansatt, stilling eller leder.",
        "«{value}» er ingen type rad. Skriv eining, tilsett, stilling eller leiar.",
        "“{value}” is no type of row. Write unit, employee, position or leader.",
    ),
    "too_long": Text(
        "Teksten er for lang: «{value}».",
        "Teksten er for lang: «{value}».",
        "The text is too long: “{value}”.",
    ),
    "control_character": Text(
        "Verdien har tegn som ikke kan vises.",
        "Verdien har teikn som ikkje kan visast.",
        "The value has characters that cannot be shown.",
    ),
    "identity_number": Text(
        "Dette ser ut som et fødselsnummer. Det skal ikke inn her; bruk ansattnummeret.",
        "Dette ser ut som eit fødselsnummer. Det skal ikkje inn her; bruk tilsettnummeret.",
        "This looks like a national identity number. It must not stand here; use the employee number.",
    ),
    "bad_email": Text(
        "«{value}» er ingen e-postadresse.",
        "«{value}» er inga e-postadresse.",
        "“{value}” is no e-mail address.",
    ),
    "bad_date": Text(
        "«{value}» er ingen dato. Skriv den som 2026-01-31 eller 31.01.2026.",
        "«{value}» er ingen dato. Skriv han som 2026-01-31 eller 31.01.2026.",
        "“{value}” is no date. Write it as 2026-01-31 or 31.01.2026.",
    ),
    "ends_before_it_begins": Text(
        "Siste dag ({value}) er før første dag.",
        "Siste dag ({value}) er før første dag.",
        "The last day ({value}) is before the first.",
    ),
    "bad_share": Text(
        "«{value}» er ingen stillingsprosent. Skriv et tall fra 0 til 100, med høyst to desimaler.",
        "«{value}» er ingen stillingsprosent. Skriv eit tal frå 0 til 100, med høgst to desimalar.",
        "“{value}” is no percentage. Write a number from 0 to 100, with two decimals at most.",
    ),
    "bad_kind": Text(
        "«{value}» er ingen stillingstype. Skriv ordinær, ledende eller særlig uavhengig.",
        "«{value}» er ingen stillingstype. Skriv ordinær, leiande eller særleg uavhengig.",
        "“{value}” is no kind of position. Write ordinary, leading or particularly independent.",
    ),
    "bad_language": Text(
        "«{value}» er ingen målform. Skriv nb, nn eller en.",
        "«{value}» er inga målform. Skriv nb, nn eller en.",
        "“{value}” is none of our languages. Write nb, nn or en.",
    ),
    "bad_yes_no": Text(
        "«{value}» er verken ja eller nei.",
        "«{value}» er verken ja eller nei.",
        "“{value}” is neither yes nor no.",
    ),
    "duplicate": Text(
        "«{value}» står på flere rader.",
        "«{value}» står på fleire rader.",
        "“{value}” stands on several rows.",
    ),
    "unknown_unit": Text(
        "Ingen rad har enheten «{value}».",
        "Inga rad har eininga «{value}».",
        "No row has the unit “{value}”.",
    ),
    "unknown_person": Text(
        "Ingen rad har ansattnummeret «{value}».",
        "Inga rad har tilsettnummeret «{value}».",
        "No row has the employee number “{value}”.",
    ),
    "unknown_position": Text(
        "Ingen stilling av denne ansatte har nummeret «{value}».",
        "Inga stilling av denne tilsette har nummeret «{value}».",
        "No position of this employee has the number “{value}”.",
    ),
    "no_position": Text(
        "«{value}» har ingen stilling: fyll ut enheten.",
        "«{value}» har inga stilling: fyll ut eininga.",
        "“{value}” has no position: fill in the unit.",
    ),
    "cycle": Text(
        "Enhetene går i ring: {value}.",
        "Einingane går i ring: {value}.",
        "The units go round in a ring: {value}.",
    ),
    "several_tops": Text(
        "Flere enheter har ingen over seg. Bare den øverste kan mangle overordnet enhet.",
        "Fleire einingar har inga over seg. Berre den øvste kan mangle overordna eining.",
        "Several units have none above them. Only the topmost may lack one.",
    ),
    "acting_without_end": Text(
        "En fungerende leder må ha en siste dag.",
        "Ein fungerande leiar må ha ein siste dag.",
        "An acting leader must have a last day.",
    ),
    "same_login": Text(
        "«{value}» hører til en annen som ikke er i filen med samme ansattnummer.",
        "«{value}» høyrer til ein annan som ikkje er i fila med same tilsettnummer.",
        "“{value}” belongs to somebody else, who is not in the file under the same number.",
    ),
    "nobody": Text(
        "Filen har ingen ansatte. Da ville alle bli borte.",
        "Fila har ingen tilsette. Då ville alle bli borte.",
        "The file has no employees. Everybody would be gone.",
    ),
}

WARNINGS = {
    "no_leader": Text(
        "«{value}» har ingen leder over seg, helt til topps. Ingen kan svare på ønsker derfra.",
        "«{value}» har ingen leiar over seg, heilt til topps. Ingen kan svare på ønske derfrå.",
        "“{value}” has no leader above, right to the top. Nobody can answer wishes from there.",
    ),
    "nobody_above_leader": Text(
        "{value} leder øverst og har ingen over seg. Legg inn styret eller departementet som øverste enhet.",
        "{value} leier øvst og har ingen over seg. Legg inn styret eller departementet som øvste eining.",
        "{value} leads at the top with nobody above. Add the board or the ministry as the topmost unit.",
    ),
    "over_full_time": Text(
        "Stillingene til «{value}» er til sammen over 100 prosent.",
        "Stillingane til «{value}» er til saman over 100 prosent.",
        "The positions of “{value}” are over 100 per cent in all.",
    ),
    "tiny_share": Text(
        "{value} prosent er svært lite. Skal det være for eksempel 80?",
        "{value} prosent er svært lite. Skal det vere til dømes 80?",
        "{value} per cent is very little. Should it be for example 80?",
    ),
    "already_over": Text(
        "Perioden er over. Raden gir ingenting nytt.",
        "Perioden er over. Rada gjev ikkje noko nytt.",
        "The period is over. The row gives nothing new.",
    ),
    "begins_anew": Text(
        "Stillingen «{value}» er avsluttet hos oss. En ny begynner; avtalen på den gamle kommer ikke tilbake.",
        "Stillinga «{value}» er avslutta hos oss. Ei ny byrjar; avtalen på den gamle kjem ikkje tilbake.",
        "The position “{value}” has ended here. A new one begins; an agreement on the old one does not return.",
    ),
    "same_email": Text(
        "«{value}» er også adressen til en som ikke er i filen. Er det samme person med nytt ansattnummer, "
        "følger avtalen ikke med: rett nummeret først.",
        "«{value}» er òg adressa til ein som ikkje er i fila. Er det same person med nytt tilsettnummer, "
        "følgjer avtalen ikkje med: rett nummeret først.",
        "“{value}” is also the address of somebody who is not in the file. If it is the same person with a new "
        "employee number, the agreement does not follow: put the number right first.",
    ),
    "many_gone": Text(
        "{value} prosent av de ansatte blir borte. Er filen hel?",
        "{value} prosent av dei tilsette blir borte. Er fila heil?",
        "{value} per cent of the employees would be gone. Is the file whole?",
    ),
    "unit_kept": Text(
        "«{value}» er ikke i filen, men har stillinger som er lagt inn for hånd. Den blir stående.",
        "«{value}» er ikkje i fila, men har stillingar som er lagde inn for hand. Ho blir ståande.",
        "“{value}” is not in the file, but has positions entered by hand. It stays.",
    ),
    "leader_by_hand": Text(
        "«{value}» har en leder som er satt for hånd, og får en til.",
        "«{value}» har ein leiar som er sett for hand, og får ein til.",
        "“{value}” has a leader entered by hand, and gets one more.",
    ),
    "column_not_read": Text(
        "Kolonnen «{value}» kjenner vi ikke. Den er ikke lest.",
        "Kolonnen «{value}» kjenner vi ikkje. Han er ikkje lesen.",
        "We do not know the column “{value}”. It was not read.",
    ),
}

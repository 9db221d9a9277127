"""The text of an agreement: each clause in three languages, with where it comes from.

A file of its own because the page, the document and the archive show the same clauses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from handlingsrom.features.agreements.terms import ITEMS, WEEKDAYS, Terms
from handlingsrom.foundation.days import in_words, period_in_words
from handlingsrom.rulebook.text import Language, Text, same


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause. `standard` tells the template's words from the parties' own."""

    item: str
    heading: Text
    text: Text
    provenance: Text
    standard: bool = True


def clauses_of(terms: Terms) -> tuple[Clause, ...]:
    """Every clause of the agreement, in the order of HKF § 2, then what the state adds."""
    clauses = [_place(terms), *(made for item in ITEMS if (made := _item(item, terms)))]
    clauses += [_fixed_workplace(terms), _access()]
    if terms.note.strip():
        clauses.append(Clause("note", NOTE, same(terms.note.strip()), INDIVIDUAL, standard=False))
    return tuple(clauses)


def _item(item: str, terms: Terms) -> Clause | None:
    if item in GENERATED:
        text = GENERATED[item](terms)
        return None if text is None else Clause(item, HEADINGS[item], text, _from_section_2(item))
    match getattr(terms, item):
        case "standard":
            return Clause(item, HEADINGS[item], STANDARD[item], _from_section_2(item))
        case "own" if terms.own_words(item).strip():
            own = same(terms.own_words(item).strip())
            return Clause(item, HEADINGS[item], own, _from_section_2(item, own=True), standard=False)
        case _:
            return None


def _from_section_2(item: str, *, own: bool = False) -> Text:
    cited = SECTION_2.filled(number=ITEMS.index(item) + 1)
    kind = INDIVIDUAL if own else TEMPLATE
    return Text(*(f"{cited.in_(lang)} · {kind.in_(lang)}" for lang in ("nb", "nn", "en")))


def _place(terms: Terms) -> Clause:
    where = PLACES[terms.place]
    if terms.place_is_abroad:
        where = ABROAD.filled(place=where)
    if terms.place_note.strip():
        where = Text(*(f"{where.in_(lang)} ({terms.place_note.strip()})" for lang in ("nb", "nn", "en")))
    return Clause("place", PLACE, PLACE_TEXT.filled(place=where), INDIVIDUAL)


def _extent(terms: Terms) -> Text | None:
    match terms.extent:
        case "fixed_days" if terms.days:
            return FIXED_DAYS.filled(
                days=listed([day_name(day, half=day in terms.half_days) for day in terms.days])
            )
        case "share" if terms.share is not None:
            return SHARE.filled(share=number(terms.share))
        case "frame" if terms.frame_days is not None:
            return FRAME.filled(days=number(terms.frame_days))
        case "period":
            return PERIOD
        case "occasional":
            return OCCASIONAL
        case _:
            return None


def _duration(terms: Terms) -> Text | None:
    if terms.until is None:
        return None
    return DURATION.filled(since=in_words(terms.since), until=in_words(terms.until))


def _fixed_workplace(terms: Terms) -> Clause:
    text = HOME_IS_FIXED if terms.fixed_workplace else HOME_IS_NOT_FIXED
    return Clause("fixed_workplace", FIXED_WORKPLACE, text, DFO)


def _access() -> Clause:
    return Clause("access", ACCESS, ACCESS_TEXT, SECTION_3)


GENERATED: dict[str, Callable[[Terms], Text | None]] = {"extent": _extent, "duration": _duration}


def listed(texts: list[Text]) -> Text:
    """Texts joined with commas and a last “and”."""

    def joined(language: Language) -> str:
        words = [text.in_(language) for text in texts]
        return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {AND.in_(language)} {words[-1]}"

    return Text(joined("nb"), joined("nn"), joined("en"))


def period_of(terms: Terms) -> Text:
    """From when, and until when if there is an end."""
    return period_in_words(terms.since, terms.until)


def number(value: Decimal) -> Text:
    """A number without needless zeros: with a comma in Norwegian, a point in English."""
    plain = f"{value.normalize():f}"
    return Text(nb=plain.replace(".", ","), nn=plain.replace(".", ","), en=plain)


def day_name(weekday: str, *, half: bool) -> Text:
    """A weekday, or a half of it."""
    name = DAYS[WEEKDAYS.index(weekday)]
    return HALF.filled(day=name) if half else name


AND = Text("og", "og", "and")
DAYS = (
    Text("mandag", "måndag", "Monday"),
    Text("tirsdag", "tysdag", "Tuesday"),
    Text("onsdag", "onsdag", "Wednesday"),
    Text("torsdag", "torsdag", "Thursday"),
    Text("fredag", "fredag", "Friday"),
)
HALF = Text("{day} (halv dag)", "{day} (halv dag)", "{day} (half a day)")
PLACES = {
    "own_home": Text("arbeidstakerens eget hjem", "heimen til arbeidstakaren", "the employee’s own home"),
    "other_home": Text(
        "et annet hjem enn arbeidstakerens eget",
        "ein annan heim enn arbeidstakaren sin eigen",
        "another home than the employee’s own",
    ),
    "other_office": Text(
        "et annet kontor i virksomheten", "eit anna kontor i verksemda", "another office of the agency"
    ),
    "shared_office": Text("et kontorfellesskap", "eit kontorfellesskap", "a shared office"),
    "holiday_home": Text("en fritidsbolig", "ein fritidsbustad", "a holiday home"),
}
PLACE = Text("Arbeidssted", "Arbeidsstad", "Place of work")
PLACE_TEXT = Text(
    "Fjernarbeidet utføres i {place}.",
    "Fjernarbeidet blir utført i {place}.",
    "Remote work is done in {place}.",
)
ABROAD = Text("{place}, i utlandet", "{place}, i utlandet", "{place}, abroad")

HEADINGS = {
    "extent": Text("Omfang", "Omfang", "Extent"),
    "working_time": Text("Arbeidstid", "Arbeidstid", "Working time"),
    "availability": Text("Tilgjengelighet", "Tilgjenge", "Availability"),
    "duration": Text("Varighet", "Varigheit", "Duration"),
    "change_and_termination": Text("Endring og oppsigelse", "Endring og oppseiing", "Change and termination"),
    "trial_period": Text("Prøvetid for ordningen", "Prøvetid for ordninga", "Trial period"),
    "equipment": Text(
        "Utstyr: eierskap, drift og vedlikehold",
        "Utstyr: eigarskap, drift og vedlikehald",
        "Equipment: ownership, operation and maintenance",
    ),
    "confidentiality_and_documents": Text(
        "Taushetsplikt og dokumenter", "Teieplikt og dokument", "Confidentiality and documents"
    ),
}
STANDARD = {
    "working_time": Text(
        "Arbeidstiden hjemme er den samme som på arbeidsplassen. Reglene om arbeidstid i arbeidsmiljøloven "
        "kapittel 10, tariffavtalene og virksomhetens ordning for fleksibel arbeidstid gjelder.",
        "Arbeidstida heime er den same som på arbeidsplassen. Reglane om arbeidstid i arbeidsmiljølova "
        "kapittel 10, tariffavtalane og ordninga for fleksibel arbeidstid i verksemda gjeld.",
        "Working time at home is the same as at the workplace. The rules on working time in chapter 10 of the "
        "Working Environment Act, the collective agreements and the agency’s flexible hours apply.",
    ),
    "availability": Text(
        "Arbeidstakeren kan nås på telefon og e-post i virksomhetens kjernetid. I andre deler av døgnet ventes det "
        "ikke svar.",
        "Arbeidstakaren kan nåast på telefon og e-post i kjernetida til verksemda. I andre delar av døgnet blir det "
        "ikkje venta svar.",
        "The employee can be reached by telephone and e-mail in the agency’s core hours. No answer is expected at "
        "other times.",
    ),
    "change_and_termination": Text(
        "Begge parter kan be om endring. Hver av partene kan si opp hjemmekontoravtalen skriftlig med én måneds "
        "varsel. Oppsigelsen gjelder bare denne avtalen, ikke arbeidsforholdet.",
        "Begge partar kan be om endring. Kvar av partane kan seie opp heimekontoravtalen skriftleg med éin månads "
        "varsel. Oppseiinga gjeld berre denne avtalen, ikkje arbeidsforholdet.",
        "Either party may ask for a change. Either party may terminate the home-work agreement in writing with one "
        "month’s notice. That ends this agreement only, not the employment.",
    ),
    "trial_period": Text(
        "De tre første månedene er prøvetid for ordningen. I prøvetiden kan hver av partene si opp "
        "hjemmekontoravtalen med to ukers varsel.",
        "Dei tre første månadene er prøvetid for ordninga. I prøvetida kan kvar av partane seie opp "
        "heimekontoravtalen med to vekers varsel.",
        "The first three months are a trial period for the arrangement. In that time either party may terminate the "
        "home-work agreement with two weeks’ notice.",
    ),
    "equipment": Text(
        "Virksomheten eier og låner ut datamaskinen og annet utstyr som den mener er nødvendig. Virksomheten sørger "
        "for drift, oppdatering og vedlikehold av sitt utstyr. Arbeidstakeren holder internett og eier resten av "
        "utstyret. Lånt utstyr leveres tilbake når avtalen opphører.",
        "Verksemda eig og låner ut datamaskina og anna utstyr som ho meiner er nødvendig. Verksemda sørgjer for "
        "drift, oppdatering og vedlikehald av utstyret sitt. Arbeidstakaren held internett og eig resten av "
        "utstyret. Lånt utstyr blir levert tilbake når avtalen tek slutt.",
        "The agency owns and lends the computer and other equipment that it considers necessary. It operates, updates "
        "and maintains its equipment. The employee provides the internet connection and owns the rest. What is "
        "lent is returned when the agreement ends.",
    ),
    "confidentiality_and_documents": Text(
        "Taushetsplikten gjelder også hjemme. Arbeidet gjøres i virksomhetens systemer. Dokumenter og utstyr holdes "
        "utilgjengelig for andre i husstanden, og papirer med taushetsbelagte opplysninger tas ikke med hjem uten "
        "særskilt avtale.",
        "Teieplikta gjeld òg heime. Arbeidet blir gjort i systema til verksemda. Dokument og utstyr blir haldne "
        "utilgjengelege for andre i husstanden, og papir med opplysningar under teieplikt blir ikkje tekne med heim "
        "utan særskild avtale.",
        "The duty of confidentiality applies at home too. Work is done in the agency’s systems. Documents and equipment "
        "are kept out of reach of others in the household, and papers with confidential information are not taken "
        "home without a separate agreement.",
    ),
}
FIXED_DAYS = Text(
    "Arbeidstakeren arbeider hjemmefra hver {days}.",
    "Arbeidstakaren arbeider heimanfrå kvar {days}.",
    "The employee works from home every {days}.",
)
SHARE = Text(
    "Arbeidstakeren arbeider hjemmefra {share} prosent av arbeidstiden. Dagene avtales med nærmeste leder.",
    "Arbeidstakaren arbeider heimanfrå {share} prosent av arbeidstida. Dagane blir avtalte med næraste leiar.",
    "The employee works from home {share} per cent of the working time. The days are agreed with the nearest leader.",
)
FRAME = Text(
    "Arbeidstakeren kan selv velge å arbeide hjemmefra inntil {days} dager i uken.",
    "Arbeidstakaren kan sjølv velje å arbeide heimanfrå inntil {days} dagar i veka.",
    "The employee may choose to work from home up to {days} days a week.",
)
PERIOD = Text(
    "Arbeidstakeren arbeider hele arbeidsuken hjemmefra i perioden.",
    "Arbeidstakaren arbeider heile arbeidsveka heimanfrå i perioden.",
    "The employee works from home the whole working week during the period.",
)
OCCASIONAL = Text(
    "Arbeidstakeren arbeider av og til hjemmefra, etter avtale med nærmeste leder hver gang.",
    "Arbeidstakaren arbeider av og til heimanfrå, etter avtale med næraste leiar kvar gong.",
    "The employee works from home now and then, by agreement with the nearest leader each time.",
)
DURATION = Text(
    "Avtalen er midlertidig og gjelder fra og med {since} til og med {until}.",
    "Avtalen er mellombels og gjeld frå og med {since} til og med {until}.",
    "The agreement is temporary and holds from {since} to {until}, both days included.",
)
FIXED_WORKPLACE = Text("Fast arbeidssted", "Fast arbeidsstad", "Fixed workplace")
HOME_IS_FIXED = Text(
    "Stedet regnes som fast arbeidssted. Reiser derfra til kontoret kan gi rett til dekning av reiseutgifter.",
    "Staden blir rekna som fast arbeidsstad. Reiser derifrå til kontoret kan gi rett til dekning av reiseutgifter.",
    "The place counts as a fixed workplace. Journeys from it to the office may give a right to travel expenses.",
)
HOME_IS_NOT_FIXED = Text(
    "Stedet regnes ikke som fast arbeidssted. Kontoret er fortsatt det faste arbeidsstedet, og reiser dit er vanlige "
    "arbeidsreiser.",
    "Staden blir ikkje rekna som fast arbeidsstad. Kontoret er framleis den faste arbeidsstaden, og reiser dit er "
    "vanlege arbeidsreiser.",
    "The place does not count as a fixed workplace. The office remains the fixed workplace, and journeys to it are "
    "ordinary commuting.",
)
ACCESS = Text("Adgang til hjemmet", "Tilgjenge til heimen", "Access to the home")
ACCESS_TEXT = Text(
    "Arbeidsgiver, verneombud og Arbeidstilsynet har ikke adgang til hjemmet uten særskilt avtale.",
    "Arbeidsgivar, verneombod og Arbeidstilsynet har ikkje tilgjenge til heimen utan særskild avtale.",
    "The employer, the safety representative and the Labour Inspection have no access to the home without a separate "
    "agreement.",
)
NOTE = Text("Merknad fra partene", "Merknad frå partane", "The parties’ note")
INDIVIDUAL = Text("Individuelt vilkår", "Individuelt vilkår", "Individual term")
TEMPLATE = Text("Felles mal", "Felles mal", "Common template")
SECTION_2 = Text(
    "Hjemmekontorforskriften § 2 første ledd strekpunkt {number}",
    "Heimekontorforskrifta § 2 første ledd strekpunkt {number}",
    "Home-office regulation § 2 first paragraph, item {number}",
)
SECTION_3 = Text(
    "Hjemmekontorforskriften § 3 fjerde ledd, § 5 andre ledd og § 6 tredje ledd",
    "Heimekontorforskrifta § 3 fjerde ledd, § 5 andre ledd og § 6 tredje ledd",
    "Home-office regulation § 3 fourth, § 5 second and § 6 third paragraphs",
)
DFO = Text(
    "DFØ, Arbeidsgiverportalen: fast arbeidssted bør stå i avtalen",
    "DFØ, Arbeidsgivarportalen: fast arbeidsstad bør stå i avtalen",
    "DFØ, Arbeidsgiverportalen: the agreement should say whether the home is a fixed workplace",
)

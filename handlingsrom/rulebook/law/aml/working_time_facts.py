"""What arbeidsmiljøloven chapter 10 asks about working time."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import HOURS, number, one_of, yes_no
from handlingsrom.rulebook.text import Text

POSITION = one_of(
    "position",
    Text("Hva slags stilling er det?", "Kva slags stilling er det?", "What kind of position is it?"),
    Text(
        "Ledende og særlig uavhengige stillinger er unntatt fra de fleste arbeidstidsreglene.",
        "Leiande og særleg uavhengige stillingar er unnatekne frå dei fleste arbeidstidsreglane.",
        "Leading and particularly independent positions are exempt from most working-time rules.",
    ),
    Claim(
        "arbeidstakeren *har {value}",
        "arbeidstakaren *har {value}",
        "the employee has {value}",
        "the employee does not have {value}",
    ),
    Text(
        "Vi vet ikke hva slags stilling det er",
        "Vi veit ikkje kva slags stilling det er",
        "We do not know what kind of position it is",
    ),
    (
        ("ordinary", Text("en ordinær stilling", "ei ordinær stilling", "an ordinary position")),
        ("leading", Text("en ledende stilling", "ei leiande stilling", "a leading position")),
        (
            "particularly_independent",
            Text(
                "en særlig uavhengig stilling",
                "ei særleg uavhengig stilling",
                "a particularly independent position",
            ),
        ),
    ),
)

WORKS_UNTIL = number(
    "works_until",
    "0",
    "24",
    "0.5",
    Text(
        "Når på døgnet slutter arbeidet senest? Oppgi timer etter midnatt.",
        "Når på døgnet sluttar arbeidet seinast? Oppgi timar etter midnatt.",
        "When does work end at the latest? Give hours after midnight.",
    ),
    Text(
        "Arbeid mellom klokken 21 og 06 er nattarbeid.",
        "Arbeid mellom klokka 21 og 06 er nattarbeid.",
        "Work between 21:00 and 06:00 is night work.",
    ),
    Claim(
        "arbeidet *slutter senest {value} etter midnatt",
        "arbeidet *sluttar seinast {value} etter midnatt",
        "work ends at the latest {value} after midnight",
        "work does not end {value} after midnight",
    ),
    Text(
        "Vi vet ikke når arbeidet slutter",
        "Vi veit ikkje når arbeidet sluttar",
        "We do not know when work ends",
    ),
    HOURS,
)

WORKS_ON_OWN_INITIATIVE = yes_no(
    "works_on_own_initiative",
    Text(
        "Arbeider arbeidstakeren om kvelden på eget initiativ?",
        "Arbeider arbeidstakaren om kvelden på eige initiativ?",
        "Does the employee work in the evening on their own initiative?",
    ),
    Text(
        "Bare arbeid på eget initiativ kan avtales mellom klokken 21 og 23.",
        "Berre arbeid på eige initiativ kan avtalast mellom klokka 21 og 23.",
        "Only work on the employee's own initiative may be agreed between 21:00 and 23:00.",
    ),
    Claim(
        "arbeidstakeren *arbeider på eget initiativ",
        "arbeidstakaren *arbeider på eige initiativ",
        "the employee works on their own initiative",
        "the employee does not work on their own initiative",
    ),
)

WRITTEN_EVENING_AGREEMENT = yes_no(
    "written_evening_agreement",
    Text(
        "Er det skriftlig avtalt at arbeidstakeren kan arbeide mellom klokken 21 og 23?",
        "Er det skriftleg avtalt at arbeidstakaren kan arbeide mellom klokka 21 og 23?",
        "Is it agreed in writing that the employee may work between 21:00 and 23:00?",
    ),
    Text(
        "Arbeid mellom klokken 21 og 23 krever en skriftlig avtale.",
        "Arbeid mellom klokka 21 og 23 krev ein skriftleg avtale.",
        "Work between 21:00 and 23:00 requires a written agreement.",
    ),
    Claim(
        "kveldsarbeidet *er avtalt skriftlig",
        "kveldsarbeidet *er avtalt skriftleg",
        "evening work is agreed in writing",
        "evening work is not agreed in writing",
    ),
)

NIGHT_WORK_NEEDED_BY_NATURE = yes_no(
    "night_work_needed_by_nature",
    Text(
        "Gjør arbeidets art nattarbeid nødvendig?",
        "Gjer arten av arbeidet nattarbeid nødvendig?",
        "Does the nature of the work make night work necessary?",
    ),
    Text(
        "Nattarbeid er bare tillatt når arbeidets art gjør det nødvendig.",
        "Nattarbeid er berre tillate når arten av arbeidet gjer det nødvendig.",
        "Night work is permitted only when the nature of the work makes it necessary.",
    ),
    Claim(
        "arbeidets art *gjør nattarbeid nødvendig",
        "arten av arbeidet *gjer nattarbeid nødvendig",
        "the nature of the work makes night work necessary",
        "the nature of the work does not make night work necessary",
    ),
)

REST_HOURS = number(
    "rest_hours",
    "0",
    "168",
    "0.5",
    Text(
        "Hvor mange timer hvile er det mellom to arbeidsperioder?",
        "Kor mange timar kvile er det mellom to arbeidsperiodar?",
        "How many hours of rest are there between two work periods?",
    ),
    Text(
        "Loven krever daglig hvile mellom to hovedarbeidsperioder.",
        "Lova krev dagleg kvile mellom to hovudarbeidsperiodar.",
        "The act requires daily rest between two main work periods.",
    ),
    Claim(
        "hvilen *er {value}",
        "kvila *er {value}",
        "the rest is {value}",
        "the rest is not {value}",
    ),
    Text(
        "Vi vet ikke hvor lang hvilen er",
        "Vi veit ikkje kor lang kvila er",
        "We do not know how long the rest is",
    ),
    HOURS,
)

REST_REDUCED_BY_TARIFF_AGREEMENT = yes_no(
    "rest_reduced_by_tariff_agreement",
    Text(
        "Er hvilen kortet ned ved avtale med tillitsvalgte i tariffbundet virksomhet?",
        "Er kvila korta ned ved avtale med tillitsvalde i tariffbunden verksemd?",
        "Is the rest reduced by agreement with union representatives under a tariff agreement?",
    ),
    Text(
        "En slik avtale kan sette kravet ned til åtte timer.",
        "Ein slik avtale kan setje kravet ned til åtte timar.",
        "Such an agreement may lower the requirement to eight hours.",
    ),
    Claim(
        "hvilen *er kortet ned ved avtale med de tillitsvalgte",
        "kvila *er korta ned ved avtale med dei tillitsvalde",
        "the rest is reduced by agreement with the union representatives",
        "the rest is not reduced by agreement with the union representatives",
    ),
)

SUNDAY_OR_HOLIDAY = yes_no(
    "sunday_or_holiday",
    Text(
        "Utføres arbeidet på en søndag eller helgedag?",
        "Blir arbeidet utført på ein sundag eller heilagdag?",
        "Is the work done on a Sunday or public holiday?",
    ),
    Text(
        "Det skal være arbeidsfri på søndager og helgedager.",
        "Det skal vere arbeidsfri på sundagar og heilagdagar.",
        "Sundays and public holidays are free from work.",
    ),
    Claim(
        "arbeidet *utføres på en søndag eller helgedag",
        "arbeidet *blir utført på ein sundag eller heilagdag",
        "the work is done on a Sunday or public holiday",
        "the work is not done on a Sunday or public holiday",
    ),
)

SUNDAY_WORK_NEEDED_BY_NATURE = yes_no(
    "sunday_work_needed_by_nature",
    Text(
        "Gjør arbeidets art søndagsarbeid nødvendig?",
        "Gjer arten av arbeidet sundagsarbeid nødvendig?",
        "Does the nature of the work make Sunday work necessary?",
    ),
    Text(
        "Søndagsarbeid er bare tillatt når arbeidets art gjør det nødvendig.",
        "Sundagsarbeid er berre tillate når arten av arbeidet gjer det nødvendig.",
        "Sunday work is permitted only when the nature of the work makes it necessary.",
    ),
    Claim(
        "arbeidets art *gjør søndagsarbeid nødvendig",
        "arten av arbeidet *gjer sundagsarbeid nødvendig",
        "the nature of the work makes Sunday work necessary",
        "the nature of the work does not make Sunday work necessary",
    ),
)

HOURS_IN_DAY = number(
    "hours_in_day",
    "0",
    "24",
    "0.5",
    Text(
        "Hvor mange timer arbeides det i døgnet, uten overtid?",
        "Kor mange timar blir det arbeidd i døgnet, utan overtid?",
        "How many hours are worked in the day, without overtime?",
    ),
    Text(
        "Loven setter grenser for alminnelig arbeidstid.",
        "Lova set grenser for alminneleg arbeidstid.",
        "The act limits ordinary working hours.",
    ),
    Claim(
        "arbeidsdagen *er på {value}",
        "arbeidsdagen *er på {value}",
        "the working day is {value}",
        "the working day is not {value}",
    ),
    Text(
        "Vi vet ikke hvor lang arbeidsdagen er",
        "Vi veit ikkje kor lang arbeidsdagen er",
        "We do not know how long the working day is",
    ),
    HOURS,
)

AVERAGING = one_of(
    "averaging",
    Text(
        "Er det avtalt gjennomsnittsberegning av arbeidstiden?",
        "Er det avtalt gjennomsnittsrekning av arbeidstida?",
        "Is averaging of working hours agreed?",
    ),
    Text(
        "Med en slik avtale kan dagen være lengre.",
        "Med ein slik avtale kan dagen vere lengre.",
        "Under such an agreement the day may be longer.",
    ),
    Claim(
        "gjennomsnittsberegning *er {value}",
        "gjennomsnittsrekning *er {value}",
        "averaging is {value}",
        "averaging is not {value}",
    ),
    Text(
        "Vi vet ikke om gjennomsnittsberegning er avtalt",
        "Vi veit ikkje om gjennomsnittsrekning er avtalt",
        "We do not know whether averaging is agreed",
    ),
    (
        ("none", Text("ikke avtalt", "ikkje avtalt", "not agreed")),
        (
            "individual_written",
            Text(
                "avtalt skriftlig med arbeidstakeren",
                "avtalt skriftleg med arbeidstakaren",
                "agreed in writing with the employee",
            ),
        ),
        (
            "shop_stewards_written",
            Text(
                "avtalt skriftlig med de tillitsvalgte",
                "avtalt skriftleg med dei tillitsvalde",
                "agreed in writing with the union representatives",
            ),
        ),
    ),
)

FACTS = (
    POSITION,
    WORKS_UNTIL,
    WORKS_ON_OWN_INITIATIVE,
    WRITTEN_EVENING_AGREEMENT,
    NIGHT_WORK_NEEDED_BY_NATURE,
    REST_HOURS,
    REST_REDUCED_BY_TARIFF_AGREEMENT,
    SUNDAY_OR_HOLIDAY,
    SUNDAY_WORK_NEEDED_BY_NATURE,
    HOURS_IN_DAY,
    AVERAGING,
)

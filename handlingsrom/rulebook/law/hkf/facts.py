"""What hjemmekontorforskriften § 1 asks about the place and the extent of the work."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.law.declare import DAYS, WEEKS, number, one_of, yes_no
from handlingsrom.rulebook.text import Text

PLACE = one_of(
    "place",
    Text("Hvor utføres arbeidet?", "Kvar blir arbeidet utført?", "Where is the work done?"),
    Text(
        "Forskriften gjelder bare arbeid i arbeidstakerens eget hjem.",
        "Forskrifta gjeld berre arbeid i arbeidstakaren sin eigen heim.",
        "The regulation covers only work in the employee's own home.",
    ),
    Claim(
        "arbeidet *utføres {value}",
        "arbeidet *blir utført {value}",
        "the work is done {value}",
        "the work is not done {value}",
    ),
    Text(
        "Vi vet ikke hvor arbeidet utføres",
        "Vi veit ikkje kvar arbeidet blir utført",
        "We do not know where the work is done",
    ),
    (
        ("own_home", Text("i eget hjem", "i eigen heim", "in the employee's own home")),
        ("holiday_home", Text("i en fritidsbolig", "i ein fritidsbustad", "in a holiday home")),
        (
            "other_home",
            Text(
                "i en annen bolig, for eksempel hos partner eller foreldre",
                "i ein annan bustad, til dømes hos partnar eller foreldre",
                "in another home, such as a partner's or parents' home",
            ),
        ),
        ("commute", Text("på reisen til eller fra jobb", "på reisa til eller frå jobb", "on the commute")),
        ("business_trip", Text("på tjenestereise", "på tenestereise", "on a business trip")),
        (
            "elsewhere",
            Text(
                "et annet sted, for eksempel på et annet kontor",
                "ein annan stad, til dømes på eit anna kontor",
                "somewhere else, such as another office",
            ),
        ),
    ),
)

ASSESSED_AS_OWN_HOME = yes_no(
    "assessed_as_own_home",
    Text(
        "Har arbeidsgiveren vurdert at stedet er arbeidstakerens eget hjem?",
        "Har arbeidsgivaren vurdert at staden er arbeidstakaren sin eigen heim?",
        "Has the employer assessed the place as the employee's own home?",
    ),
    Text(
        "Forskriften sier ikke hva «eget hjem» er for en annen bolig eller i utlandet. Det må vurderes konkret.",
        "Forskrifta seier ikkje kva «eigen heim» er for ein annan bustad eller i utlandet. "
        "Det må vurderast konkret.",
        "The regulation does not define “own home” for another home or abroad. It must be assessed.",
    ),
    Claim(
        "arbeidsgiveren *har vurdert stedet som arbeidstakerens eget hjem",
        "arbeidsgivaren *har vurdert staden som arbeidstakaren sin eigen heim",
        "the employer has assessed the place as the employee's own home",
        "the employer has not assessed the place as the employee's own home",
    ),
    judgement=True,
)

PLACE_IS_ABROAD = yes_no(
    "place_is_abroad",
    Text("Ligger stedet i utlandet?", "Ligg staden i utlandet?", "Is the place abroad?"),
    Text(
        "Det er omstridt om forskriften gjelder for et hjem i utlandet.",
        "Det er omstridd om forskrifta gjeld for ein heim i utlandet.",
        "It is contested whether the regulation covers a home abroad.",
    ),
    Claim(
        "stedet *ligger i utlandet",
        "staden *ligg i utlandet",
        "the place is abroad",
        "the place is not abroad",
    ),
)

WORKS_ONLY_FROM_HOME = yes_no(
    "works_only_from_home",
    Text(
        "Arbeider arbeidstakeren bare hjemmefra?",
        "Arbeider arbeidstakaren berre heimanfrå?",
        "Does the employee work only from home?",
    ),
    Text(
        "Den som bare arbeider hjemmefra, er alltid omfattet, også når arbeidet er kortvarig.",
        "Den som berre arbeider heimanfrå, er alltid omfatta, også når arbeidet er kortvarig.",
        "Someone who works only from home is always covered, however short the work is.",
    ),
    Claim(
        "arbeidstakeren *arbeider bare hjemmefra",
        "arbeidstakaren *arbeider berre heimanfrå",
        "the employee works only from home",
        "the employee does not work only from home",
    ),
)

HOME_WORK_PATTERN = one_of(
    "home_work_pattern",
    Text("Hvordan er hjemmearbeidet lagt opp?", "Korleis er heimearbeidet lagt opp?", "How is it arranged?"),
    Text(
        "Kortvarig eller sporadisk hjemmearbeid faller utenfor forskriften.",
        "Kortvarig eller sporadisk heimearbeid fell utanfor forskrifta.",
        "Short or sporadic work from home falls outside the regulation.",
    ),
    Claim(
        "hjemmearbeidet *skjer {value}",
        "heimearbeidet *skjer {value}",
        "the work from home happens {value}",
        "the work from home does not happen {value}",
    ),
    Text(
        "Vi vet ikke hvordan hjemmearbeidet er lagt opp",
        "Vi veit ikkje korleis heimearbeidet er lagt opp",
        "We do not know how the work from home is arranged",
    ),
    (
        ("once", Text("noen få dager, én gang", "nokre få dagar, éin gong", "on a few days, one time")),
        (
            "continuous_period",
            Text(
                "hele dager i en sammenhengende periode",
                "heile dagar i ein samanhengande periode",
                "on whole days for a continuous period",
            ),
        ),
        (
            "occasional",
            Text("nå og da, uten fast ordning", "no og då, utan fast ordning", "now and then, unarranged"),
        ),
        (
            "regular",
            Text(
                "i en ordning som gjentar seg", "i ei ordning som gjentek seg", "in a recurring arrangement"
            ),
        ),
    ),
)

CONTINUOUS_WEEKS = number(
    "continuous_weeks",
    "0",
    "520",
    "0.1",
    Text(
        "Hvor mange uker varer perioden hjemme?",
        "Kor mange veker varer perioden heime?",
        "How many weeks does the period at home last?",
    ),
    Text(
        "Opp til to uker er kortvarig. En måned eller mer er det normalt ikke.",
        "Opp til to veker er kortvarig. Ein månad eller meir er det normalt ikkje.",
        "Up to two weeks is short. A month or more normally is not.",
    ),
    Claim(
        "perioden hjemme *varer i {value}",
        "perioden heime *varer i {value}",
        "the period at home lasts {value}",
        "the period at home does not last {value}",
    ),
    Text(
        "Vi vet ikke hvor lenge perioden hjemme varer",
        "Vi veit ikkje kor lenge perioden heime varer",
        "We do not know how long the period at home lasts",
    ),
    WEEKS,
)

HOME_DAYS_PER_WEEK = number(
    "home_days_per_week",
    "0",
    "7",
    "0.5",
    Text(
        "Hvor mange dager i uken arbeides det hjemme, i snitt?",
        "Kor mange dagar i veka blir det arbeidd heime, i snitt?",
        "How many days a week are worked at home, on average?",
    ),
    Text(
        "Mindre enn én dag i uken i snitt er sporadisk, også når det er fast.",
        "Mindre enn éin dag i veka i snitt er sporadisk, også når det er fast.",
        "Less than one day a week on average is sporadic, even when it is regular.",
    ),
    Claim(
        "hjemmearbeidet *utgjør i snitt {value} i uken",
        "heimearbeidet *utgjer i snitt {value} i veka",
        "the work from home is {value} a week on average",
        "the work from home is not {value} a week on average",
    ),
    Text(
        "Vi vet ikke hvor mange dager i uken det arbeides hjemme",
        "Vi veit ikkje kor mange dagar i veka det blir arbeidd heime",
        "We do not know how many days a week are worked at home",
    ),
    DAYS,
)

ASSESSED_AS_FIXED_ARRANGEMENT = yes_no(
    "assessed_as_fixed_arrangement",
    Text(
        "Har arbeidsgiveren vurdert at hjemmearbeidet er en fast ordning?",
        "Har arbeidsgivaren vurdert at heimearbeidet er ei fast ordning?",
        "Has the employer assessed the work from home as a fixed arrangement?",
    ),
    Text(
        "Her gir verken forskriften eller myndighetene et klart svar. Det må vurderes konkret.",
        "Her gir verken forskrifta eller styresmaktene eit klart svar. Det må vurderast konkret.",
        "Neither the regulation nor the authorities give a clear answer here. It must be assessed.",
    ),
    Claim(
        "arbeidsgiveren *har vurdert hjemmearbeidet som en fast ordning",
        "arbeidsgivaren *har vurdert heimearbeidet som ei fast ordning",
        "the employer has assessed the work from home as a fixed arrangement",
        "the employer has not assessed the work from home as a fixed arrangement",
    ),
    judgement=True,
)

ORDERED_OR_RECOMMENDED_BY_AUTHORITY = yes_no(
    "ordered_or_recommended_by_authority",
    Text(
        "Skyldes hjemmearbeidet pålegg eller anbefaling fra myndighetene?",
        "Kjem heimearbeidet av pålegg eller tilråding frå styresmaktene?",
        "Is the work from home due to an order or recommendation from the authorities?",
    ),
    Text(
        "Da kan arbeidsgiveren gi informasjon i stedet for å inngå avtale.",
        "Då kan arbeidsgivaren gi informasjon i staden for å inngå avtale.",
        "The employer may then give information instead of making an agreement.",
    ),
    Claim(
        "hjemmearbeidet *skyldes pålegg eller anbefaling fra myndighetene",
        "heimearbeidet *kjem av pålegg eller tilråding frå styresmaktene",
        "the work from home is due to an order or recommendation from the authorities",
        "the work from home is not due to an order or recommendation from the authorities",
    ),
)

FACTS = (
    PLACE,
    ASSESSED_AS_OWN_HOME,
    PLACE_IS_ABROAD,
    WORKS_ONLY_FROM_HOME,
    HOME_WORK_PATTERN,
    CONTINUOUS_WEEKS,
    HOME_DAYS_PER_WEEK,
    ASSESSED_AS_FIXED_ARRANGEMENT,
    ORDERED_OR_RECOMMENDED_BY_AUTHORITY,
)

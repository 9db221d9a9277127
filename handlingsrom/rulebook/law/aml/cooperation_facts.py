"""What arbeidsmiljøloven chapters 4 and 6 to 9 ask about the undertaking and what it has done with others."""

from __future__ import annotations

from handlingsrom.rulebook.language.claim import Claim
from handlingsrom.rulebook.language.nodes import Unit
from handlingsrom.rulebook.law.declare import number, yes_no
from handlingsrom.rulebook.text import Text

EMPLOYEES = Unit(
    Text("{value} arbeidstaker", "{value} arbeidstakar", "{value} employee"),
    Text("{value} arbeidstakere", "{value} arbeidstakarar", "{value} employees"),
)

CONTACT_WITH_OTHERS_ARRANGED = yes_no(
    "contact_with_others_arranged",
    Text(
        "Er arbeidet lagt opp slik at arbeidstakeren kan ha kontakt og kommunikasjon med andre i virksomheten?",
        "Er arbeidet lagt opp slik at arbeidstakaren kan ha kontakt og kommunikasjon med andre i verksemda?",
        "Is the work arranged so that the employee can have contact and communication with others there?",
    ),
    Text(
        "Loven krever at arbeidet søkes lagt opp slik.",
        "Lova krev at ein prøver å leggje opp arbeidet slik.",
        "The act requires that this is sought when work is arranged.",
    ),
    Claim(
        "arbeidet *er lagt opp slik at arbeidstakeren kan ha kontakt med andre",
        "arbeidet *er lagt opp slik at arbeidstakaren kan ha kontakt med andre",
        "the work is arranged so that the employee can have contact with others",
        "the work is not arranged so that the employee can have contact with others",
    ),
)

NUMBER_OF_EMPLOYEES = number(
    "number_of_employees",
    "0",
    "1000000",
    "1",
    Text(
        "Hvor mange arbeidstakere sysselsetter virksomheten jevnlig?",
        "Kor mange arbeidstakarar sysselset verksemda jamleg?",
        "How many employees does the undertaking regularly employ?",
    ),
    Text(
        "Plikten til verneombud, arbeidsmiljøutvalg og drøfting avhenger av hvor mange dere er.",
        "Plikta til verneombod, arbeidsmiljøutval og drøfting kjem an på kor mange de er.",
        "The duties of safety representative, committee and discussion depend on how many you are.",
    ),
    Claim(
        "virksomheten *har {value}",
        "verksemda *har {value}",
        "the undertaking has {value}",
        "the undertaking does not have {value}",
    ),
    Text(
        "Vi vet ikke hvor mange arbeidstakere virksomheten har",
        "Vi veit ikkje kor mange arbeidstakarar verksemda har",
        "We do not know how many employees the undertaking has",
    ),
    EMPLOYEES,
)

OTHER_SAFETY_ARRANGEMENT_AGREED = yes_no(
    "other_safety_arrangement_agreed",
    Text(
        "Er det skriftlig avtalt en annen ordning enn verneombud?",
        "Er det skriftleg avtalt ei anna ordning enn verneombod?",
        "Has another arrangement than a safety representative been agreed in writing?",
    ),
    Text(
        "Små virksomheter kan avtale en annen ordning skriftlig.",
        "Små verksemder kan avtale ei anna ordning skriftleg.",
        "Small undertakings may agree another arrangement in writing.",
    ),
    Claim(
        "det *er skriftlig avtalt en annen ordning enn verneombud",
        "det *er skriftleg avtalt ei anna ordning enn verneombod",
        "another arrangement than a safety representative has been agreed in writing",
        "no other arrangement than a safety representative has been agreed in writing",
    ),
)

SAFETY_REPRESENTATIVE_CONSULTED = yes_no(
    "safety_representative_consulted",
    Text(
        "Er verneombudet tatt med på råd om tiltaket?",
        "Er verneombodet teke med på råd om tiltaket?",
        "Has the safety representative been consulted on the measure?",
    ),
    Text(
        "Verneombudet skal tas med på råd om tiltak som har betydning for arbeidsmiljøet.",
        "Verneombodet skal takast med på råd om tiltak som har noko å seie for arbeidsmiljøet.",
        "The safety representative must be consulted on measures that matter to the work environment.",
    ),
    Claim(
        "verneombudet *er tatt med på råd",
        "verneombodet *er teke med på råd",
        "the safety representative has been consulted",
        "the safety representative has not been consulted",
    ),
)

COMMITTEE_DEMANDED = yes_no(
    "committee_demanded",
    Text(
        "Krever en av partene at det opprettes et arbeidsmiljøutvalg?",
        "Krev ein av partane at det blir oppretta eit arbeidsmiljøutval?",
        "Does one of the parties demand a working environment committee?",
    ),
    Text(
        "I mindre virksomheter skal utvalget opprettes når en av partene krever det.",
        "I mindre verksemder skal utvalet opprettast når ein av partane krev det.",
        "In smaller undertakings the committee is set up when one of the parties demands it.",
    ),
    Claim(
        "det *er krevd at virksomheten har arbeidsmiljøutvalg",
        "det *er kravd at verksemda har arbeidsmiljøutval",
        "one of the parties demands a working environment committee",
        "none of the parties demands a working environment committee",
    ),
)

WORK_ORGANISATION_MAY_CHANGE = yes_no(
    "work_organisation_may_change",
    Text(
        "Kan beslutningen føre til vesentlig endring i arbeidsorganiseringen eller ansettelsesforholdene?",
        "Kan avgjerda føre til vesentleg endring i arbeidsorganiseringa eller tilsetjingsforholda?",
        "May the decision lead to a material change in work organisation or conditions of employment?",
    ),
    Text(
        "Slike beslutninger skal det informeres om og drøftes i virksomheter med minst 50 arbeidstakere.",
        "Slike avgjerder skal det informerast om og drøftast i verksemder med minst 50 arbeidstakarar.",
        "Such decisions must be informed of and discussed where there are at least 50 employees.",
    ),
    Claim(
        "beslutningen *kan føre til vesentlig endring i arbeidsorganiseringen",
        "avgjerda *kan føre til vesentleg endring i arbeidsorganiseringa",
        "the decision may lead to a material change in work organisation",
        "the decision cannot lead to a material change in work organisation",
    ),
)

CHANGE_DISCUSSED_WITH_UNIONS = yes_no(
    "change_discussed_with_unions",
    Text(
        "Er de tillitsvalgte informert om beslutningen, og er den drøftet med dem?",
        "Er dei tillitsvalde informerte om avgjerda, og er ho drøfta med dei?",
        "Have the union representatives been informed of the decision, and has it been discussed with them?",
    ),
    Text(
        "Drøftingen skal ta sikte på å komme til enighet.",
        "Drøftinga skal ta sikte på å kome til semje.",
        "The discussion must aim at agreement.",
    ),
    Claim(
        "beslutningen *er drøftet med de tillitsvalgte",
        "avgjerda *er drøfta med dei tillitsvalde",
        "the decision has been discussed with the union representatives",
        "the decision has not been discussed with the union representatives",
    ),
)

CONTROL_HAS_OBJECTIVE_REASON = yes_no(
    "control_has_objective_reason",
    Text(
        "Er det vurdert at kontrolltiltaket har saklig grunn i virksomhetens forhold?",
        "Er det vurdert at kontrolltiltaket har sakleg grunn i forhold ved verksemda?",
        "Has the control measure been assessed as having an objective reason in the undertaking?",
    ),
    Text(
        "Uten saklig grunn kan kontrolltiltaket ikke brukes.",
        "Utan sakleg grunn kan kontrolltiltaket ikkje brukast.",
        "Without an objective reason the control measure cannot be used.",
    ),
    Claim(
        "kontrolltiltaket *har saklig grunn",
        "kontrolltiltaket *har sakleg grunn",
        "the control measure has an objective reason",
        "the control measure has no objective reason",
    ),
    judgement=True,
)

CONTROL_IS_PROPORTIONATE = yes_no(
    "control_is_proportionate",
    Text(
        "Er det vurdert at belastningen for arbeidstakerne ikke er uforholdsmessig?",
        "Er det vurdert at belastninga for arbeidstakarane ikkje er urimeleg stor?",
        "Has the burden on the employees been assessed as proportionate?",
    ),
    Text(
        "Kontrolltiltaket må ikke være en uforholdsmessig belastning for arbeidstakeren.",
        "Kontrolltiltaket må ikkje vere ei urimeleg stor belastning for arbeidstakaren.",
        "The control measure must not be a disproportionate burden on the employee.",
    ),
    Claim(
        "belastningen for arbeidstakerne *er forholdsmessig",
        "belastninga for arbeidstakarane *er rimeleg",
        "the burden on the employees is proportionate",
        "the burden on the employees is not proportionate",
    ),
    judgement=True,
)

CONTROL_IN_OPERATION = yes_no(
    "control_in_operation",
    Text(
        "Er kontrolltiltaket tatt i bruk?",
        "Er kontrolltiltaket teke i bruk?",
        "Is the control measure in use?",
    ),
    Text(
        "Et tiltak som er i bruk, skal evalueres jevnlig.",
        "Eit tiltak som er i bruk, skal evaluerast jamleg.",
        "A measure in use must be evaluated regularly.",
    ),
    Claim(
        "kontrolltiltaket *er tatt i bruk",
        "kontrolltiltaket *er teke i bruk",
        "the control measure is in use",
        "the control measure is not in use",
    ),
)

CONTROL_EVALUATED = yes_no(
    "control_evaluated",
    Text(
        "Blir behovet for kontrolltiltaket evaluert jevnlig sammen med de tillitsvalgte?",
        "Blir behovet for kontrolltiltaket evaluert jamleg saman med dei tillitsvalde?",
        "Is the need for the control measure evaluated regularly with the union representatives?",
    ),
    Text(
        "Behovet for tiltaket kan falle bort.",
        "Behovet for tiltaket kan falle bort.",
        "The need for the measure may cease.",
    ),
    Claim(
        "behovet for kontrolltiltaket *blir evaluert jevnlig",
        "behovet for kontrolltiltaket *blir evaluert jamleg",
        "the need for the control measure is evaluated regularly",
        "the need for the control measure is not evaluated regularly",
    ),
)

FACTS = (
    CONTACT_WITH_OTHERS_ARRANGED,
    NUMBER_OF_EMPLOYEES,
    OTHER_SAFETY_ARRANGEMENT_AGREED,
    SAFETY_REPRESENTATIVE_CONSULTED,
    COMMITTEE_DEMANDED,
    WORK_ORGANISATION_MAY_CHANGE,
    CHANGE_DISCUSSED_WITH_UNIONS,
    CONTROL_HAS_OBJECTIVE_REASON,
    CONTROL_IS_PROPORTIONATE,
    CONTROL_IN_OPERATION,
    CONTROL_EVALUATED,
)

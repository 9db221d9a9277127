"""FOR-2018-07-02-1108: for which purposes the use of electronic equipment may be monitored."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE, TRUE, Arm, Match
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.facts import CONTROL_PURPOSE
from handlingsrom.rulebook.law.dates import CHECKED, CONTROL_2018, NEXT_CHECK
from handlingsrom.rulebook.law.sources import MONITORING
from handlingsrom.rulebook.text import Text

PURPOSE = Heading(
    "control_purpose_lawful",
    yes=Text(
        "formålet er ett av de to som kan begrunne overvåking av elektronisk utstyr",
        "formålet er eitt av dei to som kan grunngi overvaking av elektronisk utstyr",
        "the purpose is one of the two that can justify monitoring of electronic equipment",
    ),
    no=Text(
        "det er ikke lov å overvåke bruken av elektronisk utstyr for dette formålet",
        "det er ikkje lov å overvake bruken av elektronisk utstyr for dette formålet",
        "the use of electronic equipment may not be monitored for this purpose",
    ),
    whether=Text(
        "bruken av elektronisk utstyr kan overvåkes for dette formålet",
        "bruken av elektronisk utstyr kan overvakast for dette formålet",
        "the use of electronic equipment may be monitored for this purpose",
    ),
    without_rule=True,
    no_rule=Text(
        "forskriften om formålet gjaldt ikke før 20. juli 2018, men arbeidsmiljøloven kapittel 9 og "
        "personopplysningsloven satte grenser da også",
        "forskrifta om formålet gjaldt ikkje før 20. juli 2018, men arbeidsmiljølova kapittel 9 og "
        "personopplysningslova sette grenser då òg",
        "the regulation on the purpose did not apply before 20 July 2018, but chapter 9 of the act and the "
        "Personal Data Act set limits then too",
    ),
)

RULES = (
    Conclusion(
        id="control-purpose-2018",
        of=PURPOSE,
        source=MONITORING,
        in_force_from=CONTROL_2018,
        in_force_to=None,
        says=Match(
            CONTROL_PURPOSE,
            (
                Arm(frozenset({"network_administration", "security_breach"}), TRUE),
                Arm(frozenset({"productivity", "other"}), FALSE),
            ),
        ),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
)

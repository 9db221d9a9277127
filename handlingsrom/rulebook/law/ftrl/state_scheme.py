"""The state's own scheme for occupational injury, as DFØ describes it: no written agreement is needed for it."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import FALSE
from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.dates import CHECKED, DFO_2023, NEXT_CHECK
from handlingsrom.rulebook.law.sources import DFO_3
from handlingsrom.rulebook.text import Text

STATE_SCHEME = Heading(
    "state_scheme_needs_written_agreement",
    yes=Text(
        "statens yrkesskadeordning krever skriftlig avtale",
        "yrkesskadeordninga i staten krev skriftleg avtale",
        "the state's occupational injury scheme requires a written agreement",
    ),
    no=Text(
        "statens yrkesskadeordning krever ikke skriftlig avtale: det er nok å avtale hjemmearbeidet muntlig med "
        "lederen eller å følge lederens generelle retningslinjer",
        "yrkesskadeordninga i staten krev ikkje skriftleg avtale: det er nok å avtale heimearbeidet munnleg "
        "med leiaren eller å følgje dei generelle retningslinjene frå leiaren",
        "the state's occupational injury scheme requires no written agreement: it is enough to agree the work "
        "from home orally with the leader or to follow the leader's general guidelines",
    ),
    whether=Text(
        "statens yrkesskadeordning krever skriftlig avtale",
        "yrkesskadeordninga i staten krev skriftleg avtale",
        "the state's occupational injury scheme requires a written agreement",
    ),
    no_rule=Text(
        "vi kjenner ingen kilde før desember 2023 som krever skriftlig avtale i statens yrkesskadeordning",
        "vi kjenner inga kjelde før desember 2023 som krev skriftleg avtale i yrkesskadeordninga i staten",
        "we know no source before December 2023 that requires a written agreement in the state's scheme",
    ),
)

RULES = (
    Conclusion(
        id="ftrl-state-scheme-2023",
        of=STATE_SCHEME,
        source=DFO_3,
        in_force_from=DFO_2023,
        in_force_to=None,
        says=FALSE,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "Kilden sier ikke at kravet om at hjemmearbeidet var nødvendig, eller regelen om pauser, faller bort.",
            "Kjelda seier ikkje at kravet om at heimearbeidet var nødvendig, eller regelen om pausar, fell bort.",
            "The source does not say that the necessity test or the rule on breaks falls away.",
        ),
    ),
)

"""Hjemmekontorforskriften § 3 første ledd: sound working conditions in the home."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import All, Ref
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.dates import CHECKED, FIRST_DAY, HKF_2022, NEXT_CHECK
from handlingsrom.rulebook.law.hkf.agreement_facts import (
    CONDITIONS_ASSESSED_BY_EMPLOYER,
    PSYCHOSOCIAL_ASSESSED,
)
from handlingsrom.rulebook.law.sources import hkf
from handlingsrom.rulebook.text import Text

APPLIES = Ref("home_office_regulation_applies")

ENVIRONMENT = Heading(
    "work_environment_duty_met",
    yes=Text(
        "arbeidsgiveren har oppfylt plikten til å sikre forsvarlige arbeidsforhold hjemme",
        "arbeidsgivaren har oppfylt plikta til å sikre forsvarlege arbeidsforhold heime",
        "the employer has met the duty to ensure sound working conditions at home",
    ),
    no=Text(
        "plikten til å sikre forsvarlige arbeidsforhold hjemme er ikke oppfylt",
        "plikta til å sikre forsvarlege arbeidsforhold heime er ikkje oppfylt",
        "the duty to ensure sound working conditions at home is not met",
    ),
    whether=Text(
        "plikten til å sikre forsvarlige arbeidsforhold hjemme er oppfylt",
        "plikta til å sikre forsvarlege arbeidsforhold heime er oppfylt",
        "the duty to ensure sound working conditions at home is met",
    ),
    not_applying=Text(
        "plikten i forskriften til å sikre forsvarlige arbeidsforhold hjemme gjelder ikke",
        "plikta i forskrifta til å sikre forsvarlege arbeidsforhold heime gjeld ikkje",
        "the regulation's duty to ensure sound working conditions at home does not apply",
    ),
)

RULES = (
    Duty(
        id="hkf-3-1-2008",
        of=ENVIRONMENT,
        source=hkf("§ 3 første ledd"),
        in_force_from=FIRST_DAY,
        in_force_to=HKF_2022,
        applies=APPLIES,
        requires=CONDITIONS_ASSESSED_BY_EMPLOYER,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Duty(
        id="hkf-3-1-2022",
        of=ENVIRONMENT,
        source=hkf("§ 3 første ledd", "B"),
        in_force_from=HKF_2022,
        in_force_to=None,
        applies=APPLIES,
        requires=All((CONDITIONS_ASSESSED_BY_EMPLOYER, PSYCHOSOCIAL_ASSESSED)),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="hkf-3-1-2008",
        contested=Text(
            "Det er ikke avklart om § 3 tredje ledd (arbeidsmiljøloven kapittel 2, 3 og 4 gjelder ikke for "
            "hjemmearbeidet, unntatt § 3-1) fortsatt gjelder etter 1. juli 2022.",
            "Det er ikkje avklart om § 3 tredje ledd (arbeidsmiljølova kapittel 2, 3 og 4 gjeld ikkje for "
            "heimearbeidet, bortsett frå § 3-1) framleis gjeld etter 1. juli 2022.",
            "It is not settled whether § 3 third paragraph (chapters 2, 3 and 4 of the act do not apply to "
            "home work, except § 3-1) still holds after 1 July 2022.",
        ),
    ),
)

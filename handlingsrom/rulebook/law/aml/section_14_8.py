"""Arbeidsmiljøloven § 14-8: changes are written into the contract of employment."""

from __future__ import annotations

from handlingsrom.rulebook.language.nodes import Among
from handlingsrom.rulebook.language.rule import Duty, Heading
from handlingsrom.rulebook.law.aml.contract_facts import CONTRACT_CHANGE_WRITTEN, EMPLOYMENT_TERMS_CHANGED
from handlingsrom.rulebook.law.dates import CHECKED, CONTRACTS_2024, FIRST_DAY, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

CHANGE_IN_TIME = Heading(
    "contract_change_written_in_time",
    yes=Text(
        "endringen er tatt inn i arbeidsavtalen i tide",
        "endringa er teken inn i arbeidsavtalen i tide",
        "the change was written into the contract in time",
    ),
    no=Text(
        "endringen er ikke tatt inn i arbeidsavtalen i tide",
        "endringa er ikkje teken inn i arbeidsavtalen i tide",
        "the change was not written into the contract in time",
    ),
    whether=Text(
        "endringen er tatt inn i arbeidsavtalen i tide",
        "endringa er teken inn i arbeidsavtalen i tide",
        "the change was written into the contract in time",
    ),
    not_applying=Text(
        "plikten til å ta endringer inn i arbeidsavtalen gjelder ikke her",
        "plikta til å ta endringar inn i arbeidsavtalen gjeld ikkje her",
        "the duty to write changes into the contract does not apply here",
    ),
)

RULES = (
    Duty(
        id="aml-14-8-2008",
        of=CHANGE_IN_TIME,
        source=aml("§ 14-8", "B"),
        in_force_from=FIRST_DAY,
        in_force_to=CONTRACTS_2024,
        applies=EMPLOYMENT_TERMS_CHANGED,
        requires=Among(CONTRACT_CHANGE_WRITTEN, frozenset({"by_effect_day", "within_one_month"})),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
    ),
    Duty(
        id="aml-14-8-2024",
        of=CHANGE_IN_TIME,
        source=aml("§ 14-8"),
        in_force_from=CONTRACTS_2024,
        in_force_to=None,
        applies=EMPLOYMENT_TERMS_CHANGED,
        requires=Among(CONTRACT_CHANGE_WRITTEN, frozenset({"by_effect_day"})),
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        replaces="aml-14-8-2008",
    ),
)

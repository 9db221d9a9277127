"""Arbeidsmiljøloven § 14-6 første ledd bokstav b: the contract says where the work is done."""

from __future__ import annotations

from handlingsrom.rulebook.language.rule import Conclusion, Heading
from handlingsrom.rulebook.law.aml.contract_facts import CONTRACT_STATES_PLACE_OF_WORK
from handlingsrom.rulebook.law.dates import CHECKED, CONTRACTS_2024, NEXT_CHECK
from handlingsrom.rulebook.law.sources import aml
from handlingsrom.rulebook.text import Text

PLACE_STATED = Heading(
    "contract_place_of_work_met",
    yes=Text(
        "arbeidsavtalen har med det loven krever om arbeidsstedet",
        "arbeidsavtalen har med det lova krev om arbeidsstaden",
        "the contract has what the act requires about the place of work",
    ),
    no=Text(
        "arbeidsavtalen mangler det loven krever om arbeidsstedet",
        "arbeidsavtalen manglar det lova krev om arbeidsstaden",
        "the contract lacks what the act requires about the place of work",
    ),
    whether=Text(
        "arbeidsavtalen har med det loven krever om arbeidsstedet",
        "arbeidsavtalen har med det lova krev om arbeidsstaden",
        "the contract has what the act requires about the place of work",
    ),
    without_rule=True,
    no_rule=Text(
        "kravet slik det er lagt inn her, gjaldt ikke før 1. juli 2024",
        "kravet slik det er lagt inn her, gjaldt ikkje før 1. juli 2024",
        "the requirement as encoded here did not apply before 1 July 2024",
    ),
)

RULES = (
    Conclusion(
        id="aml-14-6-2024",
        of=PLACE_STATED,
        source=aml("§ 14-6 første ledd bokstav b"),
        in_force_from=CONTRACTS_2024,
        in_force_to=None,
        says=CONTRACT_STATES_PLACE_OF_WORK,
        checked_on=CHECKED,
        next_check=NEXT_CHECK,
        contested=Text(
            "En avtale fra før 1. juli 2024 trenger bare å tilpasses de nye kravene når arbeidstakeren ber om "
            "det, og da innen to måneder.",
            "Ein avtale frå før 1. juli 2024 treng berre tilpassast dei nye krava når arbeidstakaren ber om "
            "det, og då innan to månader.",
            "A contract from before 1 July 2024 need be adapted to the new requirements only when the employee "
            "asks for it, and then within two months.",
        ),
    ),
)

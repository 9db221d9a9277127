"""What `check` found, as lines for people: first whether it can be relied on, then what the file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlingsrom.foundation.documents import check_says as says
from handlingsrom.foundation.documents.check import Checked, Outcome
from handlingsrom.foundation.documents.sealing import TEST
from handlingsrom.rulebook.text import Language

OSLO = ZoneInfo("Europe/Oslo")


def lines_of(checked: Checked, language: Language) -> list[str]:
    """The report, line by line; a name in the file can neither begin a line nor steer a terminal."""
    verdict = says.GENUINE if checked.outcome is Outcome.GENUINE else says.DOUBTFUL
    lines = (
        verdict.in_(language),
        *(reason.in_(language) for reason in checked.reasons),
        *_claims(checked, language),
        *_seals(checked, language),
    )
    return [_harmless(line) for line in lines]


def _claims(checked: Checked, language: Language) -> Iterator[str]:
    claimed = checked.attachment or {}
    yield _word(claimed, "title") or says.UNNAMED.in_(language)
    agency = claimed.get("agency")
    if isinstance(agency, Mapping):
        name = " ".join(filter(None, (_word(agency, "name"), _word(agency, "orgnr"))))
        yield says.AGENCY.in_(language).format(name=name)
    for party in _listed(claimed, "parties"):
        name = _word(party, "name") if isinstance(party, Mapping) else str(party)
        yield says.PARTY.in_(language).format(name=name)
    for approval in checked.approvals:
        line = says.APPROVED.in_(language).format(
            name=approval.name, on_behalf_of=approval.on_behalf_of, at=_moment(approval.at)
        )
        yield f"{line} ({approval.authority})" if approval.authority else line


def _seals(checked: Checked, language: Language) -> Iterator[str]:
    for seal in checked.seals:
        if seal.signer:
            at = _shown(seal.sealed_at) if seal.sealed_at else "–"
            yield says.SEALED_BY.in_(language).format(signer=seal.signer, at=at)
            yield says.CERTIFICATE.in_(language).format(sha256=seal.sha256)
        if TEST in seal.signer:
            yield says.TEST_SEAL.in_(language)


def _listed(claimed: Mapping[str, Any], key: str) -> list[Any]:
    found = claimed.get(key)
    return found if isinstance(found, list) else []


def _word(claimed: Mapping[str, Any], key: str) -> str:
    found = claimed.get(key)
    return str(found) if isinstance(found, str | int) else ""


def _moment(at: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return _shown(moment) if moment.tzinfo else at


def _shown(at: datetime) -> str:
    return at.astimezone(OSLO).strftime("%d.%m.%Y %H.%M")


def _harmless(line: str) -> str:
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line
    )

"""`handlingsrom verify`: is this file what the agency sealed? Offline, and without a database."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlingsrom.rulebook.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from handlingsrom.foundation.documents.check import Checked

EXIT_CODES = "exit: 0 = genuine, 1 = altered, unsealed or an unknown seal, 2 = unreadable"


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verify = subparsers.add_parser(
        "verify",
        help="check a sealed document, offline",
        description="Check a sealed document.",
        epilog=EXIT_CODES,
    )
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        metavar="CERT.pem",
        help="a certificate you trust: the agency's own or its issuer's; may be repeated",
    )
    verify.add_argument("--lang", choices=LANGUAGES, default="nb")
    verify.add_argument("--json", action="store_true", help="the answer as one JSON object")
    verify.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    from handlingsrom.foundation.documents import check_says as says
    from handlingsrom.foundation.documents.check import LARGEST, Outcome, certificates_in, check

    # The parser logs what it finds in a bad file; the reasons below say it to people.
    for library in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    trust = []
    for path in arguments.trust:
        try:
            trust.append(path.read_bytes())
            certificates_in(trust[-1:])
        except (OSError, ValueError):
            return _refuse(says.BAD_CERTIFICATE.filled(file=path), arguments.lang)
    if not arguments.file.is_file():
        return _refuse(says.NOT_A_FILE, arguments.lang)
    try:
        with arguments.file.open("rb") as file:
            checked = check(file.read(LARGEST + 1), trust)
    except OSError:
        return _refuse(says.UNREADABLE, arguments.lang)
    if checked.outcome is Outcome.UNREADABLE:
        return _refuse(checked.reasons[0], arguments.lang)
    _print(checked, arguments.lang, as_json=arguments.json)
    return checked.outcome


def _refuse(reason: Text, language: Language) -> int:
    print(reason.in_(language), file=sys.stderr)
    return 2


def _print(checked: Checked, language: Language, *, as_json: bool) -> None:
    from handlingsrom.foundation.documents.report import lines_of

    if as_json:
        # ASCII alone: what the file says of itself must not steer a terminal.
        print(json.dumps(_as_json(checked, language), indent=2, default=datetime.isoformat))
    else:
        print("\n".join(lines_of(checked, language)))


def _as_json(checked: Checked, language: Language) -> dict[str, Any]:
    return {
        "outcome": checked.outcome.name.lower(),
        "sealed": checked.sealed,
        "intact": checked.intact,
        "covers_whole_file": checked.covers_whole_file,
        "trusted": checked.trusted,
        "seals": [asdict(seal) for seal in checked.seals],
        "reasons": [reason.in_(language) for reason in checked.reasons],
        "says": checked.attachment,
    }

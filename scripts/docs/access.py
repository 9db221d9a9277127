"""Who may what: role, reach and verbs of everything, made from the grants themselves; with what is open or read across.

Each module `access.py` of the product is read, and each of its tuples of grants is a section; a verb without words fails.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from handlingsrom.foundation.people.access import Grant, Reach
from handlingsrom.foundation.people.roles import ROLES
from handlingsrom.foundation.walls import NATIONAL
from handlingsrom.rulebook.disclosure import FLOOR
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.site.public import PUBLIC
from scripts.docs.markdown import codes, joined, table

PRODUCT = Path(import_module("handlingsrom").__path__[0])
INTRODUCTION = f"""# Who may what

A grant is role × reach × verbs: who holds the role may do the verbs to what the reach covers, and nothing else. The same
condition answers for a list, for one thing, for a page and for a program. Every reach but “{Reach.OWN}” leaves out the
person's own, so nobody decides for both sides and nobody grants to themselves. Whoever holds no grant that reaches a
thing is told that it does not exist (404). Looking at another person's case is itself recorded, and that person sees it.
A second wall stands in the database: row-level security per agency."""
REACHES = {
    Reach.OWN: "eget",
    Reach.LINE: "dem en er nærmeste leder eller stedfortreder for",
    Reach.BINDING: "dem en har fullmakt for",
    Reach.CONSENT: "den ene saken som personen selv har samtykket til, til dagen samtykket varer",
    Reach.UNIT: "enhetene rollen gjelder for",
    Reach.AGENCY: "hele virksomheten",
}
SECTIONS = {
    "agreements.GRANTS": "Agreements",
    "agreements.COUNT_GRANTS": f"Counts of agreements by unit (`count`: no number below {FLOOR}, small units rolled up)",
    "appointing.GRANTS": "Substitutes and change of leader",
    "directory.GRANTS": "Persons",
    "granting.CONSENT_GRANTS": "Consents",
    "granting.MANDATE_GRANTS": "Fullmakt",
    "granting.ROLE_GRANTS": "Roles",
    "importing.GRANTS": "Import of the organisation",
    "own_data.GRANTS": "A person's own data, and corrections",
    "record_reader.GRANTS": "The record",
    "sign_in.GRANTS": "Sign-in",
    "webhooks.GRANTS": "Webhooks",
}
VERBS = {  # what a verb lets one do, where no step says it
    "answer_correction": "svare på krav om retting",
    "ask_correction": "be om retting",
    "choose_ways": "velge hvordan virksomheten logger inn",
    "connect": "koble til et annet system",
    "count": "se tall etter enhet, små tall skjult",
    "count_exactly": "se tall etter enhet, alle tall",
    "decide_identity": "avgjøre om en ny innlogging hører til personen",
    "end": "avslutte",
    "load": "laste inn",
    "read_record": "lese hele loggen",
    "roll_back": "rulle tilbake",
    "see": "se",
    "see_contact": "se e-postadressen",
    "see_employment": "se stillingsandel og periode",
    "see_own_data": "se og laste ned egne opplysninger",
    "see_what_they_hold": "se roller og fullmakter",
    "see_who_left": "se hvem som har sluttet",
    "start": "foreslå en avtale til",
    "try": "prøve uten å laste inn",
}
SIGNATURE = """## Signed

The tables above are those of the version with this fingerprint (SHA-256 of the text above this heading): `{fingerprint}`.
A changed grant changes the fingerprint, and the page must be read and signed anew.

| | |
| --- | --- |
| Gjennomgått av (personvernombud) | |
| Virksomhet | |
| Dato og underskrift | |"""


def page() -> str:
    """The whole page."""
    tables = sections()
    above = joined(
        INTRODUCTION,
        _reaches(),
        *(_section(name, module, grants) for name, (module, grants) in tables.items()),
        "## By role",
        _by_role(tables),
        "## Open to strangers (`PUBLIC`)",
        "Every other address sends a stranger to sign in, and the API answers 401.",
        _reasons("route", PUBLIC),
        "## Read before or across agencies (`NATIONAL`)",
        "Every other table holds one agency's rows behind row-level security.",
        _reasons("table", NATIONAL),
    )
    fingerprint = hashlib.sha256(above.encode()).hexdigest()
    return joined(above, SIGNATURE.format(fingerprint=fingerprint))


@cache
def sections() -> dict[str, tuple[str, tuple[Grant, ...]]]:
    """Every tuple of grants in the product, by `folder.NAME`, with its module."""
    found = {}
    for path in sorted(PRODUCT.rglob("access.py")):
        module = "handlingsrom." + ".".join(path.relative_to(PRODUCT).with_suffix("").parts)
        for name, value in vars(import_module(module)).items():
            if isinstance(value, tuple) and value and all(isinstance(each, Grant) for each in value):
                found[f"{path.parent.name}.{name}"] = (module, value)
    if set(found) != set(SECTIONS):
        raise ValueError(f"without a heading or without grants: {set(found) ^ set(SECTIONS)}")
    return found


def grants_of(feature: str) -> tuple[Grant, ...]:
    """A feature's grants."""
    grants: tuple[Grant, ...] = import_module(f"{feature}.access").GRANTS
    return grants


def who(verb: str, grants: tuple[Grant, ...]) -> str:
    """The roles that a verb is granted to, and how far, in bokmål."""
    return "; ".join(f"{ROLES[g.role].nb}: {REACHES[g.reach]}" for g in grants if verb in g.verbs)


def _reaches() -> str:
    return table(("reach", "what it covers"), [(f"`{reach}`", words) for reach, words in REACHES.items()])


def _section(name: str, module: str, grants: tuple[Grant, ...]) -> str:
    thing = name.partition(".")[2].removesuffix("GRANTS").lower().strip("_")
    rows = [
        (f"{ROLES[g.role].nb} (`{g.role}`)", f"{REACHES[g.reach]} (`{g.reach}`)", codes(sorted(g.verbs)))
        for g in grants
    ]
    verbs = sorted(frozenset[str]().union(*(g.verbs for g in grants)))
    said = [(f"`{verb}`", _in_words(verb, module, thing)) for verb in verbs]
    return joined(
        f"## {SECTIONS[name]}", table(("role", "reach", "verbs"), rows), table(("verb", "lets one"), said)
    )


def _in_words(verb: str, module: str, thing: str) -> str:
    """What a verb lets one do: the steps that it opens, else its own words; of several things, the steps of this one."""
    opened = [step for step in _steps(module) if step.verb == verb]
    labels = dict.fromkeys(step.label.nb for step in opened if step.name.endswith(f"_{thing}") or not thing)
    if not labels and verb not in VERBS:
        raise ValueError(f"the verb {verb} of {module} has no words")
    return "; ".join(f"«{label}»" for label in labels) or VERBS[verb]


def _steps(module: str) -> list[Step]:
    """The steps of the lifecycle beside a module, whether it lists them or names them one by one."""
    lifecycle = module.removesuffix("access") + "lifecycle"
    named = vars(import_module(lifecycle)) if find_spec(lifecycle) else {}
    return [*named.get("STEPS", {}).values(), *(each for each in named.values() if isinstance(each, Step))]


def _by_role(tables: Mapping[str, tuple[str, tuple[Grant, ...]]]) -> str:
    """One line for each role and thing: what to read when somebody is given the role."""
    rows = [
        (f"{words.nb} (`{role}`)", SECTIONS[name].partition(" (")[0], _held(role, grants))
        for role, words in ROLES.items()
        for name, (_, grants) in tables.items()
        if any(grant.role == role for grant in grants)
    ]
    granted = {grant.role for _, grants in tables.values() for grant in grants}
    without = ", ".join(f"{words.nb} (`{role}`)" for role, words in ROLES.items() if role not in granted)
    none = (
        f"Granted nothing beside what every employee is: {without}. An analyst's position is a seat and no employment: nothing at all."
        if without
        else ""
    )
    return joined(table(("role", "of", "may"), rows), none)


def _held(role: str, grants: Iterable[Grant]) -> str:
    return "; ".join(f"{codes(sorted(g.verbs))}: {REACHES[g.reach]}" for g in grants if g.role == role)


def _reasons(what: str, reasons: Mapping[str, str]) -> str:
    return table((what, "reason"), [(f"`{name}`", reason) for name, reason in reasons.items()])

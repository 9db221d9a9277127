"""Every read of agreements: what a person may see, one case whole, its facts in law, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from handlingsrom.features.agreements.access import GRANTS
from handlingsrom.features.agreements.lifecycle import STATES, STEPS
from handlingsrom.features.agreements.models import (
    EMPLOYEE_SIDE,
    EMPLOYER_SIDE,
    Agreement,
    AgreementVersion,
    Judgement,
    Signature,
    Validity,
)
from handlingsrom.features.agreements.status import status_on
from handlingsrom.features.agreements.terms import Terms, facts_of
from handlingsrom.features.agreements.whether import GREY_ZONES, SHOWN
from handlingsrom.foundation.days import day_of
from handlingsrom.foundation.documents.models import SealedDocument
from handlingsrom.foundation.people.access import Standing, verbs_on, visible, with_verbs
from handlingsrom.foundation.people.line import Post
from handlingsrom.foundation.people.models import Position, in_force
from handlingsrom.foundation.people.queries import people_led_by
from handlingsrom.foundation.steps import Situation
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.lifecycle import Step
from handlingsrom.rulebook.text import Language, Text

DOCUMENT = "agreement_version"


@dataclass(frozen=True, slots=True)
class Case:
    """One agreement whole: its current version, the signatures and judgements, on a day, for one person."""

    agreement: Agreement
    version: AgreementVersion
    signatures: tuple[Signature, ...]
    judgements: dict[str, Judgement]  # the newest of each kind that counts
    on: date
    verbs: frozenset[str] = frozenset()
    has_document: bool = False
    former: dict[str, Judgement] = field(default_factory=dict)  # those too that what was sent later outdated

    @property
    def terms(self) -> Terms:
        """The terms of the current version; what the employee has edited and not sent, only she sees."""
        if self.version.unsent is not None and "write" in self.verbs:
            return Terms.from_json(self.version.unsent)
        return self.version.terms

    @property
    def position(self) -> Position:
        """The position that the agreement belongs to."""
        return self.agreement.position

    @property
    def status(self) -> str:
        """The state on the day, derived from the facts."""
        return status_on(self.version, self.signatures, self.on)

    @property
    def status_name(self) -> Text:
        """The state in words."""
        return STATES[self.status]

    @property
    def situation(self) -> Situation:
        """What `take` must know."""
        return Situation(self.verbs, self.status, self.status_name)

    @property
    def hears_of_accommodation(self) -> bool:
        """Only the employee and who assesses the wish learn that accommodation was asked for."""
        return not self.verbs.isdisjoint({"write", "assess"})

    def signed_by(self, side: str) -> Signature | None:
        """The signature of one side, if it stands."""
        return next((s for s in self.signatures if s.side == side), None)


def visible_to(standing: Standing) -> QuerySet[Agreement]:
    """The agreements that a person may see; every list and every lookup starts here."""
    return visible(_shown(standing), standing, GRANTS)


def _shown(standing: Standing) -> QuerySet[Agreement]:
    """A draft that was never sent is its author's alone."""
    own = Q(position__person=standing.person)
    return Agreement.objects.filter(own | Q(shared_at__isnull=False))


def _listed(standing: Standing) -> QuerySet[Agreement]:
    """With version and signatures, from which the state is derived: what a line of a list shows."""
    document = SealedDocument.objects.filter(
        agency_id=standing.person.agency_id, thing_kind=DOCUMENT, thing_id=OuterRef("pk")
    )
    versions = AgreementVersion.objects.filter(superseded_at=None).annotate(has_document=Exists(document))
    standing_signatures = Signature.objects.filter(withdrawn_at=None).order_by("at")
    return (
        with_verbs(_shown(standing), standing, GRANTS)
        .select_related("position__person", "position__unit", "agency")
        .prefetch_related(
            Prefetch("versions", versions),
            Prefetch("versions__signatures", standing_signatures),
        )
    )


def case_of(agreement: Agreement, on: date, judgements: Sequence[Judgement] = ()) -> Case:
    """The case around an agreement that came with its version and signatures; lists need no judgements."""
    version = agreement.versions.all()[0]
    return Case(
        agreement,
        version,
        tuple(version.signatures.all()),
        {judgement.kind: judgement for judgement in judgements if _counts(judgement, version)},
        on,
        verbs_on(agreement, GRANTS),
        bool(getattr(version, "has_document", False)),
        {judgement.kind: judgement for judgement in judgements},
    )


def _counts(judgement: Judgement, version: AgreementVersion) -> bool:
    """A judgement counts for what was sent before it, for a later wish may be of another place; accommodation stays."""
    if judgement.kind == "accommodation":
        return True
    return version.sent_at is not None and judgement.at >= version.sent_at


def case_seen_by(standing: Standing, agreement_id: UUID) -> Case | None:
    """One case, or None where the person may not see it: absence and no access look the same."""
    agreement = _listed(standing).filter(id=agreement_id).first()
    if agreement is None:
        return None
    return case_of(agreement, standing.on, list(agreement.judgements.order_by("at", "id")))


def case_of_version(agency_id: UUID, version_id: UUID, at: datetime) -> Case:
    """The case of one version as it was signed, for the worker: the signatures in order, the day of the last."""
    version = AgreementVersion.objects.select_related(
        "agreement__agency", "agreement__position__person", "agreement__position__unit"
    ).get(agency_id=agency_id, id=version_id)
    signatures = tuple(version.signatures.filter(withdrawn_at=None).select_related("person").order_by("at"))
    signed_at = version.entered_at or at
    known = version.agreement.judgements.filter(at__lte=signed_at).order_by("at", "id")
    judgements = {judgement.kind: judgement for judgement in known if _counts(judgement, version)}
    return Case(version.agreement, version, signatures, judgements, day_of(signed_at))


def case_locked_for(standing: Standing, agreement_id: UUID) -> Case | None:
    """The same, locked until the transaction ends: of two who act at once, one waits for the other."""
    agency = standing.person.agency_id
    Agreement.objects.select_for_update().filter(agency_id=agency, id=agreement_id).first()
    return case_seen_by(standing, agreement_id)


def cases_of(standing: Standing) -> list[Case]:
    """A person's own agreements, newest first."""
    own = _listed(standing).filter(position__person=standing.person).order_by("-created_at")
    return [case_of(agreement, standing.on) for agreement in own]


def page_of(standing: Standing, before: datetime | None, size: int = 25) -> list[Case]:
    """A page of all that the person may see, by key: newest first, those made before an instant."""
    seen = _listed(standing).order_by("-created_at", "-id")
    if before:
        seen = seen.filter(created_at__lt=_in_utc(before))
    page = list(seen[:size])
    if len(page) == size:  # those of the very same instant come along, for the next page begins before it
        shown = [agreement.pk for agreement in page]
        page += seen.filter(created_at=page[-1].created_at).exclude(pk__in=shown)
    return [case_of(agreement, standing.on) for agreement in page]


def _in_utc(at: datetime) -> datetime:
    """PostgreSQL knows no offset of a day or so; at the calendar's own ends an instant is left where it stands."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)


WAITS_FOR = {
    "with_employee": frozenset({"answer"}),
    "returned": frozenset({"write"}),
    "draft": frozenset({"write"}),
    "with_leader": frozenset({"decide"}),
    "to_be_signed": frozenset({"sign_as_employee", "sign_for_employer"}),
    "signed_by_one": frozenset({"sign_as_employee", "sign_for_employer"}),
    "entered_into": frozenset({"confirm_home"}),
    "in_force": frozenset({"confirm_home"}),
}


ACTING = frozenset[str]().union(*WAITS_FOR.values())


def waiting_for(standing: Standing, at_most: int = 50) -> list[Case]:
    """The open cases that wait for this very person, oldest first; of somebody who has left, none waits for anybody."""
    ended = ("entered_at", "refused_at", "declined_at", "withdrawn_at")
    is_open = Q(**{f"versions__{mark}": None for mark in ended})
    home = Judgement.objects.filter(
        agreement=OuterRef("pk"), kind="home_conditions", at__gte=OuterRef("versions__sent_at")
    )
    home_is_open = Q(versions__entered_at__isnull=False) & ~Exists(home)
    is_here = Q(position__person__active=True) & in_force(standing.on, "position__")
    current = Q(versions__superseded_at=None) & (is_open | home_is_open) & is_here
    acting = visible(_listed(standing), standing, GRANTS, ACTING).filter(current).order_by("created_at")
    cases = (case_of(agreement, standing.on) for agreement in acting)
    return list(islice((case for case in cases if _waits(case, standing)), at_most))


def _waits(case: Case, standing: Standing) -> bool:
    verbs = case.verbs & WAITS_FOR.get(case.status, frozenset())
    if not is_nearest_to_sign(case, standing):
        verbs -= {"sign_for_employer"}
    signed = {"sign_as_employee": EMPLOYEE_SIDE, "sign_for_employer": EMPLOYER_SIDE}
    return any(case.signed_by(signed[verb]) is None if verb in signed else True for verb in verbs)


def is_nearest_to_sign(case: Case, standing: Standing) -> bool:
    """Whether a person, or whom she stands in for, is the nearest whose authority reaches the agreement."""
    posts = who_may_sign(case, standing)
    return any(post.position_id in standing.acts_as for post in posts)


def who_may_sign(case: Case, standing: Standing) -> tuple[Post, ...]:
    """The nearest leaders whose authority reaches the agreement's days a week."""
    position, days = case.position, case.terms.most_days_a_week()
    return standing.line.over(position.id, position.unit_id, binding=True, days=days)


def facts_about(case: Case) -> dict[str, object]:
    """The facts of the law that the case answers, as raw values for `read_facts`."""
    facts = facts_of(case.terms, case.position.share, case.position.kind)
    facts |= _who_agrees(case)
    facts["agreement_is_written"] = True
    facts["agreement_updated"] = True
    facts["extent_changed"] = False
    facts["conditions_assessed_by_employer"] = _is_yes(case, "home_conditions")
    facts["psychosocial_assessed"] = _is_yes(case, "home_conditions")
    for kind in GREY_ZONES:
        if kind in case.judgements and case.judgements[kind].answer is not None:
            facts[kind] = case.judgements[kind].answer
    return facts


def _who_agrees(case: Case) -> dict[str, object]:
    """A party agrees by signing; until then it is not known, unless one has said no."""
    version = case.version
    if version.refused_at:
        return {"employee_agrees": True, "employer_agrees": False}
    agrees: dict[str, object] = {}
    if case.signed_by(EMPLOYER_SIDE):
        agrees["employer_agrees"] = True
    if version.declined_at or version.withdrawn_at:
        return agrees | {"employee_agrees": False}
    if case.signed_by(EMPLOYEE_SIDE):
        agrees["employee_agrees"] = True
    return agrees


def _is_yes(case: Case, kind: str) -> bool:
    judgement = case.judgements.get(kind)
    return judgement is not None and bool(judgement.answer)


def law_day(case: Case) -> date:
    """The day on which the law is read for a case: its first day, or today when that has come."""
    return max(case.on, case.terms.since)


def steps_for(case: Case) -> list[Step]:
    """The steps that are this person's, in this state; whether law allows them is asked when they are taken."""
    return [
        STEPS[name]
        for name in STEPS
        if STEPS[name].verb in case.verbs
        and case.status in STEPS[name].from_states
        and not _has_signed(case, name)
    ]


def _has_signed(case: Case, step: str) -> bool:
    match step:
        case "sign_as_employee":
            return case.signed_by(EMPLOYEE_SIDE) is not None
        case "sign_for_employer":
            return case.signed_by(EMPLOYER_SIDE) is not None
        case _:
            return False


def waits_for_accommodation(case: Case) -> bool:
    """Whether accommodation is asked for and not yet considered."""
    return case.agreement.accommodation_asked and "accommodation" not in case.judgements


def in_force_elsewhere(case: Case) -> Validity | None:
    """Another agreement of the position that holds on days which this one asks for."""
    terms = case.terms
    overlapping = Validity.objects.filter(
        agency_id=case.agreement.agency_id,
        position=case.position,
        during__overlap=during(terms),
    )
    return overlapping.exclude(version__agreement=case.agreement).first()


def during(terms: Terms) -> tuple[date, date | None]:
    """The days of an agreement as a half-open range."""
    return (terms.since, terms.until + timedelta(days=1) if terms.until else None)


def may_start_for(standing: Standing, position: Position) -> bool:
    """Whether somebody is the nearest leader of a position, and so may propose an agreement to its holder."""
    return people_led_by(standing).filter(id=position.id).exists()


def shown_findings(
    case: Case, language: Language, names: tuple[str, ...] = SHOWN, *, flips: bool = False
) -> list[dict[str, Any]]:
    """What law says of the case, with the tree of reasons and, asked for, what would change the answer."""
    facts = registry.read_facts(facts_about(case))
    found = registry.findings(facts, law_day(case), names, flips)
    return [finding.in_language(language) for finding in found]


def basis_of(case: Case) -> dict[str, Any]:
    """What a decision rests on, as it is kept with it: the terms, the day of the law, and the findings."""
    return {"terms": case.terms.to_json(), "law_on": str(law_day(case)), "law": shown_findings(case, "nb")}

"""The forms by which roles, fullmakt and consent are given; what the actions refuse is said at the field it is about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from handlingsrom.foundation.fields import HalfDaysField
from handlingsrom.foundation.people.granting.actions import CONSENT_LASTS, Period
from handlingsrom.foundation.people.granting.cases import NamedCase
from handlingsrom.foundation.people.models import Role, Unit
from handlingsrom.foundation.people.roles import EMPLOYEE, ROLES
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Language, as_language

LAST_POSSIBLE = date(2200, 1, 1)


def _language() -> Language:
    return as_language(get_language() or "nb")


def _day(label: Any, **also: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[MaxValueValidator(LAST_POSSIBLE)],  # the calendar's own end has no day after it
        **also,
    )


def _indented(units: Collection[tuple[Unit, int]]) -> list[tuple[str, str]]:
    return [(str(unit.id), "– " * depth + unit.name) for unit, depth in units]


class PeriodForm(forms.Form):
    """Something that is given from a day, perhaps to a last day."""

    since = _day(_("First day"))
    last_day = _day(_("Last day"), required=False, help_text=_("Leave it empty if no end is decided."))

    def period(self) -> Period:
        """The days that were given."""
        return Period(self.cleaned_data["since"], self.cleaned_data["last_day"])

    def say(self, refusals: Collection[Refusal]) -> None:
        """Put each reason why not at the field that it is about."""
        for refusal in refusals:
            field = refusal.about if refusal.about in self.fields else None
            self.add_error(field, refusal.reason.in_(_language()))


class RoleForm(PeriodForm):
    """A role for units and a period."""

    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_("Only for a union representative. Members are never listed."),
        max_length=80,
        required=False,
    )
    units = forms.MultipleChoiceField(
        label=_("Units"),
        help_text=_(
            "A safety representative is for exactly the units ticked. Every other role takes in the units below them. With none ticked the role is for the whole agency."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    with_units_below = forms.BooleanField(
        label=_("Tick the units below those that I ticked, too"), required=False
    )
    field_order = ("role", "organisation", "units", "with_units_below", "since", "last_day")

    def __init__(self, units: Collection[tuple[Unit, int]], today: date, data: Any = None) -> None:
        super().__init__(data, initial={"since": today})
        self.of_agency = {str(unit.id): unit for unit, _ in units}
        named = [
            (role, words.in_(_language()).capitalize()) for role, words in ROLES.items() if role != EMPLOYEE
        ]
        self.fields["role"].choices = named  # type: ignore[attr-defined]  # a ChoiceField, which mypy cannot see
        self.fields["units"].choices = _indented(units)  # type: ignore[attr-defined]

    def chosen_units(self) -> list[Unit]:
        """The units ticked, with those below them when that is ticked."""
        ticked = [self.of_agency[key] for key in self.cleaned_data["units"]]
        return self._with_below(ticked) if self.cleaned_data["with_units_below"] else ticked

    def _with_below(self, units: list[Unit]) -> list[Unit]:
        found = {unit.id: unit for unit in units}
        children = list(self.of_agency.values())
        while more := [u for u in children if u.parent_id in found and u.id not in found]:
            found |= {unit.id: unit for unit in more}
        return list(found.values())


class MandateForm(PeriodForm):
    """Who binds the agency: for which unit, how far, and on what basis."""

    unit = forms.ChoiceField(label=_("Unit"), help_text=_("With the units below it."))
    basis = forms.CharField(
        label=_("What the authority rests on"),
        help_text=_("For example the letter of delegation and its date."),
        max_length=200,
    )
    most_days_per_week = HalfDaysField(
        label=_("At most so many days a week"),
        help_text=_("Leave it empty if it has no limit."),
        min_value=0,
        max_value=7,
        required=False,
    )
    field_order = ("unit", "basis", "most_days_per_week", "since", "last_day")

    def __init__(
        self, units: Collection[tuple[Unit, int]], today: date, unit: Unit, data: Any = None
    ) -> None:
        super().__init__(data, initial={"since": today, "unit": str(unit.id)})
        self.of_agency = {str(each.id): each for each, _ in units}
        self.fields["unit"].choices = _indented(units)  # type: ignore[attr-defined]  # a ChoiceField, as above

    def chosen_unit(self) -> Unit:
        """The unit."""
        return self.of_agency[self.cleaned_data["unit"]]


class ConsentForm(forms.Form):
    """Which case, whom, and until when."""

    case = forms.ChoiceField(label=_("Which case?"), widget=forms.RadioSelect)
    given_to = forms.ChoiceField(label=_("Who may see it?"), widget=forms.RadioSelect)
    last_day = _day(_("Last day"), help_text=_("180 days from today at most."))

    def __init__(
        self, cases: Collection[NamedCase], roles: Collection[Role], today: date, data: Any = None
    ) -> None:
        super().__init__(data, initial={"last_day": today + CONSENT_LASTS})
        self.cases = {str(case.id): case for case in cases}
        self.fields["case"].choices = [(key, case.title.in_(_language())) for key, case in self.cases.items()]  # type: ignore[attr-defined]  # as above
        self.fields["given_to"].choices = [(str(role.id), self._named(role)) for role in roles]  # type: ignore[attr-defined]

    def chosen_case(self) -> NamedCase:
        """The case."""
        return self.cases[self.cleaned_data["case"]]

    def say(self, refusals: Collection[Refusal]) -> None:
        """Put each reason why not at the field that it is about."""
        for refusal in refusals:
            self.add_error(
                refusal.about if refusal.about in self.fields else None, refusal.reason.in_(_language())
            )

    @staticmethod
    def _named(role: Role) -> str:
        of = f", {role.organisation}" if role.organisation else ""
        return f"{role.position.person.name} ({ROLES[role.role].in_(_language())}{of}, {role.unit.name})"

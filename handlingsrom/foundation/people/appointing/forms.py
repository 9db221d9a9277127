"""The forms by which a substitute is appointed and a unit handed over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.foundation.people.appointing.actions import Handover
from handlingsrom.foundation.people.granting.forms import PeriodForm
from handlingsrom.foundation.people.models import Position, Unit
from handlingsrom.rulebook.refusal import Refusal
from handlingsrom.rulebook.text import Language


class SubstituteForm(PeriodForm):
    """The days in which somebody stands in."""

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"since": today})


class HandoverForm(forms.Form):
    """Which units get a new leader, from when, and whether the authority goes along."""

    units = forms.MultipleChoiceField(
        label=_("Units"), help_text=_("With everybody in them."), widget=forms.CheckboxSelectMultiple
    )
    day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    basis = forms.CharField(
        label=_("What the new leader’s authority rests on"),
        help_text=_(
            "For example the letter of delegation. Left empty, the level above signs for the agency."
        ),
        max_length=200,
        required=False,
    )

    def __init__(self, units: Collection[Unit], today: date, data: Any = None) -> None:
        self.of_leader = {str(unit.id): unit for unit in units}
        super().__init__(data, initial={"day": today, "units": list(self.of_leader)})
        self.fields["units"].choices = [(key, unit.name) for key, unit in self.of_leader.items()]  # type: ignore[attr-defined]  # a ChoiceField, which mypy cannot see

    def handover(self, former: Position, successor: Position) -> Handover:
        """What is asked for."""
        given = self.cleaned_data
        units = tuple(self.of_leader[key] for key in given["units"])
        return Handover(former, successor, units, given["day"], given["basis"].strip())

    def say(self, refusals: Collection[Refusal], language: Language) -> None:
        """Put each reason why not at the field that it is about."""
        for refusal in refusals:
            field = {"since": "day"}.get(refusal.about, refusal.about)
            self.add_error(field if field in self.fields else None, refusal.reason.in_(language))

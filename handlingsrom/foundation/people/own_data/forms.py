"""Ask for a correction, and answer it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

OTHER = "other"


class CorrectionForm(forms.Form):
    """What is wrong, and what is right."""

    about = forms.ChoiceField(label=_("What is wrong?"))
    wish = forms.CharField(
        label=_("What should it be?"),
        help_text=_("Write what is wrong and what is right. Do not write about health."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any, *, tables: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = [*tables, (OTHER, gettext("Something else"))]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class AnswerForm(forms.Form):
    """HR's answer: corrected or not, and why."""

    corrected = forms.TypedChoiceField(
        label=_("Is it corrected?"),
        choices=[("yes", _("Yes, it is corrected")), ("no", _("No, it stays as it is"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The person reads this. Say what was corrected, or why it was right."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

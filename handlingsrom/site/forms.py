"""The forms of the pages that belong to no feature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CheckForm(forms.Form):
    """One PDF file."""

    file = forms.FileField(
        label=_("The document, as a PDF file"), widget=forms.FileInput(attrs={"accept": "application/pdf"})
    )


LONGEST_DAYS = 365


class SystemTokenForm(forms.Form):
    """The name of a new key, and how long it lasts."""

    name = forms.CharField(
        label=_("What is the key for?"),
        help_text=_("For example the name of the program. You see it in the list."),
        max_length=80,
    )
    days = forms.IntegerField(
        label=_("How many days should the key last?"),
        help_text=_("At most 365."),
        initial=LONGEST_DAYS,
        min_value=1,
        max_value=LONGEST_DAYS,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Give a whole number from 1 to 365.")
        ),
    )

    def __init__(self, told: Any = None) -> None:
        super().__init__(told, auto_id=f"{type(self).__name__.lower()}_%s")  # two of them on one page


class OwnTokenForm(SystemTokenForm):
    """The same, and what the program may do in the person's name."""

    may = forms.ChoiceField(
        label=_("What may the program do?"),
        choices=[("read", _("Read only")), ("act", _("Read and act"))],
        widget=forms.RadioSelect,
        initial="read",
    )

    def __init__(self, told: Any = None) -> None:
        super().__init__(told)
        self.fields["days"].initial = 90

"""The forms of the pages that belong to no feature."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CheckForm(forms.Form):
    """One PDF file."""

    file = forms.FileField(
        label=_("The document, as a PDF file"), widget=forms.FileInput(attrs={"accept": "application/pdf"})
    )


class TokenForm(forms.Form):
    """The name of a new key."""

    name = forms.CharField(
        label=_("What is the key for?"),
        help_text=_("For example the name of the program. You see it in the list."),
        max_length=80,
    )

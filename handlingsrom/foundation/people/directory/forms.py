"""The search for people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.foundation.people.directory.queries import Wanted


class SearchForm(forms.Form):
    """By name, and by unit or title; empty, it finds everybody."""

    never_optional = ("name", "place", "also_left")  # everything may be left out: it is not said

    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    place = forms.CharField(label=_("Unit or job title"), max_length=100, required=False)
    also_left = forms.BooleanField(label=_("Also those who have left"), required=False)

    def __init__(self, *args: Any, may_see_left: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_see_left:
            del self.fields["also_left"]

    def wanted(self) -> Wanted:
        """What is asked for."""
        given = self.cleaned_data
        return Wanted(given["name"], given["place"], bool(given.get("also_left")))

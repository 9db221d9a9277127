"""The forms of sign-in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from handlingsrom.foundation.people.sign_in.actions import NO_WAY_LEFT
from handlingsrom.foundation.people.sign_in.providers import Provider
from handlingsrom.rulebook.text import as_language


class AddressForm(forms.Form):
    """The work address."""

    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write an e-mail address, such as kari@agency.no.")},
    )


class WaysForm(forms.Form):
    """How the agency signs in."""

    providers = forms.MultipleChoiceField(
        label=_("Sign-in services"), widget=forms.CheckboxSelectMultiple, required=False
    )
    by_mail = forms.BooleanField(
        label=_("Also allow a one-time link by e-mail"),
        help_text=_("Less secure: whoever reads the mailbox gets in. Use it only when nothing else works."),
        required=False,
    )
    never_optional = ("providers", "by_mail")

    def __init__(self, *arguments: Any, known: dict[str, Provider], **named: Any) -> None:
        super().__init__(*arguments, **named)
        language = as_language(get_language() or "nb")
        choices = [(key, provider.name.in_(language)) for key, provider in known.items()]
        self.fields["providers"].choices = choices  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        """The action refuses the same; here what was chosen is still there."""
        chosen: dict[str, Any] = self.cleaned_data
        if not (self.errors or chosen["providers"] or chosen["by_mail"]):
            self.add_error("providers", NO_WAY_LEFT.reason.in_(as_language(get_language() or "nb")))
        return chosen

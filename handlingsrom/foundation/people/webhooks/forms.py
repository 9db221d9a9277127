"""The form of webhooks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WebhookForm(forms.Form):
    """The address to call."""

    url = forms.CharField(
        label=_("The address of the system"),
        help_text=_(
            "It begins with https://. It is called with POST and answers with 2xx when it has received."
        ),
        max_length=300,
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )

"""The form of an import: one file, of a size and a type that we open."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from handlingsrom.foundation.people.importing.problems import Unreadable
from handlingsrom.foundation.people.importing.reading import LARGEST, MEGABYTE, SUFFIXES
from handlingsrom.rulebook.text import as_language


class FileForm(forms.Form):
    """The file of an HR system."""

    file = forms.FileField(
        label=_("The file from the HR system"),
        help_text=_("CSV, Excel (.xlsx) or JSON, at most 20 MB. Nothing changes until you say so."),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )

    def clean_file(self) -> Any:
        """Refuse by size and name before a byte is read."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            self.refuse(Unreadable("file_too_large", LARGEST // MEGABYTE))
        if not str(file.name).lower().endswith(SUFFIXES):
            self.refuse(Unreadable("unknown_format"))
        return file

    def refuse(self, why: Unreadable) -> None:
        """Why the file cannot be read, in the reader's language."""
        raise ValidationError(said(why), code=why.refusal.code)


def said(why: Unreadable) -> str:
    """The reason in the reader's language."""
    return why.refusal.reason.in_(as_language(get_language() or "nb"))

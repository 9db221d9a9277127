"""The search in the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from handlingsrom.foundation.people.record_reader.queries import Search, persons_called
from handlingsrom.foundation.records.kinds import Kind
from handlingsrom.rulebook.text import as_language

SEVERAL = 2
POSSIBLE = (MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1)))  # a calendar has ends


class SearchForm(forms.Form):
    """Person, thing, kind and period; an empty form asks for everything."""

    never_optional = (
        "person",
        "thing",
        "kind",
        "since",
        "until",
    )  # everything may be left out: it is not said

    person = forms.CharField(
        label=_("Person"), help_text=_("Name or work e-mail."), required=False, max_length=200
    )
    thing = forms.UUIDField(label=_("Id of a case"), required=False)
    kind = forms.ChoiceField(label=_("What happened"), required=False)
    since = forms.DateField(
        label=_("From and including"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=POSSIBLE,
    )
    until = forms.DateField(
        label=_("To and including"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=POSSIBLE,
    )

    def __init__(self, data: Any, *, agency_id: UUID, kinds: Mapping[str, Kind]) -> None:
        super().__init__(data)
        self.agency_id = agency_id
        language = as_language(get_language() or "nb")
        named = [(code, kind.words.in_(language)) for code, kind in kinds.items() if not kind.shielded]
        choices = [("", gettext("Everything")), *sorted(named, key=lambda each: each[1].casefold())]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def clean_person(self) -> Any:
        """The one person that is meant."""
        words = self.cleaned_data["person"].strip()
        if not words:
            return None
        found = persons_called(self.agency_id, words)
        if not found:
            raise forms.ValidationError(gettext("Nobody in the agency is called this."))
        if len(found) >= SEVERAL:
            named = ", ".join(f"{each.name} ({each.email})" for each in found[:5])
            raise forms.ValidationError(
                gettext("Several are called this: %(names)s. Write the e-mail.") % {"names": named}
            )
        return found[0]

    def clean(self) -> dict[str, Any]:
        """A period does not end before it begins."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", gettext("The period ends before it begins."))
        return cleaned

    def search(self) -> Search:
        """The question of a valid form."""
        asked = self.cleaned_data
        return Search(asked["person"], asked["thing"], asked["kind"], asked["since"], asked["until"])

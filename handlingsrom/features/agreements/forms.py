"""The forms of agreements. Pages and API read the same forms, so both give the same reasons in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from handlingsrom.features.agreements.clauses import DAYS, HEADINGS, STANDARD, listed
from handlingsrom.features.agreements.queries import Case, facts_about, law_day
from handlingsrom.features.agreements.terms import ITEMS, MANDATORY, OPTIONAL, WEEKDAYS, Terms
from handlingsrom.features.agreements.whether import (
    GREY_ZONES,
    JUDGED_BY_LEADER,
    law_says,
    problems_of,
)
from handlingsrom.foundation.fields import HalfDaysField
from handlingsrom.rulebook.text import Text, as_language

WORDED = tuple(item for item in ITEMS if item in (*MANDATORY, *OPTIONAL))
FIRST = ("days", "since", "until", "note")
ASKED_WHEN_IT_MATTERS = ("expected_days", "works_only_from_home")
FOLDED = {
    "place": ("place", "place_is_abroad", "place_note", "fixed_workplace"),
    "extent": ("extent", "half_days", "share", "frame_days"),
    "terms": tuple(name for item in WORDED for name in (item, f"{item}_text")),
    "language": ("language",),
}
TEMPLATE = {field.name: field.default for field in fields(Terms)}
# A field that is shown only while another has one of these values, where there are scripts; see handlingsrom.js.
SHOWN_WHEN = {
    "days": "extent=fixed_days",
    "half_days": "extent=fixed_days",
    "share": "extent=share",
    "frame_days": "extent=frame",
    **{f"{item}_text": f"{item}=own" for item in WORDED},
}


def _say(text: Text) -> str:
    return text.in_(as_language(get_language() or "nb")).capitalize()


said = lazy(_say, str)


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _days(label: Any, help_text: Any = "") -> HalfDaysField:
    return HalfDaysField(label=label, help_text=help_text, required=False, min_value=0, max_value=7)


class WishForm(forms.Form):
    """The terms of an agreement. Four fields for the usual wish; the rest is prefilled from the common template."""

    shown_when = SHOWN_WHEN
    never_optional = ASKED_WHEN_IT_MATTERS

    days = forms.MultipleChoiceField(
        label=_("Which days should be at home?"),
        choices=[(name, said(text)) for name, text in zip(WEEKDAYS, DAYS, strict=True)],
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "row"}),
        required=False,
    )
    since = forms.DateField(label=_("From"), widget=_day_input())
    until = forms.DateField(
        label=_("Until"), help_text=_("Leave it empty if it has no end."), widget=_day_input(), required=False
    )
    note = forms.CharField(
        label=_("A note"),
        help_text=_("Only if there is something more to agree. Never write about health."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )
    place = forms.ChoiceField(
        label=_("Where will you work?"),
        choices=[
            ("own_home", _("Own home")),
            ("other_home", _("Another private home")),
            ("other_office", _("Another office of the agency")),
            ("shared_office", _("A shared office")),
            ("holiday_home", _("A holiday home")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    place_is_abroad = forms.BooleanField(
        label=_("The place is outside Norway"),
        help_text=_(
            "Work abroad raises questions of tax, social security and data protection: ask HR first."
        ),
        required=False,
    )
    place_note = forms.CharField(
        label=_("Which place?"),
        help_text=_("For example a municipality. No street address."),
        max_length=120,
        required=False,
    )
    fixed_workplace = forms.BooleanField(
        label=_("The place is a fixed workplace"),
        help_text=_("This decides whether journeys to the office are paid for as travel."),
        required=False,
    )
    extent = forms.ChoiceField(
        label=_("How often?"),
        choices=[
            ("fixed_days", _("Fixed days every week")),
            ("share", _("A share of the working time")),
            ("frame", _("When it suits, within a frame")),
            ("period", _("A continuous period")),
            ("occasional", _("Now and then")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    half_days = forms.MultipleChoiceField(
        label=_("Half days"),
        help_text=_("Which of the days are half days at home?"),
        choices=[(name, said(text)) for name, text in zip(WEEKDAYS, DAYS, strict=True)],
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "row"}),
        required=False,
    )
    share = forms.IntegerField(label=_("Share, in per cent"), required=False, min_value=1, max_value=100)
    frame_days = _days(_("At most, days a week"))
    expected_days = _days(
        _("How many days a week do you expect, on average?"),
        _("Half days count 0.5. The law looks at what it amounts to, not at what is allowed."),
    )
    works_only_from_home = forms.NullBooleanField(
        label=_("Will you work only from home?"),
        widget=forms.Select(choices=[("unknown", _("Not answered")), ("true", _("Yes")), ("false", _("No"))]),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of the agreement"),
        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")],
        widget=forms.RadioSelect(attrs={"data-layout": "row"}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].required = self["extent"].value() in (None, "", "fixed_days")
        for item in WORDED:
            self.fields[item] = _wording(item)
            self.fields[f"{item}_text"] = forms.CharField(
                label=said(OWN_WORDS.filled(item=HEADINGS[item])),
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=4000,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """The problems of the terms, each on its field."""
        cleaned = super().clean() or {}
        if not self.errors:
            for problem in problems_of(self.terms()):
                self.add_error(problem.about or None, _say_as_is(problem.reason))
        return cleaned

    def terms(self) -> Terms:
        """The terms as typed; what is left empty takes the template's default."""
        given = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        for name in ("days", "half_days"):
            given[name] = tuple(day for day in WEEKDAYS if day in given.get(name, ()))
        if "share" in given:
            given["share"] = Decimal(given["share"])
        return Terms(**given)

    def part(self, names: Iterable[str]) -> list[forms.BoundField]:
        """Some of the fields, in order, for the page."""
        return [self[name] for name in names]

    @property
    def first(self) -> list[forms.BoundField]:
        """The four inputs of the usual wish."""
        return self.part(FIRST)

    @property
    def folds(self) -> list[dict[str, Any]]:
        """The folded groups; one opens by itself when something in it is wrong or not as the template has it."""
        return [
            {
                "name": name,
                "title": self._says(name),
                "fields": self.part(names),
                "open": self._is_touched(names),
            }
            for name, names in FOLDED.items()
        ]

    def _says(self, fold: str) -> str:
        """The title of a folded group: what is chosen in it now."""
        match fold:
            case "place" if self["place_is_abroad"].value():
                return gettext("Place: %(place)s, outside Norway") % {"place": self._chosen("place")}
            case "place":
                return gettext("Place: %(place)s, in Norway") % {"place": self._chosen("place")}
            case "extent":
                return gettext("Extent: %(extent)s") % {"extent": self._chosen("extent")}
            case "language":
                return gettext("Language of the agreement: %(language)s") % {
                    "language": self._chosen("language")
                }
            case _:
                return self._says_of_terms()

    def _says_of_terms(self) -> str:
        own = [HEADINGS[item] for item in WORDED if self._value(item) != TEMPLATE[item]]
        if not own:
            return gettext("Working time, equipment and other terms: as in the common template")
        items = _say_as_is(listed(own)).lower()
        return gettext("Working time, equipment and other terms: your own choice for %(items)s") % {
            "items": items
        }

    def _chosen(self, name: str) -> str:
        label = str(dict(self.fields[name].choices).get(self._value(name), ""))  # type: ignore[attr-defined]
        return label if name == "language" else label[:1].lower() + label[1:]

    def _value(self, name: str) -> Any:
        return self[name].value() or self.initial.get(name) or TEMPLATE.get(name)

    def _is_touched(self, names: Iterable[str]) -> bool:
        return any(name in self.errors or name in self.changed_data for name in names if self.is_bound)


def _wording(item: str) -> forms.ChoiceField:
    choices = [("standard", _("As in the common template")), ("own", _("In our own words"))]
    if item in OPTIONAL:
        choices.append(("none", _("Not agreed")))
    return forms.ChoiceField(
        label=said(HEADINGS[item]),
        help_text=lazy(_say_as_is, str)(STANDARD[item]),
        choices=choices,
        widget=forms.RadioSelect(attrs={"data-layout": "row"}),
        required=False,
    )


def _say_as_is(text: Text) -> str:
    return text.in_(as_language(get_language() or "nb"))


class SendForm(forms.Form):
    """What is asked when a wish is sent."""

    accommodation = forms.BooleanField(
        label=_("I need accommodation"),
        help_text=_(
            "Do not write why. Accommodation is considered in a case of its own, and your wish cannot be refused "
            "before that is done."
        ),
        required=False,
    )


class ReasonForm(forms.Form):
    """A written reason."""

    reason = forms.CharField(
        label=_("The reason"),
        help_text=_("Plain words. The other party reads it. Never write about health."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )


class HomeForm(forms.Form):
    """How and when the employer assessed the home workplace."""

    assessed_on = forms.DateField(label=_("When was it assessed?"), widget=_day_input())
    reason = forms.CharField(
        label=_("How did the employer make sure?"),
        help_text=_(
            "For example a conversation about place, equipment, indoor climate and contact with others. "
            "A self-declaration alone is not enough."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )


class AssessForm(forms.Form):
    """The leader's three short judgements, and a grey zone where there is one."""

    work_character = forms.CharField(
        label=_("The work's own character"),
        help_text=_("Which tasks can be done from home, and which cannot?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )
    unit_need = forms.CharField(
        label=_("The unit's need"),
        help_text=_("What does the unit need of presence, and when?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )
    personal_situation = forms.CharField(
        label=_("The person's situation"),
        help_text=_("Training, contact, travel. Never write about health."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )

    def __init__(self, *args: Any, grey_zones: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grey_zones = tuple(grey_zones)
        for name in self.grey_zones:
            self.fields[name] = forms.TypedChoiceField(
                label=GREY_ZONE_LABELS[name],
                choices=[("yes", _("Yes")), ("no", _("No"))],
                coerce=lambda answer: answer == "yes",
                widget=forms.RadioSelect(attrs={"data-layout": "row"}),
            )
            self.fields[f"{name}_reason"] = forms.CharField(
                label=_("Why?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
            )


class NothingForm(forms.Form):
    """A step that asks for nothing."""


FORMS: dict[str, type[forms.Form]] = {
    "write": WishForm,
    "rewrite": WishForm,
    "change": WishForm,
    "send": SendForm,
    "assess": AssessForm,
    "consider_accommodation": ReasonForm,
    "return": ReasonForm,
    "refuse": ReasonForm,
    "confirm_home": HomeForm,
}


def form_for(step: str, case: Case, data: Any = None) -> forms.Form:
    """The form of a step, filled with what the case has already."""
    match step:
        case "write" | "rewrite" | "change":
            return WishForm(data, initial=case.terms.to_json())
        case "assess":
            return AssessForm(data, initial=_judged(case), grey_zones=_grey_zones(case))
        case "send":
            return SendForm(data, initial={"accommodation": case.agreement.accommodation_asked})
        case _:
            return FORMS.get(step, NothingForm)(data)


def arguments_of(step: str, form: Any) -> dict[str, Any]:
    """What the action of a step takes, from a form that is valid."""
    match step:
        case "write" | "rewrite" | "change":
            return {"terms": form.terms()}
        case "assess":
            cleaned = form.cleaned_data
            grey = {name: (cleaned[name], cleaned[f"{name}_reason"]) for name in form.grey_zones}
            return {name: cleaned[name] for name in JUDGED_BY_LEADER} | {"grey_zones": grey}
        case _:
            return dict(form.cleaned_data)


def _grey_zones(case: Case) -> tuple[str, ...]:
    facts = {name: value for name, value in facts_about(case).items() if name not in GREY_ZONES}
    return law_says(facts, law_day(case)).asked_of_leader


def _judged(case: Case) -> dict[str, Any]:
    """What the leader wrote last, also where a later wish has outdated it."""
    initial: dict[str, Any] = {k: case.former[k].reason for k in JUDGED_BY_LEADER if k in case.former}
    for name in GREY_ZONES:
        if name in case.former:
            initial[name] = "yes" if case.former[name].answer else "no"
            initial[f"{name}_reason"] = case.former[name].reason
    return initial


def template_terms(since: date, language: str) -> dict[str, Any]:
    """The common template as a form's starting point."""
    return Terms(since=since, language=language).to_json()


OWN_WORDS = Text("{item} – egne ord", "{item} – eigne ord", "{item} – our own words")
GREY_ZONE_LABELS = {
    "assessed_as_fixed_arrangement": _("Is this a fixed arrangement?"),
    "assessed_as_own_home": _("Does the place count as the employee's own home?"),
}

"""The forms of the law's pages: one question of the interview, and a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from handlingsrom.features.regulations.interview import GOALS
from handlingsrom.rulebook.language.nodes import Fact
from handlingsrom.rulebook.language.values import Number, OneOf, SomeOf, YesNo
from handlingsrom.rulebook.law import registry
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import Text, as_language

UNKNOWN = "unknown"


def say(text: Text) -> str:
    """A text in the reader's language."""
    return text.in_(as_language(get_language() or "nb"))


def _goals() -> list[tuple[str, str]]:
    return [(goal.id, say(goal.question)) for goal in GOALS.values()]


class GoalForm(forms.Form):
    """What somebody wants to know."""

    goal = forms.ChoiceField(label=_("What do you want to know?"), choices=_goals, widget=forms.RadioSelect)


class QuestionForm(forms.Form):
    """One question, with "I do not know" as an answer like any other."""

    def __init__(self, fact: Fact, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact
        self.fields["answer"] = _field(fact)
        if isinstance(fact.kind, Number | SomeOf):
            self.fields["unknown"] = forms.BooleanField(label=_("I do not know"), required=False)

    def clean(self) -> dict[str, Any]:
        """The answer must be one that the fact may have; the law core says what is allowed."""
        cleaned = super().clean() or {}
        if not self.errors and self.value() is not None:
            try:
                registry.read_facts({self.fact.name: self.value()})
            except Refused as refused:
                for refusal in refused.refusals:
                    self.add_error("answer", say(refusal.reason))
        if not self.errors and self.value() is None and not self._says_unknown():
            self.add_error("answer", _("Answer, or say that you do not know."))
        return cleaned

    def value(self) -> Any:
        """The raw value for the law core; None for "I do not know"."""
        answer = self.cleaned_data.get("answer")
        if self._says_unknown() or answer in (None, ""):
            return None
        match self.fact.kind:
            case YesNo():
                return answer == "yes"
            case Number():
                return float(answer) if answer % 1 else int(answer)
            case _:
                return answer

    def _says_unknown(self) -> bool:
        return bool(self.cleaned_data.get("unknown")) or self.cleaned_data.get("answer") == UNKNOWN


def _field(fact: Fact) -> forms.Field:
    words = fact.words
    told: dict[str, Any] = (
        {"label": say(words.question), "help_text": say(words.why)} if words else {"label": fact.name}
    )
    unknown = (UNKNOWN, _("I do not know"))
    match fact.kind:
        case YesNo():
            choices: list[tuple[str, Any]] = [("yes", _("Yes")), ("no", _("No")), unknown]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
        case OneOf(members):
            choices = [*((m, _labelled(fact, m)) for m in members), unknown]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
        case SomeOf(members):
            choices = [(m, _labelled(fact, m)) for m in members]
            return forms.MultipleChoiceField(
                choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **told
            )
        case Number(low, high):
            return forms.DecimalField(required=False, min_value=low, max_value=high, localize=True, **told)


def _labelled(fact: Fact, member: str) -> str:
    label = say(fact.words.label(member)) if fact.words else member
    return label[:1].upper() + label[1:]


class DayForm(forms.Form):
    """A day on which the law is read."""

    dag = forms.DateField(
        label=_("The law on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ChangeForm(forms.Form):
    """Two of the days on which the law changed."""

    fra = forms.TypedChoiceField(label=_("From"), coerce=date.fromisoformat)
    til = forms.TypedChoiceField(label=_("To"), coerce=date.fromisoformat)

    def __init__(self, *args: Any, days: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(day), date_format(day, "DATE_FORMAT")) for day in days]
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]  # both are choice fields

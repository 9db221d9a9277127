"""A form's fields are told apart, described and put right without sight of the page."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override
from pytest_django.asserts import assertInHTML, assertNotInHTML

from handlingsrom.foundation.fields import HalfDaysField
from handlingsrom.site.rendering import Renderer


class Wish(forms.Form):
    default_renderer = Renderer

    days = HalfDaysField(label="Days a week", help_text="Halves too.", min_value=0, max_value=5)
    start = forms.DateField(label="From", initial=date(2027, 1, 31))
    place = forms.ChoiceField(
        label="Where",
        help_text="One of them.",
        choices=[("home", "Home"), ("cabin", "Cabin")],
        widget=forms.RadioSelect,
    )
    read = forms.BooleanField(label="I have read it", required=False)


GOOD = {"days": "2", "start": "2027-01-31", "place": "home"}


def test_a_field_is_named_and_described() -> None:
    page = Wish()["days"].as_field_group()
    assertInHTML('<label class="ds-label" for="id_days">Days a week</label>', page)
    assertInHTML('<p data-field="description" id="id_days_helptext">Halves too.</p>', page)
    assertInHTML(
        '<input type="text" inputmode="decimal" autocomplete="off" name="days" required id="id_days"'
        ' class="ds-input" aria-describedby="id_days_helptext">',
        page,
    )


def test_a_fault_is_tied_to_its_field_and_what_was_typed_stays() -> None:
    with override("en"):
        page = Wish(GOOD | {"days": "many"})["days"].as_field_group()
    assertInHTML(
        '<p class="ds-validation-message" data-field="validation" id="id_days_error">Enter a number.</p>',
        page,
    )
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_days_helptext id_days_error"' in page
    assert 'value="many"' in page


def test_choices_stand_in_a_described_group() -> None:
    page = Wish()["place"].as_field_group()
    assert '<fieldset class="ds-fieldset field" aria-describedby="id_place_helptext">' in page
    assertInHTML('<legend class="ds-label">Where</legend>', page)
    assertInHTML('<label class="ds-label" for="id_place_1">Cabin</label>', page)


def test_the_summary_leads_to_each_fault_and_is_absent_without() -> None:
    with override("en"):
        page = str(Wish(GOOD | {"days": "", "place": ""}))
    assertInHTML('<a class="ds-link" href="#id_days">Days a week – This field is required.</a>', page)
    assertInHTML('<a class="ds-link" href="#id_place_0">Where – This field is required.</a>', page)
    assert "ds-error-summary" not in str(Wish(GOOD))


def test_only_what_may_be_left_out_is_marked() -> None:
    class Note(forms.Form):
        default_renderer = Renderer
        note = forms.CharField(required=False)
        name = forms.CharField()

    with override("en"):
        assertInHTML('<span class="optional">(optional)</span>', str(Note()), count=1)
        assertNotInHTML('<span class="optional">(optional)</span>', Wish()["read"].as_field_group())


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_day_is_shown_as_the_browser_wants_it(language: str) -> None:
    with override(language):
        assert 'type="date" name="start" value="2027-01-31"' in str(Wish())


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("typed", ["2,5", "2.5", " 2,50 "])
def test_half_days_take_comma_and_point(language: str, typed: str) -> None:
    with override(language):
        form = Wish(GOOD | {"days": typed})
        assert form.is_valid(), form.errors
    assert form.cleaned_data["days"] == Decimal("2.5")


@pytest.mark.parametrize("typed", ["2,25", "0.1", "5,5", "-0,5", "1e400", "9e999999", "NaN", "to"])
def test_half_days_refuse_the_rest(typed: str) -> None:
    assert list(Wish(GOOD | {"days": typed}).errors) == ["days"]


@pytest.mark.parametrize(("language", "shown"), [("nb", "2,5"), ("nn", "2,5"), ("en", "2.5")])
def test_half_days_are_shown_as_the_language_writes_them(language: str, shown: str) -> None:
    with override(language):
        assert f'value="{shown}"' in str(Wish(initial={"days": Decimal("2.50")})["days"])
        assert 'value="2"' in str(Wish(initial={"days": Decimal("2.0")})["days"])

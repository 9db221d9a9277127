"""Form fields that every feature asks with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

HALF = Decimal("0.5")


class HalfDaysField(forms.DecimalField):
    """Days in whole or half, written with a comma or a point in every language."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and (value.adjusted() > 3 or value % HALF):
            raise ValidationError(_("Give whole or half days, such as 2 or 2.5."), code="half_days")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return number_format(value.quantize(HALF) if value % 1 else value.quantize(Decimal(1)))
        return value

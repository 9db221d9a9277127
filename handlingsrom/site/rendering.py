"""Django's forms in Designsystemet's markup; `FORM_RENDERER` names `Renderer`.

`{{ form }}` gives the summary of errors and every field; `{% include "forms/errors.html" %}` and
`{{ form.name.as_field_group }}` give the same parts one by one.
"""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, RadioSelect, Widget
from django.forms.renderers import TemplatesSetting
from django.template.loader import select_template
from django.utils.translation import gettext_noop

# What Django says of a field, which our catalogues say more plainly than Django's own.
SAID_PLAINLY = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a number."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
)


class DesignsystemetField(BoundField):
    """A field whose control carries Designsystemet's class; Django already links description and error."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        own = (widget or self.field.widget).attrs.get("class", "")
        return {**attrs, "class": f"ds-input {own}".strip()}

    @property
    def first_id(self) -> str:
        """Where the summary of errors leads: the control, or the first choice of a group."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id

    @property
    def in_a_row(self) -> bool:
        """Short choices side by side, asked for by `attrs={"data-layout": "row"}` on the widget."""
        return bool(self.field.widget.attrs.get("data-layout") == "row")

    @property
    def may_be_left_out(self) -> bool:
        """Whether to say "optional": a choice that is made beforehand, or asked because it matters, is not."""
        is_chosen = isinstance(self.field.widget, RadioSelect) and bool(self.initial)
        return not (self.field.required or is_chosen or self.name in getattr(self.form, "never_optional", ()))

    @property
    def when(self) -> str:
        """`name=value other`: the choice of the form that this field belongs to, by the form's `shown_when`."""
        return str(getattr(self.form, "shown_when", {}).get(self.name, ""))

    @property
    def is_a_tick(self) -> bool:
        """One checkbox: its label stands after it."""
        return getattr(self.field.widget, "input_type", "") == "checkbox" and not self.use_fieldset


class Renderer(TemplatesSetting):
    """Our template under `forms/` where there is one, else Django's own."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = DesignsystemetField

    def get_template(self, template_name: str) -> Any:
        return select_template([template_name.replace("django/forms/", "forms/"), template_name])

"""Every column that holds something about a person has its purpose, its basis in law and a rule of retention."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Model

from handlingsrom.foundation.holding import Field, Held
from handlingsrom.site import features

TABLES = {
    model._meta.label: model
    for model in apps.get_models()
    if model.__module__.startswith(("handlingsrom.", "django.contrib.sessions"))
}
NEVER_PERSONAL = {"id", "agency", "agency_id"}
HOLDS = {held.name: held for held in features.holds()}
RULES = {rule.id: rule for rule in features.rules()}
FIELDS = [(held, field) for held in HOLDS.values() for field in held.fields]


def columns(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields} - NEVER_PERSONAL


def test_every_table_is_told_of_or_has_a_reason_not_to_be() -> None:
    beside = features.beside()
    assert set(TABLES) == set(HOLDS) | set(beside)
    assert set(HOLDS) & set(beside) == set()
    assert all(reason.endswith(".") for reason in beside.values())


@pytest.mark.parametrize("name", sorted(HOLDS))
def test_every_column_is_told_of_or_technical(name: str) -> None:
    beside = {"content"} if name == "records.Entry" else set()  # what an entry says is a table of its own
    assert HOLDS[name].covered() - beside == columns(HOLDS[name].model)


@pytest.mark.parametrize(("held", "field"), FIELDS, ids=lambda each: getattr(each, "path", None) or each.name)
def test_every_field_has_a_purpose_a_basis_and_a_rule(held: Held, field: Field) -> None:
    assert field.rule in RULES
    for text in (field.purpose, field.basis):
        assert text.nb != text.en
    assert "artikkel 6" in field.basis.nb


def test_every_rule_says_where_to_read_the_law_and_which_it_carries_out_itself() -> None:
    assert len(RULES) == len(features.rules())
    for rule in RULES.values():
        assert rule.source.startswith("https://lovdata.no/")
        assert (rule.due is None) == (rule.remove is None)
        assert rule.due is None or rule.lasts is not None
        assert rule.lasts is None or rule.lasts.days >= 0


def test_no_column_holds_an_address_of_a_home_or_a_national_identity_number() -> None:
    names = {column for model in TABLES.values() for column in columns(model)}
    forbidden = {"fnr", "national_id", "street", "home_address", "birth_number", "union", "health"}
    assert names & forbidden == set()

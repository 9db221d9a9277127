"""Roles, fullmakt and consent as a Django application; its tables are those of people."""

from django.apps import AppConfig


class GrantingConfig(AppConfig):
    name = "handlingsrom.foundation.people.granting"
    label = "granting"

"""The import of an organisation as a Django application."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "handlingsrom.foundation.people.importing"
    label = "importing"

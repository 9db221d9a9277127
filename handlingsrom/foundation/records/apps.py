"""The log as a Django application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "handlingsrom.foundation.records"
    label = "records"

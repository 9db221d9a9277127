"""The law made readable, as a Django application."""

from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "handlingsrom.features.regulations"
    label = "regulations"

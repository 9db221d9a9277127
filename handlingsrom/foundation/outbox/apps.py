"""The outbox as a Django application."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "handlingsrom.foundation.outbox"
    label = "outbox"

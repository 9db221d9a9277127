"""Rate limits as a Django application."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "handlingsrom.foundation.limits"
    label = "limits"

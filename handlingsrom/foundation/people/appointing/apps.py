"""Substitutes and handover as a Django application; their rows stand in people."""

from django.apps import AppConfig


class AppointingConfig(AppConfig):
    name = "handlingsrom.foundation.people.appointing"
    label = "appointing"

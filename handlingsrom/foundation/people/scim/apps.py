"""Provisioning as a Django application."""

from django.apps import AppConfig


class ScimConfig(AppConfig):
    name = "handlingsrom.foundation.people.scim"
    label = "scim"

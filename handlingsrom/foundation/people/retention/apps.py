"""Retention as a Django application."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "handlingsrom.foundation.people.retention"
    label = "retention"

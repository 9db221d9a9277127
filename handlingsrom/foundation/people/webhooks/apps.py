"""Webhooks as a Django application."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "handlingsrom.foundation.people.webhooks"
    label = "webhooks"

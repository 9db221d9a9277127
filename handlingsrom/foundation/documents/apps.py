"""Documents as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "handlingsrom.foundation.documents"
    label = "documents"

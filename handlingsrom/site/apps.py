"""The outside as a Django application: base templates, static files, catalogues."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "handlingsrom.site"
    label = "site"

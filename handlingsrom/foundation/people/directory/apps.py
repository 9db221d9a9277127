"""The people pages as a Django application; their rows stand in people."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "handlingsrom.foundation.people.directory"
    label = "directory"

"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "handlingsrom.foundation.people"
    label = "people"

    def ready(self) -> None:
        """Conditions of access name many units at once."""
        from handlingsrom.foundation.people import any_of

        any_of.register()

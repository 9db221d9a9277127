"""What a person sees of what is held, and asks to have corrected, as a Django application."""

from django.apps import AppConfig


class OwnDataConfig(AppConfig):
    name = "handlingsrom.foundation.people.own_data"
    label = "own_data"

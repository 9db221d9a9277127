"""Signing in as a Django application."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "handlingsrom.foundation.people.sign_in"
    label = "sign_in"

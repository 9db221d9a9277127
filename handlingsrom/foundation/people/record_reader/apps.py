"""The auditor's reader of the record as a Django application: it has pages and no table."""

from django.apps import AppConfig


class RecordReaderConfig(AppConfig):
    name = "handlingsrom.foundation.people.record_reader"
    label = "record_reader"

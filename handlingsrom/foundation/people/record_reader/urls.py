"""The addresses of the record's reader; the site hands down the words for kinds and things."""

from django.urls import path

from handlingsrom.foundation.people.record_reader import views

urlpatterns = [
    path("", views.log, name="log"),
    path("logg.<str:form>", views.export, name="log-export"),
    path("<uuid:entry_id>/", views.entry, name="log-entry"),
]

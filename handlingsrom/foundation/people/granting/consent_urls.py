"""The addresses of consents; the site hands `cases_of` down, for people knows no feature's cases."""

from django.urls import path

from handlingsrom.foundation.people.granting import views

urlpatterns = [
    path("", views.consents, name="consents"),
    path("<uuid:consent_id>/trekk/", views.consent_end, name="consent-end"),
]

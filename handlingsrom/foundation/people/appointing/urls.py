"""Addresses of substitutes, and of what HR sees before a handover."""

from django.urls import path

from handlingsrom.foundation.people.appointing import views

urlpatterns = [
    path("stedfortredere/", views.substitutes, name="substitutes"),
    path("stedfortredere/ny/", views.substitute_new, name="substitute-new"),
    path("stedfortredere/<uuid:substitution_id>/avslutt/", views.substitute_end, name="substitute-end"),
    path("lederskifte/", views.vacancies, name="vacancies"),
]

"""The address of a handover; the site hands down what waits for somebody, for the dry run."""

from django.urls import path

from handlingsrom.foundation.people.appointing import views

urlpatterns = [path("", views.handover, name="handover")]

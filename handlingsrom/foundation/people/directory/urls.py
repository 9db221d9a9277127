"""Addresses of the people pages."""

from django.urls import path

from handlingsrom.foundation.people.directory import views

urlpatterns = [
    path("", views.people, name="people"),
    path("<uuid:person_id>/", views.person, name="person"),
]

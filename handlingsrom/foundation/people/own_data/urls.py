"""The address of a request for correction; the site hands down the tables that hold something."""

from django.urls import path

from handlingsrom.foundation.people.own_data import views

urlpatterns = [path("<uuid:correction_id>/", views.correction, name="correction")]

"""The addresses of importing."""

from django.urls import path

from handlingsrom.foundation.people.importing import views

urlpatterns = [
    path("", views.imports, name="imports"),
    path("kolonner/", views.columns, name="import-columns"),
    path("eksempel/<str:format>/", views.example, name="import-example"),
    path("<uuid:import_id>/", views.one_import, name="import"),
    path("<uuid:import_id>/last-inn/", views.load_import, name="import-load"),
    path("<uuid:import_id>/rull-tilbake/", views.roll_back_import, name="import-roll-back"),
]

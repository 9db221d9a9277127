"""The addresses of roles and fullmakt."""

from django.urls import path

from handlingsrom.foundation.people.granting import views

urlpatterns = [
    path("roller/", views.roles, name="roles"),
    path("roller/ny/", views.role_new, name="role-new"),
    path("roller/<uuid:role_id>/avslutt/", views.role_end, name="role-end"),
    path("fullmakter/", views.mandates, name="mandates"),
    path("fullmakter/ny/", views.mandate_new, name="mandate-new"),
    path("fullmakter/<uuid:mandate_id>/avslutt/", views.mandate_end, name="mandate-end"),
]

"""Addresses of provisioning, as SCIM names them."""

from django.urls import path

from handlingsrom.foundation.people.scim import views

urlpatterns = [
    path("", views.scim, name="scim-root"),
    path("<path:path>", views.scim, name="scim"),
]

"""The addresses of webhooks."""

from django.urls import path

from handlingsrom.foundation.people.webhooks import views

urlpatterns = [
    path("", views.webhooks, name="webhooks"),
    path("<uuid:webhook_id>/avslutt/", views.webhook_end, name="webhook-end"),
]

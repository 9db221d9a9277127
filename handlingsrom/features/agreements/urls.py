"""The addresses of agreements."""

from django.urls import path

from handlingsrom.features.agreements import views

urlpatterns = [
    path("", views.agreements, name="agreements"),
    path("ny/", views.wish, name="wish"),
    path("ny/svar/", views.answer, name="wish-answer"),
    path("foresla/", views.start, name="agreement-start"),
    path("<uuid:agreement_id>/", views.agreement, name="agreement"),
    path("<uuid:agreement_id>/avtale.pdf", views.document, name="agreement-document"),
    path("<uuid:agreement_id>/<slug:step>/", views.step, name="agreement-step"),
]

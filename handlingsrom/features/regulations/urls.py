"""The addresses of the law."""

from django.urls import path

from handlingsrom.features.regulations import views

urlpatterns = [
    path("", views.acts, name="acts"),
    path("veiviser/", views.wizard, name="wizard"),
    path("veiviser/<int:step>/", views.wizard_step, name="wizard-step"),
    path("veiviser/svar/", views.wizard_answer, name="wizard-answer"),
    path("veiviser/svar.pdf", views.wizard_document, name="wizard-document"),
    path("endringer/", views.law_changes, name="law-changes"),
    path("<slug:prefix>/", views.act, name="act"),
]

"""Every address: Norwegian for pages, English for the API."""

from django.urls import include, path

from handlingsrom.site import features, own_data, views
from handlingsrom.site.api import api

urlpatterns = [
    path("", views.front, name="front"),
    path("", include("handlingsrom.foundation.people.sign_in.urls")),
    path("sprak/", views.language, name="language"),
    path("oppgaver/", views.tasks, name="tasks"),
    path("virksomheten/", views.agency, name="agency"),
    path("postkasse/", views.mailbox, name="mailbox"),
    path("postkasse/<uuid:mail_id>/", views.mail, name="mail"),
    path("kontroller/", views.check_document, name="check"),
    path("tilgjengelighet/", views.accessibility, name="accessibility"),
    path("nokler/", views.tokens, name="tokens"),
    path("nokler/<uuid:token_id>/trekk/", views.end_token, name="token-end"),
    path("mine-opplysninger/", own_data.own_data, name="own-data"),
    path("mine-opplysninger/mine-opplysninger.<str:form>", own_data.own_data_file, name="own-data-file"),
    path("rettinger/", include("handlingsrom.foundation.people.own_data.urls"), {"holds": features.holds()}),
    path("logg/", include("handlingsrom.foundation.people.record_reader.urls"), features.record_words()),
    path("", include("handlingsrom.foundation.people.granting.urls")),
    path(
        "samtykker/",
        include("handlingsrom.foundation.people.granting.consent_urls"),
        {"cases_of": features.named_cases},
    ),
    path("personer/import/", include("handlingsrom.foundation.people.importing.urls")),
    path("personer/", include("handlingsrom.foundation.people.directory.urls")),
    path("", include("handlingsrom.foundation.people.appointing.urls")),
    path(
        "lederskifte/ny/",
        include("handlingsrom.foundation.people.appointing.handover_urls"),
        {"waiting": features.waiting},
    ),
    path("systemvarsler/", include("handlingsrom.foundation.people.webhooks.urls")),
    path("avtaler/", include("handlingsrom.features.agreements.urls")),
    path("regelverk/", include("handlingsrom.features.regulations.urls")),
    path("api/v1/", api.urls),
    path("scim/v2/", include("handlingsrom.foundation.people.scim.urls")),
]
handler404 = views.not_found
handler500 = views.fault
